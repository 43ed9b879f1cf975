// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/sheet_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "dossier/model.hpp"
#include "view/filters.hpp"

namespace bestek::workbooks {

namespace {

const Json nothing;

/// "euro | hoofdletter" taken apart.
std::vector<std::string> parse_filters(std::string_view text, const SourcePosition& position,
                                       Findings& findings) {
  std::vector<std::string> filters;
  for (const auto& part : split(text, '|')) {
    std::string name(trimmed(part));
    if (view::is_filter(name)) {
      filters.push_back(std::move(name));
    } else {
      auto problem = view::unknown_filter(name);
      findings.push_back(
          template_finding(position, std::move(problem.message), std::move(problem.help)));
    }
  }
  return filters;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& item : object.items()) keys.push_back(item.key());
  return keys;
}

std::vector<std::string> keys_in_scope(const Scope& scope) {
  auto keys = scope.row ? keys_of(*scope.row) : std::vector<std::string>();
  for (auto& key : scope.view.names()) keys.push_back(std::move(key));
  return keys;
}

const Json* unknown(const Path& path, const std::string& name,
                    const std::vector<std::string>& known, Findings& findings) {
  findings.push_back(template_finding(
      path.position, fmt::format("onbekende naam \"{}\" in \"{}\"", name, path.text),
      suggestion(name, known)));
  return nullptr;
}

std::optional<Rational> to_number(const Json& value) {
  if (value.is_number()) return exact_number(value);
  return value.is_string() ? parse_decimal(value.get<std::string>()) : std::nullopt;
}

std::string written(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_number_integer() ? value.dump() : "";
}

std::string render_part(const TextPart& part, const Scope& scope, Findings& findings) {
  const auto& path = *part.path;
  const auto* value = find_value(path, scope, findings);
  if (value == nullptr) return "";
  auto shown = view::text_of_value(*value, part.filters);
  if (auto* text = std::get_if<std::string>(&shown)) return std::move(*text);
  const auto& problem = std::get<view::TagProblem>(shown);
  const bool is_empty = value->is_null() || *value == "";
  findings.push_back(template_finding(
      path.position, fmt::format("\"{}\" {}", path.text, problem.message),
      is_empty ? "vul het gegeven in de ronde in, of laat de tekst met \"als\" dan weg"
               : "kies een ander gegeven of een ander filter"));
  return "";
}

}  // namespace

Finding template_finding(SourcePosition position, std::string message, std::string help) {
  return {"B040", Severity::error, std::move(position), "", std::move(message), std::move(help)};
}

std::optional<Path> parse_path(std::string_view text, const SourcePosition& position,
                               Findings& findings) {
  auto names = split(text, '.');
  if (std::all_of(names.begin(), names.end(), is_name))
    return Path{std::string(text), position, std::move(names)};
  findings.push_back(
      template_finding(position, fmt::format("\"{}\" is geen verwijzing naar een gegeven", text),
                       "schrijf namen met kleine letters en punten ertussen, zoals dienst.naam"));
  return std::nullopt;
}

Text parse_text(std::string_view text, const SourcePosition& position, Findings& findings) {
  Text result{{}, position};
  while (true) {
    const auto open = text.find("{{");
    TextPart part;
    part.literal = text.substr(0, open);
    const auto close = open == std::string_view::npos ? open : text.find("}}", open);
    if (open != std::string_view::npos && close == std::string_view::npos) {
      findings.push_back(
          template_finding(position, "{{ wordt niet gesloten", "sluit de naam af met }}"));
      return result;
    }
    if (open == std::string_view::npos) {
      if (!part.literal.empty()) result.parts.push_back(std::move(part));
      return result;
    }
    const auto tag = text.substr(open + 2, close - open - 2);
    const auto bar = tag.find('|');
    part.path = parse_path(trimmed(tag.substr(0, bar)), position, findings);
    if (bar != std::string_view::npos) {
      part.filters = parse_filters(tag.substr(bar + 1), position, findings);
    }
    result.parts.push_back(std::move(part));
    text.remove_prefix(close + 2);
  }
}

const Json* find_value(const Path& path, const Scope& scope, Findings& findings) {
  const auto& names = path.names;
  const bool in_row = scope.row && scope.row->contains(names.front());
  const Json* value = in_row ? &scope.row->at(names.front()) : scope.view.find(names.front());
  if (value == nullptr) return unknown(path, names.front(), keys_in_scope(scope), findings);
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (value->is_null()) return &nothing;
    if (!value->is_object() || !value->contains(names[i]))
      return unknown(path, names[i], keys_of(*value), findings);
    value = &value->at(names[i]);
  }
  return value;
}

std::optional<Rational> find_number(const Path& path, const Scope& scope, Findings& findings) {
  const auto* value = find_value(path, scope, findings);
  if (value == nullptr || value->is_null()) return std::nullopt;
  const auto number = to_number(*value);
  if (!number) {
    findings.push_back(template_finding(path.position,
                                        fmt::format("\"{}\" is geen getal", path.text),
                                        "kies een gegeven dat een bedrag of hoeveelheid is"));
  }
  return number;
}

std::string render(const Text& text, const Scope& scope, Findings& findings) {
  std::string result;
  for (const auto& part : text.parts) {
    result += part.literal;
    if (part.path) result += render_part(part, scope, findings);
  }
  return result;
}

bool holds(const std::optional<Condition>& condition, const Scope& scope, Findings& findings) {
  if (!condition) return true;
  const auto* value = find_value(condition->path, scope, findings);
  if (value == nullptr) return false;
  if (condition->equals) return written(*value) == *condition->equals;
  if (value->is_boolean()) return value->get<bool>();
  return !value->empty() && *value != "";
}

}  // namespace bestek::workbooks
