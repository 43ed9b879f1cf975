// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Looks into a Word file that is in memory.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "documents/word/word_document.hpp"

namespace bestek::documents::test {

std::vector<std::string> part_names(const std::string& docx);
// Empty when there is no such part.
std::string read_part(const std::string& docx, const std::string& name);

// The .docx; fails the test when there are problems.
std::string write(std::string_view markdown, const WordDocumentInfo& info = {});
std::string document_xml(std::string_view markdown, Numbering numbering = Numbering::none);
std::vector<MarkdownProblem> problems(std::string_view markdown,
                                      Numbering numbering = Numbering::articles);

// The paragraph (w:p element) of document.xml that has this text, or empty.
std::string paragraph_with(const std::string& xml, std::string_view text);
int count(std::string_view xml, std::string_view what);
// The value of the attribute w:val of the first element `name`, or empty.
std::string value_of(const std::string& xml, std::string_view name);

WordDocumentInfo article_document();

}  // namespace bestek::documents::test
