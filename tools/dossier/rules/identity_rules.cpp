// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "common/dutch.hpp"
#include "dossier/rules/check_digits.hpp"
#include "dossier/rules/rule.hpp"

/// Who is who: numbers that belong to one organisation or municipality, with their check digits.
namespace bestek::rules {

namespace {

/// Reports each item whose value at `key` an earlier item of the list has too.
template <class Message>
void check_own(Context& context, const char* items, const char* key, const Message& message,
               const char* help) {
  std::unordered_map<std::string, std::size_t> seen;
  each(context, items, [&](const Json& item, const Where& where) {
    const auto& value = text_of(item, key);
    if (value.empty()) return;
    const auto [first, is_new] =
        seen.emplace(value, static_cast<std::size_t>(&item - &context.round().at(items)[0]));
    if (is_new) return;
    const auto& other = context.round().at(items)[first->second];
    if (text_of(other, "kenmerk") == text_of(item, "kenmerk")) return;  // B021 says it
    const Where top;
    const Where list(top, items);
    const auto place = context.place_of(list / first->second / key, where / key);
    context.report(where / key, message(value, text_of(other, "naam"), place), help);
  });
}

void check_kvk(Context& context) {
  check_own(
      context, "aanbieders", "kvk",
      [](const auto& value, const auto& other, const auto& place) {
        return fmt::format("KvK-nummer {} heeft ook {} ({})", value, other, place);
      },
      "neem beide nummers over van het KvK-uittreksel; staat een aanbieder er twee keer in, "
      "verwijder er dan een");
}

void check_agb(Context& context) {
  check_own(
      context, "aanbieders", "agb",
      [](const auto& value, const auto& other, const auto& place) {
        return fmt::format("AGB-code {} heeft ook {} ({})", value, other, place);
      },
      "zoek de code van deze aanbieder op in het AGB-register");
}

void check_cbs(Context& context) {
  check_own(
      context, "gemeenten", "cbs_code",
      [](const auto& value, const auto& other, const auto& place) {
        return fmt::format("CBS-code {} heeft ook {} ({})", value, other, place);
      },
      "zoek de code op in de gemeentelijke indeling van het CBS voor het jaar van de ronde");
}

void check_shared_iban(Context& context) {
  check_own(
      context, "aanbieders", "iban",
      [](const auto& value, const auto& other, const auto& place) {
        return fmt::format("rekening {} staat ook bij {} ({})", value, other, place);
      },
      "vraag bij de aanbieder na welke rekening van hem is, en controleer de tenaamstelling");
}

void check_shared_name(Context& context) {
  check_own(
      context, "aanbieders", "naam",
      [](const auto& value, const auto&, const auto& place) {
        return fmt::format("er is nog een aanbieder met de naam {} ({})", value, place);
      },
      "neem de statutaire naam over van het KvK-uittreksel, of verwijder de dubbele");
}

void check_iban(Context& context) {
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const auto& iban = text_of(provider, "iban");
    if (iban.empty() || is_iban(iban)) return;
    context.report(where / "iban",
                   fmt::format("{} is geen geldig IBAN: de controle klopt niet", iban),
                   "er is een teken vergeten, verwisseld of verkeerd overgenomen; neem het nummer "
                   "over van een rekeningafschrift");
  });
}

void check_rsin(Context& context) {
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const auto& rsin = text_of(provider, "rsin");
    if (rsin.empty() || passes_elfproef(rsin)) return;
    context.report(where / "rsin",
                   fmt::format("{} is geen geldig RSIN: de elfproef klopt niet", rsin),
                   "neem het nummer over van het KvK-uittreksel");
  });
}

/// The legal form that a statutory name gives away; "" when it does not.
std::string form_in(const std::string& name) {
  if (name.starts_with("Stichting ")) return "stichting";
  if (name.starts_with("Vereniging ")) return "vereniging";
  if (name.starts_with("Maatschap ")) return "maatschap";
  if (name.starts_with("Vof ") || name.starts_with("V.o.f. ")) return "vof";
  if (name.ends_with(" B.V.") || name.ends_with(" BV")) return "bv";
  if (name.ends_with(" U.A.")) return "cooperatie";
  return "";
}

void check_form_in_name(Context& context) {
  each(context, "aanbieders", [&](const Json& provider, const Where& where) {
    const auto form = form_in(text_of(provider, "naam"));
    if (form.empty() || form == text_of(provider, "rechtsvorm")) return;
    context.report(where / "rechtsvorm",
                   fmt::format("de naam {} hoort bij een {}, hier staat {}",
                               text_of(provider, "naam"), form, text_of(provider, "rechtsvorm")),
                   "neem naam en rechtsvorm over van het KvK-uittreksel; zij komen zo in het "
                   "convenant");
  });
}

constexpr Rule identity_rule_list[] = {
    {{"B100", "fout", "twee aanbieders hebben hetzelfde KvK-nummer",
      "Een KvK-nummer hoort bij één organisatie. Staat een aanbieder er twee keer in, dan krijgt "
      "hij twee convenanten.",
      "Handelsregister", "aanbieders:\n  - {kvk: \"00000011\"}\n  - {kvk: \"00000011\"}\n"},
     check_kvk},
    {{"B101", "waarschuwing", "twee aanbieders hebben dezelfde AGB-code",
      "De code staat in elk bericht over toewijzing en declaratie; met een dubbele code komt het "
      "geld bij een ander terecht.",
      "iWmo en iJw, LDT_AgbCode",
      "aanbieders:\n  - {agb: \"99000101\"}\n  - {agb: \"99000101\"}\n"},
     check_agb},
    {{"B102", "fout", "twee gemeenten hebben dezelfde CBS-code",
      "De CBS-code zegt in elk bericht om welke gemeente het gaat.", "CBS, gemeentelijke indeling",
      "gemeenten:\n  - {cbs_code: \"9901\"}\n  - {cbs_code: \"9901\"}\n"},
     check_cbs},
    {{"B103", "fout", "een IBAN klopt niet",
      "Een IBAN heeft twee controlecijfers. Verplaats de eerste vier tekens naar achteren, lees "
      "letters als 10 tot en met 35: de rest bij deling door 97 is 1.",
      "ISO 13616", "aanbieders:\n  - {iban: NL00TEST0123456789}\n"},
     check_iban},
    {{"B104", "waarschuwing", "twee aanbieders hebben dezelfde rekening",
      "Dat is vaak een fout bij het overnemen, en soms een poging tot fraude.", "",
      "aanbieders:\n  - {iban: NL13TEST0123456789}\n  - {iban: NL13TEST0123456789}\n"},
     check_shared_iban},
    {{"B105", "fout", "een RSIN klopt niet",
      "Een RSIN heeft negen cijfers. Vermenigvuldig ze met 9, 8, 7, 6, 5, 4, 3, 2 en -1: de som is "
      "deelbaar door 11.",
      "elfproef, zoals bij het BSN", "aanbieders:\n  - {rsin: \"123456789\"}\n"},
     check_rsin},
    {{"B106", "waarschuwing", "twee aanbieders hebben dezelfde naam",
      "In een lijst met partijen is dan niet te zien wie wie is.", "",
      "aanbieders:\n  - {naam: Zorg Samen}\n  - {naam: Zorg Samen}\n"},
     check_shared_name},
    {{"B107", "waarschuwing", "de naam van een aanbieder past niet bij de rechtsvorm",
      "Naam en rechtsvorm staan in de kop van het convenant en moeten gelijk zijn aan het "
      "handelsregister.",
      "Handelsregister", "aanbieders:\n  - {naam: Stichting Lindehof, rechtsvorm: bv}\n"},
     check_form_in_name},
};

}  // namespace

Rules identity_rules() { return identity_rule_list; }

}  // namespace bestek::rules
