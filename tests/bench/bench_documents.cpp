// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include "documents/template_renderer.hpp"
#include "documents/word/word_document.hpp"

/// How much processor time 1,000 convenants of five pages take (40 articles, 60 tags, a table of 30
/// rows), from a prepared template and a view to the file, beside a floor: a program that knows the
/// text already, deflates the part that changes and copies the other parts already deflated. Also
/// the time to start bestek-opstel, and memory for 100 and 1,000 documents. Every measure is a
/// process of its own; they take turns. Prints medians and ratios.
///
/// usage: bestek-bench-documents [TURNS]
namespace {

namespace fs = std::filesystem;
using namespace bestek;
using namespace bestek::documents;

constexpr int documents_count = 1000;
constexpr int standard_turns = 5;

void keep_the_heap() {
  ::mallopt(M_TOP_PAD, 64 << 20);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
}

std::string template_text() {
  std::string text = "Tussen {{penvoerder.naam}} en **{{aanbieder.naam}}**.\n\n";
  for (int article = 1; article <= 40; ++article) {
    text += fmt::format("## Onderwerp {0} {{#a{0}}}\n\n", article);
    text += fmt::format(
        "1. De aanbieder {{{{aanbieder.naam}}}} levert wat in dit artikel staat aan inwoners van "
        "de gemeenten, volgens [](#a{}).\n"
        "1. Partijen overleggen ten minste elk kwartaal over de uitvoering, en leggen de uitkomst "
        "schriftelijk vast.\n",
        (article % 40) + 1);
    if (article <= 15)
      text += "1. Dit geldt vanaf {{ronde.ingang | datum}} voor maat {{aanbieder.kenmerk}}.\n";
    text += "\n";
    if (article == 5) {
      text +=
          "| Dienst | Code | Eenheid | Tarief | Vanaf |\n|:--|:--|:--|--:|:--|\n"
          "{{#tarieven}}\n| {{dienst}} | {{code}} | {{eenheid}} | {{tarief | euro}} | {{van | "
          "datum}} |\n{{/tarieven}}\n\n";
    }
  }
  return text + "```ondertekening\n{{aanbieder.naam}}; {{aanbieder.tekent}}; bestuurder\n```\n";
}

std::shared_ptr<const Json> common_view() {
  return std::make_shared<const Json>(
      Json{{"penvoerder", {{"naam", "Gemeente Bovendam"}}}, {"ronde", {{"ingang", "2015-01-01"}}}});
}

view::View view_of(const std::shared_ptr<const Json>& common, int number) {
  Json own = {{"aanbieder",
               {{"naam", fmt::format("Stichting Verzonnen Zorg {:06}", number)},
                {"kenmerk", fmt::format("verzonnen-{:06}", number)},
                {"tekent", fmt::format("V. Voorbeeld-{:06}", number)}}},
              {"tarieven", Json::array()}};
  for (int row = 0; row < 30; ++row) {
    own["tarieven"].push_back({{"dienst", fmt::format("Begeleiding soort {}", row + 1)},
                               {"code", fmt::format("02A{:02}", row)},
                               {"eenheid", "uur"},
                               {"tarief", fmt::format("{}.{:02}", 40 + row, number % 100)},
                               {"van", "2015-01-01"}});
  }
  return {common, std::move(own)};
}

WordDocumentInfo info_of(int number) {
  WordDocumentInfo info;
  info.title = "Convenant begeleiding";
  info.subtitle = fmt::format("Individueel convenant met Stichting Verzonnen Zorg {:06}", number);
  info.organisation = "Gemeente Bovendam";
  info.version_line = "Versie 0.3 · 1 maart 2014 · concept";
  info.class_label = "Vertrouwelijk";
  info.is_draft = true;
  info.numbering = Numbering::articles;
  info.input_sha256 = fmt::format("{:064}", number);
  return info;
}

PreparedText prepared_template() {
  Findings findings;
  const auto none = [](const std::string&) { return std::optional<NamedText>(); };
  auto prepared = prepare_template({"b.md", template_text()}, {"b.md", 1, 1}, none, {}, findings);
  if (!findings.empty()) throw std::runtime_error(findings.front().message);
  return prepared;
}

std::string make_document(const PreparedText& prepared, const WordWriter& writer,
                          const std::shared_ptr<const Json>& common, int number) {
  Findings findings;
  const auto rendered = render(prepared, view_of(common, number), Escape::markdown, findings);
  auto result = writer.write(rendered.text, info_of(number));
  if (!findings.empty()) throw std::runtime_error(findings.front().message);
  if (!result.problems.empty()) throw std::runtime_error(result.problems.front().message);
  return std::move(result.bytes);
}

void write_plainly(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<long>(bytes.size()));
}

void make_all(const fs::path& folder, int count) {
  const auto prepared = prepared_template();
  const WordWriter writer{HouseStyle{}};
  const auto common = common_view();
  for (int number = 1; number <= count; ++number)
    write_plainly(folder / "document.docx", make_document(prepared, writer, common, number));
}

struct Part {
  std::string name, content, deflated;
  unsigned long crc = 0;
};

std::string deflated(const std::string& content) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, content.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

void deflate_part(Part& part) {
  part.deflated = deflated(part.content);
  part.crc = crc32(0, reinterpret_cast<const Bytef*>(part.content.data()),
                   static_cast<uInt>(part.content.size()));
}

std::vector<Part> parts_of(const std::string& docx) {
  zip_error_t error;
  zip_t* zip = zip_open_from_source(zip_source_buffer_create(docx.data(), docx.size(), 0, &error),
                                    0, &error);
  std::vector<Part> parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    zip_stat_t stat;
    zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat);
    Part part{stat.name, std::string(stat.size, '\0'), {}, 0};
    zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
    zip_fread(file, part.content.data(), stat.size);
    zip_fclose(file);
    deflate_part(part);
    parts.push_back(std::move(part));
  }
  zip_discard(zip);
  return parts;
}

void append_number(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

void append_header(std::string& out, const Part& part) {
  append_number(out, 20, 2);
  append_number(out, 0, 2);
  append_number(out, 8, 2);
  append_number(out, 0x00216000, 4);
  append_number(out, part.crc, 4);
  append_number(out, part.deflated.size(), 4);
  append_number(out, part.content.size(), 4);
  append_number(out, part.name.size(), 2);
  append_number(out, 0, 2);
}

std::string zipped(const std::vector<Part>& parts) {
  std::string out, directory;
  for (const auto& part : parts) {
    append_number(directory, 0x02014b50, 4);
    append_number(directory, 20, 2);
    append_header(directory, part);
    append_number(directory, 0, 2 + 2 + 2 + 4);
    append_number(directory, out.size(), 4);
    directory += part.name;
    append_number(out, 0x04034b50, 4);
    append_header(out, part);
    out += part.name + part.deflated;
  }
  const auto start = out.size();
  out += directory;
  append_number(out, 0x06054b50, 4);
  append_number(out, 0, 4);
  append_number(out, parts.size(), 2);
  append_number(out, parts.size(), 2);
  append_number(out, directory.size(), 4);
  append_number(out, start, 4);
  append_number(out, 0, 2);
  return out;
}

/// Knows the text of document 1; makes the text of the others by putting their number in it.
void make_floor(const fs::path& folder, int count) {
  auto parts =
      parts_of(make_document(prepared_template(), WordWriter(HouseStyle{}), common_view(), 1));
  const auto changing = std::find_if(parts.begin(), parts.end(), [](const Part& part) {
    return part.name == "word/document.xml";
  });
  std::vector<std::size_t> places;
  for (auto at = changing->content.find("000001"); at != std::string::npos;
       at = changing->content.find("000001", at + 1)) {
    if (changing->content[at - 1] == ' ' || changing->content[at - 1] == '-') places.push_back(at);
  }
  for (int number = 1; number <= count; ++number) {
    for (const auto place : places)
      changing->content.replace(place, 6, fmt::format("{:06}", number));
    deflate_part(*changing);
    write_plainly(folder / "document.docx", zipped(parts));
  }
}

/// What this program does when it runs itself as one of the things to measure.
int be_a_part(const std::string& part, const std::string& folder, int count) {
  keep_the_heap();
  (part == "floor" ? make_floor : make_all)(folder, count);
  return 0;
}

struct Measure {
  double seconds = 0;    ///< of processor time: other work on the machine does not count
  double megabytes = 0;  ///< peak of resident memory
};

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

Measure run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const auto& part : command) arguments.push_back(const_cast<char*>(part.c_str()));
  arguments.push_back(nullptr);
  const auto child = ::fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stdout) != nullptr) ::execv(arguments[0], arguments.data());
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  if (status != 0) std::cout << command[0] << " " << command[1] << " failed\n";
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
          static_cast<double>(usage.ru_maxrss) / 1024.0};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(int turns, const fs::path& folder) {
  const auto self = fs::read_symlink("/proc/self/exe").string();
  std::vector<double> ours, floor, ratios, start;
  double memory_few = 0, memory_many = 0, memory_floor = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const auto many = run({self, "ours", folder.string(), std::to_string(documents_count)});
    const auto known = run({self, "floor", folder.string(), std::to_string(documents_count)});
    memory_few = run({self, "ours", folder.string(), "100"}).megabytes;
    memory_many = many.megabytes;
    memory_floor = known.megabytes;
    ours.push_back(many.seconds);
    floor.push_back(known.seconds);
    ratios.push_back(many.seconds / known.seconds);
    start.push_back(run({BESTEK_PROGRAMS "/bestek-opstel", "--versie"}).seconds);
  }
  const auto rate = [](double time) { return documents_count / time; };
  std::cout << fmt::format("{} documents, median of {} turns\n\n", documents_count, turns)
            << fmt::format("{:<24}{:>12}{:>14}{:>8}\n", "", "processor s", "documents/s", "MB")
            << fmt::format("{:<24}{:>12.3f}{:>14.0f}{:>8.0f}\n", "bestek", median(ours),
                           rate(median(ours)), memory_many)
            << fmt::format("{:<24}{:>12.3f}{:>14.0f}{:>8.0f}\n", "floor", median(floor),
                           rate(median(floor)), memory_floor)
            << fmt::format("\nbestek takes {:.2f} times the floor (wanted: at most 1.5)\n",
                           median(ratios))
            << fmt::format("memory for 1,000 documents is {:.2f} times that for 100\n",
                           memory_many / memory_few)
            << fmt::format(
                   "bestek-opstel starts in {:.1f} ms of processor time (wanted: under 20)\n",
                   median(start) * 1000);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4) return be_a_part(argv[1], argv[2], std::stoi(argv[3]));
  std::string folder = (fs::temp_directory_path() / "bestek-bench-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 1;
  int code = 0;
  try {
    compare(argc > 1 ? std::stoi(argv[1]) : standard_turns, folder);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    code = 1;
  }
  fs::remove_all(folder);
  return code;
}
