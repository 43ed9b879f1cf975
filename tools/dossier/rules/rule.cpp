// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/rules/rule.hpp"

#include <fmt/format.h>

#include "common/dutch.hpp"
#include "embedded/dossier_data.hpp"

namespace bestek::rules {

std::string Where::pointer() const {
  if (parent_ == nullptr) return "";
  if (key_.empty()) return fmt::format("{}/{}", parent_->pointer(), index_);
  auto text = parent_->pointer() + "/";
  for (const char c : key_) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return text;
}

Context::Context(Dossier& dossier) : dossier_(dossier) {
  services_ = index_of("diensten");
  providers_ = index_of("aanbieders");
  municipalities_ = index_of("gemeenten");
  today_ = date_of(head().at("versie"), "datum");
  const auto* log = member(round(), "verloop");
  for (std::size_t i = 0; log != nullptr && i < log->size(); ++i) {
    const auto& entry = (*log)[i];
    if (const auto date = date_of(entry, "datum"))
      log_.push_back({&entry, i, &text_of(entry, "stap"), *date});
  }
}

Context::Index Context::index_of(const char* list) const {
  Index index;
  if (const auto* items = member(round(), list)) {
    index.reserve(items->size());
    for (const auto& item : *items) index.emplace(text_of(item, "kenmerk"), &item);
  }
  return index;
}

void Context::start(const FindingCode& code) {
  code_ = code.code;
  severity_ = code.severity == "fout"           ? Severity::error
              : code.severity == "waarschuwing" ? Severity::warning
                                                : Severity::advice;
}

void Context::report(const std::string& pointer, std::string message, std::string help,
                     bool at_key) {
  dossier_.report(severity_, code_, pointer, std::move(message), std::move(help), at_key);
}

const std::vector<CostPriceProblem>& Context::cost_price_problems() const {
  if (cost_price_problems_) return *cost_price_problems_;
  auto& all = cost_price_problems_.emplace();
  each_cost_price(*this, [&](const Json& price, const Json& tariff, const Where& where) {
    const auto* found = service(text_of(tariff, "dienst"));
    auto problems = bestek::cost_price_problems(
        read_cost_price(price), found == nullptr ? std::string() : text_of(*found, "eenheid"));
    const auto top = where.pointer();
    for (auto& problem : problems) {
      problem.path = top + problem.path;
      all.push_back(std::move(problem));
    }
  });
  return all;
}

std::string Context::place_of(const std::string& pointer, const std::string& from) const {
  const auto place = dossier_.position(pointer);
  if (place.line == 0) return "eerder in de ronde";
  if (place.file == dossier_.position(from).file) return fmt::format("op regel {}", place.line);
  return fmt::format("in {} op regel {}", place.file, place.line);
}

const Event* Context::first(std::string_view step) const {
  const Event* earliest = nullptr;
  for (const auto& event : log_) {
    if (*event.step == step && (earliest == nullptr || event.date < earliest->date))
      earliest = &event;
  }
  return earliest;
}

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> all = [] {
    std::vector<Rule> list;
    for (const auto theme :
         {structure_rules(),      identity_rules(), service_rules(),    reference_rules(),
          date_rules(),           log_rules(),      meeting_rules(),    procedure_rules(),
          participation_rules(),  tariff_rules(),   cost_price_rules(), calculation_rules(),
          contract_model_rules(), weight_rules(),   bid_rules(),        offer_rules(),
          legal_rules(),          budget_rules(),   funding_rules(),    agreement_rules(),
          award_rules(),          text_rules()}) {
      list.insert(list.end(), theme.begin(), theme.end());
    }
    return list;
  }();
  return all;
}

const std::string& text_of(const Json& object, const char* key) {
  static const std::string empty;
  const auto* found = member(object, key);
  return found == nullptr ? empty : found->get_ref<const std::string&>();
}

std::optional<Date> date_of(const Json& object, const char* key) {
  const auto* found = member(object, key);
  if (found == nullptr) return std::nullopt;
  return parse_date(found->get_ref<const std::string&>());
}

std::optional<Rational> number_of(const Json& object, const char* key) {
  const auto* found = member(object, key);
  if (found == nullptr) return std::nullopt;
  return exact_number(found->is_object() ? found->at("waarde") : *found);
}

const Json* models_section(const Context& context) {
  return member(context.round(), "contractmodellen");
}

std::string at_event(const Event& event, const char* key) {
  return fmt::format("/verloop/{}/{}", event.index, key);
}

const Json& data_list(const std::string& name) {
  static const std::unordered_map<std::string, Json> lists = [] {
    std::unordered_map<std::string, Json> all;
    for (const auto& file : embedded::dossier_data()) {
      Findings findings;
      auto data = read_yaml(file.text, std::string(file.path), 0, findings).value;
      for (auto& item : data.items()) all.emplace(item.key(), std::move(item.value()));
    }
    return all;
  }();
  return lists.at(name);
}

std::string some_of(const std::vector<std::string>& names, std::size_t most) {
  if (names.size() <= most) return dutch::enumeration(names);
  std::vector<std::string> shown(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(most));
  shown.push_back(fmt::format("nog {}", names.size() - most));
  return dutch::enumeration(shown);
}

}  // namespace bestek::rules
