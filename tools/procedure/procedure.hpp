// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/model.hpp"

/// The steps of a contract model's procedure (templates/procedures), and how far a round has come.
namespace bestek::procedure {

struct Step {
  int number = 0;
  std::string id, title;
  std::string actor, counterpart, action, rule, result, source;
};

enum class Progress { done, under_way, to_come };

struct StepProgress {
  Step step;
  Progress progress = Progress::to_come;
  std::optional<Date> first, last;  ///< dates of its log entries
};

/// The steps of this contract model; none when the project has no procedure for it. Throws
/// std::runtime_error when the built-in file is wrong, which is a fault of ours.
std::vector<Step> steps_of(const std::string& contract_model);

/// A step is done when it is in the log and a later one is too; the last one in the log is under
/// way, until the round is signed.
std::vector<StepProgress> progress_of(const Round& round);

}  // namespace bestek::procedure
