// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/text.hpp"
#include "workbooks/sheet_register.hpp"
#include "workbooks/table_template.hpp"

namespace bestek::workbooks {

namespace {

/// Of an input that has no column to say what it is.
InputKind line_input_kind(const Node& input) {
  const auto node = input.find("soort");
  if (!node || !input.find("soort")->is_text()) return InputKind::text;
  const std::map<std::string, InputKind> kinds = {{"getal", InputKind::number},
                                                  {"bedrag", InputKind::amount},
                                                  {"procent", InputKind::points},
                                                  {"datum", InputKind::date}};
  const auto found = kinds.find(node->text());
  return found == kinds.end() ? InputKind::text : found->second;
}

Line line_of(const Node& node) {
  static const std::vector<std::pair<std::string, Line::Kind>> kinds = {
      {"titel", Line::Kind::title},  {"ondertitel", Line::Kind::subtitle},
      {"merk", Line::Kind::mark},    {"kop", Line::Kind::heading},
      {"gegeven", Line::Kind::fact}, {"stap", Line::Kind::step},
      {"noot", Line::Kind::note}};
  Line line;
  if (!node.is_block({"titel", "ondertitel", "merk", "kop", "gegeven", "stap", "noot", "tekst",
                      "invoer", "als"})) {
    return line;
  }
  int kinds_found = 0;
  for (const auto& [key, kind] : kinds) {
    const auto label = node.find(key);
    if (!label) continue;
    ++kinds_found;
    line.kind = kind;
    line.label = text_of(*label);
  }
  if (kinds_found != 1) {
    node.report("hier moet precies één soort regel staan",
                "kies titel, ondertitel, merk, kop, gegeven, stap of noot");
  }
  const auto input = node.find("invoer");
  const bool has_input = line.kind == Line::Kind::fact && input;
  const bool has_text = (line.kind == Line::Kind::fact && !input) || line.kind == Line::Kind::step;
  if (has_text) line.text = needed_text(node, "tekst");
  if (has_input) line.input = input_of(*input, line_input_kind(*input));
  if (input && line.kind != Line::Kind::fact)
    input->report("invoer hoort in een regel alleen bij gegeven", "maak er een gegeven van");
  if (const auto text = node.find("tekst"); text && !has_text)
    text->report(has_input ? "een gegeven heeft tekst of invoer, niet allebei"
                           : "tekst hoort alleen bij gegeven en stap",
                 has_input ? "laat tekst of invoer weg" : "zet de tekst achter de sleutel zelf");
  line.when = condition_of(node);
  return line;
}

std::vector<Line> lines_of(const Node& block, const std::string& key) {
  std::vector<Line> lines;
  if (const auto node = block.find(key)) {
    for (const auto& item : node->items()) lines.push_back(line_of(item));
  }
  return lines;
}

/// What Excel asks of the name of a sheet.
void check_sheet_name(const Node& node, const std::string& name) {
  constexpr std::size_t longest = 31;
  const bool is_fit = !name.empty() && excel_length(name) <= longest &&
                      name.find_first_of("[]:*?/\\") == std::string::npos &&
                      !name.starts_with('\'') && !name.ends_with('\'') && name != "History" &&
                      name != register_sheet;
  if (!is_fit) {
    node.report(fmt::format("\"{}\" kan niet de naam van een blad zijn", name),
                fmt::format("gebruik 1 tot {} tekens, zonder [ ] : * ? / \\", longest));
  }
}

Sheet sheet_of(const Node& node, const TableContext& context) {
  Sheet sheet;
  if (!node.is_block({"naam", "als", "stand", "regels", "breedtes", "tabel", "noten", "grafieken"}))
    return sheet;
  if (const auto name = node.need("naam")) check_sheet_name(*name, sheet.name = name->text());
  sheet.when = condition_of(node);
  if (const auto orientation = node.find("stand"))
    sheet.is_landscape = orientation->one_of({"staand", "liggend"}) == 1;
  sheet.lines = lines_of(node, "regels");
  sheet.notes = lines_of(node, "noten");
  const auto charts = node.find("grafieken");
  if (const auto table = node.find("tabel")) {
    sheet.table = table_of(*table, context);
    if (!charts) return sheet;
    for (const auto& item : charts->items())
      sheet.charts.push_back(chart_of(item, sheet.table->columns, context));
    return sheet;
  }
  if (charts) charts->report("een grafiek hoort bij een tabel", "zet een tabel op dit blad");
  const auto widths = node.find("breedtes");
  if (widths && widths->is_block({"label", "tekst"})) {
    sheet.label_width = width_of(*widths, "label");
    sheet.text_width = width_of(*widths, "tekst");
  }
  return sheet;
}

std::vector<Sheet> sheets_of(const Node& node, const Colours& colours) {
  std::vector<Sheet> sheets;
  std::set<std::string> names;
  for (const auto& item : node.items()) {
    auto sheet = sheet_of(item, {colours, sheets});
    sheets.push_back(std::move(sheet));
    auto name = sheets.back().name;
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (!name.empty() && !names.insert(name).second)
      item.report(fmt::format("er is al een blad \"{}\"", sheets.back().name),
                  "geef elk blad een eigen naam; hoofdletters maken voor Excel geen verschil");
  }
  if (sheets.empty()) node.report("er moet ten minste één blad zijn", "voeg een blad toe");
  return sheets;
}

/// Two files with one name would put the figures of one where the other looks. A kenmerk is unique,
/// and what the round says is the same for all.
void check_file_name(const SheetTemplate& sheet_template, Findings& findings) {
  const auto per = sheet_template.per;
  const auto id = per == Subject::round ? "" : name_of(per) + ".kenmerk";
  const auto& file = sheet_template.file;
  const bool is_there = file.position.line > 0;
  if (!is_there) return;  // which is a finding by itself
  bool has_id = id.empty();
  for (const auto& part : file.parts) {
    if (!part.path) continue;
    has_id = has_id || part.path->text == id;
    if (part.path->text == id || part.path->text.starts_with("ronde.")) continue;
    findings.push_back(template_finding(
        file.position, fmt::format("\"{}\" kan niet in de naam van een bestand", part.path->text),
        id.empty() ? "gebruik in bestand alleen gegevens van de ronde"
                   : fmt::format("gebruik in bestand alleen {} en gegevens van de ronde", id)));
  }
  if (has_id) return;
  findings.push_back(template_finding(
      file.position, fmt::format("elke {} krijgt zo hetzelfde bestand", name_of(per)),
      fmt::format("zet {{{{{}}}}} in de naam bij bestand", id)));
}

Colours colours_of(const Node& node) {
  Colours colours;
  if (!node.is_block(node.keys())) return colours;
  node.need("invoer");
  node.need("let_op");
  for (const auto& key : node.keys()) {
    const auto value = *node.find(key);
    const auto colour = office::parse_colour(value.text());
    if (!colour)
      value.report("dit is geen kleur",
                   "schrijf zes cijfers of letters A tot en met F: \"1F4E79\"");
    colours[key] = colour.value_or(0);
  }
  return colours;
}

void read_audience(const Node& root, SheetTemplate& result) {
  const auto per = root.need("per");
  const auto access = root.need("klasse");
  if (!per || !access) return;
  constexpr Subject subjects[] = {Subject::round, Subject::provider, Subject::municipality,
                                  Subject::service};
  result.per = subjects[per->one_of({"ronde", "aanbieder", "gemeente", "dienst"})];
  result.access = static_cast<Access>(access->one_of({"deelbaar", "vertrouwelijk", "intern"}));
  if (has_errors(root.findings())) return;  // of these two words
  const bool is_for_one = result.per == Subject::provider;
  if (is_for_one != (result.access == Access::confidential)) {
    access->report(is_for_one ? "een werkmap per aanbieder is altijd vertrouwelijk"
                              : "vertrouwelijk kan alleen een werkmap per aanbieder zijn",
                   is_for_one ? "kies klasse: vertrouwelijk, of een andere waarde bij per"
                              : "kies deelbaar, of intern als er aanbiedingen in staan");
  }
  if (const auto needs = root.find("eist")) {
    result.needs_agreed_tariffs = needs->one_of({"niets", "afgesproken_tarieven"}) == 1;
    if (!is_for_one) needs->report("eist hoort bij een werkmap per aanbieder", "laat eist weg");
  }
}

void read_root(const Node& root, SheetTemplate& result, Findings& found) {
  if (!root.is_block({"per", "klasse", "eist", "bestand", "titel", "auteur", "koptekst_links",
                      "koptekst_rechts", "voettekst_links", "kleuren", "bladen"}))
    return;
  const auto before = found.size();
  read_audience(root, result);
  const bool knows_audience = found.size() == before;
  result.file = needed_text(root, "bestand");
  if (knows_audience) check_file_name(result, found);
  result.title = needed_text(root, "titel");
  result.author = needed_text(root, "auteur");
  result.header_left = optional_text(root, "koptekst_links");
  result.header_right = optional_text(root, "koptekst_rechts");
  result.footer_left = optional_text(root, "voettekst_links");
  if (const auto colours = root.need("kleuren")) result.colours = colours_of(*colours);
  if (const auto sheets = root.need("bladen")) result.sheets = sheets_of(*sheets, result.colours);
}

}  // namespace

SheetTemplate read_sheet_template(std::string_view text, const std::string& name,
                                  Findings& findings) {
  SheetTemplate result;
  Findings found;
  const auto yaml = read_yaml(text, name, 0, found);
  if (!has_errors(found)) {
    TemplateSource source{text, name, found};
    read_root(Node(yaml.value, yaml.positions, source), result, found);
  }
  findings.insert(findings.end(), found.begin(), found.end());
  return result;
}

}  // namespace bestek::workbooks
