// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "dossier/round_loader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/files.hpp"
#include "common/text.hpp"
#include "dossier/schemas.hpp"

namespace bestek {

namespace fs = std::filesystem;

namespace {

/// The kinds of file that `bronnen` can name; each has a schema of that name.
const std::vector<std::string>& source_kinds() {
  static const std::vector<std::string> kinds = {
      "gemeenten",      "diensten",    "aanbieders",     "criteria",
      "tarieven",       "volumes",     "verloop",        "onderhandelpunten",
      "inschrijvingen", "bekostiging", "aanbiedingen",   "overeenkomst",
      "overleggen",     "reacties",    "besluitvorming", "prijsgesprekken"};
  return kinds;
}

void set_member(PlacedJson& object, const std::string& key, Json value, Positions positions) {
  object.value[key] = std::move(value);
  const auto at = static_cast<std::ptrdiff_t>(member_index(object.value, key));
  object.positions.children.insert(object.positions.children.begin() + at, std::move(positions));
}

PlacedJson take_member(PlacedJson& object, const std::string& key) {
  const auto index = member_index(object.value, key);
  PlacedJson taken{std::move(object.value[key]), std::move(object.positions.children[index])};
  object.value.erase(key);
  object.positions.children.erase(object.positions.children.begin() +
                                  static_cast<std::ptrdiff_t>(index));
  return taken;
}

class Loader {
 public:
  explicit Loader(Dossier& dossier) : dossier_(dossier) {}

  void load_round_file(const fs::path& path) {
    folder_ = path.parent_path();
    dossier_.folder = folder_.empty() ? fs::path(".") : folder_;
    load_round_text(read_round_file(path), path.string());
  }

  void load_round_text(std::string text, const std::string& name) {
    round_ = read(std::move(text), name);
    if (!round_.value.is_object()) {
      if (dossier_.findings.empty()) {
        dossier_.findings.push_back({"B013",
                                     Severity::error,
                                     {name, 1, 1, 1},
                                     "",
                                     "dit is geen ronde",
                                     "begin met \"bestek: 1\" en \"ronde:\"; bestek nieuw MAP "
                                     "maakt een ronde die al klopt"});
      }
      round_.value = Json::object();
      round_.positions = {};
      complete_ = false;
    }
    load_sources();
    dossier_.json = std::move(round_.value);
    dossier_.positions = std::move(round_.positions);
  }

  /// False when a file could not be read as a whole: what is missing is then not a mistake.
  bool complete() const { return complete_; }

 private:
  /// A round that is too large is a mistake in the data; one that is not there is not.
  std::string read_round_file(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (!error && size > max_file_size) {
      complete_ = false;
      report_too_large({path.string()});
      return "{}";
    }
    return read_file(path);
  }

  void report_too_large(SourcePosition position) {
    dossier_.findings.push_back({"B008", Severity::error, std::move(position), "",
                                 fmt::format("dit bestand is groter dan {} MiB",
                                             max_file_size / (std::size_t{1024} * 1024)),
                                 "splits het bestand; bij bronnen mag een lijst of een patroon "
                                 "staan, zoals aanbieders/*.yaml"});
  }

  PlacedJson read(std::string text, const std::string& name) {
    const auto index = static_cast<std::uint16_t>(dossier_.files.size());
    dossier_.files.push_back(name);
    const auto& kept = dossier_.texts[name] = std::move(text);
    dossier_.lines[name] = SourceLines(kept);
    const auto before = dossier_.findings.size();
    auto placed = read_yaml(kept, name, index, dossier_.findings);
    const bool unreadable = placed.value.is_null() && dossier_.findings.size() > before;
    if (unreadable) complete_ = false;
    return placed;
  }

  void load_sources() {
    if (!round_.value.contains("bronnen")) return;
    const auto sources = take_member(round_, "bronnen");
    if (!sources.value.is_object()) {
      report(sources.positions.value, "B013", "bij bronnen hoort een blok met sleutels",
             "schrijf bijvoorbeeld: gemeenten: gemeenten.yaml");
      return;
    }
    std::size_t index = 0;
    for (const auto& item : sources.value.items()) {
      load_kind(item.key(), item.value(), sources.positions.children[index++]);
    }
  }

  void load_kind(const std::string& kind, const Json& patterns, const Positions& positions) {
    const auto& kinds = source_kinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
      report(positions.key, "B010", fmt::format("onbekende sleutel \"{}\"", kind),
             suggestion(kind, kinds));
      return;
    }
    if (patterns.is_string())
      return load_pattern(kind, patterns.get<std::string>(), positions.value);
    if (!patterns.is_array()) {
      report(positions.value, "B013", "hier hoort de naam van een bestand, of een lijst daarvan",
             fmt::format("schrijf bijvoorbeeld: {}: {}.yaml", kind, kind));
      return;
    }
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const auto& where = positions.children[i].value;
      if (patterns[i].is_string()) {
        load_pattern(kind, patterns[i].get<std::string>(), where);
      } else {
        report(where, "B013", "hier hoort de naam van een bestand", "");
      }
    }
  }

  /// A link may not lead out of the folder of the round.
  bool is_inside_round(const fs::path& path) const {
    std::error_code error;
    const auto root = fs::weakly_canonical(dossier_.folder, error);
    const auto target = fs::weakly_canonical(path, error);
    return !error && std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first ==
                         root.end();
  }

  void report_outside(const std::string& path, const Place& where) {
    report(where, "B008",
           fmt::format("\"{}\" wijst naar een plaats buiten de map van de ronde", path),
           "zet het bestand in de map van de ronde en schrijf het pad vanaf die map");
  }

  void load_pattern(const std::string& kind, const std::string& pattern, const Place& where) {
    const fs::path relative = fs::path(pattern).lexically_normal();
    if (pattern.empty() || relative.is_absolute() || *relative.begin() == "..") {
      complete_ = false;
      return report_outside(pattern, where);
    }
    try {
      const auto paths = matching_files(folder_, pattern);
      if (paths.empty()) {
        report(where, "B008", fmt::format("geen enkel bestand past bij \"{}\"", pattern),
               "maak het bestand of verbeter de naam");
        complete_ = false;
      }
      for (const auto& path : paths) {
        if (is_inside_round(path)) {
          load_source(kind, path, where);
        } else {
          complete_ = false;
          report_outside(path.string(), where);
        }
      }
    } catch (const FileError& error) {
      complete_ = false;
      report(where, "B008", error.what(), "maak het bestand of verbeter de naam");
    }
  }

  void load_source(const std::string& kind, const fs::path& path, const Place& where) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (!error && size > max_file_size) {
      complete_ = false;
      return report_too_large(position(where));
    }
    auto file = read(read_file(path), path.string());
    if (!file.value.is_object()) {
      if (complete_) {
        report(file.positions.value, "B013", "dit bestand begint niet met een sleutel",
               fmt::format("begin met: {}:", top_level_keys(kind).front()));
      }
      return;
    }
    merge(kind, std::move(file));
  }

  void merge(const std::string& kind, PlacedJson file) {
    const auto allowed = top_level_keys(kind);
    std::vector<std::string> keys;
    for (const auto& item : file.value.items()) keys.push_back(item.key());
    for (const auto& key : keys) {
      auto section = take_member(file, key);
      if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
        report(section.positions.key, "B010", fmt::format("onbekende sleutel \"{}\"", key),
               suggestion(key, allowed));
      } else if (const auto* list = list_for_one(key)) {
        add_items(list, wrap_in_list(std::move(section)));
      } else {
        add_items(key, std::move(section));
      }
    }
  }

  /// The list that a section with a single item goes into; null for another section.
  static const char* list_for_one(const std::string& key) {
    if (key == "aanbieder") return "aanbieders";
    return key == "aanbieding" ? "aanbiedingen" : nullptr;
  }

  static PlacedJson wrap_in_list(PlacedJson item) {
    PlacedJson list{Json::array(), {item.positions.key, item.positions.key, {}}};
    list.value.push_back(std::move(item.value));
    list.positions.children.push_back(std::move(item.positions));
    return list;
  }

  /// Lists of several files become one list; anything else may be given once.
  void add_items(const std::string& key, PlacedJson section) {
    if (!round_.value.contains(key)) {
      set_member(round_, key, std::move(section.value), std::move(section.positions));
      return;
    }
    auto& present = round_.value[key];
    if (!present.is_array() || !section.value.is_array()) {
      report(section.positions.key, "B004",
             fmt::format("\"{}\" staat ook in een ander bestand van deze ronde", key),
             "voeg de twee samen");
      return;
    }
    auto& places = round_.positions.children[member_index(round_.value, key)].children;
    for (auto& item : section.value) present.push_back(std::move(item));
    for (auto& place : section.positions.children) places.push_back(std::move(place));
  }

  SourcePosition position(const Place& where) const {
    const auto& name = dossier_.files.at(where.file);
    return {name, static_cast<int>(where.line),
            dossier_.lines.at(name).code_point_column(dossier_.texts.at(name), where.line,
                                                      where.column),
            static_cast<int>(where.length)};
  }

  void report(const Place& where, std::string code, std::string message, std::string help) {
    dossier_.findings.push_back({std::move(code), Severity::error, position(where), "",
                                 std::move(message), std::move(help)});
  }

  Dossier& dossier_;
  fs::path folder_;
  PlacedJson round_;
  bool complete_ = true;
};

fs::path round_file(const std::string& round) {
  std::error_code ignored;
  const fs::path path(round);
  const fs::path file = fs::is_directory(path, ignored) ? path / "ronde.yaml" : path;
  if (!fs::exists(file, ignored)) {
    throw FileError(fmt::format(
        "kan \"{}\" niet lezen: bestaat niet; geef de map van een ronde of een ronde.yaml op",
        file.string()));
  }
  return file.lexically_normal();
}

}  // namespace

bool load_round(Dossier& dossier, const std::string& round, std::istream& input) {
  Loader loader(dossier);
  if (round == "-") {
    loader.load_round_text(read_stream(input, "de standaardinvoer"), "-");
  } else {
    loader.load_round_file(round_file(round));
  }
  return loader.complete();
}

}  // namespace bestek
