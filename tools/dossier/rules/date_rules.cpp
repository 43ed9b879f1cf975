// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// The term, the validity of tariffs, and what cannot have happened yet.
namespace bestek::rules {

namespace {

struct TermDates {
  Date start, end, latest_end;
  int months;  ///< with every extension
};

int whole_months(Date from, Date to) {
  return (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
         static_cast<int>(static_cast<unsigned>(to.month())) -
         static_cast<int>(static_cast<unsigned>(from.month())) + (to.day() >= from.day() ? 1 : 0);
}

std::optional<TermDates> term_of(const Context& context) {
  const auto& term = context.head().at("looptijd");
  const auto start = date_of(term, "ingang");
  const auto end = date_of(term, "einde");
  if (!start || !end || *end < *start) return std::nullopt;
  const int extra = term.at("verlengingen").get<int>() * term.at("verlenging_maanden").get<int>();
  return TermDates{*start, *end, add_months(*end, extra), whole_months(*start, *end) + extra};
}

struct Validity {
  Date from, to;
  std::size_t index;
};

/// The valid periods of each service, by their start.
std::map<std::string, std::vector<Validity>> validities(const Context& context) {
  std::map<std::string, std::vector<Validity>> result;
  std::size_t index = 0;
  each(context, "tarieven", [&](const Json& tariff, const Where&) {
    const auto from = date_of(tariff.at("geldig"), "van");
    const auto to = date_of(tariff.at("geldig"), "tot");
    if (from && to && *from <= *to)
      result[text_of(tariff, "dienst")].push_back({*from, *to, index});
    ++index;
  });
  for (auto& [service, periods] : result) {
    std::stable_sort(periods.begin(), periods.end(),
                     [](const auto& a, const auto& b) { return a.from < b.from; });
  }
  return result;
}

std::string validity_pointer(std::size_t index, const char* key) {
  return fmt::format("/tarieven/{}/geldig/{}", index, key);
}

void check_overlap(Context& context) {
  for (const auto& [service, periods] : validities(context)) {
    for (std::size_t i = 1; i < periods.size(); ++i) {
      const auto& before = periods[i - 1];
      if (before.to < periods[i].from) continue;
      const auto pointer = validity_pointer(periods[i].index, "van");
      context.report(
          pointer,
          fmt::format("op {} geldt voor {} al een ander tarief, tot en met {}",
                      dutch::long_date(periods[i].from), service, dutch::long_date(before.to)),
          fmt::format("laat het vorige tarief eindigen op de dag ervoor ({})",
                      context.place_of(validity_pointer(before.index, "tot"), pointer)));
    }
  }
}

void check_gap(Context& context) {
  for (const auto& [service, periods] : validities(context)) {
    for (std::size_t i = 1; i < periods.size(); ++i) {
      const int days = days_between(periods[i - 1].to, periods[i].from) - 1;
      if (days <= 0) continue;
      context.report(
          validity_pointer(periods[i].index, "van"),
          fmt::format("tussen {} en {} heeft {} geen tarief ({})",
                      dutch::long_date(periods[i - 1].to), dutch::long_date(periods[i].from),
                      service, dutch::counted(days, "dag", "dagen")),
          "laat de perioden op elkaar aansluiten");
    }
  }
}

void check_inside_term(Context& context) {
  const auto term = term_of(context);
  if (!term) return;
  each(context, "tarieven", [&](const Json& tariff, const Where& where) {
    const auto from = date_of(tariff.at("geldig"), "van");
    const auto to = date_of(tariff.at("geldig"), "tot");
    if (from && *from < term->start) {
      context.report(where / "geldig" / "van",
                     fmt::format("het tarief geldt vanaf {}, de looptijd begint pas op {}",
                                 dutch::long_date(*from), dutch::long_date(term->start)),
                     "laat het tarief beginnen op de ingang van de looptijd");
    }
    if (to && *to > term->latest_end) {
      context.report(where / "geldig" / "tot",
                     fmt::format("het tarief geldt tot en met {}, de looptijd eindigt met alle "
                                 "verlengingen op {}",
                                 dutch::long_date(*to), dutch::long_date(term->latest_end)),
                     "laat het tarief niet langer gelden dan de afspraken zelf");
    }
  });
}

void check_start_covered(Context& context) {
  const auto term = term_of(context);
  if (!term) return;
  for (const auto& [service, periods] : validities(context)) {
    const auto first = periods.front();
    if (first.from <= term->start) continue;
    context.report(validity_pointer(first.index, "van"),
                   fmt::format("op {}, de ingang van de looptijd, heeft {} nog geen tarief",
                               dutch::long_date(term->start), service),
                   "laat het eerste tarief beginnen op de ingang van de looptijd");
  }
}

void check_volume_year(Context& context) {
  const auto term = term_of(context);
  if (!term) return;
  const auto first = static_cast<int>(term->start.year());
  const auto last = static_cast<int>(term->latest_end.year());
  each(context, "volumes", [&](const Json& volume, const Where& where) {
    const auto year = volume.at("jaar").get<std::int64_t>();
    if (year >= first && year <= last) return;
    context.report(where / "jaar",
                   fmt::format("{} valt buiten de looptijd ({} tot en met {})", year, first, last),
                   "verbeter het jaar, of verwijder de regel");
  });
}

/// Dates of things that have happened. The log has its own rule.
void check_future(Context& context) {
  if (!context.today()) return;
  const auto check = [&](const Json& item, const Where& where, const char* key, const char* what) {
    const auto date = date_of(item, key);
    if (!date || *date <= *context.today()) return;
    context.report(where / key,
                   fmt::format("{} heeft datum {}, na de datum van deze versie ({})", what,
                               dutch::long_date(*date), dutch::long_date(*context.today())),
                   "verbeter de datum, of werk ronde.versie.datum bij");
  };
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    if (const auto* own = member(provider, "eigen_verklaring"))
      check(*own, where / "eigen_verklaring", "datum", "deze eigen verklaring");
    each(provider, "bewijsmiddelen", where, [&](const Json& proof, const Where& at) {
      check(proof, at, "datum", "dit bewijsmiddel");
    });
  });
  each(context, "tarieven", [&](const Json& tariff, const Where& where) {
    each(tariff, "onderhandeld", where,
         [&](const Json& agreed, const Where& at) { check(agreed, at, "datum", "deze afspraak"); });
    each(tariff, "benchmark", where, [&](const Json& other, const Where& at) {
      check(other, at, "peildatum", "dit vergelijkingstarief");
    });
  });
}

void check_version(Context& context) {
  if (!context.today()) return;
  const Event* last = nullptr;
  std::int64_t later = 0;
  for (const auto& event : context.log()) {
    if (event.date <= *context.today()) continue;
    ++later;
    if (last == nullptr || event.date > last->date) last = &event;
  }
  if (last == nullptr) return;
  context.report("/ronde/versie/datum",
                 fmt::format("deze versie is van {}, maar het verloop noemt {} daarna; de laatste "
                             "is van {}",
                             dutch::long_date(*context.today()),
                             dutch::counted(later, "gebeurtenis", "gebeurtenissen"),
                             dutch::long_date(last->date)),
                 "werk de versiedatum bij; het verloop noemt alleen wat al gebeurd is");
}

void check_retroactive(Context& context) {
  const auto term = term_of(context);
  if (!term || !context.today() || *context.today() <= term->start) return;
  if (text_of(context.head().at("versie"), "status") != "concept") return;
  context.report("/ronde/looptijd/ingang",
                 fmt::format("de looptijd begint op {}, maar op {} is deze versie nog een concept",
                             dutch::long_date(term->start), dutch::long_date(*context.today())),
                 "verschuif de ingang, of werk de status bij; met terugwerkende kracht afspreken "
                 "vraagt een uitdrukkelijk besluit");
}

void check_extensions(Context& context) {
  const auto& term = context.head().at("looptijd");
  const bool has_number = term.at("verlengingen").get<int>() > 0;
  const bool has_length = term.at("verlenging_maanden").get<int>() > 0;
  if (has_number == has_length) return;
  context.report(has_number ? "/ronde/looptijd/verlenging_maanden" : "/ronde/looptijd/verlengingen",
                 has_number ? "er zijn verlengingen, maar ze duren 0 maanden"
                            : "een verlenging heeft een duur, maar het aantal verlengingen is 0",
                 "vul beide in, of zet beide op 0");
}

void check_long_term(Context& context) {
  const auto term = term_of(context);
  if (!term || text_of(context.head(), "rechtsvorm") == "subsidie") return;
  const auto most = data_list("raamovereenkomst_maanden")[0].at("maanden").get<int>();
  if (term->months <= most || !text_of(context.head().at("looptijd"), "motivering").empty()) return;
  context.report("/ronde/looptijd",
                 fmt::format("de looptijd is met verlengingen {} maanden; boven {} maanden hoort "
                             "daar een motivering bij",
                             term->months, most),
                 "voeg motivering toe: waarom is een langere looptijd nodig voor deze opdracht?");
}

constexpr Rule date_rule_list[] = {
    {{"B140", "fout", "twee tarieven voor een dienst gelden op dezelfde dag",
      "Dan is niet te zien welk tarief geldt. Een nieuw tarief begint de dag nadat het vorige "
      "eindigt.",
      "iStandaarden, protocol productcodelijsten",
      "tarieven:\n  - {}\n  - {dienst: bgi, geldig: {van: 2015-06-01, tot: 2016-12-31}}\n"},
     check_overlap},
    {{"B141", "advies", "tussen twee tarieven zit een periode zonder tarief",
      "Wat in die dagen geleverd is, kan niet worden betaald.", "",
      "tarieven:\n  - {}\n  - {dienst: bgi, geldig: {van: 2016-02-01, tot: 2016-12-31}}\n"},
     check_gap},
    {{"B142", "waarschuwing", "een tarief geldt buiten de looptijd",
      "Een tarief kan niet eerder beginnen of langer gelden dan de afspraken zelf.", "",
      "tarieven:\n  - {geldig: {van: 2014-01-01, tot: 2015-12-31}}\n"},
     check_inside_term},
    {{"B143", "waarschuwing", "een dienst heeft nog geen tarief op de eerste dag",
      "Vanaf de ingang van de looptijd wordt er geleverd.", "",
      "tarieven:\n  - {geldig: {van: 2015-02-01, tot: 2015-12-31}}\n"},
     check_start_covered},
    {{"B144", "waarschuwing", "een hoeveelheid valt buiten de looptijd",
      "De raming telt alleen jaren waarin de afspraken gelden.", "",
      "volumes:\n  - {jaar: 2013}\n"},
     check_volume_year},
    {{"B145", "waarschuwing", "iets dat gebeurd is, heeft een datum in de toekomst",
      "De datum van de versie is de dag waarop de ronde is opgeschreven.", "",
      "aanbieders:\n  - eigen_verklaring: {datum: 2034-03-13}\n"},
     check_future},
    {{"B146", "waarschuwing", "de versie is ouder dan het verloop",
      "Een stuk van 20 februari kan geen besluit van 27 februari noemen.", "",
      "ronde:\n  versie: {datum: 2014-02-20}\n"},
     check_version},
    {{"B147", "waarschuwing", "de looptijd is al begonnen terwijl de ronde nog een concept is",
      "Afspraken met terugwerkende kracht vragen een uitdrukkelijk besluit.", "",
      "ronde:\n  versie: {datum: 2015-03-01, status: concept}\n"},
     check_retroactive},
    {{"B148", "waarschuwing", "aantal en duur van de verlengingen passen niet bij elkaar",
      "Zonder duur of aantal is niet te zeggen wanneer de afspraken uiterlijk eindigen.", "",
      "ronde:\n  looptijd: {verlengingen: 2, verlenging_maanden: 0}\n"},
     check_extensions},
    {{"B149", "waarschuwing", "de looptijd is lang en niet gemotiveerd",
      "Een raamovereenkomst duurt hoogstens 48 maanden, verlengingen meegerekend, tenzij u "
      "motiveert waarom langer nodig is.",
      "Ketenbureau i-Sociaal Domein, standaard inkoopdocument",
      "ronde:\n  looptijd: {verlengingen: 4, verlenging_maanden: 12}\n"},
     check_long_term},
};

}  // namespace

Rules date_rules() { return date_rule_list; }

}  // namespace bestek::rules
