// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace bestek::testing {

using ZipParts = std::vector<std::pair<std::string, std::string>>;

/// A zip file of these parts, in memory.
inline std::string made_zip(const ZipParts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts) {
    auto* part = zip_source_buffer(zip, text.data(), text.size(), 0);
    if (zip_file_add(zip, name.c_str(), part, ZIP_FL_ENC_UTF_8) < 0)
      throw std::runtime_error("cannot add " + name);
  }
  if (zip_close(zip) != 0 || zip_source_open(source) != 0)
    throw std::runtime_error("cannot make a zip file");
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

inline const std::string main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The parts of a workbook with one sheet "Blad", of which `inside` is the content.
inline ZipParts xlsx_parts(const std::string& inside, const std::string& shared = "") {
  const std::string package = "http://schemas.openxmlformats.org/package/2006";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const auto relation = [&](const std::string& id, const std::string& type,
                            const std::string& target) {
    return "<Relationship Id='" + id + "' Type='" + office + "/" + type + "' Target='" + target +
           "'/>";
  };
  const auto relations = [&](const std::string& list) {
    return "<Relationships xmlns='" + package + "/relationships'>" + list + "</Relationships>";
  };
  return {{"[Content_Types].xml", "<Types xmlns='" + package + "/content-types'/>"},
          {"_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))},
          {"xl/workbook.xml", "<workbook xmlns='" + main_space + "' xmlns:r='" + office +
                                  "'><sheets><sheet name='Blad' sheetId='1' r:id='r1'/></sheets>"
                                  "<definedNames><definedName name='a'>Blad!$B$2</definedName>"
                                  "</definedNames></workbook>"},
          {"xl/_rels/workbook.xml.rels",
           relations(relation("r1", "worksheet", "worksheets/sheet1.xml") +
                     relation("r2", "sharedStrings", "/xl/sharedStrings.xml"))},
          {"xl/sharedStrings.xml", "<sst xmlns='" + main_space + "'>" + shared + "</sst>"},
          {"xl/worksheets/sheet1.xml",
           "<worksheet xmlns='" + main_space + "'>" + inside + "</worksheet>"}};
}

inline std::string made_xlsx(const std::string& rows, const std::string& shared = "") {
  return made_zip(xlsx_parts("<sheetData>" + rows + "</sheetData>", shared));
}

/// The parts of an OpenDocument spreadsheet with one sheet "Blad" of these rows.
inline ZipParts ods_parts(const std::string& rows) {
  const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
  return {
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
      {"META-INF/manifest.xml", "<m:manifest xmlns:m='" + oasis + "manifest:1.0'/>"},
      {"content.xml",
       "<office:document-content xmlns:office='" + oasis + "office:1.0' xmlns:table='" + oasis +
           "table:1.0' xmlns:text='" + oasis +
           "text:1.0' xmlns:draw='urn:x-draw'><office:body>"
           "<office:spreadsheet><table:table table:name='Blad'>" +
           rows + "</table:table></office:spreadsheet></office:body></office:document-content>"}};
}

}  // namespace bestek::testing
