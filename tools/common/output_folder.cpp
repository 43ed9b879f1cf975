// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/output_folder.hpp"

#include <fmt/format.h>

#include <optional>
#include <sstream>

#include "common/files.hpp"
#include "common/hash.hpp"

namespace bestek {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> existing_hash(const fs::path& path) {
  if (!fs::exists(fs::symlink_status(path))) return std::nullopt;
  return sha256(read_file(path));
}

/// Nothing for a file that another share has just removed.
std::optional<std::string> read_if_there(const fs::path& path) {
  try {
    return read_file(path);
  } catch (const FileError&) {
    if (fs::exists(path)) throw;
    return std::nullopt;
  }
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

ManifestEntry entry_from(const Json& item) {
  return {text_of(item, "sha256"),   text_of(item, "invoer_sha256"), text_of(item, "opdracht"),
          text_of(item, "sjabloon"), text_of(item, "aanbieder"),     text_of(item, "klasse")};
}

std::map<std::string, ManifestEntry> read_manifest(const fs::path& path) {
  std::map<std::string, ManifestEntry> entries;
  const auto text = read_if_there(path);
  if (!text) return entries;
  const auto manifest = Json::parse(*text, nullptr, false);
  const bool is_ours =
      manifest.is_object() && manifest.contains("bestanden") && manifest["bestanden"].is_array();
  if (!is_ours) {
    throw FileError(fmt::format(
        "{} is geen manifest van bestek; kies met --uit een andere map of verwijder het bestand",
        path.string()));
  }
  for (const auto& item : manifest["bestanden"]) {
    if (item.is_object()) entries[text_of(item, "bestand")] = entry_from(item);
  }
  entries.erase("");
  return entries;
}

/// Of the whole, then of the shares.
std::vector<fs::path> manifests_in(const fs::path& folder) {
  auto found = matching_files(folder, "manifest-deel-*-van-*.json");
  const auto whole = folder / "manifest.json";
  if (fs::exists(whole)) found.insert(found.begin(), whole);
  return found;
}

}  // namespace

OutputFolder::OutputFolder(fs::path folder, bool overwrite, Share share)
    : folder_(std::move(folder)), overwrite_(overwrite), share_(share) {
  make_folder(folder_);
  for (const auto& path : manifests_in(folder_)) {
    for (auto& [name, entry] : read_manifest(path)) take_over(name, std::move(entry));
    read_files_.insert(path);
  }
  for (const auto& path : matching_files(folder_, "manifest*.journaal")) read_journal(path);
}

/// Of two entries for one file, the one that tells of the file as it is now goes first.
void OutputFolder::take_over(const std::string& name, ManifestEntry entry) {
  known_hashes_[name].insert(entry.sha256);
  const auto known = entries_.find(name);
  if (known == entries_.end() || existing_hash(folder_ / name) == entry.sha256)
    entries_[name] = std::move(entry);
}

/// A line that was cut off when the run was killed says nothing; its file was not written yet.
void OutputFolder::read_journal(const fs::path& path) {
  std::istringstream lines(read_if_there(path).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    const auto item = Json::parse(line, nullptr, false);
    if (!item.is_object()) continue;
    take_over(text_of(item, "bestand"), entry_from(item));
  }
  read_files_.insert(path);
}

fs::path OutputFolder::own_file(const char* extension) const {
  const auto name = share_.is_whole()
                        ? std::string("manifest")
                        : fmt::format("manifest-deel-{}-van-{}", share_.number, share_.count);
  return folder_ / (name + extension);
}

bool OutputFolder::is_current(const std::string& name, const std::string& input_sha256) const {
  const auto entry = entries_.find(name);
  return entry != entries_.end() && entry->second.input_sha256 == input_sha256 &&
         existing_hash(folder_ / name) == entry->second.sha256;
}

bool OutputFolder::is_ours(const std::string& name, const std::string& present) const {
  const auto known = known_hashes_.find(name);
  return known != known_hashes_.end() && known->second.contains(present);
}

OutputFolder::Placed OutputFolder::put(const std::string& name, std::string_view bytes,
                                       ManifestEntry entry) const {
  const fs::path target = folder_ / name;
  entry.sha256 = sha256(bytes);
  const auto present = existing_hash(target);
  if (present == entry.sha256) return {Change::unchanged, std::move(entry), {}};
  if (present && !is_ours(name, *present) && !overwrite_) {
    Finding finding{"B090",
                    Severity::error,
                    {target.string()},
                    "",
                    "dit bestand is na het maken veranderd; het is bewaard en niet vervangen",
                    "bewaar uw versie onder een andere naam, of vervang haar met --overschrijf"};
    return {Change::kept, {}, {std::move(finding)}};
  }
  append_line(own_file(".journaal"), to_json(name, entry).dump());
  write_file(target, bytes);
  return {Change::written, std::move(entry), {}};
}

void OutputFolder::note(const std::string& name, ManifestEntry entry) {
  known_hashes_[name].insert(entry.sha256);
  entries_[name] = std::move(entry);
}

void OutputFolder::save_manifest() const {
  auto files = OrderedJson::array();
  for (const auto& [name, entry] : entries_) files.push_back(to_json(name, entry));
  const OrderedJson manifest = {{"bestek", 1}, {"bestanden", files}};
  const auto text = manifest.dump(2) + "\n";
  const fs::path target = own_file(".json");
  if (!fs::exists(target) || read_file(target) != text) write_file(target, text);
  remove_file(own_file(".journaal"));
  if (!share_.is_whole()) return;
  for (const auto& path : read_files_) {
    if (path != target) remove_file(path);
  }
  for (const auto& path : matching_files(folder_, std::string("*") + unfinished_suffix))
    remove_file(path);  // of a run that was killed
}

}  // namespace bestek
