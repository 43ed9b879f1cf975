// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "docx_reader.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <memory>

namespace bestek::documents::test {
namespace {

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Archive open_archive(const std::string& docx) {
  zip_source_t* source = zip_source_buffer_create(docx.data(), docx.size(), 0, nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  if (archive == nullptr) zip_source_free(source);
  return {archive, &zip_discard};
}

}  // namespace

std::vector<std::string> part_names(const std::string& docx) {
  std::vector<std::string> names;
  const auto archive = open_archive(docx);
  if (!archive) return names;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    names.emplace_back(zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0));
  }
  return names;
}

std::string read_part(const std::string& docx, const std::string& name) {
  const auto archive = open_archive(docx);
  zip_stat_t status;
  if (!archive || zip_stat(archive.get(), name.c_str(), 0, &status) != 0) return {};
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
      zip_fopen(archive.get(), name.c_str(), 0), &zip_fclose);
  std::string content(status.size, '\0');
  const auto read = zip_fread(file.get(), content.data(), content.size());
  EXPECT_EQ(read, static_cast<zip_int64_t>(content.size())) << name;
  return content;
}

std::string write(std::string_view markdown, const WordDocumentInfo& info) {
  const auto result = write_word_document(markdown, info);
  for (const auto& problem : result.problems) {
    ADD_FAILURE() << problem.line << ":" << problem.column << ": " << problem.message;
  }
  return result.bytes;
}

std::string document_xml(std::string_view markdown, Numbering numbering) {
  WordDocumentInfo info;
  info.numbering = numbering;
  return read_part(write(markdown, info), "word/document.xml");
}

std::vector<MarkdownProblem> problems(std::string_view markdown, Numbering numbering) {
  WordDocumentInfo info;
  info.numbering = numbering;
  const auto result = write_word_document(markdown, info);
  EXPECT_EQ(result.bytes.empty(), !result.problems.empty());
  return result.problems;
}

std::string paragraph_with(const std::string& xml, std::string_view text) {
  const auto at = xml.find(std::string(">").append(text));
  if (at == std::string::npos) return {};
  const auto start = xml.rfind("<w:p>", at);
  return xml.substr(start, xml.find("</w:p>", at) - start);
}

int count(std::string_view xml, std::string_view what) {
  int found = 0;
  for (auto at = xml.find(what); at != std::string_view::npos; at = xml.find(what, at + 1)) ++found;
  return found;
}

std::string value_of(const std::string& xml, std::string_view name) {
  const auto start_tag = std::string("<").append(name).append(" w:val=\"");
  const auto at = xml.find(start_tag);
  if (at == std::string::npos) return {};
  const auto start = at + start_tag.size();
  return xml.substr(start, xml.find('"', start) - start);
}

WordDocumentInfo article_document() {
  WordDocumentInfo info;
  info.title = "Convenant";
  info.organisation = "Gemeente Groningen";
  info.numbering = Numbering::articles;
  info.created = std::chrono::sys_days(std::chrono::year(2014) / 3 / 1);
  info.input_sha256 = "0123456789abcdef";
  return info;
}

}  // namespace bestek::documents::test
