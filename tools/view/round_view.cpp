// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/round_view.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>

#include "common/text.hpp"
#include "pricing/agreed_tariffs.hpp"
#include "procedure/procedure.hpp"
#include "view/names.hpp"

namespace bestek::view {

namespace {

const Json& list_of(const Dossier& dossier, const char* key) {
  static const Json nothing = Json::array();
  const auto list = dossier.json.find(key);
  return list == dossier.json.end() ? nothing : *list;
}

/// The members named, null where the object lacks one.
Json picked(const Json& object, const std::vector<const char*>& keys) {
  Json result = Json::object();
  for (const auto* key : keys) result[key] = optional_member(object, key);
  return result;
}

Json flag_for_each(const std::vector<std::pair<const char*, const char*>>& names,
                   const std::string& value) {
  Json flags = Json::object();
  for (const auto& [name, meaning] : names) flags[name] = value == meaning;
  return flags;
}

Json contract_model_head(const Dossier& dossier, const std::string& id) {
  const auto models =
      dossier.json.value("contractmodellen", Json::object()).value("modellen", Json::array());
  const auto found = std::find_if(models.begin(), models.end(),
                                  [&](const Json& model) { return model.at("kenmerk") == id; });
  if (found == models.end()) return {{"kenmerk", id}, {"titel", id}, {"juridische_titel", nullptr}};
  return picked(*found, {"kenmerk", "titel", "juridische_titel"});
}

Json titled(const Json& list, const std::string& id) {
  const auto& item = item_with_id(list, id);
  return {{"kenmerk", id}, {"titel", item.at("titel")}};
}

Json quantities(const Round& round, const std::string& service) {
  Json result = Json::array();
  for (const int year : pricing::years_with_quantities(round, service)) {
    result.push_back(
        {{"jaar", year},
         {"hoeveelheid", to_exact(*pricing::expected_quantity(round, service, year))}});
  }
  return result;
}

std::string progress_word(procedure::Progress progress) {
  switch (progress) {
    case procedure::Progress::done:
      return "afgerond";
    case procedure::Progress::under_way:
      return "bezig";
    case procedure::Progress::to_come:
      return "komt nog";
  }
  return "";
}

Json optional_date(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(); }

Json contributions(const Dossier& dossier, const Json& point) {
  Json result = Json::array();
  for (const auto& item : point.value("inbreng", Json::array())) {
    result.push_back(
        {{"aanbieder",
          item_with_id(dossier.json.at("aanbieders"), item.at("aanbieder")).at("naam")},
         {"overleg", item.at("overleg")},
         {"tekst", item.at("tekst")},
         {"antwoord", optional_member(item, "antwoord")},
         {"gevolg", item.contains("gevolg") ? Json(outcome_name(item.at("gevolg"))) : Json()}});
  }
  return result;
}

}  // namespace

const Json& item_with_id(const Json& list, const std::string& id) {
  // A comparison with the text itself: one with JSON would make a copy of it each time.
  const auto found = std::find_if(list.begin(), list.end(), [&](const Json& item) {
    return item.at("kenmerk").get_ref<const std::string&>() == id;
  });
  if (found == list.end()) throw std::out_of_range("no item " + id);
  return *found;
}

Json optional_member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? Json() : *found;
}

void add_period_words(Json& block) {
  Json words = Json::object();
  for (const auto& [key, value] : block.items()) {
    const auto unit = key.substr(key.rfind('_') + 1);
    if (unit != "maanden" && unit != "weken" && unit != "dagen") continue;
    words[key + "_woord"] =
        value.is_null() ? Json() : Json(period_word(value.get<std::int64_t>(), unit));
  }
  block.update(words);
}

std::string amount_text(const Rational& amount) {
  const bool is_whole_cents = round_half_up(amount, 2) == amount;
  return is_whole_cents ? to_fixed(amount, 2) : to_exact(amount);
}

Json round_part(const Dossier& dossier, const Round& round) {
  const auto& written = dossier.json.at("ronde");
  const auto& head = round.head;
  Json part = picked(
      written, {"kenmerk", "titel", "omschrijving", "versie", "wet", "schaalniveau", "rechtsvorm"});
  part["looptijd"] =
      picked(written.at("looptijd"), {"ingang", "einde", "verlengingen", "verlenging_maanden",
                                      "opzegtermijn_maanden", "motivering"});
  part["is_concept"] = head.version.is_draft();
  part["wet_naam"] = law_name(head.law);
  part["wet_kort"] = law_short_name(head.law);
  part["wet_is"] = flag_for_each(
      {{"wmo", "wmo"}, {"jeugd", "jeugd"}, {"participatie", "participatie"}}, head.law);
  part["rechtsvorm_naam"] = legal_form_name(head.legal_form);
  part["rechtsvorm_is"] = flag_for_each({{"dienst_2b", "2b_diensten"},
                                         {"sas", "sas"},
                                         {"toelating", "toelating"},
                                         {"subsidie", "subsidie"}},
                                        head.legal_form);
  part["contractmodel"] = contract_model_head(dossier, head.contract_model);
  part["looptijd"]["uiterste_einde"] = to_iso(head.term.latest_end());
  part["looptijd"]["kan_verlengen"] = head.term.extensions > 0;
  part["looptijd"]["heeft_opzegtermijn"] = head.term.notice_months > 0;
  add_period_words(part["looptijd"]);
  const auto value = written.find("geraamde_waarde_eur");
  part["geraamde_waarde_eur"] =
      value == written.end() ? Json() : Json(amount_text(exact_number(*value)));
  part["contact"] = picked(written.at("contact"), {"naam", "functie", "email"});
  part["overleg"] = picked(written.value("overleg", Json::object()), {"aantal_plenair", "plaats"});
  return part;
}

Json municipalities_part(const Dossier& dossier) {
  Json part = Json::array();
  for (const auto& item : list_of(dossier, "gemeenten")) {
    Json municipality =
        picked(item, {"kenmerk", "naam", "cbs_code", "inwoners", "cluster", "plaats"});
    municipality["vertegenwoordiger"] = picked(item.at("vertegenwoordiger"), {"functie", "naam"});
    municipality["portefeuillehouder"] =
        item.contains("portefeuillehouder")
            ? picked(item.at("portefeuillehouder"), {"functie", "naam"})
            : Json();
    municipality["adviesraad"] =
        item.value("adviesraad", council_name(dossier.json.at("ronde").at("wet")));
    part.push_back(std::move(municipality));
  }
  return part;
}

Json services_part(const Dossier& dossier, const Round& round) {
  Json part = Json::array();
  for (const auto& item : list_of(dossier, "diensten")) {
    Json service =
        picked(item, {"kenmerk", "naam", "omschrijving", "doelgroep", "niveau", "eenheid",
                      "productcategorie", "productcode", "financiering", "cpv"});
    service["kwaliteitseisen"] = item.value("kwaliteitseisen", Json::array());
    service["eenheid_meervoud"] = unit_plural(item.at("eenheid"));
    service["volume_per_jaar"] = quantities(round, item.at("kenmerk"));
    service["hoeveelheid_eerste_jaar"] =
        service["volume_per_jaar"].empty() ? Json() : service["volume_per_jaar"][0]["hoeveelheid"];
    part.push_back(std::move(service));
  }
  return part;
}

Json providers_part(const Dossier& dossier) {
  // One look at the services, and not one for each service of each provider.
  std::map<std::string_view, const Json*> names;
  for (const auto& service : list_of(dossier, "diensten"))
    names.emplace(service.at("kenmerk").get_ref<const std::string&>(), &service.at("naam"));
  Json part = Json::array();
  for (const auto& item : list_of(dossier, "aanbieders")) {
    Json provider = picked(item, {"kenmerk", "naam", "kvk", "agb", "adres", "vertegenwoordiger"});
    provider["rechtsvorm_naam"] = organisation_form_name(item.at("rechtsvorm"));
    provider["diensten"] = Json::array();
    provider["diensten_namen"] = Json::array();
    for (const auto& id : item.at("diensten")) {
      const auto& name = *names.at(id.get_ref<const std::string&>());
      provider["diensten"].push_back({{"kenmerk", id}, {"naam", name}});
      provider["diensten_namen"].push_back(name);
    }
    part.push_back(std::move(provider));
  }
  return part;
}

Json principles_part(const Dossier& dossier) {
  const auto all_criteria =
      dossier.json.value("contractmodellen", Json::object()).value("criteria", Json::array());
  Json part = Json::array();
  for (const auto& item : list_of(dossier, "uitgangspunten")) {
    Json principle = picked(item, {"kenmerk", "titel", "tekst", "bron"});
    principle["criteria"] = Json::array();
    for (const auto& id : item.value("criteria", Json::array()))
      principle["criteria"].push_back(titled(all_criteria, id));
    principle["zonder_criterium"] = !all_criteria.empty() && principle["criteria"].empty();
    part.push_back(std::move(principle));
  }
  return part;
}

Json suitability_part(const Dossier& dossier) {
  Json part = Json::array();
  for (const auto& item : list_of(dossier, "geschiktheidseisen")) {
    Json requirement =
        picked(item, {"nr", "eis", "bewijsmiddel", "toelichting", "hoogstens_maanden"});
    requirement["bewijsmiddel_naam"] = evidence_name(item.at("bewijsmiddel"));
    add_period_words(requirement);
    part.push_back(std::move(requirement));
  }
  return part;
}

Json negotiation_points_part(const Dossier& dossier) {
  Json part = Json::array();
  for (const auto& item : list_of(dossier, "onderhandelpunten")) {
    Json point = picked(item, {"nr", "titel", "huidig", "gewenst", "bron", "status"});
    point["is_open"] = point["status"] == "open";
    point["is_akkoord"] = point["status"] == "akkoord";
    point["is_vervallen"] = point["status"] == "vervallen";
    point["uitgangspunt"] = item.contains("uitgangspunt")
                                ? titled(list_of(dossier, "uitgangspunten"), item["uitgangspunt"])
                                : Json();
    point["inbreng"] = contributions(dossier, item);
    part.push_back(std::move(point));
  }
  return part;
}

Json negotiation_themes(const Dossier& dossier, const Json& points) {
  Json themes = Json::array();
  const auto titles = list_of(dossier, "onderhandelthemas");
  for (const auto& point : points) {
    const auto number = split(point.at("nr").get<std::string>(), '.').front();
    if (themes.empty() || themes.back()["nr"] != number) {
      const auto found = std::find_if(titles.begin(), titles.end(),
                                      [&](const Json& item) { return item.at("nr") == number; });
      themes.push_back(
          {{"nr", number},
           {"titel", found == titles.end() ? Json("Thema " + number) : found->at("titel")},
           {"punten", Json::array()}});
    }
    themes.back()["punten"].push_back(point);
  }
  return themes;
}

Json steps_part(const Round& round) {
  Json part = Json::array();
  for (const auto& [step, progress, first, last] : procedure::progress_of(round)) {
    part.push_back({{"nr", step.number},
                    {"stap", step.id},
                    {"titel", step.title},
                    {"wie", step.actor},
                    {"met_wie", step.counterpart},
                    {"wat", step.action},
                    {"regel", step.rule},
                    {"resultaat", step.result},
                    {"bron", step.source},
                    {"stand", progress_word(progress)},
                    {"datum_eerste", optional_date(first)},
                    {"datum_laatste", optional_date(last)}});
  }
  return part;
}

Json cost_elements_part(const Round& round) {
  Json part = Json::array();
  for (const auto& element : cost_elements(round.head.law)) {
    part.push_back({{"letter", element.letter}, {"naam", element.name}, {"bron", element.source}});
  }
  return part;
}

}  // namespace bestek::view
