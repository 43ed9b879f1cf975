// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/yaml_reader.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <map>
#include <streambuf>

#include "common/text.hpp"
#include "dossier/readable_text.hpp"
#include "dossier/yaml_scalar.hpp"

namespace bestek {

namespace {

/// Reads from memory without a copy.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // a get area is never written to
    setg(begin, begin, begin + text.size());
  }
};

/// Thrown inside the reader when going on makes no sense; the finding has been added.
struct StopReading {};

std::string_view dutch_reason(const std::string& message) {
  static const std::map<std::string, std::string_view, std::less<>> reasons = {
      {YAML::ErrorMsg::TAB_IN_INDENTATION, "hier staat een tab; YAML springt in met spaties"},
      {YAML::ErrorMsg::END_OF_MAP,
       "deze regel hoort nergens bij: de inspringing klopt niet, of er staat iets na een waarde"},
      {YAML::ErrorMsg::END_OF_MAP_FLOW, "een accolade { wordt niet gesloten met }"},
      {YAML::ErrorMsg::END_OF_SEQ,
       "deze regel hoort nergens bij: in een lijst begint elke regel met een streepje op dezelfde "
       "plaats"},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW, "een haak [ wordt niet gesloten met ]"},
      {YAML::ErrorMsg::EOF_IN_SCALAR, "een aanhalingsteken wordt niet gesloten"},
      {YAML::ErrorMsg::DOC_IN_SCALAR, "een aanhalingsteken wordt niet gesloten"},
      {YAML::ErrorMsg::FLOW_END, "hier sluit een haak of accolade die niet geopend is"},
      {YAML::ErrorMsg::BLOCK_ENTRY, "een lijst kan hier niet beginnen"},
      {YAML::ErrorMsg::MAP_KEY, "hier kan geen sleutel staan"},
      {YAML::ErrorMsg::MAP_VALUE, "hier kan geen dubbele punt staan"},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, "deze verwijzing (*) heeft geen anker (&)"},
      {YAML::ErrorMsg::ALIAS_NOT_FOUND, "na * moet de naam van een anker staan"},
      {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "na & moet de naam van een anker staan"},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, "dit teken kan hier niet staan"},
  };
  const auto found = reasons.find(message);
  return found == reasons.end() ? "hier klopt de YAML niet" : found->second;
}

/// True when a quoted text begins at `at` and runs to the end of the file.
bool is_unclosed_quote(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return false;
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      const bool is_doubled = quote == '\'' && at + 1 < text.size() && text[at + 1] == quote;
      if (!is_doubled) return false;
      ++at;
    }
  }
  return true;
}

bool has_tab(std::string_view text, std::uint32_t line) {
  const auto start = SourceLines(text).start(line);
  return text.substr(start, text.find('\n', start) - start).find('\t') != std::string_view::npos;
}

/// Builds the value from the events of yaml-cpp.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, const std::string& name, std::uint16_t file, Findings& findings,
          const YamlLimits& limits)
      : text_(text), lines_(text), name_(name), file_(file), findings_(findings), limits_(limits) {}

  PlacedJson take() { return std::move(result_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add({Json(), {place(mark), {}, {}}}, anchor, 1);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) {
      stop(place(mark), "B001", "deze verwijzing wijst naar het blok waar zij zelf in staat",
           "schrijf de waarden hier voluit");
    }
    expanded_ += found->second.size;
    if (expanded_ > limits_.expansion * text_.size()) {
      stop(place(mark), "B005",
           fmt::format("de verwijzingen in dit bestand maken het meer dan {} keer zo groot",
                       limits_.expansion),
           "schrijf de waarden voluit, of gebruik minder verwijzingen naar verwijzingen");
    }
    PlacedJson copy = found->second.value;
    copy.positions.value = place(mark);
    add(std::move(copy), 0, found->second.size);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    Place where = place(mark);
    where.length = static_cast<std::uint32_t>(std::max<std::size_t>(1, value.size()));
    const bool is_plain = tag == "?";
    if (!is_plain) where.length += 2;
    check_scalar(mark, where, value);
    if (takes_key()) {
      take_key(where, value);
      return;
    }
    PlacedJson scalar{is_plain ? plain_value(where, value) : Json(value), {where, {}, {}}};
    add(std::move(scalar), anchor, value.size() + 1);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, Json::array());
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor, Json::object());
  }
  void OnMapEnd() override { close(); }

 private:
  struct Entry {
    std::string key;
    PlacedJson value;
  };
  struct Frame {
    bool is_map = false;
    YAML::anchor_t anchor = 0;
    std::size_t size = 1;
    Place start;
    std::vector<Entry> entries;
    bool has_key = false;
    std::string key;
    Place key_place;
  };
  struct Anchored {
    PlacedJson value;
    std::size_t size = 0;
  };

  Place place(const YAML::Mark& mark) const {
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1),
            1, file_};
  }

  void report(const Place& where, std::string code, std::string message, std::string help) {
    findings_.push_back({std::move(code),
                         Severity::error,
                         {name_, static_cast<int>(where.line),
                          lines_.code_point_column(text_, where.line, where.column),
                          static_cast<int>(where.length)},
                         "",
                         std::move(message),
                         std::move(help)});
  }

  [[noreturn]] void stop(const Place& where, std::string code, std::string message,
                         std::string help) {
    report(where, std::move(code), std::move(message), std::move(help));
    throw StopReading();
  }

  /// What yaml-cpp lets through: a quote that is never closed takes the rest of the file with it,
  /// and escapes can write characters that no document may hold.
  void check_scalar(const YAML::Mark& mark, const Place& where, const std::string& value) {
    if (is_unclosed_quote(text_,
                          lines_.start(where.line) + static_cast<std::size_t>(mark.column))) {
      stop(where, "B001", "een aanhalingsteken wordt niet gesloten",
           "zet hetzelfde aanhalingsteken aan het eind van de tekst");
    }
    if (has_unreadable_character(value)) {
      report(where, "B002", "deze tekst bevat een teken dat in geen document mag staan",
             "verwijder de code met de backslash, of schrijf het teken zelf");
    }
  }

  Json plain_value(const Place& where, const std::string& value) {
    auto scalar = read_plain_scalar(value);
    if (!scalar.problem.empty()) report(where, "B006", scalar.problem, scalar.help);
    return std::move(scalar.value);
  }

  bool takes_key() const {
    return !frames_.empty() && frames_.back().is_map && !frames_.back().has_key;
  }

  void take_key(const Place& where, const std::string& key) {
    auto& frame = frames_.back();
    frame.has_key = true;
    frame.key = key;
    frame.key_place = where;
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, const Json& kind) {
    if (takes_key()) {
      stop(place(mark), "B001",
           "hier kan geen lijst of blok staan; misschien is een { of [ ervoor niet gesloten",
           "sluit de haak of accolade, of zet voor de dubbele punt alleen de naam van het gegeven");
    }
    if (static_cast<int>(frames_.size()) >= limits_.depth) {
      stop(place(mark), "B005",
           fmt::format("dit bestand is dieper genest dan {} niveaus", limits_.depth),
           "maak de opbouw vlakker");
    }
    Frame frame;
    frame.is_map = kind.is_object();
    frame.anchor = anchor;
    frame.start = place(mark);
    frames_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(frames_.back());
    frames_.pop_back();
    PlacedJson whole = frame.is_map ? build_map(frame) : build_list(frame);
    whole.positions.value = frame.start;
    add(std::move(whole), frame.anchor, frame.size);
  }

  static PlacedJson build_list(Frame& frame) {
    PlacedJson list{Json::array(), {}};
    auto& items = list.value.get_ref<Json::array_t&>();
    items.reserve(frame.entries.size());
    list.positions.children.reserve(frame.entries.size());
    for (auto& entry : frame.entries) {
      items.push_back(std::move(entry.value.value));
      list.positions.children.push_back(std::move(entry.value.positions));
    }
    return list;
  }

  PlacedJson build_map(Frame& frame) {
    std::stable_sort(frame.entries.begin(), frame.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.key < b.key; });
    PlacedJson map{Json::object(), {}};
    auto& members = map.value.get_ref<Json::object_t&>();
    map.positions.children.reserve(frame.entries.size());
    std::uint32_t first_line = 0;
    for (auto& entry : frame.entries) {
      const bool is_duplicate = !members.empty() && members.rbegin()->first == entry.key;
      if (is_duplicate) {
        report(entry.value.positions.key, "B004",
               fmt::format("\"{}\" staat hier twee keer", entry.key),
               fmt::format("verwijder er één; de eerste staat op regel {}", first_line));
        continue;
      }
      first_line = entry.value.positions.key.line;
      members.emplace_hint(members.end(), std::move(entry.key), std::move(entry.value.value));
      map.positions.children.push_back(std::move(entry.value.positions));
    }
    return map;
  }

  void add(PlacedJson value, YAML::anchor_t anchor, std::size_t size) {
    if (takes_key()) {
      take_key(value.positions.value,
               value.value.is_string() ? value.value.get<std::string>() : "");
      return;
    }
    if (anchor != 0) anchors_[anchor] = {value, size};
    if (frames_.empty()) {
      result_ = std::move(value);
      return;
    }
    auto& frame = frames_.back();
    frame.size += size;
    if (frame.is_map) value.positions.key = frame.key_place;
    if (frame.is_map && value.value.is_null()) value.positions.value = frame.key_place;
    frame.entries.push_back({std::move(frame.key), std::move(value)});
    frame.has_key = false;
    frame.key.clear();
  }

  std::string_view text_;
  SourceLines lines_;
  const std::string& name_;
  std::uint16_t file_;
  Findings& findings_;
  YamlLimits limits_;
  std::vector<Frame> frames_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  std::size_t expanded_ = 0;
  PlacedJson result_;
};

}  // namespace

PlacedJson read_yaml(std::string_view text, const std::string& name, std::uint16_t file,
                     Findings& findings, const YamlLimits& limits) {
  if (auto finding = unreadable_text(text, name)) {
    findings.push_back(std::move(*finding));
    return {};
  }
  MemoryBuffer buffer(text);
  std::istream stream(&buffer);
  Builder builder(text, name, file, findings, limits);
  try {
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      findings.push_back({"B003",
                          Severity::error,
                          {name, 1, 1, 1},
                          "",
                          "dit bestand is leeg",
                          "vul het bestand, of haal het weg uit bronnen in ronde.yaml"});
      return {};
    }
    auto result = builder.take();
    Builder second(text, name, file, findings, limits);
    if (parser.HandleNextDocument(second)) {
      const auto& where = second.take().positions.value;
      findings.push_back(
          {"B007",
           Severity::error,
           {name, static_cast<int>(where.line), 1, 1},
           "",
           "hier begint een tweede YAML-document",
           "verwijder de regel met ---, of zet het tweede deel in een eigen bestand"});
    }
    return result;
  } catch (const StopReading&) {
    return builder.take();
  } catch (const YAML::Exception& error) {
    const auto line = static_cast<std::uint32_t>(std::max(0, error.mark.line) + 1);
    const auto column = static_cast<std::uint32_t>(std::max(0, error.mark.column) + 1);
    findings.push_back(
        {"B001",
         Severity::error,
         {name, static_cast<int>(line), SourceLines(text).code_point_column(text, line, column), 1},
         "",
         has_tab(text, line) ? "hier staat een tab; YAML springt in met spaties"
                             : std::string(dutch_reason(error.msg)),
         "kijk ook naar de regel erboven; waarden met een dubbele punt, # of ? staan "
         "tussen aanhalingstekens"});
    return {};
  }
}

SourceLines::SourceLines(std::string_view text) : starts_{0}, size_(text.size()) {
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n', end + 1)) {
    starts_.push_back(end + 1);
  }
}

std::size_t SourceLines::start(std::uint32_t line) const {
  return line >= 1 && line <= starts_.size() ? starts_[line - 1] : size_;
}

int SourceLines::code_point_column(std::string_view text, std::uint32_t line,
                                   std::uint32_t byte_column) const {
  if (byte_column == 0) return 0;
  return static_cast<int>(code_points(text.substr(start(line), byte_column - 1))) + 1;
}

}  // namespace bestek
