// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

/// What templates may use, whatever the round: every name of a view with its type and meaning, from
/// schemas/sjabloongegevens.schema.json. A view never holds a name that is not listed here.
namespace bestek::view {

enum class FieldKind { text, date, amount, number, percentage, yes_or_no, list, block };

/// "tekst", "datum", "bedrag", "getal", "procent", "ja/nee", "lijst", "blok"
std::string_view name_of(FieldKind kind);

struct Field {
  std::string name;  ///< "naam"
  FieldKind kind = FieldKind::text;
  std::string meaning;           ///< Dutch, one sentence
  std::string example;           ///< empty where the meaning says enough
  bool can_be_empty = false;     ///< null in some rounds: stand in a section
  bool is_confidential = false;  ///< only in a template of class "vertrouwelijk"
  std::string subject;           ///< "gemeente": only in a template per gemeente; or empty
  std::vector<Field> members;  ///< of a block, or of each item of a list; none for a list of texts
  bool is_internal = false;    ///< only in a sheet of class "intern"

  /// The member with this name, or null.
  const Field* find(const std::string& member) const;
};

/// All of a view for a document, as one block without a name.
const Field& fields();

/// The same for a workbook: what is about a consultation is not in it, and what only workbooks have
/// is.
const Field& sheet_fields();

/// A field with its whole name: "gemeenten[].vertegenwoordiger.naam".
struct NamedField {
  std::string path;
  const Field* field = nullptr;
};

/// All fields with everything below them, a block or list before its members.
std::vector<NamedField> all_fields(const Field& block = fields());

/// Prints names, kinds, examples and meanings, for who writes a template.
void print_fields(std::ostream& out, const std::vector<NamedField>& all);

}  // namespace bestek::view
