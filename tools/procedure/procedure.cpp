// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "procedure/procedure.hpp"

#include <algorithm>
#include <stdexcept>

#include "common/embedded.hpp"
#include "dossier/schemas.hpp"
#include "dossier/yaml_reader.hpp"
#include "embedded/procedures.hpp"

namespace bestek::procedure {

namespace {

Json read_built_in(std::string_view text, const std::string& name) {
  Findings findings;
  auto file = read_yaml(text, name, 0, findings).value;
  if (!findings.empty() || !check_schema(file, "procedure").empty()) {
    throw std::runtime_error("the built-in procedure " + name + " is wrong");
  }
  return file;
}

Step read_step(const Json& item) {
  return {item.at("nr").get<int>(), item.value("stap", ""),      item.value("titel", ""),
          item.value("wie", ""),    item.value("met_wie", ""),   item.value("wat", ""),
          item.value("regel", ""),  item.value("resultaat", ""), item.value("bron", "")};
}

void add_dates(StepProgress& step, const std::vector<LogEntry>& log) {
  for (const auto& entry : log) {
    if (entry.step != step.step.id) continue;
    step.first = std::min(step.first.value_or(entry.date), entry.date);
    step.last = std::max(step.last.value_or(entry.date), entry.date);
  }
}

}  // namespace

std::vector<Step> steps_of(const std::string& contract_model) {
  const auto name = contract_model + ".yaml";
  const auto text = find_embedded(embedded::procedures(), name);
  std::vector<Step> steps;
  if (!text) return steps;
  const auto file = read_built_in(*text, name);
  for (const auto& item : file.at("procedure").at("stappen")) steps.push_back(read_step(item));
  return steps;
}

std::vector<StepProgress> progress_of(const Round& round) {
  std::vector<StepProgress> result;
  for (auto& step : steps_of(round.head.contract_model)) {
    StepProgress progress{std::move(step), Progress::to_come, {}, {}};
    add_dates(progress, round.log);
    result.push_back(std::move(progress));
  }
  const bool is_signed = round.head.version.status == "ondertekend";
  bool is_last_logged = true;
  for (auto step = result.rbegin(); step != result.rend(); ++step) {
    if (!step->first) continue;
    step->progress = is_last_logged && !is_signed ? Progress::under_way : Progress::done;
    is_last_logged = false;
  }
  return result;
}

}  // namespace bestek::procedure
