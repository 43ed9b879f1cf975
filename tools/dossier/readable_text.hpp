// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/finding.hpp"

namespace bestek {

/// Why a file is not text that a person can read as it is; nothing when it is fine. Findings of
/// code B002: invalid UTF-8, a control character (NUL too), and a character that turns the
/// direction of the text, with which a file can show something else than it says (Unicode UTR #36).
std::optional<Finding> unreadable_text(std::string_view text, const std::string& name);

/// True for a value, after its escapes, with a control character other than a newline or a tab, a
/// character that turns the direction of the text, or one that XML 1.0 does not have.
bool has_unreadable_character(std::string_view value);

}  // namespace bestek
