// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/schemas.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "common/text.hpp"
#include "dossier/schema_explainer.hpp"
#include "embedded/schemas.hpp"

namespace bestek {

namespace {

/// "x.schema.json#/a" -> "#/definitions/x.schema.json/a", and "#/a" likewise for its own file.
void make_references_local(Json& node, const std::string& file) {
  if (node.is_object()) {
    if (const auto found = node.find("$ref"); found != node.end() && found->is_string()) {
      const auto reference = found->get<std::string>();
      const auto hash = reference.find('#');
      const auto target = hash == 0 ? file : reference.substr(0, hash);
      const auto pointer = hash == std::string::npos ? "" : reference.substr(hash + 1);
      *found = "#/definitions/" + target + pointer;
    }
  }
  for (auto& child : node) {
    if (child.is_structured()) make_references_local(child, file);
  }
}

Json make_bundle() {
  Json bundle = {{"definitions", Json::object()}};
  for (const auto& file : embedded::schemas()) {
    auto schema = Json::parse(file.text);
    make_references_local(schema, std::string(file.path));
    schema.erase("$schema");
    bundle["definitions"][std::string(file.path)] = std::move(schema);
  }
  return bundle;
}

std::string file_name(const std::string& kind) { return kind + ".schema.json"; }

bool is_valid(const Json& value, const std::string& kind) {
  Json root = schema_bundle();
  root["$ref"] = "#/definitions/" + file_name(kind);
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(root), schema);
  valijson::Validator validator;
  return validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), nullptr);
}

/// Patterns are matched by a library that recurses for each byte: no text may be very long.
constexpr std::size_t longest_text = 10000;  // in code points

struct LongTexts {
  std::vector<SchemaProblem> problems;
  bool has_many_bytes = false;  ///< a text that is not too long, but not in ASCII
};

bool may_be_long(const Json& value) {
  return value.is_structured() ||
         (value.is_string() && value.get_ref<const std::string&>().size() > longest_text);
}

void find_long_texts(const Json& value, const std::string& pointer, LongTexts& found) {
  if (!may_be_long(value)) return;
  if (value.is_string()) {
    if (code_points(value.get_ref<const std::string&>()) <= longest_text) {
      found.has_many_bytes = true;
      return;
    }
    found.problems.push_back({"B015", pointer, false,
                              fmt::format("deze tekst is langer dan {} tekens", longest_text),
                              "maak de tekst korter, of verdeel haar over meer punten"});
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (may_be_long(value[i])) find_long_texts(value[i], fmt::format("{}/{}", pointer, i), found);
    }
  } else {
    for (const auto& item : value.items()) {
      if (may_be_long(item.value()))
        find_long_texts(item.value(), fmt::format("{}/{}", pointer, item.key()), found);
    }
  }
}

/// One byte for each character of such texts, as many as there are; to a pattern all that is not
/// ASCII is the same.
void write_in_ascii(Json& value) {
  if (value.is_string()) {
    std::string ascii;
    for (const char c : value.get_ref<const std::string&>()) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x80) ascii += c;
      if (byte >= 0xC0) ascii += '?';
    }
    value = std::move(ascii);
    return;
  }
  for (auto& item : value) {
    if (may_be_long(item)) write_in_ascii(item);
  }
}

}  // namespace

const Json& schema_bundle() {
  static const Json bundle = make_bundle();
  return bundle;
}

const Json& schema_of(const std::string& kind) {
  return schema_bundle().at("definitions").at(file_name(kind));
}

std::vector<std::string> top_level_keys(const std::string& kind) {
  std::vector<std::string> keys;
  for (const auto& item : schema_of(kind).at("properties").items()) keys.push_back(item.key());
  return keys;
}

std::vector<SchemaProblem> check_schema(const Json& value, const std::string& kind) {
  LongTexts found;
  find_long_texts(value, "", found);
  if (!found.problems.empty()) return found.problems;
  if (found.has_many_bytes) {
    auto in_ascii = value;
    write_in_ascii(in_ascii);
    return check_schema(in_ascii, kind);
  }
  if (is_valid(value, kind)) return {};
  auto problems = explain_schema(schema_bundle(), schema_of(kind), value);
  if (problems.empty()) {
    problems.push_back({"B019", "", false, "dit gegeven heeft niet de vorm die bestek verwacht",
                        "vergelijk het met het schema en met de voorbeeldronde"});
  }
  return problems;
}

}  // namespace bestek
