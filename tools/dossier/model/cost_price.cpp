// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/model/cost_price.hpp"

#include <algorithm>

namespace bestek {

namespace {

/// A value of the cost price with the way to it.
struct Node {
  const Json& json;
  std::string path;

  bool has(const char* key) const { return json.contains(key); }
  Node at(const char* key) const { return {json.at(key), path + "/" + key}; }
  Node at(std::size_t index) const { return {json.at(index), path + "/" + std::to_string(index)}; }
};

template <class Read>
auto optional_at(const Node& node, const char* key, Read read)
    -> std::optional<decltype(read(node))> {
  if (!node.has(key)) return std::nullopt;
  return read(node.at(key));
}

template <class Read>
auto list_at(const Node& node, const char* key, Read read) -> std::vector<decltype(read(node))> {
  std::vector<decltype(read(node))> items;
  const auto list = node.at(key);
  for (std::size_t i = 0; i < list.json.size(); ++i) items.push_back(read(list.at(i)));
  return items;
}

SourcedNumber read_number(const Node& node) { return read_sourced_number(node.json, node.path); }

std::optional<SourcedNumber> optional_sourced(const Node& node, const char* key) {
  return optional_at(node, key, read_number);
}

SourcedNumber read_per_hour(const Node& node) { return read_number(node.at("per_uur")); }

bool is_yes(const Node& node, const char* key) { return text_of(node.json, key) == "ja"; }

Rounding rounding_at(const Node& node, const char* key, Rounding otherwise) {
  return node.has(key) ? parse_rounding(text_of(node.json, key)) : otherwise;
}

StaffShare read_share(const Node& node) {
  StaffShare share{text_of(node.json, "schaal"), read_number(node.at("aandeel_pct")), {}};
  if (node.has("uurloon")) {
    share.wage = read_number(node.at("uurloon"));
  } else {
    share.wage = MonthlyWage{read_number(node.at("maandloon")),
                             optional_sourced(node, "eindejaarsuitkering_maand")};
  }
  return share;
}

StaffCost read_staff(const Node& node) {
  return {list_at(node, "functiemix", read_share),
          optional_sourced(node, "vakantiegeld_pct"),
          optional_sourced(node, "eindejaarsuitkering_pct"),
          optional_sourced(node, "ort_pct"),
          optional_sourced(node, "werkgeverslasten_pct"),
          is_yes(node, "vakantiegeld_in_werkgeverslasten"),
          node.path};
}

StaffCostPerHour read_staff_per_hour(const Node& node) {
  return {read_number(node.at("clientgebonden_per_uur")),
          read_number(node.at("niet_clientgebonden_per_uur"))};
}

OverheadItem read_overhead_item(const Node& node) {
  return {text_of(node.json, "naam"), read_number(node.at("bedrag_eur"))};
}

Overhead read_overhead(const Node& node) {
  if (node.has("opslag_pct") && node.has("over")) {
    return OverheadPercentage{read_number(node.at("opslag_pct")), node.json.at("over") == "prijs",
                              text_of(node.json, "grondslag") == "alle_kosten"
                                  ? OverheadBase::all_cost
                                  : OverheadBase::staff};
  }
  OverheadPerJob overhead{{},
                          read_number(node.at("declarabele_uren")),
                          rounding_at(node, "afronding_per_uur", Rounding::none)};
  if (node.has("per_fte_eur")) {
    overhead.amount = read_number(node.at("per_fte_eur"));
  } else {
    overhead.amount =
        OverheadTotal{list_at(node, "posten", read_overhead_item), read_number(node.at("fte")),
                      rounding_at(node, "afronding_per_fte", Rounding::none)};
  }
  return overhead;
}

Productivity read_productivity(const Node& node) {
  if (node.has("productiviteit_pct")) {
    return {ProductivityPercentage{read_number(node.at("productiviteit_pct")),
                                   optional_sourced(node, "contracturen")},
            node.path};
  }
  if (node.has("werkbare_uren")) {
    return {BillableHours{read_number(node.at("werkbare_uren")),
                          optional_sourced(node, "contracturen")},
            node.path};
  }
  return {WorkingHours{read_number(node.at("contracturen")), optional_sourced(node, "verlof"),
                       optional_sourced(node, "ziekte"), optional_sourced(node, "scholing"),
                       optional_sourced(node, "werkoverleg"), optional_sourced(node, "reistijd"),
                       optional_sourced(node, "overig")},
          node.path};
}

IndexComponent read_index_component(const Node& node) {
  return {read_number(node.at("voorlopig_pct")), optional_sourced(node, "vorig_voorlopig_pct"),
          optional_sourced(node, "vorig_definitief_pct")};
}

std::optional<int> decimals_at(const Node& node, const char* key) {
  return optional_at(node, key, [](const Node& n) { return n.json.get<int>(); });
}

IndexMethod read_method(const std::string& word) {
  return word == "ratio"  ? IndexMethod::ratio
         : word == "vast" ? IndexMethod::fixed
                          : IndexMethod::difference;
}

Indexation read_indexation(const Node& node) {
  return {read_method(text_of(node.json, "methode")),
          optional_sourced(node, "loon_pct"),
          optional_at(node, "loon", read_index_component),
          optional_at(node, "materieel", read_index_component),
          optional_sourced(node, "vast_pct"),
          is_yes(node, "eerste_contractjaar"),
          decimals_at(node, "decimalen"),
          decimals_at(node, "decimalen_tussen"),
          node.path};
}

UnitConversion read_conversion(const Node& node) {
  if (node.has("minuten_per_rit") && node.has("inzittenden")) {
    return {
        TripConversion{read_number(node.at("minuten_per_rit")), read_number(node.at("inzittenden")),
                       optional_sourced(node, "kilometers_per_rit"),
                       optional_sourced(node, "per_kilometer_eur"),
                       optional_sourced(node, "overig_per_eenheid")},
        node.path};
  }
  return {GroupConversion{read_number(node.at("uren_per_eenheid")),
                          read_number(node.at("groepsgrootte")),
                          optional_sourced(node, "overig_per_eenheid")},
          node.path};
}

CostPriceRounding read_rounding(const Node& node) {
  return {rounding_at(node, "per_uur", Rounding::none),
          rounding_at(node, "per_eenheid", Rounding::none),
          rounding_at(node, "kostprijs", Rounding::cent)};
}

void read_youth_staff(const Node& node, CostPrice& price) {
  if (node.has("clientgebonden_per_uur") && node.has("niet_clientgebonden_per_uur")) {
    price.staff_per_hour = read_staff_per_hour(node);
  } else {
    price.staff = read_staff(node);
    price.productivity = optional_at(node, "niet_productief", read_productivity);
  }
}

}  // namespace

SourcedNumber read_sourced_number(const Json& value, std::string path) {
  if (!value.is_object()) return {exact_number(value), {}, {}, {}, std::move(path)};
  return {exact_number(value.at("waarde")), text_of(value, "bron"),
          parse_date(text_of(value, "peildatum")), text_of(value, "definitie"), std::move(path)};
}

bool is_choice(std::string_view key) {
  static constexpr std::string_view choices[] = {
      "aandeel_pct", "loon_pct",      "decimalen",           "decimalen_tussen",
      "risico_pct",  "innovatie_pct", "vorig_voorlopig_pct", "vorig_definitief_pct",
      "inzittenden", "groepsgrootte", "uren_per_eenheid"};
  return std::find(std::begin(choices), std::end(choices), key) != std::end(choices);
}

CostPrice read_cost_price(const Json& object) {
  const Node node{object, ""};
  CostPrice price;
  if (node.has("a_beroepskrachten")) read_youth_staff(node.at("a_beroepskrachten"), price);
  if (node.has("a_beroepskracht")) price.staff = read_staff(node.at("a_beroepskracht"));
  if (node.has("c_niet_productief"))
    price.productivity = read_productivity(node.at("c_niet_productief"));
  price.client_bound = optional_at(node, "b_clientgebonden", read_per_hour);
  price.overhead =
      optional_at(node, node.has("b_overhead") ? "b_overhead" : "c_overhead", read_overhead);
  price.travel_training = optional_at(node, "d_reis_en_opleiding", read_per_hour);
  price.indexation =
      optional_at(node, node.has("e_indexatie") ? "e_indexatie" : "d_indexering", read_indexation);
  price.obligations = optional_at(node, "f_overige_verplichtingen", read_per_hour);
  price.other_per_hour = optional_sourced(node, "overig_per_uur");
  price.conversion = optional_at(node, "omrekening", read_conversion);
  price.risk_pct = optional_sourced(node, "risico_pct");
  price.innovation_pct = optional_sourced(node, "innovatie_pct");
  if (node.has("afronding")) price.rounding = read_rounding(node.at("afronding"));
  return price;
}

}  // namespace bestek
