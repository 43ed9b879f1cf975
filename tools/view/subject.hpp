// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>

namespace bestek::view {

/// What a document or a sheet is about: the whole round, or one item of it.
enum class Subject { round, provider, municipality, service, consultation };

/// As `per` in a template says it, and the name of the item in a view: "ronde", "aanbieder",
/// "gemeente", "dienst", "overleg".
std::string name_of(Subject subject);

/// Throws std::out_of_range for another name.
Subject subject_named(const std::string& name);

}  // namespace bestek::view
