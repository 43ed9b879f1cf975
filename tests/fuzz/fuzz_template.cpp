// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <cstdint>
#include <cstdlib>
#include <string>

#include "documents/template_renderer.hpp"
#include "documents/word/html_document.hpp"
#include "documents/word/word_document.hpp"

using namespace bestek;
using namespace bestek::documents;

/// Any text as a template: rendered and written as Word and HTML, or refused with findings that
/// have a place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Json view = {{"a", "x | y"}, {"b", true}, {"l", {{{"a", "1"}}, {{"a", "2"}}}}};
  static const WordWriter writer{HouseStyle{}};
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto find = [&](const std::string& name) -> std::optional<NamedText> {
    if (name != "p") return std::nullopt;
    return NamedText{"p.md", text};
  };
  Findings findings;
  const auto prepared = prepare_template({"t.md", text}, {"t.md", 1, 1}, find, {"p"}, findings);
  const auto rendered = render(prepared, view, Escape::markdown, findings);
  for (const auto& finding : findings) {
    if (finding.position.line < 1 || finding.position.column < 1) std::abort();
  }
  if (rendered.text.size() > (1U << 20U)) return 0;
  WordDocumentInfo info;
  info.numbering = Numbering::articles;
  info.table_of_contents = true;
  const auto word = writer.write(rendered.text, info);
  const auto html = write_html_document(rendered.text, info, HouseStyle{});
  if (word.bytes.empty() == word.problems.empty()) std::abort();
  if (word.problems.size() != html.problems.size()) std::abort();
  return 0;
}
