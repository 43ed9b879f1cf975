// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/model/cost_price.hpp"
#include "pricing/formula.hpp"

/// A computation as a list of named lines: what is given, and each step from it, with the source of
/// every number. It can be checked with a pencil, and it is what json, a sheet and a template show.
namespace bestek::pricing {

enum class Measure { euro, percent, hours, amount };

/// Where a number comes from.
struct Origin {
  std::string source;  ///< or empty
  std::optional<Date> reference_date;
  std::string definition;  ///< or empty
  std::string path;        ///< JSON pointer from the tariff: "/kostprijs/risico_pct"

  /// A choice of the municipalities needs no source.
  bool is_choice() const { return bestek::is_choice(path.substr(path.rfind('/') + 1)); }
};

struct Line {
  std::string id;      ///< within the derivation: "loonkosten_per_uur"
  std::string name;    ///< Dutch, "loonkosten per betaald uur"
  std::string letter;  ///< legal element, or empty
  Measure measure = Measure::euro;
  std::optional<Origin> origin;  ///< for what is given; a step has none
  Formula formula;               ///< of a step; a percentage counts as a fraction
  Rounding rounding = Rounding::none;
  std::optional<int> decimals;  ///< of a percentage that is rounded, half up
  Rational value;               ///< exact, after rounding; a percentage as 12.5
};

/// A line that is already in the derivation.
struct Step {
  std::size_t index = 0;

  operator Formula() const { return line(index); }
};

class Derivation {
 public:
  /// A given number. `path` of the number is put behind `prefix`.
  Step given(std::string id, std::string name, std::string letter, Measure measure,
             const SourcedNumber& number, const std::string& prefix = "/kostprijs");

  /// A step from earlier lines. Throws std::domain_error for a division by zero.
  Step step(std::string id, std::string name, std::string letter, Measure measure, Formula formula,
            Rounding rounding = Rounding::none);

  /// A percentage, rounded to `decimals`.
  Step percentage(std::string id, std::string name, std::string letter, Formula formula,
                  std::optional<int> decimals);

  const std::vector<Line>& lines() const { return lines_; }
  const Line& at(Step step) const { return lines_.at(step.index); }
  const Rational& value(Step step) const { return at(step).value; }
  bool is_empty() const { return lines_.empty(); }

 private:
  Step add(Line line);

  std::vector<Line> lines_;
};

/// The formula with the names of the lines: "uurloon x (1 + vakantiegeld)".
std::string formula_in_words(const Derivation& derivation, const Line& line);

/// The formula with their values, at most six decimals: "19,40 x (1 + 8%)".
std::string formula_in_numbers(const Derivation& derivation, const Line& line);

/// The formula with cells, after "=", rounded as the line says. `cell_of` names the cell of a line.
std::string formula_in_cells(const Derivation& derivation, const Line& line,
                             const std::function<std::string(std::size_t)>& cell_of);

/// The value as people read it: "€ 19,40", "12,5%", "1.878 uur"; at most six decimals.
std::string value_text(const Line& line);

/// How a line is rounded, as a sentence part; "" when it is not.
std::string rounding_text(const Line& line);

/// "(x) rounded" as a formula of a spreadsheet. Binary numbers are mended at the tenth decimal
/// first, or 87.30 / 60 = 1.455 would fall below the half.
std::string rounded_in_cells(const std::string& formula, Rounding rounding);

}  // namespace bestek::pricing
