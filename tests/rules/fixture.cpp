// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "rules/fixture.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "common/files.hpp"
#include "common/text.hpp"

namespace bestek::fixtures {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view open_mark = "«";
constexpr std::string_view close_mark = "»";

void replace_once(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the base lacks: " + from);
  if (text.find(from, at + 1) != std::string::npos)
    throw std::runtime_error("the base has more than one: " + from);
  text.replace(at, from.size(), to);
}

/// Takes the marks out of the text and says where they stood.
std::vector<Spot> take_marks(std::string& text) {
  std::vector<Spot> marks;
  for (auto at = text.find(open_mark); at != std::string::npos; at = text.find(open_mark, at)) {
    const auto end = text.find(close_mark, at);
    const auto code = text.substr(at + open_mark.size(), end - at - open_mark.size());
    text.erase(at, end + close_mark.size() - at);
    const auto line_start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    marks.push_back(
        {code,
         static_cast<int>(
             std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
             1,
         static_cast<int>(code_points(std::string_view(text).substr(line_start, at - line_start))) +
             1});
  }
  std::sort(marks.begin(), marks.end());
  return marks;
}

/// Code points up to U+00FF as single bytes, which is not UTF-8.
std::string as_latin1(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == 0xC2 || byte == 0xC3) {
      bytes += static_cast<char>((byte == 0xC3 ? 0x40 : 0) | static_cast<unsigned char>(text[++i]));
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

}  // namespace

fs::path folder() { return fs::path(BESTEK_SOURCE_DIR) / "tests" / "rules"; }

Fixture read_fixture(const fs::path& path) {
  Findings problems;
  const auto description = read_yaml(read_file(path), path.string(), 0, problems).value;
  if (!problems.empty()) throw std::runtime_error(path.string() + ": " + problems.front().message);
  Fixture fixture;
  fixture.text = description.contains("ronde")
                     ? description.at("ronde").get<std::string>()
                     : read_file(folder() / (description.value("basis", "basis") + ".yaml"));
  for (const auto& edit : description.value("wijzig", Json::array()))
    replace_once(fixture.text, edit.at("van").get<std::string>(),
                 edit.at("naar").get<std::string>());
  fixture.expected = take_marks(fixture.text);
  if (description.value("codering", "") == "latin1") fixture.text = as_latin1(fixture.text);
  return fixture;
}

std::vector<fs::path> list_fixtures(const std::string& name) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder() / name)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Dossier check(const std::string& text) {
  std::istringstream input(text);
  return load_and_check("-", input);
}

std::vector<Spot> spots(const Findings& findings) {
  std::vector<Spot> found;
  for (const auto& finding : findings)
    found.push_back({finding.code, finding.position.line, finding.position.column});
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace bestek::fixtures
