// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>

namespace bestek::documents::word {

// Word calls a file damaged when an address is not a URL: what a URL cannot hold is escaped, and
// escapes that are there stay.
std::string percent_encoded(std::string_view url);

// What stands for text within a URL, such as a name in a query: all that has a meaning in a URL is
// escaped too, but for @ in an address of e-mail.
std::string percent_encoded_part(std::string_view text);

}  // namespace bestek::documents::word
