// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "documents/template_text.hpp"
#include "view/view.hpp"

namespace bestek::documents {

/// A rendered template.
struct RenderedText {
  std::string text;
  std::vector<std::size_t> lines;  ///< of each line of the text, its index in PreparedText::lines
};

/// How values are made safe before they are put into the text. In Markdown a value is one line; in
/// Word its lines are broken, and a character that XML forbids is a finding.
enum class Escape { markdown, none, word };

/// Renders strictly: an unknown name, an empty value, an unknown or unfit filter are findings of
/// code B040 at the tag; all of them in one run. Names are looked up from the innermost block
/// outwards.
RenderedText render(const PreparedText& prepared, const view::View& view, Escape escape,
                    Findings& findings);

/// The values that are empty in this view or do not fit their filter, in a text that has other
/// mistakes: names that are not there are passed over.
void find_wrong_values(const PreparedText& prepared, const view::View& view, Findings& findings);

}  // namespace bestek::documents
