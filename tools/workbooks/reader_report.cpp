// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "common/dutch.hpp"
#include "common/table.hpp"
#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

std::string verdict(const ReadFile& file) {
  if (file.is_refused()) return "geweigerd";
  const bool has_remark =
      std::any_of(file.findings.begin(), file.findings.end(),
                  [](const Finding& finding) { return finding.severity == Severity::warning; });
  return has_remark ? "opmerkingen" : "goed";
}

std::string head_line(const ReadFile& file) {
  const auto& who = file.provider().empty() ? file.municipality() : file.provider();
  return fmt::format("{} van {}, versie {} van {}", file.head.at("soort"), who,
                     file.head.at("versie"), file.head.at("ronde"));
}

std::string shown_tariff(const ReadTariff& tariff) {
  if (tariff.is_fixed) return "vast " + dutch::euro(*parse_decimal(tariff.fixed));
  if (!tariff.amount.empty()) return dutch::euro(*parse_decimal(tariff.amount));
  return tariff.is_left_empty ? "niet ingevuld" : "niet gevraagd";
}

bestek::Table tariff_table(const ReadFile& file) {
  bestek::Table table{{{"dienst"}, {"vanaf"}, {"tarief", true}, {"kostprijs", true}}, {}};
  for (const auto& tariff : file.tariffs) {
    table.rows.push_back(
        {tariff.service, tariff.from, shown_tariff(tariff),
         tariff.parts.empty()
             ? ""
             : dutch::counted(static_cast<std::int64_t>(tariff.parts.size()), "deel", "delen")});
  }
  return table;
}

bestek::Table volume_table(const ReadFile& file) {
  bestek::Table table{{{"dienst"}, {"jaar"}, {"hoeveelheid", true}}, {}};
  for (const auto& volume : file.volumes)
    table.rows.push_back(
        {volume.service, volume.year, dutch::number(*parse_decimal(volume.quantity), 0, 6)});
  return table;
}

/// Numbers are texts in results, so that no reader rounds them.
OrderedJson exact_json(const YamlNode& node) {
  if (node.value.is_object()) {
    auto object = OrderedJson::object();
    for (const auto& [key, member] : node.members) object[key] = exact_json(member);
    return object;
  }
  if (node.value.is_array()) {
    auto list = OrderedJson::array();
    for (const auto& item : node.items) list.push_back(exact_json(item));
    return list;
  }
  return node.value.is_string() ? OrderedJson(node.value.get<std::string>())
                                : OrderedJson(node.source);
}

OrderedJson text_or_null(const std::string& text) {
  return text.empty() ? OrderedJson() : OrderedJson(text);
}

void print_indented(std::ostream& out, const bestek::Table& table) {
  std::ostringstream text;
  print_text(text, table);
  std::string line;
  for (std::istringstream lines(text.str()); std::getline(lines, line);)
    out << "  " << line << '\n';
}

}  // namespace

void print_result(std::ostream& out, const FileResult& result) {
  const auto& file = result.file;
  const auto word = verdict(file);
  out << file.file << ": " << (word == "opmerkingen" ? "goed, met opmerkingen" : word) << '\n';
  if (file.head.entries.empty()) return;
  out << "  " << head_line(file) << '\n';
  if (file.is_refused()) return;
  if (!file.tariffs.empty()) print_indented(out, tariff_table(file));
  if (!file.volumes.empty()) print_indented(out, volume_table(file));
  if (const auto found = file.statement.find("uitsluitingsgronden"); found != file.statement.end())
    out << "  eigen verklaring: uitsluitingsgronden " << found->second << '\n';
  if (!result.written.empty())
    out << "  geschreven: " << dutch::enumeration(result.written) << '\n';
}

std::string tally_of(const std::vector<FileResult>& results) {
  const auto count = [&](const char* word) {
    return std::count_if(results.begin(), results.end(),
                         [&](const FileResult& result) { return verdict(result.file) == word; });
  };
  return fmt::format(
      "{}: {} goed, {} met opmerkingen, {} geweigerd",
      dutch::counted(static_cast<std::int64_t>(results.size()), "bestand", "bestanden"),
      count("goed"), count("opmerkingen"), count("geweigerd"));
}

OrderedJson result_json(const FileResult& result) {
  const auto& file = result.file;
  OrderedJson json = {{"bestand", file.file},
                      {"sha256", file.sha256},
                      {"oordeel", verdict(file)},
                      {"soort", text_or_null(file.head.at("soort"))},
                      {"ronde", text_or_null(file.head.at("ronde"))},
                      {"versie", text_or_null(file.head.at("versie"))},
                      {"aanbieder", text_or_null(file.provider())},
                      {"gemeente", text_or_null(file.municipality())},
                      {"invoer", OrderedJson::array()},
                      {"aanbieding", nullptr},
                      {"volumes", OrderedJson::array()},
                      {"geschreven", result.written}};
  for (const auto& value : file.values)
    json["invoer"].push_back({{"naam", value.entry.name},
                              {"blad", value.entry.sheet},
                              {"cel", value.entry.cell},
                              {"waarde", text_or_null(value.text)}});
  if (file.is_refused()) return json;
  if (file.has_offer())
    json["aanbieding"] = exact_json(offer_node(file, result.received).members.front().second);
  for (const auto& volume : file.volumes)
    json["volumes"].push_back({{"gemeente", volume.municipality},
                               {"dienst", volume.service},
                               {"jaar", std::stoi(volume.year)},
                               {"hoeveelheid", volume.quantity}});
  return json;
}

YamlNode result_yaml(const std::vector<FileResult>& results) {
  auto offers = yaml_list(), volumes = yaml_list();
  for (const auto& [file, received, written] : results) {
    if (file.is_refused()) continue;
    if (file.has_offer()) offers.items.push_back(offer_node(file, received).members.front().second);
    for (const auto& volume : file.volumes) {
      auto node = yaml_map();
      node.add("gemeente", yaml_text(volume.municipality));
      node.add("dienst", yaml_text(volume.service));
      node.add("jaar", yaml_number(volume.year));
      node.add("hoeveelheid", yaml_number(volume.quantity));
      volumes.items.push_back(std::move(node));
    }
  }
  auto root = yaml_map();
  if (!offers.items.empty() || volumes.items.empty()) root.add("aanbiedingen", std::move(offers));
  if (!volumes.items.empty()) root.add("volumes", std::move(volumes));
  return root;
}

}  // namespace bestek::workbooks
