// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/dutch.hpp"
#include "dossier/rules/rule.hpp"

/// Codes and units of what is bought, as iWmo and iJw use them.
namespace bestek::rules {

namespace {

void check_product_code(Context& context) {
  each(context, "diensten", [&](const Json& service, const Where& where) {
    const auto& code = text_of(service, "productcode");
    const auto& category = text_of(service, "productcategorie");
    if (code.empty() || category.empty() || code.starts_with(category)) return;
    context.report(
        where / "productcode",
        fmt::format("productcode {} begint niet met de productcategorie {}", code, category),
        fmt::format("een productcode bij categorie {0} begint met {0}; verbeter een van "
                    "de twee",
                    category));
  });
}

void check_shared_code(Context& context) {
  std::unordered_map<std::string, const Json*> seen;
  each(context, "diensten", [&](const Json& service, const Where& where) {
    const auto& code = text_of(service, "productcode");
    if (code.empty()) return;
    const auto [first, is_new] = seen.emplace(code, &service);
    if (is_new) return;
    context.report(
        where / "productcode",
        fmt::format("productcode {} heeft ook {}", code, text_of(*first->second, "naam")),
        "in een declaratie is dan niet te zien welk tarief geldt; kies een eigen code, of "
        "leg vast hoe het verschil blijkt");
  });
}

struct Range {
  int first, last;
};

/// The categories of WMO020 and JZ020; 31 to 38 are those of Jeugd in 2015.
std::vector<Range> categories(const std::string& law) {
  if (law == "wmo") return {{1, 18}};
  if (law == "jeugd") return {{31, 38}, {40, 55}};
  return {};
}

void check_category(Context& context) {
  const auto& law = text_of(context.head(), "wet");
  const auto allowed = categories(law);
  if (allowed.empty()) return;
  each(context, "diensten", [&](const Json& service, const Where& where) {
    const auto& category = text_of(service, "productcategorie");
    if (category.empty()) return;
    const int number = std::stoi(category);
    if (std::any_of(allowed.begin(), allowed.end(),
                    [&](const Range& r) { return number >= r.first && number <= r.last; }))
      return;
    context.report(where / "productcategorie",
                   fmt::format("productcategorie {} is er niet bij wet: {}", category, law),
                   law == "wmo"
                       ? "de Wmo heeft de categorieën 01 tot en met 18"
                       : "de Jeugdwet heeft de categorieën 40 tot en met 55 (in 2015 ook 31 "
                         "tot en met 38)");
  });
}

void check_unit(Context& context) {
  each(context, "diensten", [&](const Json& service, const Where& where) {
    const auto& financing = text_of(service, "financiering");
    const auto& unit = text_of(service, "eenheid");
    const bool is_effort =
        unit == "minuut" || unit == "uur" || unit == "dagdeel" || unit == "etmaal";
    const bool fits = financing == "inspanningsgericht" ? is_effort || unit == "stuks"
                      : financing == "outputgericht"    ? !is_effort
                                                        : true;
    if (fits) return;
    context.report(where / "eenheid",
                   fmt::format("eenheid {} past niet bij financiering {}", unit, financing),
                   financing == "outputgericht"
                       ? "outputgericht rekent af in stuks of euro; kies anders inspanningsgericht"
                       : "inspanningsgericht rekent af in minuut, uur, dagdeel, etmaal of stuks");
  });
}

void check_cpv(Context& context) {
  each(context, "diensten", [&](const Json& service, const Where& where) {
    const auto& cpv = text_of(service, "cpv");
    if (cpv.empty()) return;
    for (const auto& known : data_list("cpv")) {
      const auto& code = text_of(known, "code");
      if (code.substr(0, 8) != cpv.substr(0, 8) || code == cpv) continue;
      context.report(
          where / "cpv", fmt::format("het controlecijfer van CPV-code {} klopt niet", cpv),
          fmt::format("de code met het goede cijfer is {}: {}", code, text_of(known, "naam")));
    }
  });
}

constexpr Rule service_rule_list[] = {
    {{"B110", "fout", "een productcode begint niet met de productcategorie",
      "De eerste twee tekens van een productcode zijn de categorie; ook bij een eigen code.",
      "iStandaarden, productcodelijsten WMO021 en JZ21",
      "diensten:\n  - {productcategorie: \"02\", productcode: 07A01}\n"},
     check_product_code},
    {{"B111", "advies", "twee diensten hebben dezelfde productcode",
      "Dat mag, maar een declaratie noemt alleen de code: het tarief moet dan ergens anders uit "
      "blijken.",
      "iStandaarden, productcodelijsten WMO021 en JZ21",
      "diensten:\n  - {productcategorie: \"02\", productcode: 02A01}\n"
      "  - {productcategorie: \"02\", productcode: 02A01}\n"},
     check_shared_code},
    {{"B112", "waarschuwing", "een productcategorie past niet bij de wet",
      "De Wmo en de Jeugdwet hebben elk hun eigen categorieën; een bericht met een andere wordt "
      "afgekeurd.",
      "iStandaarden, codelijsten WMO020 en JZ020",
      "diensten:\n  - {productcategorie: \"45\", productcode: 45A01}\n"},
     check_category},
    {{"B113", "waarschuwing", "de eenheid past niet bij de financiering",
      "Inspanningsgericht: minuut, uur, dagdeel, etmaal of stuks. Outputgericht: stuks of euro.",
      "iStandaarden, codelijst WJ756 en toewijzingsvarianten",
      "diensten:\n  - {eenheid: uur, financiering: outputgericht}\n"},
     check_unit},
    {{"B114", "fout", "het controlecijfer van een CPV-code klopt niet",
      "Met een verkeerd cijfer wordt de aankondiging geweigerd. bestek kent de codes voor "
      "maatschappelijke dienstverlening en zegt niets over andere.",
      "CPV 2008", "diensten:\n  - {cpv: 85312000-8}\n"},
     check_cpv},
};

}  // namespace

Rules service_rules() { return service_rule_list; }

}  // namespace bestek::rules
