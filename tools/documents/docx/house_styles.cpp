// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/house_styles.hpp"

#include <set>
#include <sstream>

namespace bestek::documents::docx {

namespace {

/// Headings look as theirs do, and count as ours: articles, chapters or not at all.
void number_heading(pugi::xml_node theirs, const pugi::xml_document& our_styles,
                    const std::string& id) {
  pugi::xml_node ours;
  for (const auto& style : our_styles.child("w:styles").children("w:style")) {
    if (style.attribute("w:styleId").value() == id) ours = style.child("w:pPr");
  }
  auto look = theirs.child("w:pPr");
  if (!look) {
    const auto run = theirs.child("w:rPr");
    look = run ? theirs.insert_child_before("w:pPr", run) : theirs.append_child("w:pPr");
  }
  look.remove_child("w:numPr");
  const auto number = ours.child("w:numPr");
  if (!number) return;
  look.remove_child("w:ind");
  pugi::xml_node before;
  for (const char* name :
       {"w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"}) {
    if (const auto found = look.child(name)) before = found;
  }
  if (before) {
    look.insert_copy_after(number, before);
  } else {
    look.prepend_copy(number);
  }
}

}  // namespace

std::string merged_styles(const pugi::xml_document& theirs, const std::string& our_part) {
  pugi::xml_document ours;
  ours.load_string(our_part.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
  pugi::xml_document merged;
  merged.reset(theirs);
  auto root = merged.child("w:styles");
  std::set<std::string> known;
  for (auto style : root.children("w:style")) {
    const std::string id = style.attribute("w:styleId").value();
    known.insert(id);
    if (id == "Heading1" || id == "Heading2") number_heading(style, ours, id);
  }
  for (auto style : ours.child("w:styles").children("w:style")) {
    if (known.contains(style.attribute("w:styleId").value())) continue;
    style.remove_attribute("w:default");
    root.append_copy(style);
  }
  std::ostringstream out;
  merged.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

}  // namespace bestek::documents::docx
