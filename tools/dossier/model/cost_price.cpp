// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/cost_price.hpp"

namespace bestek {

namespace {

SourcedNumber read_number(const Json& value) {
  if (!value.is_object()) return {exact_number(value), {}, {}, {}};
  return {exact_number(value.at("waarde")), text_of(value, "bron"),
          optional_date_of(value, "peildatum"), text_of(value, "definitie")};
}

std::optional<SourcedNumber> optional_sourced(const Json& object, const char* key) {
  return optional_of(object, key, read_number);
}

SourcedNumber read_per_hour(const Json& object) { return read_number(object.at("per_uur")); }

StaffShare read_share(const Json& item) {
  return {text_of(item, "schaal"), read_number(item.at("aandeel_pct")),
          read_number(item.at("uurloon"))};
}

StaffCost read_staff(const Json& object) {
  return {items_of(object, "functiemix", read_share), optional_sourced(object, "vakantiegeld_pct"),
          optional_sourced(object, "eindejaarsuitkering_pct"), optional_sourced(object, "ort_pct"),
          optional_sourced(object, "werkgeverslasten_pct")};
}

StaffCostPerHour read_staff_per_hour(const Json& object) {
  return {read_number(object.at("clientgebonden_per_uur")),
          read_number(object.at("niet_clientgebonden_per_uur"))};
}

Overhead read_overhead(const Json& object) {
  if (object.contains("opslag_pct"))
    return OverheadPercentage{read_number(object.at("opslag_pct")), object.at("over") == "prijs"};
  return OverheadPerJob{read_number(object.at("per_fte_eur")),
                        read_number(object.at("declarabele_uren"))};
}

Productivity read_productivity(const Json& object) {
  if (object.contains("productiviteit_pct")) return read_number(object.at("productiviteit_pct"));
  return WorkingHours{read_number(object.at("contracturen")),  optional_sourced(object, "verlof"),
                      optional_sourced(object, "ziekte"),      optional_sourced(object, "scholing"),
                      optional_sourced(object, "werkoverleg"), optional_sourced(object, "overig")};
}

IndexComponent read_index_component(const Json& object) {
  return {read_number(object.at("voorlopig_pct")), optional_sourced(object, "vorig_voorlopig_pct"),
          optional_sourced(object, "vorig_definitief_pct")};
}

Indexation read_indexation(const Json& object) {
  return {text_of(object, "methode"), read_number(object.at("loon_pct")),
          optional_of(object, "loon", read_index_component),
          optional_of(object, "materieel", read_index_component),
          optional_of(object, "decimalen", [](const Json& n) { return n.get<int>(); })};
}

UnitConversion read_conversion(const Json& object) {
  return {read_number(object.at("uren_per_eenheid")), read_number(object.at("groepsgrootte")),
          optional_sourced(object, "overig_per_eenheid")};
}

std::optional<Overhead> overhead_of(const Json& object) {
  const char* key = object.contains("b_overhead") ? "b_overhead" : "c_overhead";
  return optional_of(object, key, read_overhead);
}

std::optional<Indexation> indexation_of(const Json& object) {
  const char* key = object.contains("e_indexatie") ? "e_indexatie" : "d_indexering";
  return optional_of(object, key, read_indexation);
}

}  // namespace

CostPrice read_cost_price(const Json& object) {
  return {optional_of(object, "a_beroepskracht", read_staff),
          optional_of(object, "a_beroepskrachten", read_staff_per_hour),
          optional_of(object, "b_clientgebonden", read_per_hour),
          overhead_of(object),
          optional_of(object, "c_niet_productief", read_productivity),
          optional_of(object, "d_reis_en_opleiding", read_per_hour),
          indexation_of(object),
          optional_of(object, "f_overige_verplichtingen", read_per_hour),
          optional_of(object, "omrekening", read_conversion),
          optional_sourced(object, "risico_pct")};
}

}  // namespace bestek
