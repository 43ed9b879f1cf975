// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/office_converter.hpp"

#include <fmt/format.h>

#include "common/files.hpp"
#include "common/program.hpp"

namespace bestek::documents {

namespace {

constexpr std::chrono::seconds patience{180};  // the first start on a slow machine
constexpr const char* tagged_pdf =
    R"(pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}})";

}  // namespace

void require_office(const std::string& format) {
  if (!find_program("soffice").empty()) return;
  throw FileError(
      fmt::format("voor --formaat {} is LibreOffice nodig, en dat staat niet op deze computer "
                  "(Debian: apt install libreoffice-writer-nogui); zonder LibreOffice maakt bestek "
                  "docx, html en md",
                  format));
}

std::string converted_by_office(const std::string& docx, const std::string& format) {
  require_office(format);
  const ScratchFolder folder;
  const auto source = folder.path() / "document.docx";
  write_file(source, docx);
  const auto profile = "-env:UserInstallation=file://" + (folder.path() / "profiel").string();
  const std::string filter = format == "pdf" ? tagged_pdf : format;
  run_program({find_program("soffice").string(), profile, "--headless", "--norestore",
               "--convert-to", filter, "--outdir", folder.path().string(), source.string()},
              patience);
  const auto made = folder.path() / ("document." + format);
  if (!std::filesystem::exists(made))
    throw FileError(fmt::format("LibreOffice kon het document niet omzetten naar {}", format));
  return read_file(made);
}

}  // namespace bestek::documents
