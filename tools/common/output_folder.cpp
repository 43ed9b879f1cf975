// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/output_folder.hpp"

#include <fmt/format.h>

#include <optional>

#include "common/files.hpp"
#include "common/hash.hpp"

namespace bestek {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view manifest_name = "manifest.json";

std::optional<std::string> existing_hash(const fs::path& path) {
  if (!fs::exists(fs::symlink_status(path))) return std::nullopt;
  return sha256(read_file(path));
}

OrderedJson text_or_null(const std::string& text) {
  return text.empty() ? OrderedJson() : OrderedJson(text);
}

OrderedJson to_json(const std::string& name, const ManifestEntry& entry) {
  return {{"bestand", name},
          {"sha256", entry.sha256},
          {"opdracht", entry.command},
          {"sjabloon", entry.template_name},
          {"aanbieder", text_or_null(entry.provider)},
          {"klasse", entry.access},
          {"invoer_sha256", entry.input_sha256}};
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::map<std::string, ManifestEntry> read_manifest(const fs::path& path) {
  std::map<std::string, ManifestEntry> entries;
  if (!fs::exists(path)) return entries;
  const auto manifest = Json::parse(read_file(path), nullptr, false);
  const bool is_ours =
      manifest.is_object() && manifest.contains("bestanden") && manifest["bestanden"].is_array();
  if (!is_ours) {
    throw FileError(fmt::format(
        "{} is geen manifest van bestek; kies met --uit een andere map of verwijder het bestand",
        path.string()));
  }
  for (const auto& item : manifest["bestanden"]) {
    if (!item.is_object()) continue;
    entries[text_of(item, "bestand")] = {text_of(item, "sha256"),    text_of(item, "invoer_sha256"),
                                         text_of(item, "opdracht"),  text_of(item, "sjabloon"),
                                         text_of(item, "aanbieder"), text_of(item, "klasse")};
  }
  entries.erase("");
  return entries;
}

}  // namespace

OutputFolder::OutputFolder(fs::path folder, bool overwrite)
    : folder_(std::move(folder)), overwrite_(overwrite) {
  make_folder(folder_);
  entries_ = read_manifest(folder_ / manifest_name);
}

bool OutputFolder::is_current(const std::string& name, const std::string& input_sha256) const {
  const auto entry = entries_.find(name);
  return entry != entries_.end() && entry->second.input_sha256 == input_sha256 &&
         existing_hash(folder_ / name) == entry->second.sha256;
}

OutputFolder::Change OutputFolder::put(const std::string& name, std::string_view bytes,
                                       ManifestEntry entry) {
  const fs::path target = folder_ / name;
  entry.sha256 = sha256(bytes);
  const auto present = existing_hash(target);
  if (present == entry.sha256) {
    entries_[name] = std::move(entry);
    return Change::unchanged;
  }
  const auto known = entries_.find(name);
  const bool ours = !present || (known != entries_.end() && known->second.sha256 == *present);
  if (!ours && !overwrite_) {
    findings_.push_back(
        {"B090",
         Severity::error,
         {target.string()},
         "",
         "dit bestand is na het maken veranderd; het is bewaard en niet vervangen",
         "bewaar uw versie onder een andere naam, of vervang haar met --overschrijf"});
    return Change::kept;
  }
  write_file(target, bytes);
  entries_[name] = std::move(entry);
  return Change::written;
}

void OutputFolder::save_manifest() const {
  auto files = OrderedJson::array();
  for (const auto& [name, entry] : entries_) files.push_back(to_json(name, entry));
  const OrderedJson manifest = {{"bestek", 1}, {"bestanden", files}};
  const auto text = manifest.dump(2) + "\n";
  const fs::path target = folder_ / manifest_name;
  if (fs::exists(target) && read_file(target) == text) return;
  write_file(target, text);
}

}  // namespace bestek
