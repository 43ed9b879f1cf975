// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "documents/document_template.hpp"

namespace bestek::documents {

/// Holds a template against everything that a view may hold (view/fields), without a round: unknown
/// names, names that its class may not see, filters that are unknown or do not fit, and lists,
/// blocks and yes-or-no where text must stand are errors; a name that can be empty in some rounds
/// and stands in no section of its own is advice. Code B040, at the tag. One mistake is one
/// finding: `found` is what loading the template found, and is returned with the rest.
Findings check_template(const DocumentTemplate& source, Findings found = {});

/// `found`, and the values that are empty in this view or do not fit their filter, for a template
/// that has other mistakes. A tag that has a finding gets no second one.
Findings check_values(const DocumentTemplate& source, const view::View& view, Findings found);

}  // namespace bestek::documents
