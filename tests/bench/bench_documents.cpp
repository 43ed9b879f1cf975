// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <fmt/format.h>
#include <malloc.h>
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

#include "convenants.hpp"
#include "documents/word/word_document.hpp"
#include "timed_run.hpp"

/// How much processor time 1,000 convenants of five pages take (40 articles, 60 tags, a table of 30
/// rows), from a prepared template and a view to the file, beside a floor: a program that knows the
/// text already, deflates the part that changes and copies the other parts already deflated; and
/// beside other template engines for Word, which make the same text from a Word template. Also the
/// time to start bestek-opstel, and memory for 100 and 1,000 documents. Every measure is a
/// process of its own; they take turns. Prints medians and ratios.
///
/// usage: bestek-bench-documents [TURNS]
namespace {

namespace fs = std::filesystem;
using namespace bestek;
using namespace bestek::bench;
using namespace bestek::documents;

constexpr int documents_count = 1000;
constexpr int peer_documents_count = 101;  // the last has the tariffs of document 1
constexpr int standard_turns = 5;

void keep_the_heap() {
  ::mallopt(M_TOP_PAD, 64 << 20);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
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

struct Peer {
  std::string name;
  std::vector<std::string> command;  ///< before TEMPLATE DATA COUNT FOLDER
  TagStyle style;
  bool is_installed = false;
  std::string how;  ///< to install it
  std::vector<double> rates{};
  double megabytes = 0;
};

std::vector<Peer> peers() {
  const TagStyle in_row{"{", "}", "{#tarieven}", "{/tarieven}", "", "", ""};
  const TagStyle jinja{"{{", "}}", "", "", "{%tr for t in tarieven %}", "{%tr endfor %}", "t."};
  const std::string scripts = BESTEK_SOURCE_DIR "/tests/bench/peers/";
  const std::string packages = BESTEK_PEERS_FOLDER;
  const auto node = [&](const std::string& name, const std::string& script) {
    return Peer{name,
                {BESTEK_NODE, scripts + script, packages},
                in_row,
                fs::exists(packages + "/node_modules/" + name),
                "cmake --build build --target bestek-bench-peers"};
  };
  return {{"docxtpl",
           {BESTEK_PYTHON, scripts + "fill_docxtpl.py"},
           jinja,
           run({BESTEK_PYTHON, "-c", "import docxtpl"}).exit_code == 0,
           "tests/install-packages bench"},
          node("docxtemplater", "fill_docxtemplater.mjs"),
          node("easy-template-x", "fill_easy_template_x.mjs")};
}

std::string file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Its last document says what ours says.
bool says_the_same(const fs::path& folder) {
  const auto ours = make_document(prepared_template(), WordWriter(HouseStyle{}), common_view(),
                                  peer_documents_count);
  return text_of(file_text(folder / "document.docx")) == text_of(ours);
}

void measure(Peer& peer, const fs::path& folder) {
  if (!peer.is_installed) return;
  const auto style = folder / "template.docx", data = folder / "data.json";
  write_plainly(style, template_of(peer.style));
  write_plainly(data, data_of_document_1().dump());
  auto command = peer.command;
  for (const auto& word :
       {style.string(), data.string(), std::to_string(peer_documents_count), folder.string()})
    command.push_back(word);
  const auto taken = run_well(command);
  if (!says_the_same(folder)) throw std::runtime_error(peer.name + " makes another text");
  peer.rates.push_back(peer_documents_count / taken.processor);
  peer.megabytes = taken.megabytes;
}

void print_row(const std::string& name, double rate, double megabytes) {
  std::cout << fmt::format("{:<20}{:>20.3f}{:>14.0f}{:>8.0f}\n", name, 1000 / rate, rate,
                           megabytes);
}

struct Own {
  std::vector<double> rates, floor_rates, ratios, start;
  double memory_few = 0, memory_many = 0, memory_floor = 0;
};

void measure(Own& own, const fs::path& folder) {
  const auto self = fs::read_symlink("/proc/self/exe").string();
  const auto make = [&](const char* what, int count) {
    return run_well({self, what, folder.string(), std::to_string(count)});
  };
  const auto many = make("ours", documents_count);
  const auto known = make("floor", documents_count);
  own.memory_few = make("ours", 100).megabytes;
  own.memory_many = many.megabytes;
  own.memory_floor = known.megabytes;
  own.rates.push_back(documents_count / many.processor);
  own.floor_rates.push_back(documents_count / known.processor);
  own.ratios.push_back(many.processor / known.processor);
  own.start.push_back(run({BESTEK_PROGRAMS "/bestek-opstel", "--versie"}).processor);
}

void print(const Own& own, const std::vector<Peer>& others, int turns) {
  std::cout << fmt::format(
                   "{} documents ({} for other programs), median of {} turns, start-up "
                   "included\n\n",
                   documents_count, peer_documents_count, turns)
            << fmt::format("{:<20}{:>20}{:>14}{:>8}\n", "", "processor s / 1,000", "documents/s",
                           "MB");
  print_row("bestek", median(own.rates), own.memory_many);
  print_row("floor", median(own.floor_rates), own.memory_floor);
  for (const auto& peer : others) {
    if (peer.is_installed) print_row(peer.name, median(peer.rates), peer.megabytes);
  }
  std::cout << fmt::format("\nbestek takes {:.2f} times the floor (wanted: at most 1.5)\n",
                           median(own.ratios));
  for (const auto& peer : others) {
    if (peer.is_installed) {
      std::cout << fmt::format("bestek makes {:.0f} documents for each of {} (wanted: {})\n",
                               median(own.rates) / median(peer.rates), peer.name,
                               peer.name == "docxtpl" ? 25 : 10);
    } else {
      std::cout << fmt::format("{} is not installed: {}\n", peer.name, peer.how);
    }
  }
  std::cout << fmt::format("memory for 1,000 documents is {:.2f} times that for 100\n",
                           own.memory_many / own.memory_few)
            << fmt::format(
                   "bestek-opstel starts in {:.1f} ms of processor time (wanted: under 20)\n",
                   median(own.start) * 1000);
}

void compare(int turns, const fs::path& folder) {
  Own own;
  auto others = peers();
  for (int turn = 0; turn < turns; ++turn) {
    measure(own, folder);
    for (auto& peer : others) measure(peer, folder);
  }
  print(own, others, turns);
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
