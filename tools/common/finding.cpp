// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <tuple>

#include "common/dutch.hpp"
#include "common/text.hpp"

namespace bestek {

namespace {

constexpr std::size_t widest_source_line = 160;

auto sorting_key(const Finding& finding) {
  return std::tie(finding.position, finding.code, finding.message);
}

std::string_view line_of(std::string_view text, int number) {
  for (int line = 1; line < number; ++line) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  auto line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Control characters would play tricks on the terminal; a tab would move the mark.
std::string printable(std::string_view line) {
  std::string shown(line);
  std::replace_if(
      shown.begin(), shown.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return shown;
}

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::advice:
      return "\x1b[1;36m";
  }
  return "";
}

std::string location(const SourcePosition& position) {
  if (position.file.empty()) return "";
  if (position.line == 0) return position.file + ": ";
  return fmt::format("{}:{}:{}: ", position.file, position.line, position.column);
}

void print_source_line(std::ostream& out, const SourcePosition& position,
                       const SourceTexts& texts) {
  const auto text = texts.find(position.file);
  if (position.line == 0 || text == texts.end()) return;
  const auto line = line_of(text->second, position.line);
  const bool can_show = line.size() <= widest_source_line && !first_invalid_utf8(line);
  if (line.empty() || !can_show) return;
  const auto width = static_cast<int>(code_points(line));
  const auto tail = std::clamp(position.length - 1, 0, std::max(0, width - position.column));
  out << fmt::format("{:>6} | {}\n{:>6} | {}^{}\n", position.line, printable(line), "",
                     std::string(static_cast<std::size_t>(std::max(0, position.column - 1)), ' '),
                     std::string(static_cast<std::size_t>(tail), '~'));
}

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "fout";
    case Severity::warning:
      return "waarschuwing";
    case Severity::advice:
      return "advies";
  }
  return "";
}

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& f) { return f.severity == Severity::error; });
}

void sort_findings(Findings& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return sorting_key(a) < sorting_key(b);
  });
  const auto same = [](const Finding& a, const Finding& b) {
    return sorting_key(a) == sorting_key(b);
  };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

void print_findings(std::ostream& out, const Findings& findings, const SourceTexts& texts,
                    bool in_colour) {
  for (const auto& finding : findings) {
    const std::string label =
        finding.code.empty() ? std::string(severity_name(finding.severity))
                             : fmt::format("{}[{}]", severity_name(finding.severity), finding.code);
    out << location(finding.position);
    out << (in_colour ? fmt::format("{}{}\x1b[0m", colour_of(finding.severity), label) : label);
    out << ": " << printable(finding.message) << '\n';
    print_source_line(out, finding.position, texts);
    if (!finding.help.empty()) out << "       = hulp: " << printable(finding.help) << '\n';
  }
}

std::string summary(const Findings& findings) {
  const auto count = [&](Severity severity) {
    return std::count_if(findings.begin(), findings.end(),
                         [&](const Finding& f) { return f.severity == severity; });
  };
  std::vector<std::string> parts;
  const auto add = [&](Severity severity, std::string_view one, std::string_view many) {
    if (const auto n = count(severity); n > 0) parts.push_back(dutch::counted(n, one, many));
  };
  add(Severity::error, "fout", "fouten");
  add(Severity::warning, "waarschuwing", "waarschuwingen");
  add(Severity::advice, "advies", "adviezen");
  return parts.empty() ? "geen bevindingen" : dutch::enumeration(parts);
}

OrderedJson to_json(const Findings& findings) {
  auto list = OrderedJson::array();
  for (const auto& finding : findings) {
    list.push_back({{"code", finding.code},
                    {"ernst", severity_name(finding.severity)},
                    {"bestand", finding.position.file},
                    {"regel", finding.position.line},
                    {"kolom", finding.position.column},
                    {"pad", finding.path},
                    {"melding", finding.message},
                    {"hulp", finding.help}});
  }
  return list;
}

}  // namespace bestek
