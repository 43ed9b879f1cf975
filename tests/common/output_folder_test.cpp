// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/output_folder.hpp"

#include <gtest/gtest.h>

#include "common/files.hpp"
#include "common/hash.hpp"
#include "temporary_folder.hpp"

namespace bestek {
namespace {

using Change = OutputFolder::Change;

const ManifestEntry entry{"", "invoer-1", "opstel", "convenant", "lindehof", "vertrouwelijk"};

/// Puts a file and notes it, as a batch does.
Change put(OutputFolder& folder, std::string_view bytes, const ManifestEntry& wanted) {
  auto placed = folder.put("a.docx", bytes, wanted);
  if (placed.change != Change::kept) folder.note("a.docx", std::move(placed.entry));
  return placed.change;
}

void make(const testing::TemporaryFolder& folder, std::string_view bytes) {
  OutputFolder output(folder.path(), false);
  put(output, bytes, entry);
  output.save_manifest();
}

TEST(OutputFolder, writes_files_and_a_manifest_with_their_hashes) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  EXPECT_EQ(folder.read("a.docx"), "een");
  const auto manifest = Json::parse(folder.read("manifest.json"));
  const Json expected = {{"bestek", 1},
                         {"bestanden",
                          {{{"bestand", "a.docx"},
                            {"sha256", sha256("een")},
                            {"opdracht", "opstel"},
                            {"sjabloon", "convenant"},
                            {"aanbieder", "lindehof"},
                            {"klasse", "vertrouwelijk"},
                            {"invoer_sha256", "invoer-1"}}}}};
  EXPECT_EQ(manifest, expected);
}

TEST(OutputFolder, has_null_for_a_file_of_the_whole_round) {
  const testing::TemporaryFolder folder;
  OutputFolder output(folder.path(), false);
  auto shared = entry;
  shared.provider = "";
  put(output, "een", shared);
  output.save_manifest();
  const auto manifest = Json::parse(folder.read("manifest.json"));
  EXPECT_TRUE(manifest["bestanden"][0]["aanbieder"].is_null());
}

TEST(OutputFolder, knows_what_is_current) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  const OutputFolder output(folder.path(), false);
  EXPECT_TRUE(output.is_current("a.docx", "invoer-1"));
  EXPECT_FALSE(output.is_current("a.docx", "invoer-2"));
  EXPECT_FALSE(output.is_current("b.docx", "invoer-1"));
  folder.write("a.docx", "veranderd");
  EXPECT_FALSE(output.is_current("a.docx", "invoer-1"));
}

TEST(OutputFolder, replaces_what_it_made_itself) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  OutputFolder output(folder.path(), false);
  EXPECT_EQ(put(output, "twee", entry), Change::written);
  EXPECT_EQ(folder.read("a.docx"), "twee");
}

TEST(OutputFolder, does_not_touch_what_is_the_same) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  const auto before = std::filesystem::last_write_time(folder.path() / "a.docx");
  const auto manifest_before = std::filesystem::last_write_time(folder.path() / "manifest.json");
  OutputFolder output(folder.path(), false);
  EXPECT_EQ(put(output, "een", entry), Change::unchanged);
  output.save_manifest();
  EXPECT_EQ(std::filesystem::last_write_time(folder.path() / "a.docx"), before);
  EXPECT_EQ(std::filesystem::last_write_time(folder.path() / "manifest.json"), manifest_before);
}

TEST(OutputFolder, keeps_what_a_person_changed_until_told_otherwise) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  folder.write("a.docx", "van mij");
  OutputFolder careful(folder.path(), false);
  const auto kept = careful.put("a.docx", "twee", entry);
  EXPECT_EQ(kept.change, Change::kept);
  careful.save_manifest();
  EXPECT_EQ(folder.read("a.docx"), "van mij");
  ASSERT_EQ(kept.findings.size(), 1U);
  EXPECT_EQ(kept.findings[0].code, "B090");
  EXPECT_TRUE(has_errors(kept.findings));
  OutputFolder again(folder.path(), false);
  EXPECT_EQ(put(again, "twee", entry), Change::kept) << "also the next time";
  OutputFolder bold(folder.path(), true);
  EXPECT_EQ(put(bold, "twee", entry), Change::written);
  EXPECT_EQ(folder.read("a.docx"), "twee");
}

TEST(OutputFolder, keeps_a_file_that_it_never_made) {
  const testing::TemporaryFolder folder;
  folder.write("a.docx", "van mij");
  OutputFolder output(folder.path(), false);
  EXPECT_EQ(put(output, "een", entry), Change::kept);
  EXPECT_EQ(folder.read("a.docx"), "van mij");
}

TEST(OutputFolder, makes_a_file_again_that_was_removed) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  std::filesystem::remove(folder.path() / "a.docx");
  OutputFolder output(folder.path(), false);
  EXPECT_FALSE(output.is_current("a.docx", "invoer-1"));
  EXPECT_EQ(put(output, "een", entry), Change::written);
}

TEST(OutputFolder, keeps_what_another_command_wrote_in_the_manifest) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  OutputFolder output(folder.path(), false);
  auto sheet = entry;
  sheet.command = "blad";
  output.note("b.xlsx", output.put("b.xlsx", "blad", sheet).entry);
  output.save_manifest();
  EXPECT_EQ(Json::parse(folder.read("manifest.json"))["bestanden"].size(), 2U);
}

TEST(OutputFolder, refuses_a_manifest_that_is_not_ours) {
  const testing::TemporaryFolder folder;
  for (const auto* text : {"geen json", "[]", "{}", R"({"bestanden": 5})", ""}) {
    folder.write("manifest.json", text);
    EXPECT_THROW(OutputFolder(folder.path(), false), FileError) << text;
    EXPECT_EQ(folder.read("manifest.json"), text);
  }
}

TEST(OutputFolder, survives_a_manifest_with_odd_items) {
  const testing::TemporaryFolder folder;
  folder.write("manifest.json", R"({"bestanden": [5, {}, {"bestand": 1}, {"bestand": "a.docx"}]})");
  folder.write("a.docx", "van mij");
  OutputFolder output(folder.path(), false);
  EXPECT_EQ(put(output, "een", entry), Change::kept);
}

TEST(OutputFolder, makes_the_folder) {
  const testing::TemporaryFolder folder;
  OutputFolder output(folder.path() / "a" / "b", false);
  EXPECT_EQ(put(output, "een", entry), Change::written);
  EXPECT_EQ(folder.read("a/b/a.docx"), "een");
}

TEST(OutputFolder, knows_its_files_after_a_run_that_was_killed) {
  const testing::TemporaryFolder folder;
  {
    OutputFolder killed(folder.path(), false);
    put(killed, "een", entry);  // and no save_manifest()
  }
  OutputFolder next(folder.path(), false);
  EXPECT_TRUE(next.is_current("a.docx", "invoer-1"));
  EXPECT_EQ(put(next, "twee", entry), Change::written);
}

TEST(OutputFolder, knows_a_file_whose_new_version_was_announced_but_not_written) {
  const testing::TemporaryFolder folder;
  make(folder, "een");
  auto announced = entry;
  folder.write("manifest.journaal", R"({"bestand":"a.docx","sha256":")" + sha256("twee") +
                                        R"(","invoer_sha256":"invoer-2"})" + "\n{\"besta");
  OutputFolder next(folder.path(), false);
  EXPECT_TRUE(next.is_current("a.docx", "invoer-1"));
  EXPECT_EQ(put(next, "twee", announced), Change::written);
}

TEST(OutputFolder, an_old_manifest_of_a_share_does_not_disown_a_newer_file) {
  const testing::TemporaryFolder folder;
  {
    OutputFolder share(folder.path(), false, {1, 2});
    put(share, "een", entry);
    share.save_manifest();
  }
  const auto old = folder.read("manifest-deel-1-van-2.json");
  make(folder, "twee");
  folder.write("manifest-deel-1-van-2.json", old);
  OutputFolder next(folder.path(), false);
  EXPECT_TRUE(next.is_current("a.docx", "invoer-1"));
  EXPECT_EQ(put(next, "drie", entry), Change::written);
}

}  // namespace
}  // namespace bestek
