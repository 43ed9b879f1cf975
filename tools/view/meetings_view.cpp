// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <algorithm>
#include <map>

#include "pricing/benchmark.hpp"
#include "view/names.hpp"
#include "view/round_view.hpp"

/// Meetings, reactions, and what is put before councils and colleges.
namespace bestek::view {

namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json date_or_null(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(); }

Json appointment(const Appointment& when) {
  return {{"datum", to_iso(when.date)}, {"tijd", when.time}, {"plaats", when.place}};
}

Json actions_list(const std::vector<Action>& actions) {
  Json list = Json::array();
  for (const auto& action : actions) {
    list.push_back({{"nr", list.size() + 1},
                    {"wat", action.what},
                    {"wie", action.who},
                    {"voor", to_iso(action.due)}});
  }
  return list;
}

/// Number and title of a point; null for "".
Json point_title(const Json& points, const std::string& number) {
  for (const auto& point : points) {
    if (point.at("nr") == number) return {{"nr", number}, {"titel", point.at("titel")}};
  }
  return nullptr;
}

const LogEntry* log_of_consultation(const Round& round, int number) {
  for (const auto& entry : round.log) {
    if (entry.step == "plenair_overleg" && entry.number == number) return &entry;
  }
  return nullptr;
}

/// The points of an agenda item, each with what was said about it in this consultation.
Json points_of(const Json& points, const std::vector<std::string>& numbers, int consultation) {
  Json list = Json::array();
  for (const auto& number : numbers) {
    for (const auto& point : points) {
      if (point.at("nr") != number) continue;
      Json item = {{"nr", number},
                   {"titel", point.at("titel")},
                   {"status", point.at("status")},
                   {"inbreng", Json::array()}};
      for (const auto& said : point.at("inbreng")) {
        if (said.at("overleg") == consultation) item["inbreng"].push_back(said);
      }
      list.push_back(std::move(item));
    }
  }
  return list;
}

Json agenda_of(const PlenaryMeeting& consultation, const Json& points) {
  Json list = Json::array();
  for (const auto& item : consultation.agenda) {
    auto about = points_of(points, item.points, consultation.number);
    list.push_back({{"nr", list.size() + 1},
                    {"titel", item.title},
                    {"heeft_punten", !about.empty()},
                    {"punten", std::move(about)},
                    {"verslag", text_or_null(item.report)}});
  }
  return list;
}

/// Names of the providers that were there, and of those that were not.
void add_presence(Json& part, const LogEntry& held, const Json& providers) {
  for (const auto& provider : providers) {
    const bool was_there =
        std::find(held.present.begin(), held.present.end(),
                  provider.at("kenmerk").get<std::string>()) != held.present.end();
    part[was_there ? "aanwezig" : "afwezig"].push_back(provider.at("naam"));
  }
}

Json decisions_of(const PlenaryMeeting& consultation, const Json& points) {
  Json list = Json::array();
  for (const auto& decision : consultation.decisions) {
    list.push_back({{"nr", list.size() + 1},
                    {"tekst", decision.text},
                    {"punt", point_title(points, decision.point)}});
  }
  return list;
}

/// The days on which this college decided, by the log: the last one counts.
const LogEntry* decision_of(const Round& round, const std::string& step,
                            const std::string& municipality) {
  const LogEntry* last = nullptr;
  for (const auto& entry : round.log) {
    if (entry.step != step) continue;
    const auto& some = entry.municipalities;
    if (entry.municipality == municipality ||
        std::find(some.begin(), some.end(), municipality) != some.end())
      last = &entry;
  }
  return last;
}

const Proposal* proposal_of(const Round& round, const std::string& step) {
  for (const auto& proposal : round.proposals) {
    if (proposal.step == step) return &proposal;
  }
  return nullptr;
}

Json proposal_part(const Proposal& proposal) {
  Json part = {{"document", proposal.document},
               {"aanleiding", text_or_null(proposal.reason)},
               {"beslispunten", proposal.decisions},
               {"argumenten", Json::array()},
               {"heeft_risicos", !proposal.risks.empty()},
               {"risicos", Json::array()}};
  for (const auto& argument : proposal.arguments)
    part["argumenten"].push_back({{"titel", argument.title}, {"tekst", argument.text}});
  for (const auto& risk : proposal.risks)
    part["risicos"].push_back({{"risico", risk.risk}, {"maatregel", risk.measure}});
  return part;
}

/// What one college decides, or decided, in a step.
Json college_part(const Round& round, const std::string& step, const std::string& municipality) {
  Json part = {{"datum", nullptr}, {"is_genomen", false}, {"beslispunten", Json::array()}};
  if (const auto* proposal = proposal_of(round, step)) {
    for (const auto& college : proposal->colleges) {
      if (college.municipality != municipality) continue;
      part["datum"] = to_iso(college.date);
      part["beslispunten"] = college.decisions;
    }
  }
  if (const auto* taken = decision_of(round, step, municipality)) {
    part["datum"] = to_iso(taken->date);
    part["is_genomen"] = taken->decision == "vastgesteld" || taken->decision == "akkoord";
  }
  return part;
}

Json advice_of(const LogEntry& entry) {
  return {{"van", entry.advisory_body.empty() ? Json("de adviesraad") : Json(entry.advisory_body)},
          {"datum", to_iso(entry.date)},
          {"document", text_or_null(entry.document)},
          {"is_positief", entry.decision == "akkoord" || entry.decision == "vastgesteld"},
          {"is_negatief", entry.decision == "afgewezen"},
          {"toelichting", text_or_null(entry.explanation)}};
}

bool concerns(const LogEntry& entry, const std::string& municipality) {
  const auto& some = entry.municipalities;
  return municipality.empty() || entry.municipality == municipality ||
         std::find(some.begin(), some.end(), municipality) != some.end();
}

/// Advice of councils in the log; for one municipality or, with "", of all.
Json advice_list(const Round& round, const std::string& municipality) {
  Json list = Json::array();
  for (const auto& entry : round.log) {
    if (entry.step == "legitimering" && concerns(entry, municipality))
      list.push_back(advice_of(entry));
  }
  return list;
}

/// The lines of the budget that are about this municipality, one for each year.
Json years_of(const Json& view, const std::string& municipality) {
  Json list = Json::array();
  if (view.at("budget").is_null()) return list;
  for (const auto& year : view.at("budget").at("jaren")) {
    for (const auto& line : year.at("gemeenten")) {
      if (line.at("kenmerk") != municipality) continue;
      list.push_back(line);
      list.back()["jaar"] = year.at("jaar");
    }
  }
  return list;
}

/// By year and service; what goes to which provider does not show.
Json volumes_of(const Round& round, const Json& services, const std::string& municipality) {
  std::map<std::pair<int, std::string>, Rational> quantities;
  for (const auto& volume : round.volumes) {
    if (volume.municipality == municipality)
      quantities[{volume.year, volume.service}] += volume.quantity;
  }
  Json list = Json::array();
  for (const auto& [key, quantity] : quantities) {
    const auto& service = item_with_id(services, key.second);
    list.push_back({{"dienst", service.at("naam")},
                    {"jaar", key.first},
                    {"hoeveelheid", to_exact(quantity)},
                    {"eenheid_meervoud", service.at("eenheid_meervoud")}});
  }
  return list;
}

}  // namespace

Json presentation_part(const Round& round) {
  if (!round.presentation) return nullptr;
  Json part = appointment(round.presentation->when);
  part["aanmelden_voor"] = to_iso(round.presentation->register_before);
  return part;
}

Json consultations_part(const Round& round, const Json& points, const Json& providers) {
  Json list = Json::array();
  for (const auto& consultation : round.plenary_meetings) {
    const auto number = consultation.number;
    const auto* held = log_of_consultation(round, number);
    Json part = appointment(consultation.when);
    part["kenmerk"] = "overleg-" + std::to_string(number);
    part["nummer"] = number;
    part["is_gehouden"] = held != nullptr;
    part["aanmelden_voor"] = date_or_null(consultation.register_before);
    part["voorzitter"] = text_or_null(consultation.chair);
    part["notulist"] = text_or_null(consultation.note_taker);
    part["namens_gemeenten"] = consultation.for_municipalities;
    part["aanwezig"] = part["afwezig"] = Json::array();
    if (held != nullptr) add_presence(part, *held, providers);
    part["heeft_aanwezigen"] = !part["aanwezig"].empty();
    part["heeft_afwezigen"] = !part["afwezig"].empty();
    part["document"] = held == nullptr ? Json() : text_or_null(held->document);
    part["agenda"] = agenda_of(consultation, points);
    const bool has_report =
        std::any_of(consultation.agenda.begin(), consultation.agenda.end(),
                    [](const AgendaItem& item) { return !item.report.empty(); });
    part["verslag"] = has_report ? part["agenda"] : Json::array();
    part["besluiten"] = decisions_of(consultation, points);
    part["heeft_besluiten"] = !consultation.decisions.empty();
    part["acties"] = actions_list(consultation.actions);
    part["heeft_acties"] = !consultation.actions.empty();
    part["is_eerste"] = list.empty();
    part["vorige_acties"] = list.empty() ? Json::array() : list.back().at("acties");
    part["heeft_vorige_acties"] = !part["vorige_acties"].empty();
    list.push_back(std::move(part));
  }
  return list;
}

Json reactions_part(const Round& round, const Json& points, const Json& providers) {
  Json list = Json::array();
  for (const auto& reaction : round.reactions) {
    list.push_back(
        {{"nr", reaction.number},
         {"van", reaction.provider.empty() ? Json(reaction.advisory_body)
                                           : item_with_id(providers, reaction.provider).at("naam")},
         {"datum", to_iso(reaction.date)},
         {"via", route_name(reaction.via)},
         {"punt", point_title(points, reaction.point)},
         {"tekst", reaction.text},
         {"antwoord", text_or_null(reaction.answer)},
         {"gevolg", reaction.outcome.empty() ? Json() : Json(outcome_name(reaction.outcome))}});
  }
  return list;
}

void add_reactions_to_points(Json& points, const Json& reactions) {
  for (auto& point : points) {
    point["reacties"] = Json::array();
    for (const auto& reaction : reactions) {
      if (reaction.at("punt").is_object() && reaction["punt"]["nr"] == point.at("nr"))
        point["reacties"].push_back(reaction);
    }
    point["heeft_inbreng"] = !point.at("inbreng").empty() || !point["reacties"].empty();
  }
}

Json advice_request_part(const Round& round) {
  if (!round.advice_request) return nullptr;
  return {{"vragen", round.advice_request->questions},
          {"uiterlijk", to_iso(round.advice_request->before)},
          {"toelichting", text_or_null(round.advice_request->explanation)}};
}

Json advice_part(const Round& round) { return advice_list(round, ""); }

Json proposals_part(const Round& round) {
  const auto* first = proposal_of(round, "eerste_besluitvorming");
  const auto* second = proposal_of(round, "tweede_besluitvorming");
  return {{"eerste", first == nullptr ? Json() : proposal_part(*first)},
          {"tweede", second == nullptr ? Json() : proposal_part(*second)}};
}

Json municipality_part(const Round& round, const Json& view, const std::string& id) {
  Json part = item_with_id(view.at("gemeenten"), id);
  part["eerste_besluit"] = college_part(round, "eerste_besluitvorming", id);
  part["tweede_besluit"] = college_part(round, "tweede_besluitvorming", id);
  part["adviezen"] = advice_list(round, id);
  part["heeft_adviezen"] = !part["adviezen"].empty();
  part["jaren"] = years_of(view, id);
  part["heeft_raming"] = !part["jaren"].empty();
  part["volumes"] = volumes_of(round, view.at("diensten"), id);
  part["is_penvoerder"] = id == round.head.lead;
  return part;
}

Json benchmarks_part(const Round& round, const Json& view) {
  Json list = Json::array();
  for (const auto& tariff : round.tariffs) {
    std::vector<Rational> amounts;
    for (const auto& item : tariff.benchmark) amounts.push_back(item.amount);
    const auto statistics = pricing::benchmark_statistics(std::move(amounts));
    if (!statistics) continue;
    const auto text = [](const Rational& amount) { return to_fixed(round_half_up(amount, 2), 2); };
    list.push_back({{"dienst", item_with_id(view.at("diensten"), tariff.service)},
                    {"aantal", statistics->count},
                    {"laagste", text(statistics->minimum)},
                    {"mediaan", text(statistics->median)},
                    {"gemiddelde", text(statistics->mean)},
                    {"hoogste", text(statistics->maximum)}});
  }
  return list;
}

Json price_talks_part(const Round& round, const std::string& provider) {
  Json list = Json::array();
  for (const auto& talk : round.price_talks) {
    if (talk.provider != provider) continue;
    Json part = appointment(talk.when);
    part["nr"] = list.size() + 1;
    part["tariefblad_voor"] = date_or_null(talk.sheet_before);
    part["namens_gemeenten"] = talk.for_municipalities;
    part["namens_aanbieder"] = talk.for_provider;
    part["verslag"] = Json::array();
    for (const auto& topic : talk.report)
      part["verslag"].push_back({{"onderwerp", topic.topic}, {"tekst", topic.text}});
    part["heeft_verslag"] = !talk.report.empty();
    part["acties"] = actions_list(talk.actions);
    part["heeft_acties"] = !talk.actions.empty();
    part["is_akkoord"] = std::any_of(round.log.begin(), round.log.end(), [&](const LogEntry& e) {
      return e.step == "prijsonderhandeling" && e.provider == provider &&
             e.date == talk.when.date && e.decision == "akkoord";
    });
    list.push_back(std::move(part));
  }
  return list;
}

}  // namespace bestek::view
