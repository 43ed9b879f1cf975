// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <vector>

#include "documents/document_template.hpp"
#include "office/house_style.hpp"
#include "view/view.hpp"

namespace bestek::documents {

/// What is made of a template. A template in Word becomes docx, odt or pdf.
enum class Format { docx, html, markdown, odt, pdf };

/// "docx", "html", "md", "odt", "pdf": as users say it, and as the end of the file's name.
std::string name_of(Format format);
std::vector<std::string> format_names();
Format format_named(const std::string& name);

/// One document: a template for the round or for one provider.
struct DocumentTask {
  const DocumentTemplate* source = nullptr;
  std::string provider;  ///< kenmerk, or empty for a document of the round
  view::View view;
  std::string view_fingerprint;  ///< another one when anything in the view changes
  Format format = Format::docx;
};

/// How documents of a run look.
struct DocumentLook {
  const WordWriter& writer;
  HouseStyle style;
};

/// What came of it. `bytes` is empty when there are findings.
struct Document {
  std::string file_name;
  std::string input_hash;
  std::string bytes;
  Findings findings;
};

/// The file's name and the hash of all that goes into the document, without making it.
Document plan_document(const DocumentTask& task, const office::HouseStyle& style);

/// Renders the document into `planned`. `created` stands in its properties. Throws FileError when
/// the format needs LibreOffice and there is none.
void write_document(const DocumentTask& task, const DocumentLook& look,
                    std::chrono::sys_seconds created, Document& planned);

/// The house style as the Word writer wants it.
HouseStyle word_style(const office::HouseStyle& style);

/// The same, with what sjablonen/huisstijl.docx of the round gives, when that is there. `style.text`
/// then stands for that document too. A document that cannot be used is a finding.
HouseStyle load_word_style(const std::filesystem::path& round_folder, office::HouseStyle& style,
                           Findings& findings);

}  // namespace bestek::documents
