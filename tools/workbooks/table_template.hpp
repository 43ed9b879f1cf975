// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "workbooks/template_parts.hpp"

namespace bestek::workbooks {

/// What the table and the charts of a sheet may refer to.
struct TableContext {
  const Colours& colours;
  const std::vector<Sheet>& earlier;  ///< sheets
};

Table table_of(const Node& node, const TableContext& context);

SheetChart chart_of(const Node& node, const std::vector<Column>& columns,
                    const TableContext& context);

}  // namespace bestek::workbooks
