// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "common/text.hpp"
#include "workbooks/template_node.hpp"

namespace bestek::workbooks {

namespace {

using Node = TemplateNode;

constexpr int widest_column = 255;  // of Excel, in characters

Text text_of(const Node& node) { return parse_text(node.text(), node.position(), node.findings()); }

Text needed_text(const Node& block, const std::string& key) {
  const auto node = block.need(key);
  return node ? text_of(*node) : Text{};
}

Text optional_text(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node ? text_of(*node) : Text{};
}

bool yes(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node && node->yes_or_no();
}

std::optional<Path> path_of(const Node& node) {
  return parse_path(node.text(), node.position(), node.findings());
}

std::optional<Path> optional_path(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node ? path_of(*node) : std::nullopt;
}

/// `als: pad`, or `als: {pad: woord}`.
std::optional<Condition> condition_of(const Node& block) {
  const auto node = block.find("als");
  if (!node) return std::nullopt;
  if (node->is_text()) {
    auto path = path_of(*node);
    return path ? std::optional(Condition{std::move(*path), std::nullopt}) : std::nullopt;
  }
  const auto keys = node->is_list() ? std::vector<std::string>() : node->keys();
  if (keys.size() != 1) {
    node->report("hier moet één voorwaarde staan",
                 "schrijf als: is_vast, of als: {dienst.eenheid: uur}");
    return std::nullopt;
  }
  auto path = parse_path(keys.front(), node->position(), node->findings());
  if (!path) return std::nullopt;
  return Condition{std::move(*path), node->find(keys.front())->text()};
}

/// One value, or a list of {als, dan} of which the first that holds is taken.
template <class Item, class Read>
Choices<Item> choices_of(const Node& node, const Read& read) {
  Choices<Item> choices;
  const auto add = [&](std::optional<Condition> when, const Node& item) {
    if (std::optional<Item> value = read(item))
      choices.push_back({std::move(when), std::move(*value)});
  };
  if (!node.is_list()) {
    add(std::nullopt, node);
    return choices;
  }
  for (const auto& item : node.items()) {
    if (!item.is_block({"als", "dan"})) continue;
    if (const auto value = item.need("dan")) add(condition_of(item), *value);
  }
  return choices;
}

Choices<Text> optional_texts(const Node& block, const std::string& key) {
  const auto node = block.find(key);
  return node ? choices_of<Text>(*node, [](const Node& n) { return std::optional(text_of(n)); })
              : Choices<Text>{};
}

Colour colour_of(const Node& block, const std::string& key) {
  const auto node = block.need(key);
  if (!node) return 0;
  const auto colour = office::parse_colour(node->text());
  if (!colour)
    node->report("dit is geen kleur", "schrijf zes cijfers of letters A tot en met F: \"1F4E79\"");
  return colour.value_or(0);
}

double width_of(const Node& block, const std::string& key) {
  const auto node = block.need(key);
  if (!node) return 0;
  const auto number = node->number();
  if (!number) return 0;
  const auto& width = *number;
  if (width <= 0 || width > widest_column)
    node->report("deze breedte kan niet",
                 fmt::format("kies een breedte in tekens, van 1 tot en met {}", widest_column));
  return width.convert_to<double>();
}

Line line_of(const Node& node) {
  static const std::vector<std::pair<std::string, Line::Kind>> kinds = {
      {"titel", Line::Kind::title},  {"ondertitel", Line::Kind::subtitle},
      {"merk", Line::Kind::mark},    {"kop", Line::Kind::heading},
      {"gegeven", Line::Kind::fact}, {"stap", Line::Kind::step},
      {"noot", Line::Kind::note}};
  Line line;
  if (!node.is_block(
          {"titel", "ondertitel", "merk", "kop", "gegeven", "stap", "noot", "tekst", "als"})) {
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
  const bool has_text = line.kind == Line::Kind::fact || line.kind == Line::Kind::step;
  if (has_text) line.text = needed_text(node, "tekst");
  if (const auto text = node.find("tekst"); text && !has_text)
    text->report("tekst hoort alleen bij gegeven en stap", "zet de tekst achter de sleutel zelf");
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

Input input_of(const Node& node) {
  Input input;
  if (!node.is_block({"minimum", "maximum", "titel", "uitleg", "fouttitel", "fout"})) return input;
  input.minimum = optional_path(node, "minimum");
  input.maximum = optional_path(node, "maximum");
  input.title = needed_text(node, "titel");
  input.error_title = needed_text(node, "fouttitel");
  input.message = optional_texts(node, "uitleg");
  input.error = optional_texts(node, "fout");
  return input;
}

/// The column with this kenmerk among those before; a formula reads from left to right.
std::size_t column_index(const Node& node, const std::vector<Column>& columns) {
  const auto id = node.text();
  std::vector<std::string> ids;
  for (const auto& column : columns) {
    if (column.id == id) return ids.size();
    ids.push_back(column.id);
  }
  node.report(fmt::format("voor deze kolom staat geen kolom \"{}\"", id), suggestion(id, ids));
  return 0;
}

std::optional<FormulaRule> multiple_of(const Node& node, const std::vector<Column>& columns) {
  if (!node.is_block({"kolom", "van", "als"})) return std::nullopt;
  const auto column = node.need("kolom");
  const auto step = node.need("van");
  const auto amount = step ? step->number() : std::nullopt;
  if (!column || !amount) return std::nullopt;
  MultipleOf rule{column_index(*column, columns), *amount, condition_of(node)};
  if (rule.step <= 0 || rule.step != round_half_up(rule.step, 2))
    step->report("een veelvoud is van een bedrag in hele centen", "schrijf bijvoorbeeld 0.60");
  return rule;
}

std::optional<FormulaRule> formula_of(const Node& node, const std::vector<Column>& columns) {
  if (!node.is_block({"product", "veelvoud"})) return std::nullopt;
  if (node.keys().size() != 1) {
    node.report("hier moet precies één formule staan", "kies product of veelvoud");
    return std::nullopt;
  }
  if (const auto rule = node.find("veelvoud")) return multiple_of(*rule, columns);
  const auto rule = node.find("product");
  if (!rule) return std::nullopt;
  Product product;
  for (const auto& item : rule->items()) product.columns.push_back(column_index(item, columns));
  if (product.columns.empty())
    rule->report("een product is van ten minste één kolom", "noem de kolommen: [a, b]");
  return product;
}

Format format_of(const Node& node) {
  const auto word = node.find("opmaak");
  return word ? static_cast<Format>(word->one_of({"tekst", "volgnummer", "getal", "euro", "datum"}))
              : Format::text;
}

Column column_of(const Node& node, const std::vector<Column>& before) {
  Column column;
  if (!node.is_block({"kenmerk", "titel", "breedte", "opmaak", "waarde", "mag_leeg", "invoer",
                      "formule", "totaal"})) {
    return column;
  }
  if (const auto id = node.need("kenmerk")) {
    column.id = id->text();
    if (std::any_of(before.begin(), before.end(),
                    [&](const Column& other) { return other.id == column.id; }))
      id->report(fmt::format("kolom \"{}\" bestaat al", column.id),
                 "geef elke kolom een eigen kenmerk");
  }
  column.title = needed_text(node, "titel");
  column.width = width_of(node, "breedte");
  const auto before_format = node.findings().size();
  column.format = format_of(node);
  const bool knows_format = node.findings().size() == before_format;
  if (const auto value = node.find("waarde")) column.value = choices_of<Path>(*value, path_of);
  column.may_be_empty = yes(node, "mag_leeg");
  column.is_totalled = yes(node, "totaal");
  if (const auto input = node.find("invoer")) column.input = input_of(*input);
  if (const auto formula = node.find("formule")) column.formula = formula_of(*formula, before);
  const bool has_source = node.find("waarde") || column.input || node.find("formule") ||
                          column.format == Format::row_number || !knows_format;
  if (column.is_totalled && column.format != Format::euro && knows_format)
    node.report("een totaal is van bedragen", "zet opmaak: euro bij deze kolom");
  if (!has_source)
    node.report("deze kolom heeft geen inhoud", "geef de kolom een waarde, invoer of formule");
  return column;
}

Table table_of(const Node& node) {
  Table table;
  if (!node.is_block({"rijen", "kolommen", "vast", "totaalregel"})) return table;
  if (const auto rows = node.need("rijen")) table.rows = path_of(*rows).value_or(Path{});
  if (const auto columns = node.need("kolommen")) {
    for (const auto& item : columns->items())
      table.columns.push_back(column_of(item, table.columns));
  }
  if (const auto frozen = node.find("vast")) {
    const auto count = frozen->number();
    if (count &&
        (*count < 0 || *count > table.columns.size() || *count != round_half_up(*count, 0)))
      frozen->report("zoveel kolommen kunnen niet vast staan", "kies een heel aantal kolommen");
    else if (count)
      table.frozen_columns = count->convert_to<std::size_t>();
  }
  if (const auto total = node.find("totaalregel")) table.total_title = text_of(*total);
  return table;
}

/// What Excel asks of the name of a sheet.
void check_sheet_name(const Node& node, const std::string& name) {
  constexpr std::size_t longest = 31;
  const bool is_fit = !name.empty() && code_points(name) <= longest &&
                      name.find_first_of("[]:*?/\\") == std::string::npos &&
                      !name.starts_with('\'') && !name.ends_with('\'') && name != "History";
  if (!is_fit) {
    node.report(fmt::format("\"{}\" kan niet de naam van een blad zijn", name),
                fmt::format("gebruik 1 tot {} tekens, zonder [ ] : * ? / \\", longest));
  }
}

Sheet sheet_of(const Node& node) {
  Sheet sheet;
  if (!node.is_block({"naam", "stand", "regels", "breedtes", "tabel", "noten"})) return sheet;
  if (const auto name = node.need("naam")) check_sheet_name(*name, sheet.name = name->text());
  if (const auto orientation = node.find("stand"))
    sheet.is_landscape = orientation->one_of({"staand", "liggend"}) == 1;
  sheet.lines = lines_of(node, "regels");
  sheet.notes = lines_of(node, "noten");
  if (const auto table = node.find("tabel")) {
    sheet.table = table_of(*table);
    return sheet;
  }
  const auto widths = node.need("breedtes");
  if (widths && widths->is_block({"label", "tekst"})) {
    sheet.label_width = width_of(*widths, "label");
    sheet.text_width = width_of(*widths, "tekst");
  }
  return sheet;
}

std::vector<Sheet> sheets_of(const Node& node) {
  std::vector<Sheet> sheets;
  std::set<std::string> names;
  for (const auto& item : node.items()) {
    sheets.push_back(sheet_of(item));
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

/// Two providers with one file name would put the figures of one where the other looks. A kenmerk
/// is unique, and what the round says is the same for all.
void check_file_name(const Text& file, Findings& findings) {
  bool has_id = false;
  for (const auto& part : file.parts) {
    if (!part.path) continue;
    has_id = has_id || part.path->text == "aanbieder.kenmerk";
    if (part.path->text == "aanbieder.kenmerk" || part.path->text.starts_with("ronde.")) continue;
    findings.push_back(template_finding(
        file.position, fmt::format("\"{}\" kan niet in de naam van een bestand", part.path->text),
        "gebruik in bestand alleen aanbieder.kenmerk en gegevens van de ronde"));
  }
  if (!has_id)
    findings.push_back(template_finding(file.position, "elke aanbieder krijgt zo hetzelfde bestand",
                                        "zet {{aanbieder.kenmerk}} in de naam bij bestand"));
}

Fills fills_of(const Node& node) {
  if (!node.is_block({"invoer", "let_op"})) return {};
  return {colour_of(node, "invoer"), colour_of(node, "let_op")};
}

}  // namespace

SheetTemplate read_sheet_template(std::string_view text, const std::string& name,
                                  Findings& findings) {
  SheetTemplate result;
  Findings found;
  const auto yaml = read_yaml(text, name, 0, found);
  if (!has_errors(found)) {
    TemplateSource source{text, name, found};
    const Node root(yaml.value, yaml.positions, source);
    if (root.is_block({"bestand", "titel", "auteur", "koptekst_links", "koptekst_rechts",
                       "voettekst_links", "kleuren", "bladen"})) {
      result.file = needed_text(root, "bestand");
      check_file_name(result.file, found);
      result.title = needed_text(root, "titel");
      result.author = needed_text(root, "auteur");
      result.header_left = optional_text(root, "koptekst_links");
      result.header_right = optional_text(root, "koptekst_rechts");
      result.footer_left = optional_text(root, "voettekst_links");
      if (const auto fills = root.need("kleuren")) result.fills = fills_of(*fills);
      if (const auto sheets = root.need("bladen")) result.sheets = sheets_of(*sheets);
    }
  }
  findings.insert(findings.end(), found.begin(), found.end());
  return result;
}

}  // namespace bestek::workbooks
