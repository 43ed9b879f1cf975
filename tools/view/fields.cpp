// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/fields.hpp"

#include <algorithm>
#include <stdexcept>

#include "common/table.hpp"
#include "dossier/schemas.hpp"

namespace bestek::view {

namespace {

constexpr const char* schema_kind = "sjabloongegevens";

/// The definition that a part of the schema refers to, in any of the ways that JSON Schema has for
/// a reference with a description of its own.
const Json& resolved(const Json& part) {
  if (part.contains("allOf")) return resolved(part["allOf"][0]);
  if (part.contains("oneOf")) return resolved(part["oneOf"][1]);
  const auto reference = part.find("$ref");
  if (reference == part.end()) return part;
  const auto text = reference->get<std::string>();
  const auto name = text.substr(text.rfind('/') + 1);
  return schema_of(schema_kind).at("definitions").at(name);
}

bool has_type(const Json& part, const char* type) {
  const auto found = part.find("type");
  if (found == part.end()) return false;
  return *found == type ||
         (found->is_array() && std::find(found->begin(), found->end(), type) != found->end());
}

FieldKind kind_of(const Json& part) {
  static const std::vector<std::pair<const char*, FieldKind>> formats = {
      {"datum", FieldKind::date},
      {"bedrag", FieldKind::amount},
      {"getal", FieldKind::number},
      {"procent", FieldKind::percentage}};
  for (const auto& [format, kind] : formats) {
    if (part.value("format", "") == format) return kind;
  }
  if (has_type(part, "object")) return FieldKind::block;
  if (has_type(part, "array")) return FieldKind::list;
  return has_type(part, "boolean") ? FieldKind::yes_or_no : FieldKind::text;
}

std::string example_of(const Json& part) {
  const auto examples = part.find("examples");
  if (examples == part.end()) return "";
  const auto& first = examples->at(0);
  return first.is_string() ? first.get<std::string>() : first.dump();
}

std::vector<Field> members_of(const Json& block, bool is_confidential);

Field field_of(const std::string& name, const Json& part, bool is_confidential) {
  const auto& definition = resolved(part);
  const bool is_internal = part.value("klasse", "") == "intern";
  Field field{name,
              kind_of(definition),
              part.at("description"),
              example_of(definition),
              {},
              {},
              part.value("per", ""),
              {},
              is_internal};
  field.can_be_empty = has_type(definition, "null") || part.contains("oneOf");
  field.is_confidential = is_confidential || part.value("klasse", "") == "vertrouwelijk";
  const auto& holder =
      field.kind == FieldKind::list ? resolved(definition.at("items")) : definition;
  field.members = members_of(holder, field.is_confidential);
  return field;
}

std::vector<Field> members_of(const Json& block, bool is_confidential) {
  std::vector<Field> members;
  const auto properties = block.find("properties");
  if (properties == block.end()) return members;
  for (const auto& item : properties->items())
    members.push_back(field_of(item.key(), item.value(), is_confidential));
  return members;
}

void add_all(const Field& block, const std::string& prefix, std::vector<NamedField>& all) {
  for (const auto& field : block.members) {
    const auto path = prefix + field.name + (field.kind == FieldKind::list ? "[]" : "");
    all.push_back({path, &field});
    add_all(field, path + ".", all);
  }
}

}  // namespace

std::string_view name_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::text:
      return "tekst";
    case FieldKind::date:
      return "datum";
    case FieldKind::amount:
      return "bedrag";
    case FieldKind::number:
      return "getal";
    case FieldKind::percentage:
      return "procent";
    case FieldKind::yes_or_no:
      return "ja/nee";
    case FieldKind::list:
      return "lijst";
    case FieldKind::block:
      break;
  }
  return "blok";
}

const Field* Field::find(const std::string& member) const {
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const Field& field) { return field.name == member; });
  return found == members.end() ? nullptr : &*found;
}

const Field& fields() {
  static const Field all{
      "", FieldKind::block, "", "", false, false, "", members_of(schema_of(schema_kind), false)};
  return all;
}

const Field& sheet_fields() {
  static const Field all = [] {
    const auto& items = schema_of(schema_kind).at("definitions").at("bladgegevens");
    Field block{"", FieldKind::block, "", "", false, false, "", members_of(items, false)};
    for (auto field : fields().members) {
      if (!field.subject.empty() && field.subject != "gemeente" && field.subject != "dienst")
        continue;
      // A document about a municipality may be confidential; a sheet about it is internal.
      if (field.subject == "gemeente" && field.is_confidential) {
        field.is_confidential = false;
        field.is_internal = true;
      }
      block.members.push_back(std::move(field));
    }
    return block;
  }();
  return all;
}

std::vector<NamedField> all_fields(const Field& block) {
  std::vector<NamedField> all;
  add_all(block, "", all);
  return all;
}

void print_fields(std::ostream& out, const std::vector<NamedField>& all) {
  Table table{{{"veld"}, {"soort"}, {"voorbeeld"}, {"betekenis"}}, {}};
  for (const auto& [path, field] : all) {
    std::string meaning = field->meaning;
    if (field->can_be_empty) meaning += " (kan leeg zijn)";
    if (field->is_confidential) meaning += " (vertrouwelijk)";
    if (field->is_internal) meaning += " (intern)";
    table.rows.push_back({path, std::string(name_of(field->kind)), field->example, meaning});
  }
  print_text(out, table);
}

}  // namespace bestek::view
