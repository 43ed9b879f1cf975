// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>

#include "workbooks/reader_register.hpp"

/// How findings about a returned sheet say things.
namespace bestek::workbooks {

/// What is asked for in an input cell, as people call it: "overhead van bgi-vb". Empty for an input
/// of a template of the user's own.
std::string what_is_asked(const RegisterEntry& entry);

/// The problem with what was asked for in front: "overhead van bgi-vb: 400 is hoger dan 300".
std::string about(const RegisterEntry& entry, std::string_view problem);

/// The value of an input cell: "€ 61,20", "12,5 procent", "19 juni 2014".
std::string shown_value(const std::string& value, const std::string& kind);

/// A text of the file between quotes, not too long of it; "niets" for an empty one.
std::string quoted_text(std::string_view text);

/// Texts say "de afzender" until the file has told who sent it: then the aanbieder or gemeente.
std::string with_sender(std::string text, const ReturnedRegister& head);

}  // namespace bestek::workbooks
