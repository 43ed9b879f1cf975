// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/table_template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"

namespace bestek::workbooks {

namespace {

constexpr int most_decimals = 6;

/// The column with this kenmerk among those before; a formula reads from left to right.
std::optional<std::size_t> find_column(const Node& node, const std::string& id,
                                       const std::vector<Column>& columns) {
  std::vector<std::string> ids;
  for (const auto& column : columns) {
    if (column.id == id) return ids.size();
    ids.push_back(column.id);
  }
  node.report(fmt::format("voor deze kolom staat geen kolom \"{}\"", id), suggestion(id, ids));
  return std::nullopt;
}

std::size_t column_index(const Node& node, const std::vector<Column>& columns) {
  return find_column(node, node.text(), columns).value_or(0);
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

/// "aanbod" for a column before this one, or "Tarieven.aanbod" for one of an earlier sheet.
std::optional<ColumnRef> column_ref(const Node& node, const std::string& name, const Path& rows,
                                    const std::vector<Column>& columns,
                                    const TableContext& context) {
  const auto dot = name.find('.');
  if (dot == std::string::npos) {
    const auto index = find_column(node, name, columns);
    return index ? std::optional(ColumnRef{std::nullopt, *index}) : std::nullopt;
  }
  const auto sheet_name = name.substr(0, dot);
  const auto sheet =
      std::find_if(context.earlier.begin(), context.earlier.end(),
                   [&](const Sheet& each) { return each.name == sheet_name && each.table; });
  if (sheet == context.earlier.end()) {
    node.report(fmt::format("voor dit blad staat geen blad \"{}\" met een tabel", sheet_name),
                "verwijs naar een blad dat eerder in het sjabloon staat");
    return std::nullopt;
  }
  if (sheet->table->rows.text != rows.text) {
    node.report(fmt::format("het blad \"{}\" heeft andere rijen", sheet_name),
                fmt::format("alleen een tabel met rijen: {} heeft dezelfde regels", rows.text));
    return std::nullopt;
  }
  const auto index = find_column(node, name.substr(dot + 1), sheet->table->columns);
  if (!index) return std::nullopt;
  return ColumnRef{static_cast<std::size_t>(sheet - context.earlier.begin()), *index};
}

std::optional<FormulaRule> reckoning(const Node& node, const Path& rows,
                                     const std::vector<Column>& columns,
                                     const TableContext& context) {
  const auto text = node.need("reken");
  if (!text) return std::nullopt;
  auto parsed = parse_arithmetic(text->text());
  if (const auto* problem = std::get_if<ArithmeticProblem>(&parsed)) {
    text->report(problem->message, problem->help);
    return std::nullopt;
  }
  Reckoning rule{std::get<Arithmetic>(std::move(parsed)), {}, std::nullopt};
  for (const auto& name : rule.arithmetic.names()) {
    const auto column = column_ref(*text, name, rows, columns, context);
    if (!column) return std::nullopt;
    rule.columns.push_back(*column);
  }
  if (const auto places = node.find("afronden"))
    rule.places = whole_number(*places, 0, most_decimals);
  return rule;
}

std::optional<FormulaRule> formula_of(const Node& node, const Path& rows,
                                      const std::vector<Column>& columns,
                                      const TableContext& context) {
  if (!node.is_block({"product", "veelvoud", "reken", "afronden"})) return std::nullopt;
  const auto keys = node.keys();
  const auto kinds = std::count_if(keys.begin(), keys.end(),
                                   [](const std::string& key) { return key != "afronden"; });
  if (kinds != 1) {
    node.report("hier moet precies één formule staan", "kies product, veelvoud of reken");
    return std::nullopt;
  }
  if (node.find("reken")) return reckoning(node, rows, columns, context);
  if (const auto places = node.find("afronden"))
    places->report("afronden hoort bij reken", "een product wordt altijd op centen afgerond");
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
  if (!word) return Format::text;
  constexpr Format formats[] = {Format::text, Format::row_number, Format::number,
                                Format::euro, Format::date,       Format::points};
  return formats[word->one_of({"tekst", "volgnummer", "getal", "euro", "datum", "procent"})];
}

InputKind input_kind(Format format) {
  if (format == Format::euro) return InputKind::amount;
  if (format == Format::points) return InputKind::points;
  if (format == Format::date) return InputKind::date;
  return format == Format::text ? InputKind::text : InputKind::number;
}

/// A column may be marked by columns that come later: read when all are known.
std::optional<Mark> mark_of(const Node& node, std::size_t own, const std::vector<Column>& columns,
                            const TableContext& context) {
  if (!node.is_block({"hoger_dan", "lager_dan", "is", "kolom", "kleur"})) return std::nullopt;
  const auto above = node.find("hoger_dan");
  const auto below = node.find("lager_dan");
  const auto word = node.find("is");
  if (int(above.has_value()) + int(below.has_value()) + int(word.has_value()) != 1) {
    node.report("hier moet precies één voorwaarde staan", "kies hoger_dan, lager_dan of is");
    return std::nullopt;
  }
  Mark mark;
  mark.column = own;
  if (above) mark.column = column_index(*above, columns);
  if (below) mark.column = column_index(*below, columns);
  if (word) {
    mark.word = word->text();
    if (const auto column = node.find("kolom")) mark.column = column_index(*column, columns);
  }
  mark.kind = above ? Mark::Kind::above : below ? Mark::Kind::below : Mark::Kind::equal;
  node.need("kleur");
  mark.colour = named_colour(node, "kleur", context.colours).value_or(0);
  return mark;
}

bool is_identifier(const std::string& id) {
  return !id.empty() && id.front() >= 'a' && id.front() <= 'z' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

std::string id_of(const Node& node, const std::vector<Column>& before) {
  const auto id = node.text();
  if (std::any_of(before.begin(), before.end(),
                  [&](const Column& other) { return other.id == id; })) {
    node.report(fmt::format("kolom \"{}\" bestaat al", id), "geef elke kolom een eigen kenmerk");
  } else if (!is_identifier(id)) {
    node.report(fmt::format("\"{}\" kan niet het kenmerk van een kolom zijn", id),
                "gebruik kleine letters, cijfers en _, te beginnen met een letter");
  }
  return id;
}

Column column_of(const Node& node, const Path& rows, const std::vector<Column>& before,
                 const TableContext& context) {
  Column column;
  if (!node.is_block({"kenmerk", "titel", "breedte", "opmaak", "decimalen", "waarde", "tekst",
                      "mag_leeg", "invoer", "formule", "totaal", "markeer"})) {
    return column;
  }
  if (const auto id = node.need("kenmerk")) column.id = id_of(*id, before);
  column.title = needed_text(node, "titel");
  column.width = width_of(node, "breedte");
  const auto before_format = node.findings().size();
  column.format = format_of(node);
  const bool knows_format = node.findings().size() == before_format;
  if (const auto decimals = node.find("decimalen"))
    column.decimals = whole_number(*decimals, 0, most_decimals);
  if (const auto value = node.find("waarde")) column.value = choices_of<Path>(*value, path_of);
  column.text = optional_texts(node, "tekst");
  if (const auto text = node.find("tekst");
      text && (node.find("waarde") || column.format != Format::text))
    text->report("tekst gaat niet samen met waarde of een andere opmaak",
                 "laat een van de twee weg");
  column.may_be_empty = yes(node, "mag_leeg");
  column.is_totalled = yes(node, "totaal");
  if (const auto input = node.find("invoer"))
    column.input = input_of(*input, input_kind(column.format));
  if (const auto formula = node.find("formule"))
    column.formula = formula_of(*formula, rows, before, context);
  const bool has_source = node.find("waarde") || node.find("tekst") || column.input ||
                          node.find("formule") || column.format == Format::row_number ||
                          !knows_format;
  const bool adds_up = column.format == Format::euro || column.format == Format::number;
  if (column.is_totalled && !adds_up && knows_format)
    node.report("een totaal is van bedragen of getallen",
                "zet opmaak: euro of opmaak: getal bij deze kolom");
  if (!has_source)
    node.report("deze kolom heeft geen inhoud", "geef de kolom een waarde, invoer of formule");
  return column;
}

void read_marks(const Node& columns, Table& table, const TableContext& context) {
  const auto items = columns.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto marks = items[i].find("markeer");
    if (!marks) continue;
    for (const auto& item : marks->items()) {
      if (auto mark = mark_of(item, i, table.columns, context))
        table.columns[i].marks.push_back(std::move(*mark));
    }
  }
}

}  // namespace

Table table_of(const Node& node, const TableContext& context) {
  Table table;
  if (!node.is_block({"rijen", "kolommen", "vast", "totaalregel", "leeg"})) return table;
  if (const auto rows = node.need("rijen")) table.rows = path_of(*rows).value_or(Path{});
  if (const auto columns = node.need("kolommen")) {
    for (const auto& item : columns->items())
      table.columns.push_back(column_of(item, table.rows, table.columns, context));
    if (table.columns.empty())
      columns->report("er moet ten minste één kolom zijn", "voeg een kolom toe");
    read_marks(*columns, table, context);
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
  if (const auto empty = node.find("leeg")) table.when_empty = text_of(*empty);
  return table;
}

SheetChart chart_of(const Node& node, const std::vector<Column>& columns,
                    const TableContext& context) {
  using Kind = office::Chart::Kind;
  constexpr Kind kinds[] = {Kind::bar, Kind::stacked_bar, Kind::column, Kind::stacked_column,
                            Kind::line};
  SheetChart chart;
  if (!node.is_block(
          {"soort", "titel", "waarde_titel", "beschrijving", "rubrieken", "reeksen", "als"}))
    return chart;
  if (const auto kind = node.need("soort"))
    chart.kind =
        kinds[kind->one_of({"balk", "gestapelde_balk", "kolom", "gestapelde_kolom", "lijn"})];
  chart.title = needed_text(node, "titel");
  chart.value_title = needed_text(node, "waarde_titel");
  chart.description = needed_text(node, "beschrijving");
  chart.when = condition_of(node);
  if (const auto categories = node.need("rubrieken"))
    chart.categories = column_index(*categories, columns);
  const auto series = node.need("reeksen");
  if (!series) return chart;
  for (const auto& item : series->items()) {
    if (!item.is_block({"kolom", "titel", "kleur"})) continue;
    SheetChart::Series one;
    if (const auto column = item.need("kolom")) one.column = column_index(*column, columns);
    one.title = needed_text(item, "titel");
    one.colour = named_colour(item, "kleur", context.colours);
    chart.series.push_back(std::move(one));
  }
  if (chart.series.empty())
    series->report("een grafiek heeft ten minste één reeks", "noem een kolom met getallen");
  return chart;
}

}  // namespace bestek::workbooks
