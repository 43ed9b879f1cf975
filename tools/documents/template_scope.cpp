// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_scope.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/dutch.hpp"
#include "dossier/model/agreement.hpp"

namespace bestek::documents {

namespace {

std::vector<std::string> texts(const Json& object, const char* key) {
  return object.value(key, std::vector<std::string>());
}

bool is_among(const std::vector<std::string>& allowed, const std::string& value) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

std::string legal_title(const Json& round) {
  const auto& model = round.at("ronde").at("contractmodel");
  const auto found = round.find("contractmodellen");
  if (found == round.end()) return "";
  for (const auto& item : found->value("modellen", Json::array())) {
    if (item.at("kenmerk") == model) return item.value("juridische_titel", "");
  }
  return "";
}

ScopeMismatch other_value(const char* what, const std::vector<std::string>& allowed,
                          const std::string& value) {
  return {fmt::format("dit sjabloon is voor {} {}, en deze ronde heeft {}", what,
                      dutch::enumeration(allowed, "of"), value),
          "kies een ander sjabloon, of pas voor: in de kop van uw eigen sjabloon aan"};
}

}  // namespace

TemplateScope read_scope(const Json& object) {
  return {texts(object, "wet"),        texts(object, "contractmodel"),
          texts(object, "rechtsvorm"), texts(object, "juridische_titel"),
          texts(object, "onderdelen"), object.value("aanbieder", "")};
}

std::optional<ScopeMismatch> scope_mismatch(const TemplateScope& scope, const Json& round) {
  const auto& head = round.at("ronde");
  const auto check = [&](const char* key, const std::vector<std::string>& allowed) {
    const auto value = head.at(key).get<std::string>();
    return is_among(allowed, value) ? std::nullopt
                                    : std::optional(other_value(key, allowed, value));
  };
  if (auto found = check("wet", scope.laws)) return found;
  if (auto found = check("contractmodel", scope.contract_models)) return found;
  if (auto found = check("rechtsvorm", scope.legal_forms)) return found;
  const auto title = legal_title(round);
  if (!title.empty() && !is_among(scope.legal_titles, title))
    return other_value("een contractmodel met juridische titel", scope.legal_titles, title);
  for (const auto& section : scope.sections) {
    if (round.contains(section)) continue;
    return ScopeMismatch{
        fmt::format("dit sjabloon heeft het onderdeel {} nodig, en dat heeft deze ronde niet",
                    section),
        fmt::format("voeg {}: aan de ronde toe; het schema legt uit wat erin hoort", section)};
  }
  return std::nullopt;
}

bool is_for_provider(const TemplateScope& scope, const Json& round, const std::string& provider) {
  if (scope.provider.empty()) return true;
  if (scope.provider == "subsidie") return read_grant_of(round, provider).has_value();
  const auto decision = read_decision_on(round, provider);
  if (scope.provider == "besluit") return decision.has_value();
  return !decision || decision->is_awarded;
}

}  // namespace bestek::documents
