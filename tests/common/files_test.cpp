// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <sstream>

#include "temporary_folder.hpp"

namespace bestek {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const FileError& error) {
    return error.what();
  }
  return "no FileError";
}

TEST(ReadFile, gives_all_bytes) {
  const testing::TemporaryFolder folder;
  const std::string bytes("a\0\r\n\xff", 5);
  EXPECT_EQ(read_file(folder.write("x", bytes)), bytes);
  EXPECT_EQ(read_file(folder.write("leeg", "")), "");
}

TEST(ReadFile, says_in_dutch_why_it_cannot) {
  const testing::TemporaryFolder folder;
  EXPECT_THAT(error_of([&] { read_file(folder.path() / "weg.yaml"); }),
              HasSubstr("weg.yaml\" niet lezen: bestaat niet"));
  EXPECT_THAT(error_of([&] { read_file(folder.path()); }), HasSubstr("is een map, geen bestand"));
  EXPECT_THAT(error_of([&] { read_file(folder.write("a", "") / "b"); }),
              HasSubstr("een deel van het pad is geen map"));
  EXPECT_THAT(error_of([] { read_file("/dev/zero"); }), HasSubstr("is geen gewoon bestand"));
}

TEST(ReadFile, does_not_wait_for_a_pipe) {
  const testing::TemporaryFolder folder;
  const auto pipe = folder.path() / "pijp";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_THAT(error_of([&] { read_file(pipe); }), HasSubstr("is geen gewoon bestand"));
}

TEST(ReadFile, refuses_a_byte_too_many) {
  const testing::TemporaryFolder folder;
  const auto file = folder.write("x", std::string(1001, 'x'));
  EXPECT_EQ(read_file(file, 1001).size(), 1001U);
  EXPECT_THAT(error_of([&] { read_file(file, 1000); }), HasSubstr("is groter dan"));
}

TEST(ReadStream, has_the_same_bound) {
  std::istringstream all("12345");
  EXPECT_EQ(read_stream(all, "invoer", 5), "12345");
  std::istringstream too_much("123456");
  EXPECT_THAT(error_of([&] { read_stream(too_much, "invoer", 5); }), HasSubstr("is groter dan"));
}

TEST(WriteFile, makes_and_replaces) {
  const testing::TemporaryFolder folder;
  write_file(folder.path() / "x", "een");
  EXPECT_EQ(folder.read("x"), "een");
  write_file(folder.path() / "x", "");
  EXPECT_EQ(folder.read("x"), "");
  EXPECT_EQ(folder.count(), 1U) << "nothing else may stay behind";
}

TEST(WriteFile, gives_a_reader_the_old_file_or_the_new_one) {
  const testing::TemporaryFolder folder;
  std::ifstream reader(folder.write("x", "oud"));
  write_file(folder.path() / "x", "nieuw");
  std::string seen;
  reader >> seen;
  EXPECT_EQ(seen, "oud");
}

TEST(WriteFile, leaves_nothing_behind_when_it_fails) {
  const testing::TemporaryFolder folder;
  fs::create_directories(folder.path() / "map" / "vol");
  EXPECT_THAT(error_of([&] { write_file(folder.path() / "map", "x"); }),
              HasSubstr("niet schrijven"));
  EXPECT_EQ(folder.count(), 1U);
  EXPECT_THAT(error_of([&] { write_file(folder.path() / "geen" / "x", "x"); }),
              HasSubstr("bestaat niet"));
}

TEST(MakeFolder, makes_what_lies_above_it_too) {
  const testing::TemporaryFolder folder;
  make_folder(folder.path() / "a" / "b");
  make_folder(folder.path() / "a" / "b");
  EXPECT_TRUE(fs::is_directory(folder.path() / "a" / "b"));
  folder.write("bestand", "");
  EXPECT_THAT(error_of([&] { make_folder(folder.path() / "bestand" / "c"); }),
              HasSubstr("kan de map"));
  EXPECT_THAT(error_of([&] { make_folder(folder.path() / "bestand"); }), HasSubstr("kan de map"));
}

TEST(MatchingFiles, matches_the_last_part_in_order) {
  const testing::TemporaryFolder folder;
  for (const auto* name : {"a/c.yaml", "a/b.yaml", "a/.verborgen.yaml", "a/b.txt"})
    folder.write(name, "");
  EXPECT_THAT(matching_files(folder.path(), "a/*.yaml"),
              ElementsAre(folder.path() / "a/b.yaml", folder.path() / "a/c.yaml"));
  EXPECT_THAT(matching_files(folder.path(), "a/?.txt"), ElementsAre(folder.path() / "a/b.txt"));
  EXPECT_THAT(matching_files(folder.path(), "a/*.json"), ElementsAre());
}

TEST(MatchingFiles, gives_a_plain_name_unseen) {
  const testing::TemporaryFolder folder;
  EXPECT_THAT(matching_files(folder.path(), "weg.yaml"), ElementsAre(folder.path() / "weg.yaml"));
}

TEST(MatchingFiles, reports_a_folder_that_is_not_there) {
  const testing::TemporaryFolder folder;
  EXPECT_THAT(error_of([&] { matching_files(folder.path(), "weg/*.yaml"); }),
              HasSubstr("bestaat niet"));
}

}  // namespace
}  // namespace bestek
