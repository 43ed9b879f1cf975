// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "workbooks/reader_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/files.hpp"

namespace bestek::workbooks {

namespace fs = std::filesystem;

namespace {

Json read(const std::string& text) {
  Findings findings;
  return read_yaml(text, "", 0, findings).value;
}

YamlNode* find_member(YamlNode& node, const std::string& key) {
  for (auto& [name, member] : node.members) {
    if (name == key) return &member;
  }
  return nullptr;
}

bool same_text(const Json& item, const char* key, const std::string& text) {
  const auto found = item.find(key);
  return found != item.end() && found->is_string() && *found == text;
}

bool is_volume(const Json& item, const ReadVolume& volume) {
  const auto year = item.find("jaar");
  return same_text(item, "gemeente", volume.municipality) &&
         same_text(item, "dienst", volume.service) && year != item.end() &&
         year->dump() == volume.year && !item.contains("aanbieder");
}

YamlNode volume_node(const ReadVolume& volume) {
  auto node = yaml_map();
  node.add("gemeente", yaml_text(volume.municipality));
  node.add("dienst", yaml_text(volume.service));
  node.add("jaar", yaml_number(volume.year));
  node.add("hoeveelheid", yaml_number(volume.quantity));
  return node;
}

}  // namespace

RoundWriter::RoundWriter(const Dossier& dossier, std::string received)
    : dossier_(dossier), received_(std::move(received)) {}

const Json* RoundWriter::known_offer(const std::string& provider) const {
  const auto offers = dossier_.json.find("aanbiedingen");
  if (offers == dossier_.json.end()) return nullptr;
  for (const auto& offer : *offers) {
    if (offer.at("aanbieder") == provider) return &offer;
  }
  return nullptr;
}

std::string RoundWriter::received(const ReadFile& file) const {
  const auto* known = known_offer(file.provider());
  const bool is_same = known != nullptr && same_text(*known, "sha256", file.sha256);
  return is_same ? known->at("ontvangen").get<std::string>() : received_;
}

std::string RoundWriter::file_of(const std::string& pointer) const {
  return dossier_.position(pointer).file;
}

std::string RoundWriter::name_of(const fs::path& path) const {
  const auto folder = dossier_.folder.empty() ? fs::path(".") : dossier_.folder;
  return path.lexically_relative(folder).generic_string();
}

std::string RoundWriter::text_of(const fs::path& path) const {
  const auto newer = written_.find(path);
  if (newer != written_.end()) return newer->second;
  const auto known = dossier_.texts.find(path.string());
  return known == dossier_.texts.end() ? read_file(path) : known->second;
}

/// The line with which editors find the schema, when ronde.yaml has one.
std::string RoundWriter::schema_line(const std::string& kind, int depth) const {
  const std::string start = "# yaml-language-server: $schema=";
  const auto& text = dossier_.texts.at(dossier_.files.front());
  const auto at = text.find(start);
  const auto end = text.find("ronde.schema.json");
  if (at == std::string::npos || end == std::string::npos || end < at) return "";
  auto folder = text.substr(at + start.size(), end - at - start.size());
  const bool is_relative = folder.empty() || folder.front() == '.' || folder.starts_with("schemas");
  for (int i = 0; is_relative && i < depth; ++i) folder.insert(0, "../");
  return start + folder + kind + ".schema.json\n";
}

std::string RoundWriter::stage_offer(const ReadFile& file, Texts& staged) const {
  const auto wanted = offer_node(file, received(file));
  const auto* known = known_offer(file.provider());
  if (known == nullptr) {
    const auto path = dossier_.folder / "aanbiedingen" / (file.provider() + ".yaml");
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
      staged[path] = schema_line("aanbiedingen", 1) + to_yaml(wanted);
    } else {
      auto text = edited_yaml(text_of(path), wanted);
      if (!text) return name_of(path);
      staged[path] = std::move(*text);
    }
    return stage_source("aanbiedingen", "aanbiedingen/*.yaml", staged);
  }
  const auto index = known - &dossier_.json.at("aanbiedingen").front();
  const fs::path path = file_of(fmt::format("/aanbiedingen/{}/aanbieder", index));
  auto root = yaml_of(read(text_of(path)));
  const auto& offer = wanted.members.front().second;
  if (auto* one = find_member(root, "aanbieding")) {
    *one = offer;
  } else if (auto* list = find_member(root, "aanbiedingen")) {
    for (auto& item : list->items) {
      if (same_text(to_json(item), "aanbieder", file.provider())) item = offer;
    }
  }
  auto text = edited_yaml(text_of(path), root);
  if (!text) return name_of(path);
  staged[path] = std::move(*text);
  return "";
}

std::string RoundWriter::stage_volumes(const ReadFile& file, Texts& staged) const {
  if (file.volumes.empty()) return "";
  const auto& round = dossier_.json;
  const bool has_volumes = round.contains("volumes") && !round.at("volumes").empty();
  if (!has_volumes) {
    auto list = yaml_list();
    for (const auto& volume : file.volumes) list.items.push_back(volume_node(volume));
    auto root = yaml_map();
    root.add("volumes", std::move(list));
    const auto path = dossier_.folder / "volumes.yaml";
    std::error_code ignored;
    if (fs::exists(path, ignored) || written_.contains(path)) return name_of(path);
    staged[path] = schema_line("volumes", 0) + to_yaml(root);
    return stage_source("volumes", "volumes.yaml", staged);
  }
  std::map<fs::path, std::vector<const ReadVolume*>> by_file;
  for (const auto& volume : file.volumes) {
    fs::path path = file_of("/volumes/0/gemeente");
    const auto& items = round.at("volumes");
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (is_volume(items[i], volume)) path = file_of(fmt::format("/volumes/{}/gemeente", i));
    }
    by_file[path].push_back(&volume);
  }
  for (const auto& [path, volumes] : by_file) {
    auto root = yaml_of(read(text_of(path)));
    auto* list = find_member(root, "volumes");
    if (list == nullptr) return name_of(path);
    for (const auto* volume : volumes) {
      const auto found =
          std::find_if(list->items.begin(), list->items.end(),
                       [&](const YamlNode& item) { return is_volume(to_json(item), *volume); });
      if (found == list->items.end()) {
        list->items.push_back(volume_node(*volume));
      } else if (auto* quantity = find_member(*found, "hoeveelheid")) {
        *quantity = yaml_number(volume->quantity);
      }
    }
    auto text = edited_yaml(text_of(path), root);
    if (!text) return name_of(path);
    staged[path] = std::move(*text);
  }
  return "";
}

/// Names the files of a kind in `bronnen` of ronde.yaml, when that does not do so yet.
std::string RoundWriter::stage_source(const char* kind, const std::string& pattern,
                                      Texts& staged) const {
  const fs::path path = dossier_.files.front();
  const auto text = text_of(path);
  auto root = yaml_of(read(text));
  auto* sources = find_member(root, "bronnen");
  if (sources == nullptr) {
    root.add("bronnen", yaml_map());
    sources = &root.members.back().second;
  }
  if (const auto* named = find_member(*sources, kind))
    return to_json(*named) == Json(pattern) ? "" : name_of(path);
  sources->add(kind, yaml_text(pattern));
  auto edited = edited_yaml(text, root);
  if (!edited) return name_of(path);
  staged[path] = std::move(*edited);
  return "";
}

std::vector<std::string> RoundWriter::write(ReadFile& file) {
  Texts staged;
  auto stuck = file.has_offer() ? stage_offer(file, staged) : "";
  if (stuck.empty()) stuck = stage_volumes(file, staged);
  if (!stuck.empty()) {
    file.report(
        "B339", "",
        fmt::format("dit blad is niet in de ronde te zetten: {} is zo geschreven dat bestek "
                    "daarbij andere tekst zou raken",
                    stuck),
        "neem de waarden met de hand over, en noem in ronde.yaml bij bronnen: "
        "aanbiedingen: aanbiedingen/*.yaml");
    return {};
  }
  std::vector<std::string> names;
  for (const auto& [path, text] : staged) {
    std::error_code ignored;
    if (fs::exists(path, ignored) && text_of(path) == text) continue;
    if (path.has_parent_path()) make_folder(path.parent_path());
    write_file(path, text);
    written_[path] = text;
    names.push_back(name_of(path));
  }
  return names;
}

}  // namespace bestek::workbooks
