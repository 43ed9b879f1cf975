// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace bestek {

struct TableColumn {
  std::string title;
  bool is_number = false;  ///< aligned to the right
};

struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
};

/// For a terminal: columns as wide as needed, two spaces between them, a rule under the titles.
void print_text(std::ostream& out, const Table& table);

/// GitHub-flavoured Markdown.
void print_markdown(std::ostream& out, const Table& table);

/// RFC 4180 with ";" between the fields and a byte order mark, as a Dutch Excel expects.
void print_csv(std::ostream& out, const Table& table);

}  // namespace bestek
