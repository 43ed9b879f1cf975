// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_layout.hpp"

#include <algorithm>
#include <memory>

#include "workbooks/sheet_maker.hpp"

namespace bestek::workbooks {

namespace {

/// The templates of a round, each read once.
class Maker {
 public:
  explicit Maker(const Dossier& dossier)
      : views_(dossier), library_(dossier.folder), known_(library_.names()) {
    style_ = office::load_house_style(dossier.folder, findings_, texts_);
  }

  std::optional<MadeWorkbook> make(const ReturnedRegister& head) {
    const auto* source = find(head.at("soort"));
    if (source == nullptr || has_errors(findings_)) return std::nullopt;
    const SheetPlan plan{source, target_of(source->sheets.per, head)};
    if (plan.target.empty() && source->sheets.per != Subject::round) return std::nullopt;
    const auto view = view_for(views_, plan);
    Findings problems;
    auto layout = lay_out(source->sheets, style_, view, problems);
    if (has_errors(problems)) return std::nullopt;
    return MadeWorkbook{std::move(layout), input_hash_of(plan, style_, views_, view)};
  }

 private:
  static std::string target_of(Subject per, const ReturnedRegister& head) {
    return per == Subject::round ? std::string() : head.at(name_of(per));
  }

  /// The name comes from a file from outside: only those of the library are looked up.
  const NamedSheetTemplate* find(const std::string& name) {
    if (std::find(known_.begin(), known_.end(), name) == known_.end()) return nullptr;
    auto [found, is_new] = templates_.try_emplace(name);
    if (is_new) {
      Findings problems;
      found->second = library_.load(name, problems, texts_);
    }
    return found->second ? &*found->second : nullptr;
  }

  view::RoundViews views_;
  SheetLibrary library_;
  std::vector<std::string> known_;
  Findings findings_;
  SourceTexts texts_;
  office::HouseStyle style_;
  std::map<std::string, std::optional<NamedSheetTemplate>> templates_;
};

}  // namespace

MakeWorkbook current_workbooks(const Dossier& dossier) {
  auto maker = std::make_shared<Maker>(dossier);
  return [maker](const ReturnedRegister& head) { return maker->make(head); };
}

}  // namespace bestek::workbooks
