// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "common/finding.hpp"
#include "dossier/yaml_reader.hpp"

namespace bestek {

/// All JSON Schemas (draft 7) of the project in one document, so that every reference is local:
/// `{"definitions": {"ronde.schema.json": {…}, …}}`. Read once.
const Json& schema_bundle();

/// The schema of a kind of file, "ronde" for "ronde.schema.json".
const Json& schema_of(const std::string& kind);

/// The keys that a file of this kind may have at its top.
std::vector<std::string> top_level_keys(const std::string& kind);

/// What a schema holds against a value: `pointer` says where in the value.
struct SchemaProblem {
  std::string code;
  std::string pointer;
  bool at_key = false;  ///< the key itself is wrong, not its value
  std::string message;  ///< Dutch
  std::string help;
};

/// Checks a value against the schema of that kind. valijson decides whether it is valid; the
/// failed constraints are then explained in Dutch.
std::vector<SchemaProblem> check_schema(const Json& value, const std::string& kind);

}  // namespace bestek
