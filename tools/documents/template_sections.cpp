// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_sections.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bestek::documents {

namespace {

class Pairer {
 public:
  Pairer(std::vector<SectionMark> marks, const std::string& where, Findings& findings)
      : marks_(std::move(marks)), pairs_(marks_.size()), where_(where), findings_(findings) {}

  std::vector<SectionPair> take() {
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].kind == '/') {
        close(i);
      } else {
        open_.push_back(i);
      }
    }
    while (!open_.empty()) leave_open();
    return std::move(pairs_);
  }

 private:
  const std::string& innermost() const { return marks_[open_.back()].name; }

  void close(std::size_t i) {
    const auto& name = marks_[i].name;
    if (open_.empty()) return report_not_opened(i);
    if (innermost() == name) return join(i);
    const auto later = later_close(i);
    if (is_open(name)) {
      if (later != SectionPair::none) return close_in_wrong_order(i, later);
      while (innermost() != name) leave_open();
      return join(i);
    }
    if (later != SectionPair::none) return report_not_opened(i);
    report_other_name(i);
    pairs_[i].is_misspelt = pairs_[open_.back()].is_misspelt = true;
    join(i);
  }

  bool is_open(const std::string& name) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](std::size_t i) { return marks_[i].name == name; });
  }

  /// Where the innermost section is closed after all.
  std::size_t later_close(std::size_t i) const {
    std::size_t depth = 0;
    for (auto j = i + 1; j < marks_.size(); ++j) {
      if (marks_[j].name != innermost()) continue;
      if (marks_[j].kind != '/') {
        ++depth;
      } else if (depth-- == 0) {
        return j;
      }
    }
    return SectionPair::none;
  }

  void join(std::size_t i) {
    pairs_[i].partner = open_.back();
    pairs_[open_.back()].partner = i;
    open_.pop_back();
  }

  /// The later tag then closes the outer one, without a finding of its own.
  void close_in_wrong_order(std::size_t i, std::size_t later) {
    report_other_name(i);
    marks_[later].name = marks_[i].name;
    join(i);
  }

  void leave_open() {
    const auto& mark = marks_[open_.back()];
    open_.pop_back();
    report(mark, fmt::format("het blok \"{}\" wordt niet gesloten", mark.name),
           fmt::format("zet {{{{/{}}}}} waar het blok eindigt", mark.name));
  }

  void report_not_opened(std::size_t i) {
    const auto& name = marks_[i].name;
    report(marks_[i], fmt::format("het blok \"{}\" wordt gesloten, maar is niet geopend", name),
           fmt::format("zet {{{{#{}}}}} waar het blok begint, of verwijder deze tag", name));
  }

  void report_other_name(std::size_t i) {
    report(marks_[i],
           fmt::format("hier hoort {{{{/{}}}}} te staan, niet {{{{/{}}}}}", innermost(),
                       marks_[i].name),
           fmt::format("het blok \"{}\" begon {} {}", innermost(), where_,
                       marks_[open_.back()].position.line));
  }

  void report(const SectionMark& mark, std::string message, std::string help) {
    if (mark.is_guess) return;
    findings_.push_back(
        {"B040", Severity::error, mark.position, "", std::move(message), std::move(help)});
  }

  std::vector<SectionMark> marks_;
  std::vector<SectionPair> pairs_;
  const std::string& where_;
  Findings& findings_;
  std::vector<std::size_t> open_;
};

}  // namespace

std::vector<SectionPair> pair_sections(std::vector<SectionMark> marks, const std::string& where,
                                       Findings& findings) {
  return Pairer(std::move(marks), where, findings).take();
}

}  // namespace bestek::documents
