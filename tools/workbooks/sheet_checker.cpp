// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_checker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "view/fields.hpp"
#include "view/filters.hpp"

namespace bestek::workbooks {

namespace {

using view::Field;
using view::FieldKind;
using Way = std::vector<const Field*>;  ///< the fields of a path, first to last

std::vector<std::string> names_of(const Field& block) {
  std::vector<std::string> names;
  for (const auto& member : block.members) names.push_back(member.name);
  return names;
}

bool is_number(FieldKind kind) {
  return kind == FieldKind::amount || kind == FieldKind::number || kind == FieldKind::percentage;
}

bool is_single(FieldKind kind) {
  return is_number(kind) || kind == FieldKind::text || kind == FieldKind::date;
}

std::string with_article(FieldKind kind) {
  if (kind == FieldKind::yes_or_no) return "ja of nee";
  return fmt::format("een {}", view::name_of(kind));
}

constexpr const char* see_fields = "bestek blad --velden toont alle namen";

class SheetChecker {
 public:
  SheetChecker(const SheetTemplate& sheet_template, Findings& findings)
      : template_(sheet_template), findings_(findings) {}

  void check() {
    if (template_.needs_agreed_tariffs)  // then none is made while a tariff has not been agreed
      certain_.push_back(view::sheet_fields().find("tarieven")->find("tarief"));
    for (const auto* text :
         {&template_.file, &template_.title, &template_.author, &template_.header_left,
          &template_.header_right, &template_.footer_left})
      check_text(*text);
    for (const auto& sheet : template_.sheets) check_sheet(sheet);
  }

 private:
  /// What holds while a part is checked: a condition that says that a field has a value.
  class Given {
   public:
    Given(SheetChecker& checker, const std::optional<Condition>& when)
        : checker_(checker), before_(checker.certain_.size()) {
      if (when) checker.check_condition(*when);
    }
    ~Given() { checker_.certain_.resize(before_); }
    Given(const Given&) = delete;
    Given& operator=(const Given&) = delete;

   private:
    SheetChecker& checker_;
    std::size_t before_;
  };

  void check_sheet(const Sheet& sheet) {
    const Given given(*this, sheet.when);
    for (const auto& line : sheet.lines) check_line(line);
    if (sheet.table) check_table(*sheet.table);
    for (const auto& line : sheet.notes) check_line(line);
    for (const auto& chart : sheet.charts) {
      const Given chart_given(*this, chart.when);
      for (const auto* text : {&chart.title, &chart.value_title, &chart.description})
        check_text(*text);
      for (const auto& series : chart.series) check_text(series.title);
    }
  }

  void check_line(const Line& line) {
    const Given given(*this, line.when);
    check_text(line.label);
    if (line.text) check_text(*line.text);
    if (line.input) check_input(*line.input);
  }

  void check_table(const Table& table) {
    for (const auto& row : table.total_rows) check_text(row.title);
    if (table.when_empty) check_text(*table.when_empty);
    for (const auto& column : table.columns)
      check_choices(column.title, [&](const Text& text) { check_text(text); });
    const auto way = find(table.rows);
    if (way.empty()) return;
    if (way.back()->kind != FieldKind::list)
      return report(
          table.rows,
          fmt::format("\"{}\" is {}, geen lijst", table.rows.text, with_article(way.back()->kind)),
          "kies een lijst, zoals diensten of tarieven");
    row_ = way.back();
    for (const auto& column : table.columns) check_column(column);
    row_ = nullptr;
  }

  void check_column(const Column& column) {
    check_choices(column.value, [&](const Path& path) { check_value(path, column); });
    check_choices(column.text, [&](const Text& text) { check_text(text); });
    if (column.input) check_input(*column.input);
    if (!column.formula) return;
    if (const auto* rule = std::get_if<MultipleOf>(&*column.formula)) {
      const Given given(*this, rule->when);
    }
  }

  void check_value(const Path& path, const Column& column) {
    const auto way = find(path);
    if (way.empty()) return;
    const auto kind = way.back()->kind;
    const bool wants_number = column.format == Format::euro || column.format == Format::number ||
                              column.format == Format::points;
    if (wants_number && !is_number(kind))
      return report(path, fmt::format("\"{}\" is {}, geen getal", path.text, with_article(kind)),
                    "kies een ander gegeven, of een andere opmaak");
    if (column.format == Format::date && kind != FieldKind::date)
      return report(path, fmt::format("\"{}\" is {}, geen datum", path.text, with_article(kind)),
                    "kies een ander gegeven, of een andere opmaak");
    if (!is_single(kind))
      return report(path, fmt::format("\"{}\" is {}, geen tekst", path.text, with_article(kind)),
                    "kies een enkel gegeven");
    if (column.may_be_empty || column.input) return;
    if (const auto* empty = first_empty(way))
      advise(path, fmt::format("\"{}\" kan in een ronde leeg zijn", empty->name),
             "zet mag_leeg: ja bij deze kolom");
  }

  void check_input(const Input& input) {
    const Given given(*this, input.when);
    check_bound(input.minimum, input.kind);
    check_bound(input.maximum, input.kind);
    check_text(input.title);
    check_text(input.error_title);
    check_choices(input.message, [&](const Text& text) { check_text(text); });
    check_choices(input.error, [&](const Text& text) { check_text(text); });
    if (input.name) check_text(*input.name);
  }

  void check_bound(const std::optional<Bound>& bound, InputKind kind) {
    const auto* path = bound ? std::get_if<Path>(&*bound) : nullptr;
    if (path == nullptr) return;
    const auto way = find(*path);
    if (way.empty()) return;
    const bool wants_date = kind == InputKind::date;
    if (wants_date ? way.back()->kind == FieldKind::date : is_number(way.back()->kind)) return;
    report(*path,
           fmt::format("\"{}\" is {}, geen {}", path->text, with_article(way.back()->kind),
                       wants_date ? "datum" : "getal"),
           "kies een grens die bij de soort invoer past");
  }

  template <class Item, class Check>
  void check_choices(const Choices<Item>& choices, const Check& check) {
    for (const auto& choice : choices) {
      const Given given(*this, choice.when);
      check(choice.item);
    }
  }

  void check_condition(const Condition& condition) {
    const auto way = find(condition.path);
    if (way.empty()) return;
    if (condition.equals && !is_single(way.back()->kind))
      report(condition.path,
             fmt::format("\"{}\" is {}, en kan geen woord zijn", condition.path.text,
                         with_article(way.back()->kind)),
             "laat het woord weg, of kies een tekst");
    certain_.insert(certain_.end(), way.begin(), way.end());
  }

  void check_text(const Text& text) {
    for (const auto& part : text.parts) {
      if (part.path) check_tag(*part.path, part.filters);
    }
  }

  void check_tag(const Path& path, const std::vector<std::string>& filters) {
    const auto way = find(path);
    if (way.empty()) return;
    auto kind = way.back()->kind;
    for (const auto& filter : filters) {
      if (!view::filter_fits(filter, kind)) {
        report(path,
               fmt::format("\"{}\" is {}, en past niet bij het filter \"{}\"", path.text,
                           with_article(kind), filter),
               "kies een ander filter of een ander gegeven; bestek blad --velden toont ze");
        return;
      }
      kind = FieldKind::text;
    }
    if (!is_single(kind)) {
      report(path, fmt::format("\"{}\" is {}, geen tekst", path.text, with_article(kind)),
             "kies een enkel gegeven; een lijst hoort in een tabel");
    } else if (const auto* empty = first_empty(way)) {
      advise(path, fmt::format("\"{}\" kan in een ronde leeg zijn", path.text),
             fmt::format("zet als: {} bij deze tekst, dan vervalt zij",
                         empty == way.back() ? path.text : empty->name));
    }
  }

  /// The first field on the way that some round leaves empty, if no condition speaks of it.
  const Field* first_empty(const Way& way) const {
    const auto found = std::find_if(way.begin(), way.end(), [&](const Field* field) {
      return field->can_be_empty &&
             std::find(certain_.begin(), certain_.end(), field) == certain_.end();
    });
    return found == way.end() ? nullptr : *found;
  }

  /// Nothing, with a finding, for a name that is not there.
  Way find(const Path& path) {
    if (path.names.empty()) return {};
    const auto& first = path.names.front();
    const auto* field = row_ ? row_->find(first) : nullptr;
    if (field == nullptr) {
      field = view::sheet_fields().find(first);
      if (field != nullptr && !may_see(path, *field)) return {};
    }
    if (field == nullptr) {
      auto known = row_ ? names_of(*row_) : std::vector<std::string>();
      const auto more = names_of(view::sheet_fields());
      known.insert(known.end(), more.begin(), more.end());
      return unknown(path, first, known);
    }
    Way way = {field};
    for (std::size_t i = 1; i < path.names.size(); ++i) {
      const bool is_list = way.back()->kind == FieldKind::list;
      const auto* member = is_list ? nullptr : way.back()->find(path.names[i]);
      if (is_list)
        report(path, fmt::format("\"{}\" is een lijst", way.back()->name),
               "maak er een tabel van, met deze lijst bij rijen");
      if (is_list) return {};
      if (member == nullptr) return unknown(path, path.names[i], names_of(*way.back()));
      way.push_back(member);
    }
    return way;
  }

  bool may_see(const Path& path, const Field& field) {
    const auto& name = path.names.front();
    const bool is_its_subject = field.subject.empty() || field.subject == name_of(template_.per);
    if (!is_its_subject) {
      report(path, fmt::format("\"{}\" is er alleen in een blad per {}", name, field.subject),
             fmt::format("zet bovenaan per: {}, of gebruik dit gegeven niet", field.subject));
    } else if (field.is_internal && template_.access != Access::internal) {
      report(path, fmt::format("\"{}\" is er alleen in een blad van klasse intern", name),
             "zet bovenaan klasse: intern, of gebruik dit gegeven niet");
    } else if (field.is_confidential && template_.per != Subject::provider) {
      report(path, fmt::format("\"{}\" is er alleen in een vertrouwelijk blad per aanbieder", name),
             "zet bovenaan per: aanbieder en klasse: vertrouwelijk, of gebruik dit gegeven niet");
    } else {
      return true;
    }
    return false;
  }

  Way unknown(const Path& path, const std::string& name, const std::vector<std::string>& known) {
    const auto help = suggestion(name, known);
    report(path,
           name == path.text ? fmt::format("onbekende naam \"{}\"", name)
                             : fmt::format("onbekende naam \"{}\" in \"{}\"", name, path.text),
           help.empty() ? see_fields : help);
    return {};
  }

  void report(const Path& path, std::string message, std::string help) {
    add(Severity::error, path, std::move(message), std::move(help));
  }

  void advise(const Path& path, std::string message, std::string help) {
    add(Severity::advice, path, std::move(message), std::move(help));
  }

  void add(Severity severity, const Path& path, std::string message, std::string help) {
    findings_.push_back(template_finding(path.position, std::move(message), std::move(help)));
    findings_.back().severity = severity;
  }

  const SheetTemplate& template_;
  Findings& findings_;
  const Field* row_ = nullptr;  ///< of the table: its items
  Way certain_;                 ///< fields that have a value here, since a condition says so
};

}  // namespace

Findings check_sheet_template(const SheetTemplate& sheet_template) {
  Findings findings;
  SheetChecker(sheet_template, findings).check();
  return findings;
}

}  // namespace bestek::workbooks
