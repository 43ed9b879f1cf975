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
  if (const auto& bound = above ? above : below) {
    if (bound->is_text()) {
      mark.column = column_index(*bound, columns);
    } else {
      mark.bound = bound->number();
    }
  }
  if (word) {
    mark.word = word->text();
    if (const auto column = node.find("kolom")) mark.column = column_index(*column, columns);
  }
  mark.kind = above ? Mark::Kind::above : below ? Mark::Kind::below : Mark::Kind::equal;
  node.need("kleur");
  mark.colour = named_colour(node, "kleur", context.colours).value_or(0);
  return mark;
}

bool has_numbers(const Column& column) {
  return column.format == Format::euro || column.format == Format::number ||
         column.format == Format::points;
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
  if (const auto title = node.need("titel")) {
    column.position = title->position();
    column.title = optional_texts(node, "titel");
    if (!column.title.empty() && column.title.back().when)
      title->report("de laatste titel moet altijd kunnen",
                    "voeg een laatste {dan: …} zonder als toe");
  }
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
  if (const auto input = node.find("invoer"))
    column.input = input_of(*input, input_kind(column.format));
  if (const auto formula = node.find("formule"))
    column.formula = formula_of(*formula, rows, before, context);
  const bool has_source = node.find("waarde") || node.find("tekst") || column.input ||
                          node.find("formule") || column.format == Format::row_number ||
                          !knows_format;
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

/// What stands below a column, in one word; or {gewogen: the column with the weights}.
std::optional<Total> total_of(const Node& node, std::size_t own,
                              const std::vector<Column>& columns) {
  static const std::vector<std::string> words = {"ja",      "som",     "aantal", "gemiddelde",
                                                 "minimum", "maximum", "mediaan"};
  constexpr Statistic statistics[] = {Statistic::sum,   Statistic::sum,     Statistic::count,
                                      Statistic::mean,  Statistic::minimum, Statistic::maximum,
                                      Statistic::median};
  Total total;
  if (node.is_block_of("gewogen")) {
    total.statistic = Statistic::mean;
    const auto weights = *node.find("gewogen");
    total.weights = find_column(weights, weights.text(), columns);
    if (!total.weights) return std::nullopt;
    if (!has_numbers(columns[*total.weights]))
      node.report("een gewicht is een getal", "noem een kolom met opmaak: euro of getal");
  } else {
    const auto before = node.findings().size();
    total.statistic = statistics[node.one_of(words)];
    if (node.findings().size() > before) return std::nullopt;
  }
  const auto& column = columns[own];
  const bool adds_up = column.format == Format::euro || column.format == Format::number;
  const bool fits = total.statistic == Statistic::count ||
                    (total.statistic == Statistic::sum ? adds_up : has_numbers(column));
  if (fits) return total;
  node.report(total.statistic == Statistic::sum
                  ? "een som is van bedragen of getallen"
                  : "dit kan alleen van bedragen, getallen of procenten",
              "kies aantal, of zet opmaak: euro of opmaak: getal bij deze kolom");
  return std::nullopt;
}

/// `totaalregel` with what each column says itself, and the rows of `totaalregels`.
void read_totals(const Node& node, Table& table) {
  TotalRow own;
  const auto title = node.find("totaalregel");
  const auto columns = node.find("kolommen");
  const auto items = columns && columns->is_list() ? columns->items() : std::vector<Node>();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto word = items[i].find("totaal");
    if (!word || word->is_text("nee")) continue;
    const auto total = total_of(*word, i, table.columns);
    if (!total) continue;
    own.totals.emplace(i, *total);
    if (!title)
      word->report("er is geen regel voor dit totaal", "zet totaalregel: Totaal bij de tabel");
  }
  if (title) {
    own.title = text_of(*title);
    table.total_rows.push_back(std::move(own));
  }
  const auto more = node.find("totaalregels");
  if (!more) return;
  for (const auto& item : more->items()) {
    if (!item.is_block({"titel", "kolommen"})) continue;
    TotalRow row;
    row.title = needed_text(item, "titel");
    const auto totals = item.need("kolommen");
    const bool is_block = totals && totals->is_block(totals->keys());
    for (const auto& id : is_block ? totals->keys() : std::vector<std::string>()) {
      const auto word = *totals->find(id);
      const auto index = find_column(word, id, table.columns);
      const auto total = index ? total_of(word, *index, table.columns) : std::nullopt;
      if (total) row.totals.emplace(*index, *total);
    }
    table.total_rows.push_back(std::move(row));
  }
}

}  // namespace

Table table_of(const Node& node, const TableContext& context) {
  Table table;
  if (!node.is_block({"rijen", "kolommen", "vast", "totaalregel", "totaalregels", "leeg"}))
    return table;
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
  if (!table.columns.empty()) read_totals(node, table);
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
