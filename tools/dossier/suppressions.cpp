// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/suppressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "common/text.hpp"
#include "dossier/finding_codes.hpp"

namespace bestek {

namespace {

constexpr std::string_view marker = "bestek:";
constexpr std::string_view verb = "negeer";
constexpr std::string_view blanks = " \t\r";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }

/// The first word of the text, which then loses it.
std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const auto word = text.substr(0, text.find_first_of(blanks));
  text.remove_prefix(word.size());
  text = trimmed(text);
  return word;
}

struct Comment {
  SourcePosition position;  ///< of its "#", in bytes until it is reported
  int target = 0;           ///< the line that it is about; 0 when there is none
  std::string word;         ///< what stands where "negeer" belongs
  std::string code;
  std::string reason;
  std::size_t used = 0;
};

/// "# bestek: negeer B020 reden" from its "#" on; nothing when it is another comment.
std::optional<Comment> parse_comment(std::string_view text) {
  text.remove_prefix(1);
  text = trimmed(text);
  if (!text.starts_with(marker)) return std::nullopt;
  text.remove_prefix(marker.size());
  Comment comment;
  comment.word = take_word(text);
  // "# bestek: 1" is a key that someone switched off, not a slip.
  if (!nearest(comment.word, {std::string(verb)})) return std::nullopt;
  comment.code = take_word(text);
  comment.reason = text;
  return comment;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

bool is_blank_or_comment(std::string_view line) {
  const auto content = trimmed(line);
  return content.empty() || content.front() == '#';
}

int next_line_with_content(const std::vector<std::string_view>& lines, std::size_t from) {
  for (auto at = from; at < lines.size(); ++at) {
    if (!is_blank_or_comment(lines[at])) return static_cast<int>(at) + 1;
  }
  return 0;
}

/// Everything in a file that looks like such a comment; a text may look like one too.
std::vector<Comment> candidates_in(const std::string& name, std::string_view text) {
  std::vector<Comment> found;
  if (text.find(marker) == std::string_view::npos) return found;
  const auto lines = lines_of(text);
  for (std::size_t number = 0; number < lines.size(); ++number) {
    const auto line = lines[number];
    for (auto at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
      if (at > 0 && !is_blank(line[at - 1])) continue;
      auto comment = parse_comment(line.substr(at));
      if (!comment) continue;
      const auto before = line.substr(0, at);
      const auto length = code_points(trimmed(line.substr(at)));
      comment->position = {name, static_cast<int>(number) + 1, static_cast<int>(at) + 1,
                           static_cast<int>(length)};
      comment->target = is_blank_or_comment(before) ? next_line_with_content(lines, number + 1)
                                                    : static_cast<int>(number) + 1;
      found.push_back(std::move(*comment));
      break;
    }
  }
  return found;
}

/// Texts of the round itself that hold the marker, by file and the line on which they start.
using MarkedTexts = std::map<std::uint16_t, std::multimap<std::uint32_t, std::string>>;

void find_marked_texts(const Json& value, const Positions& positions, MarkedTexts& found) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (text.find(marker) != std::string::npos)
      found[positions.value.file].emplace(positions.value.line, text);
  } else if (value.is_structured()) {
    std::size_t index = 0;
    for (const auto& child : value) {
      if (index >= positions.children.size()) return;
      find_marked_texts(child, positions.children[index++], found);
    }
  }
}

/// True when the comment is a part of the text. At its end the text may have closed with a quote.
bool is_part_of(const Comment& comment, std::uint32_t line, const std::string& text) {
  if (comment.position.line < static_cast<int>(line)) return false;
  const auto code = comment.code.substr(0, comment.code.find_first_of("\"'"));
  return text.find(fmt::format("{} {}", comment.word, code)) != std::string::npos;
}

/// The candidates of a file that are no part of a text: each "bestek:" in a text accounts for at
/// most one of them, from the line on where that text starts.
std::vector<Comment> comments_in(std::vector<Comment> candidates,
                                 const std::multimap<std::uint32_t, std::string>& texts) {
  for (const auto& [line, text] : texts) {
    for (auto at = text.find(marker); at != std::string::npos; at = text.find(marker, at + 1)) {
      const auto first = std::find_if(
          candidates.begin(), candidates.end(),
          [from = line, &whole = text](const Comment& c) { return is_part_of(c, from, whole); });
      if (first != candidates.end()) candidates.erase(first);
    }
  }
  return candidates;
}

std::vector<std::string> known_codes() {
  std::vector<std::string> codes;
  for (const auto& code : finding_codes()) codes.emplace_back(code.code);
  return codes;
}

class Judge {
 public:
  explicit Judge(const Dossier& dossier) : dossier_(dossier) {
    MarkedTexts marked;
    for (std::size_t i = 0; i < dossier.files.size(); ++i) {
      const auto text = dossier.texts.find(dossier.files[i]);
      if (text == dossier.texts.end()) continue;
      auto candidates = candidates_in(dossier.files[i], text->second);
      if (candidates.empty()) continue;
      if (marked.empty()) {
        find_marked_texts(dossier.json, dossier.positions, marked);
        marked.try_emplace(static_cast<std::uint16_t>(i));
      }
      auto comments = comments_in(std::move(candidates), marked[static_cast<std::uint16_t>(i)]);
      std::move(comments.begin(), comments.end(), std::back_inserter(comments_));
    }
  }

  JudgedFindings judge(const std::vector<std::string>& codes) {
    JudgedFindings result;
    for (const auto& finding : dossier_.findings) {
      if (const auto reason = reason_to_ignore(finding, codes)) {
        result.ignored.push_back({finding, *reason});
      } else {
        result.counted.push_back(finding);
      }
    }
    for (const auto& comment : comments_) {
      if (auto finding = mistake_in(comment)) {
        const bool is_ignored = std::find(codes.begin(), codes.end(), finding->code) != codes.end();
        if (is_ignored) {
          result.ignored.push_back({std::move(*finding), ""});
        } else {
          result.counted.push_back(std::move(*finding));
        }
      }
    }
    sort_findings(result.counted);
    return result;
  }

 private:
  std::optional<std::string> reason_to_ignore(const Finding& finding,
                                              const std::vector<std::string>& codes) {
    if (!can_be_ignored(finding.code)) return std::nullopt;
    for (auto& comment : comments_) {
      const bool fits = comment.target == finding.position.line && comment.code == finding.code &&
                        comment.position.file == finding.position.file && comment.word == verb &&
                        !comment.reason.empty();
      if (!fits) continue;
      ++comment.used;
      return comment.reason;
    }
    if (std::find(codes.begin(), codes.end(), finding.code) == codes.end()) return std::nullopt;
    return "";
  }

  std::optional<Finding> mistake_in(const Comment& comment) const {
    static const auto codes = known_codes();
    if (comment.word != verb) {
      return finding("B061", Severity::error, comment,
                     fmt::format("\"{}\" na bestek: is onbekend", comment.word),
                     fmt::format("bedoelde u \"{}\"?", verb));
    }
    if (comment.code.empty()) {
      return finding("B060", Severity::error, comment, "hier ontbreken de code en de reden",
                     "schrijf bijvoorbeeld: # bestek: negeer B020 en daarna waarom");
    }
    if (std::find(codes.begin(), codes.end(), comment.code) == codes.end()) {
      const auto help = suggestion(comment.code, codes);
      return finding("B061", Severity::error, comment,
                     fmt::format("de code \"{}\" bestaat niet", comment.code),
                     help.empty() ? "alle codes ziet u met: bestek toets --codes" : help);
    }
    if (!can_be_ignored(comment.code)) {
      return finding("B061", Severity::error, comment,
                     fmt::format("{} kan niet worden genegeerd", comment.code),
                     "herstel de fout zelf; zolang zij er staat, kan bestek de ronde niet toetsen");
    }
    if (comment.reason.empty()) {
      return finding("B060", Severity::error, comment,
                     fmt::format("hier ontbreekt de reden om {} te negeren", comment.code),
                     "schrijf achter de code waarom dit zo goed is");
    }
    if (comment.used > 0) return std::nullopt;
    return finding(
        "B062", Severity::advice, comment,
        comment.target == 0
            ? std::string("onder deze opmerking staat niets meer om te negeren")
            : fmt::format("op regel {} is er geen {} om te negeren", comment.target, comment.code),
        "verwijder de opmerking, of zet haar achter de regel waar de bevinding staat");
  }

  Finding finding(std::string code, Severity severity, const Comment& comment, std::string message,
                  std::string help) const {
    auto position = comment.position;
    const auto& text = dossier_.texts.at(position.file);
    position.column =
        SourceLines(text).code_point_column(text, static_cast<std::uint32_t>(position.line),
                                            static_cast<std::uint32_t>(position.column));
    return {std::move(code), severity, position, "", std::move(message), std::move(help)};
  }

  const Dossier& dossier_;
  std::vector<Comment> comments_;
};

}  // namespace

bool can_be_ignored(std::string_view code) {
  return code >= std::string_view("B020") && code != std::string_view("B060") &&
         code != std::string_view("B061");
}

bool prevents_computing(std::string_view code) {
  return code < std::string_view("B030") || code == std::string_view("B190");
}

JudgedFindings judge_findings(const Dossier& dossier, const std::vector<std::string>& codes) {
  return Judge(dossier).judge(codes);
}

}  // namespace bestek
