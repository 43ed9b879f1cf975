// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <map>
#include <set>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Contract models against criteria, and the uitgangspunten behind them (nota § 2.1 and § 3.2).
namespace bestek::rules {

namespace {

void check_weights(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  for (const auto& criterion : section->at("criteria")) {
    if (*number_of(criterion, "gewicht") != 0) return;
  }
  context.report("/contractmodellen/criteria", "alle gewichten zijn nul",
                 "geef ten minste één criterium een gewicht; overal 1 is even zwaar", true);
}

void check_zero_weight(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const auto& criteria = section->at("criteria");
  std::vector<std::size_t> zero;
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    if (*number_of(criteria[i], "gewicht") == 0) zero.push_back(i);
  }
  if (zero.size() == criteria.size()) return;  // B190
  for (const auto i : zero) {
    context.report(fmt::format("/contractmodellen/criteria/{}/gewicht", i),
                   fmt::format("criterium {} telt niet mee: het gewicht is nul",
                               text_of(criteria[i], "titel")),
                   "geef het een gewicht, of laat het criterium weg");
  }
}

void check_scale_order(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const auto& scale = section->at("schaal");
  const auto plus = *number_of(scale, "+");
  const auto middle = *number_of(scale, "+/-");
  const auto minus = *number_of(scale, "-");
  if (plus > minus && plus >= middle && middle >= minus) return;
  context.report("/contractmodellen/schaal",
                 fmt::format("de schaal loopt niet af: + is {}, +/- is {} en - is {}",
                             to_exact(plus), to_exact(middle), to_exact(minus)),
                 "een + telt het meest en een - het minst, bijvoorbeeld 1, 0.5 en 0", true);
}

void check_principles(Context& context) {
  each(context, "uitgangspunten", [&](const Json& principle, const Where& where) {
    if (!principle.at("criteria").empty()) return;
    context.report(
        where / "criteria",
        fmt::format("geen enkel criterium meet het uitgangspunt {}", text_of(principle, "titel")),
        "de score zegt hier niets over; noem een criterium, of borg het uitgangspunt op "
        "een andere manier en leg dat uit",
        true);
  });
}

void check_same_profile(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const auto& models = section->at("modellen");
  std::map<std::string, std::vector<std::size_t>> profiles;
  for (std::size_t i = 0; i < models.size(); ++i)
    profiles[models[i].at("beoordeling").dump()].push_back(i);
  for (const auto& [profile, same] : profiles) {
    if (same.size() < 2) continue;
    std::vector<std::string> titles;
    for (const auto i : same) titles.push_back(text_of(models[i], "titel"));
    context.report(fmt::format("/contractmodellen/modellen/{}/beoordeling", same[1]),
                   fmt::format("deze criteria maken geen verschil tussen {}", some_of(titles, 8)),
                   "is het verschil voor u van belang, voeg dan een criterium toe dat het meet",
                   true);
  }
}

void check_discriminates(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const auto& models = section->at("modellen");
  if (models.size() < 2) return;
  const auto& criteria = section->at("criteria");
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    std::set<std::string> grades;
    for (const auto& model : models)
      grades.insert(text_of(model.at("beoordeling"), text_of(criteria[i], "kenmerk").c_str()));
    if (grades.size() > 1 || grades.contains("")) continue;
    context.report(fmt::format("/contractmodellen/criteria/{}/kenmerk", i),
                   fmt::format("op criterium {} scoren alle modellen {}",
                               text_of(criteria[i], "titel"), *grades.begin()),
                   "dit criterium helpt niet bij de keuze; stel de vraag scherper of laat het weg");
  }
}

void check_legal_title(Context& context) {
  const auto* section = models_section(context);
  if (section == nullptr) return;
  const bool is_subsidy = text_of(context.head(), "rechtsvorm") == "subsidie";
  for (const auto& model : section->at("modellen")) {
    if (text_of(model, "kenmerk") != text_of(context.head(), "contractmodel")) continue;
    const auto& title = text_of(model, "juridische_titel");
    if ((title == "subsidie") == is_subsidy) continue;
    context.report(
        "/ronde/rechtsvorm",
        fmt::format("rechtsvorm {} past niet bij {}, dat een {} is",
                    text_of(context.head(), "rechtsvorm"), text_of(model, "titel"), title),
        "kies een contractmodel dat bij de rechtsvorm past, of een andere rechtsvorm");
  }
}

constexpr Rule contract_model_rule_list[] = {
    {{"B190", "fout", "alle gewichten zijn nul", "Dan krijgt elk contractmodel dezelfde score.",
      "nota inkoop en contractering § 3.2",
      "contractmodellen:\n  criteria:\n    - {gewicht: 0}\n    - {gewicht: 0}\n"},
     check_weights},
    {{"B191", "advies", "een criterium heeft gewicht nul", "Het telt niet mee in de score.", "",
      "contractmodellen:\n  criteria:\n    - {gewicht: 0}\n"},
     check_zero_weight},
    {{"B192", "fout", "de schaal van oordelen loopt niet af",
      "Een + is altijd het gunstige antwoord en telt het meest.",
      "nota inkoop en contractering § 3.2",
      "contractmodellen:\n  schaal: {\"+\": 0, \"+/-\": 0.5, \"-\": 1}\n"},
     check_scale_order},
    {{"B193", "advies", "geen criterium meet een uitgangspunt",
      "De keuze van het contractmodel houdt er dan geen rekening mee. In de nota zelf geldt dat "
      "voor "
      "het budget.",
      "nota inkoop en contractering § 2.1 e en § 3.2", "uitgangspunten:\n  - {criteria: []}\n"},
     check_principles},
    {{"B194", "advies", "de criteria maken geen verschil tussen contractmodellen",
      "Modellen met dezelfde oordelen zijn met deze criteria niet te onderscheiden.",
      "nota inkoop en contractering § 3.2",
      "contractmodellen:\n  modellen:\n    - {}\n"
      "    - {beoordeling: {samenwerking: \"+\", invloed: \"+/-\"}}\n"},
     check_same_profile},
    {{"B195", "advies", "op een criterium scoren alle modellen gelijk",
      "Het helpt dan niet bij de keuze.", "nota inkoop en contractering § 3.2",
      "contractmodellen:\n  modellen:\n    - {}\n    - {beoordeling: {samenwerking: \"+\"}}\n"},
     check_discriminates},
    {{"B196", "waarschuwing", "het contractmodel past niet bij de rechtsvorm",
      "Een subsidie is bestuursrechtelijk; een overeenkomst en een convenant zijn "
      "privaatrechtelijk.",
      "nota inkoop en contractering § 3.1", "ronde:\n  rechtsvorm: subsidie\n"},
     check_legal_title},
};

}  // namespace

Rules contract_model_rules() { return contract_model_rule_list; }

}  // namespace bestek::rules
