// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/dossier.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/files.hpp"
#include "common/hash.hpp"
#include "common/text.hpp"
#include "dossier/round_loader.hpp"
#include "dossier/rules.hpp"
#include "dossier/schemas.hpp"

namespace bestek {

namespace fs = std::filesystem;

namespace {

/// A place that already has a finding gets no second one for what follows from it.
bool has_finding_at(const Findings& findings, const SourcePosition& position) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.position.file == position.file && finding.position.line == position.line &&
           finding.position.column == position.column;
  });
}

bool check_structure(Dossier& dossier, const std::string& kind, bool complete) {
  const auto problems = check_schema(dossier.json, kind);
  const Findings earlier = dossier.findings;
  for (const auto& problem : problems) {
    const bool misses_a_part = problem.code == "B011" && problem.pointer.empty();
    if (misses_a_part && !complete) continue;
    if (has_finding_at(earlier, dossier.position(problem.pointer, problem.at_key))) continue;
    dossier.report(Severity::error, problem.code, problem.pointer, problem.message, problem.help,
                   problem.at_key);
  }
  return problems.empty();
}

}  // namespace

SourcePosition Dossier::position(const std::string& pointer, bool of_key) const {
  const Json* value = &json;
  const Positions* place = &positions;
  const auto parts = split(pointer, '/');
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::size_t index = 0;
    if (value->is_object()) {
      const auto key = Json::json_pointer("/" + parts[i]).back();
      if (!value->contains(key)) break;
      index = member_index(*value, key);
      value = &(*value)[key];
    } else {
      index = std::stoul(parts[i]);
      value = &(*value)[index];
    }
    place = &place->children.at(index);
  }
  const bool key_is_known = place->key.line != 0;
  const bool is_block = value->is_structured() && key_is_known;
  const auto& where = key_is_known && (of_key || is_block) ? place->key : place->value;
  if (files.empty()) return {};
  const auto& name = files.at(where.file);
  if (where.line == 0) return {name, 0, 0, 0};
  return {name, static_cast<int>(where.line),
          lines.at(name).code_point_column(texts.at(name), where.line, where.column),
          static_cast<int>(where.length)};
}

void Dossier::report(Severity severity, std::string code, const std::string& pointer,
                     std::string message, std::string help, bool at_key) {
  findings.push_back({std::move(code), severity, position(pointer, at_key), pointer,
                      std::move(message), std::move(help)});
}

Dossier load_dossier(const std::string& round, std::istream& input) {
  Dossier dossier;
  load_round(dossier, round, input);
  return dossier;
}

Dossier load_and_check(const std::string& round, std::istream& input) {
  Dossier dossier;
  const bool complete = load_round(dossier, round, input);
  const bool well_formed = check_structure(dossier, "ronde", complete);
  if (well_formed && complete) check_rules(dossier);
  sort_findings(dossier.findings);
  return dossier;
}

Dossier check_one_file(const fs::path& path, const std::string& kind) {
  Dossier dossier;
  dossier.files.push_back(path.string());
  const auto& text = dossier.texts[path.string()] = read_file(path);
  dossier.lines[path.string()] = SourceLines(text);
  auto placed = read_yaml(text, path.string(), 0, dossier.findings);
  dossier.json = std::move(placed.value);
  dossier.positions = std::move(placed.positions);
  if (dossier.findings.empty()) check_structure(dossier, kind, true);
  sort_findings(dossier.findings);
  return dossier;
}

std::string input_hash(const Dossier& dossier) { return sha256(to_text(dossier.json)); }

Round typed_round(const Dossier& dossier) { return read_round(dossier.json); }

}  // namespace bestek
