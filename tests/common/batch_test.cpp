// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/batch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <sstream>

#include "common/files.hpp"
#include "temporary_folder.hpp"

namespace bestek {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int files_in_batch = 60;

BatchFile numbered_file(std::size_t index) {
  const auto text = std::to_string(index);
  return {text + ".txt", {"", "in-" + text, "blad", "sjabloon", "", "deelbaar"}, text, false, {}};
}

/// Once in this process, and once in workers: all the same.
class BatchTest : public ::testing::TestWithParam<std::size_t> {
 protected:
  BatchResult run(const MakeBatchFile& make, Share share = {}) {
    OutputFolder output(folder.path(), false, share);
    std::istringstream in;
    std::ostringstream out;
    Streams streams{in, out, out};
    return run_batch(std::size_t{files_in_batch}, make, output, {GetParam(), false}, streams);
  }

  testing::TemporaryFolder folder;
};

TEST_P(BatchTest, makes_every_file_and_a_manifest) {
  const auto result = run(numbered_file);
  EXPECT_EQ(result.written, files_in_batch);
  for (std::size_t i = 0; i < std::size_t{files_in_batch}; ++i)
    EXPECT_EQ(folder.read(std::to_string(i) + ".txt"), std::to_string(i));
  const auto manifest = Json::parse(folder.read("manifest.json"));
  EXPECT_EQ(manifest.at("bestanden").size(), files_in_batch);
  EXPECT_TRUE(matching_files(folder.path(), "*.journaal").empty());
}

TEST_P(BatchTest, makes_only_what_changed) {
  run(numbered_file);
  const OutputFolder before(folder.path(), false);
  const auto result = run([&](std::size_t index) {
    auto file = numbered_file(index);
    if (index == 7) file.entry.input_sha256 = "anders", file.bytes = "nieuw";
    file.is_current = before.is_current(file.name, file.entry.input_sha256);
    return file;
  });
  EXPECT_EQ(result.written, 1);
  EXPECT_EQ(result.unchanged, files_in_batch - 1);
  EXPECT_EQ(folder.read("7.txt"), "nieuw");
}

TEST_P(BatchTest, goes_on_after_a_file_that_fails) {
  const auto result = run([](std::size_t index) {
    if (index == 3) throw FileError("kan \"3.txt\" niet schrijven: geen toegang");
    if (index == 5) throw std::runtime_error("boom");
    return numbered_file(index);
  });
  EXPECT_EQ(result.written, files_in_batch - 2);
  EXPECT_THAT(result.failed, ElementsAre(HasSubstr("3.txt"), HasSubstr("bestand 6 (boom)")));
}

TEST_P(BatchTest, writes_no_file_with_an_error_and_passes_its_findings_on) {
  const auto result = run([](std::size_t index) {
    auto file = numbered_file(index);
    if (index == 3)
      file.findings = {{"B050", Severity::error, {"a.yaml", 1, 2, 3}, "/a", "geen tarief", "hulp"}};
    if (index == 4)
      file.findings = {{"B062", Severity::advice, {"a.yaml", 2, 2, 3}, "/b", "let op", ""}};
    return file;
  });
  EXPECT_EQ(result.written, files_in_batch - 1);
  ASSERT_EQ(result.findings.size(), 2U);
  const auto& finding = result.findings[result.findings[0].code == "B050" ? 0 : 1];
  EXPECT_EQ(finding.position.length, 3);
  EXPECT_EQ(finding.path, "/a");
  EXPECT_EQ(finding.help, "hulp");
}

TEST_P(BatchTest, stops_when_the_disk_is_full) {
  const auto result = run([](std::size_t index) {
    if (index >= 2) throw DiskFullError("de schijf is vol");
    return numbered_file(index);
  });
  EXPECT_THAT(result.failed, ElementsAre("de schijf is vol"));
  EXPECT_LE(result.written, 2);
}

TEST_P(BatchTest, keeps_what_a_person_changed) {
  run(numbered_file);
  folder.write("4.txt", "van mij");
  const auto result = run(numbered_file);
  EXPECT_EQ(result.kept, 1);
  EXPECT_EQ(result.findings.at(0).code, "B090");
  EXPECT_EQ(folder.read("4.txt"), "van mij");
}

TEST_P(BatchTest, stops_after_a_request_and_goes_on_the_next_time) {
  const auto parent = ::getpid();
  const auto first = run([&](std::size_t index) {
    if (index == 6) ::kill(parent, SIGINT);
    return numbered_file(index);
  });
  EXPECT_TRUE(first.is_interrupted);
  EXPECT_LT(first.written, files_in_batch);
  EXPECT_GE(first.written, 5);
  const auto second = run(numbered_file);
  EXPECT_FALSE(second.is_interrupted);
  EXPECT_EQ(second.written, files_in_batch - first.written);
  EXPECT_EQ(second.unchanged, first.written);
}

TEST_P(BatchTest, shares_together_make_the_whole_once) {
  int written = 0;
  for (std::size_t number = 1; number <= 3; ++number)
    written += run(numbered_file, {number, 3}).written;
  EXPECT_EQ(written, files_in_batch);
  EXPECT_EQ(matching_files(folder.path(), "manifest-deel-*-van-3.json").size(), 3U);
  EXPECT_EQ(run(numbered_file).unchanged, files_in_batch);
  EXPECT_TRUE(matching_files(folder.path(), "manifest-deel-*-van-3.json").empty());
  EXPECT_EQ(Json::parse(folder.read("manifest.json")).at("bestanden").size(), files_in_batch);
}

INSTANTIATE_TEST_SUITE_P(Workers, BatchTest, ::testing::Values(1, 2, 7));

TEST(Batch, a_worker_that_dies_takes_one_file_with_it) {
  const testing::TemporaryFolder folder;
  OutputFolder output(folder.path(), false);
  std::istringstream in;
  std::ostringstream out;
  Streams streams{in, out, out};
  const auto result = run_batch(
      std::size_t{files_in_batch},
      [](std::size_t index) {
        if (index % 5 == 0) std::raise(SIGKILL);
        return numbered_file(index);
      },
      output, {2, false}, streams);
  // A file that was in place when its worker died of the next one is found unchanged.
  EXPECT_EQ(result.written + result.unchanged, files_in_batch * 4 / 5);
  EXPECT_EQ(result.failed.size(), files_in_batch / 5U);
  EXPECT_THAT(result.failed.at(1), HasSubstr("bestand 6 is onverwacht gestopt"));
}

}  // namespace
}  // namespace bestek
