// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/schema_explainer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "common/decimal.hpp"
#include "common/dutch.hpp"
#include "common/text.hpp"

namespace bestek {

namespace {

std::string quoted(const Json& value) {
  constexpr std::size_t longest = 60;
  if (value.is_null()) return "niets";
  auto text = value.is_string() ? value.get<std::string>() : value.dump();
  text = shortened(text, longest);
  return value.is_string() ? "\"" + text + "\"" : text;
}

std::string_view type_in_dutch(const std::string& type) {
  if (type == "string") return "tekst";
  if (type == "integer") return "een geheel getal";
  if (type == "number") return "een getal";
  if (type == "array") return "een lijst";
  if (type == "object") return "een blok met sleutels";
  if (type == "null") return "leeg";
  return "ja of nee";
}

std::string_view kind_of(const Json& value) {
  if (value.is_string()) return "tekst";
  if (value.is_boolean()) return "waar of onwaar";
  if (value.is_number()) return "een getal";
  if (value.is_array()) return "een lijst";
  if (value.is_object()) return "een blok met sleutels";
  return "leeg";
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "array") return value.is_array();
  if (type == "object") return value.is_object();
  if (type == "boolean") return value.is_boolean();
  return value.is_null();
}

std::vector<std::string> types_of(const Json& schema) {
  const auto found = schema.find("type");
  if (found == schema.end()) return {};
  if (found->is_string()) return {found->get<std::string>()};
  return found->get<std::vector<std::string>>();
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

/// "52,31", "€ 52.31" and "1.234,56": what the writer meant as a number.
std::string number_help(const std::string& text) {
  std::string digits = text;
  std::erase_if(digits,
                [](char c) { return (c < '0' || c > '9') && c != ',' && c != '.' && c != '-'; });
  if (digits.find(',') != std::string::npos) std::erase(digits, '.');
  std::replace(digits.begin(), digits.end(), ',', '.');
  if (!parse_decimal(digits)) return "schrijf alleen het getal, zonder eenheid of aanhalingstekens";
  if (text.find(',') != std::string::npos)
    return fmt::format("schrijf een punt in plaats van een komma: {}", digits);
  return fmt::format("schrijf alleen het getal: {}", digits);
}

class Explainer {
 public:
  explicit Explainer(const Json& bundle) : bundle_(bundle) {}

  std::vector<SchemaProblem> problems;

  void check(const Json& schema, const Json& value, const std::string& pointer) {
    if (schema.is_boolean()) return;
    if (const auto reference = schema.find("$ref"); reference != schema.end()) {
      check(resolve(reference->get<std::string>()), value, pointer);
      return;
    }
    if (!check_type(schema, value, pointer)) return;
    const auto before = problems.size();
    check_choices(schema, value, pointer);
    if (value.is_string()) check_text(schema, value, pointer);
    if (value.is_number()) check_bounds(schema, value, pointer);
    if (value.is_array()) check_list(schema, value, pointer);
    if (value.is_object()) check_object(schema, value, pointer);
    if (problems.size() == before) check_combinations(schema, value, pointer);
  }

 private:
  const Json& resolve(const std::string& reference) const {
    return bundle_.at(Json::json_pointer(reference.substr(1)));
  }

  void report(std::string code, const std::string& pointer, std::string message,
              std::string help = "", bool at_key = false) {
    problems.push_back({std::move(code), pointer, at_key, std::move(message), std::move(help)});
  }

  bool is_valid(const Json& schema, const Json& value) const {
    Explainer trial(bundle_);
    trial.check(schema, value, "");
    return trial.problems.empty();
  }

  bool check_type(const Json& schema, const Json& value, const std::string& pointer) {
    const auto types = types_of(schema);
    const bool fits =
        types.empty() || std::any_of(types.begin(), types.end(),
                                     [&](const auto& type) { return has_type(value, type); });
    if (fits) return true;
    std::vector<std::string> wanted;
    for (const auto& type : types) wanted.emplace_back(type_in_dutch(type));
    const auto wish = dutch::enumeration(wanted, "of");
    if (value.is_null()) {
      report("B013", pointer, fmt::format("hier ontbreekt de waarde; verwacht wordt {}", wish),
             "vul de waarde in of verwijder de sleutel");
    } else {
      report(
          "B013", pointer,
          fmt::format("{} is {}, verwacht wordt {}", quoted_or_kind(value), kind_of(value), wish),
          type_help(schema, types.front(), value));
    }
    return false;
  }

  static std::string quoted_or_kind(const Json& value) {
    return value.is_structured() ? "dit" : quoted(value);
  }

  static std::string type_help(const Json& schema, const std::string& wanted, const Json& value) {
    if (value.is_string() && (wanted == "number" || wanted == "integer"))
      return number_help(value.get<std::string>());
    const auto choices = schema.value("enum", Json::array());
    const bool is_yes_or_no = std::find(choices.begin(), choices.end(), "ja") != choices.end();
    if (value.is_boolean() && is_yes_or_no) return "schrijf ja of nee";
    if (wanted == "string" && value.is_primitive())
      return "zet de waarde tussen aanhalingstekens, met alle voorloopnullen";
    if (wanted == "array") return "zet voor elk onderdeel een streepje, elk op een eigen regel";
    if (wanted == "object")
      return "zet de gegevens eronder, elk op een eigen regel met een sleutel en een dubbele punt";
    return "";
  }

  void check_choices(const Json& schema, const Json& value, const std::string& pointer) {
    std::vector<std::string> allowed;
    if (const auto constant = schema.find("const"); constant != schema.end()) {
      if (*constant == value) return;
      allowed.push_back(quoted(*constant));
    } else if (const auto choices = schema.find("enum"); choices != schema.end()) {
      if (std::find(choices->begin(), choices->end(), value) != choices->end()) return;
      for (const auto& choice : *choices)
        allowed.push_back(choice.is_string() ? choice.get<std::string>() : choice.dump());
    } else {
      return;
    }
    const auto text = value.is_string() ? value.get<std::string>() : value.dump();
    report("B014", pointer, fmt::format("{} is hier geen mogelijke waarde", quoted(value)),
           suggestion(text, allowed));
  }

  void check_text(const Json& schema, const Json& value, const std::string& pointer) {
    const auto& text = value.get_ref<const std::string&>();
    if (const auto least = schema.find("minLength");
        least != schema.end() && code_points(text) < least->get<std::size_t>()) {
      report("B012", pointer, "deze tekst is leeg of te kort",
             "vul de tekst in of verwijder de sleutel");
      return;
    }
    if (const auto most = schema.find("maxLength");
        most != schema.end() && code_points(text) > most->get<std::size_t>()) {
      report("B012", pointer,
             fmt::format("deze tekst is langer dan {} tekens", most->get<std::size_t>()),
             "maak de tekst korter");
      return;
    }
    const auto pattern = schema.find("pattern");
    if (pattern == schema.end()) return;
    if (std::regex_search(text, std::regex(pattern->get<std::string>(), std::regex::ECMAScript)))
      return;
    report("B012", pointer, fmt::format("{} heeft niet de juiste vorm", quoted(value)),
           schema.value("patternErrorMessage", schema.value("description", "")));
  }

  void check_bounds(const Json& schema, const Json& value, const std::string& pointer) {
    const auto number = value.get<double>();
    const auto complain = [&](std::string_view relation, const Json& bound) {
      report("B015", pointer,
             fmt::format("{} mag niet {} {} zijn", value.dump(), relation, bound.dump()), "");
    };
    if (const auto b = schema.find("minimum"); b != schema.end() && number < b->get<double>())
      complain("kleiner dan", *b);
    if (const auto b = schema.find("maximum"); b != schema.end() && number > b->get<double>())
      complain("groter dan", *b);
    if (const auto b = schema.find("exclusiveMinimum");
        b != schema.end() && number <= b->get<double>()) {
      report("B015", pointer, fmt::format("{} moet groter dan {} zijn", value.dump(), b->dump()),
             "");
    }
  }

  void check_list(const Json& schema, const Json& value, const std::string& pointer) {
    if (const auto least = schema.find("minItems");
        least != schema.end() && value.size() < least->get<std::size_t>()) {
      report("B015", pointer,
             fmt::format("deze lijst heeft {} nodig",
                         dutch::counted(least->get<int>(), "onderdeel", "onderdelen")),
             "vul de lijst aan");
    }
    if (const auto most = schema.find("maxItems");
        most != schema.end() && value.size() > most->get<std::size_t>()) {
      report("B015", pointer,
             fmt::format("deze lijst mag hoogstens {} hebben",
                         dutch::counted(most->get<int>(), "onderdeel", "onderdelen")),
             "kort de lijst in");
    }
    if (schema.value("uniqueItems", false)) check_unique(value, pointer);
    const auto items = schema.find("items");
    if (items == schema.end()) return;
    for (std::size_t i = 0; i < value.size(); ++i)
      check(*items, value[i], fmt::format("{}/{}", pointer, i));
  }

  void check_unique(const Json& value, const std::string& pointer) {
    std::set<Json> seen;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!seen.insert(value[i]).second) {
        report("B015", fmt::format("{}/{}", pointer, i),
               fmt::format("{} staat twee keer in deze lijst", quoted_or_kind(value[i])),
               "verwijder er één");
      }
    }
  }

  void check_object(const Json& schema, const Json& value, const std::string& pointer) {
    const auto properties = schema.value("properties", Json::object());
    for (const auto& key : schema.value("required", Json::array())) {
      if (value.contains(key.get<std::string>())) continue;
      const auto near = misspelt(value, properties, key.get<std::string>());
      if (near) continue;
      report("B011", pointer, fmt::format("hier ontbreekt \"{}\"", key.get<std::string>()),
             describe(properties, key.get<std::string>()));
    }
    if (const auto least = schema.find("minProperties");
        least != schema.end() && value.size() < least->get<std::size_t>()) {
      report("B015", pointer, "dit blok is leeg", "vul het in of verwijder de sleutel");
    }
    const auto additional = schema.find("additionalProperties");
    for (const auto& item : value.items()) {
      const auto child = pointer + "/" + escaped(item.key());
      if (const auto known = properties.find(item.key()); known != properties.end()) {
        check(*known, item.value(), child);
      } else if (additional != schema.end() && additional->is_object()) {
        check(*additional, item.value(), child);
      } else if (additional != schema.end() && *additional == false) {
        report("B010", child, fmt::format("onbekende sleutel \"{}\"", item.key()),
               unknown_key_help(item.key(), absent(properties, value)), true);
      }
      if (const auto names = schema.find("propertyNames");
          names != schema.end() && !is_valid(*names, item.key())) {
        report("B010", child, fmt::format("\"{}\" kan hier geen sleutel zijn", item.key()),
               resolved(*names).value("patternErrorMessage", ""), true);
      }
    }
  }

  /// In {tarief: 52,31} the comma ends the amount, and what follows becomes a key.
  static std::string unknown_key_help(const std::string& key,
                                      const std::vector<std::string>& known) {
    const bool is_number = !key.empty() && std::all_of(key.begin(), key.end(),
                                                       [](char c) { return c >= '0' && c <= '9'; });
    if (is_number)
      return "tussen accolades scheidt een komma de gegevens; schrijf een bedrag met een punt, "
             "zoals 52.31";
    return suggestion(key, known);
  }

  const Json& resolved(const Json& schema) const {
    const auto reference = schema.find("$ref");
    return reference == schema.end() ? schema : resolve(reference->get<std::string>());
  }

  /// A required key that seems to be there under a misspelt name: the unknown key is reported.
  static bool misspelt(const Json& value, const Json& properties, const std::string& key) {
    return std::any_of(value.items().begin(), value.items().end(), [&](const auto& item) {
      return !properties.contains(item.key()) &&
             nearest(item.key(), absent(properties, value)) == key;
    });
  }

  static std::vector<std::string> absent(const Json& properties, const Json& value) {
    auto keys = keys_of(properties);
    std::erase_if(keys, [&](const auto& key) { return value.contains(key); });
    return keys;
  }

  std::string describe(const Json& properties, const std::string& key) const {
    const auto found = properties.find(key);
    if (found == properties.end()) return "";
    auto text = found->value("description", "");
    if (text.empty()) text = resolved(*found).value("description", "");
    return text.empty() ? "" : fmt::format("voeg {} toe: {}", key, text);
  }

  static std::string escaped(const std::string& key) {
    std::string text;
    for (const char c : key) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
  }

  void check_combinations(const Json& schema, const Json& value, const std::string& pointer) {
    for (const auto& part : schema.value("allOf", Json::array())) check(part, value, pointer);
    if (const auto options = schema.find("anyOf"); options != schema.end())
      check_any(*options, value, pointer);
    if (const auto options = schema.find("oneOf"); options != schema.end())
      check_one(schema, *options, value, pointer);
    if (const auto condition = schema.find("if"); condition != schema.end()) {
      const auto branch = schema.find(is_valid(*condition, value) ? "then" : "else");
      if (branch != schema.end()) check(*branch, value, pointer);
    }
    if (const auto forbidden = schema.find("not");
        forbidden != schema.end() && is_valid(*forbidden, value)) {
      report("B016", pointer, "deze gegevens gaan niet samen", schema.value("description", ""));
    }
  }

  /// Explains the alternative that comes nearest: the one with the fewest problems.
  void check_any(const Json& options, const Json& value, const std::string& pointer) {
    std::vector<SchemaProblem> fewest;
    for (const auto& option : options) {
      Explainer trial(bundle_);
      trial.check(option, value, pointer);
      if (trial.problems.empty()) return;
      const bool goes_deeper =
          !fewest.empty() && trial.problems.front().pointer.size() > fewest.front().pointer.size();
      if (fewest.empty() || goes_deeper || trial.problems.size() < fewest.size())
        fewest = std::move(trial.problems);
    }
    std::move(fewest.begin(), fewest.end(), std::back_inserter(problems));
  }

  void check_one(const Json& schema, const Json& options, const Json& value,
                 const std::string& pointer) {
    const auto fitting = std::count_if(options.begin(), options.end(),
                                       [&](const Json& option) { return is_valid(option, value); });
    if (fitting == 1) return;
    if (fitting == 0) {
      check_any(options, value, pointer);
    } else {
      report("B016", pointer, "hier staan gegevens die elkaar uitsluiten",
             schema.value("description", ""));
    }
  }

  const Json& bundle_;
};

}  // namespace

std::vector<SchemaProblem> explain_schema(const Json& bundle, const Json& schema,
                                          const Json& value) {
  Explainer explainer(bundle);
  explainer.check(schema, value, "");
  return std::move(explainer.problems);
}

}  // namespace bestek
