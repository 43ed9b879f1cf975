// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/sarif.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "common/version.hpp"
#include "dossier/finding_codes.hpp"

namespace bestek {

namespace fs = std::filesystem;

namespace {

std::string_view level_of(std::string_view severity) {
  if (severity == severity_name(Severity::error)) return "error";
  if (severity == severity_name(Severity::warning)) return "warning";
  return "note";
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

/// RFC 3986: every other byte as %XX.
std::string percent_encoded(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

bool leaves_its_folder(const fs::path& relative) {
  return relative.empty() || *relative.begin() == "..";
}

std::string relative_uri(const fs::path& file, const fs::path& round_folder) {
  fs::path path = file.lexically_normal();
  if (path.is_absolute()) {
    const auto below_current = path.lexically_relative(fs::current_path());
    path = leaves_its_folder(below_current)
               ? path.lexically_relative(fs::absolute(round_folder).lexically_normal())
               : below_current;
  }
  return percent_encoded(path.generic_string());
}

OrderedJson described_rules() {
  auto list = OrderedJson::array();
  for (const auto& code : finding_codes()) {
    std::string help(code.explanation);
    if (!code.source.empty()) help += fmt::format("\n\nBron: {}", code.source);
    if (!code.example.empty()) help += fmt::format("\n\nZo gaat het mis:\n{}", code.example);
    list.push_back({{"id", code.code},
                    {"shortDescription", {{"text", code.title}}},
                    {"fullDescription", {{"text", code.explanation}}},
                    {"help", {{"text", help}}},
                    {"defaultConfiguration", {{"level", level_of(code.severity)}}}});
  }
  return list;
}

OrderedJson location(const Dossier& dossier, const SourcePosition& position) {
  OrderedJson place = {
      {"artifactLocation", {{"uri", relative_uri(position.file, dossier.folder)}}}};
  if (position.line > 0) {
    const int column = std::max(1, position.column);
    place["region"] = {{"startLine", position.line},
                       {"startColumn", column},
                       {"endColumn", column + std::max(1, position.length)}};
  }
  return {{"physicalLocation", std::move(place)}};
}

OrderedJson result(const Dossier& dossier, const Finding& finding) {
  const auto codes = finding_codes();
  const auto rule = std::find_if(codes.begin(), codes.end(), [&](const FindingCode& code) {
    return code.code == finding.code;
  });
  OrderedJson json = {{"ruleId", finding.code}};
  if (rule != codes.end()) json["ruleIndex"] = rule - codes.begin();
  json["level"] = level_of(severity_name(finding.severity));
  json["message"] = {{"text", finding.help.empty()
                                  ? finding.message
                                  : fmt::format("{}. Hulp: {}", finding.message, finding.help)}};
  json["locations"] = OrderedJson::array();
  const auto& file = finding.position.file;
  if (!file.empty() && file != "-") {
    json["locations"].push_back(location(dossier, finding.position));
  }
  return json;
}

OrderedJson suppressed_result(const Dossier& dossier, const IgnoredFinding& ignored) {
  auto json = result(dossier, ignored.finding);
  OrderedJson suppression = {{"kind", ignored.reason.empty() ? "external" : "inSource"}};
  if (!ignored.reason.empty()) suppression["justification"] = ignored.reason;
  json["suppressions"] = OrderedJson::array({std::move(suppression)});
  return json;
}

OrderedJson results(const Dossier& dossier, const JudgedFindings& findings) {
  auto list = OrderedJson::array();
  for (const auto& finding : findings.counted) {
    list.push_back(result(dossier, finding));
    // Once one result tells of suppressions, all of them must (SARIF 2.1.0, 3.27.23).
    if (!findings.ignored.empty()) list.back()["suppressions"] = OrderedJson::array();
  }
  for (const auto& ignored : findings.ignored) list.push_back(suppressed_result(dossier, ignored));
  return list;
}

}  // namespace

OrderedJson to_sarif(const Dossier& dossier, const JudgedFindings& findings) {
  OrderedJson driver = {{"name", "bestek"},
                        {"semanticVersion", version_text},
                        {"language", "nl"},
                        {"rules", described_rules()}};
  OrderedJson run = {{"tool", {{"driver", std::move(driver)}}},
                     {"columnKind", "unicodeCodePoints"},
                     {"results", results(dossier, findings)}};
  return {{"version", "2.1.0"}, {"runs", OrderedJson::array({std::move(run)})}};
}

}  // namespace bestek
