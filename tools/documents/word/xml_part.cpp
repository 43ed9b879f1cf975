// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/word/xml_part.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "common/xml_writer.hpp"
#include "embedded/house_parts.hpp"

namespace bestek::documents::word {
namespace {

constexpr std::string_view white_space = " \t\n";

std::string without_comments(std::string_view source) {
  std::string text;
  while (true) {
    const auto begin = source.find("<!--");
    text += source.substr(0, begin);
    if (begin == std::string_view::npos) return text;
    const auto end = source.find("-->", begin);
    if (end == std::string_view::npos) throw std::logic_error("a comment in a part has no end");
    source.remove_prefix(end + 3);
  }
}

// Between two elements or places nothing is left of a line break, within one element a space.
std::string without_line_breaks(std::string_view source) {
  std::string text;
  for (std::size_t at = 0; at < source.size();) {
    const auto end = std::min(source.find_first_not_of(white_space, at), source.size());
    const auto space = source.substr(at, end - at);
    if (space.find('\n') == std::string_view::npos) {
      text += space;
    } else if (!text.empty() && end < source.size()) {
      const bool is_between =
          (text.back() == '>' || text.back() == '}') && (source[end] == '<' || source[end] == '{');
      if (!is_between) text += ' ';
    }
    const auto next = std::min(source.find_first_of(white_space, end), source.size());
    text += source.substr(end, next - end);
    at = next;
  }
  return text;
}

int number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::logic_error("not a whole number in a part: " + std::string(text));
  return number;
}

}  // namespace

PartValues& PartValues::set(std::string_view name, std::string value) {
  values_.insert_or_assign(std::string(name), std::move(value));
  return *this;
}

PartValues& PartValues::set(std::string_view name, int value) {
  return set(name, std::to_string(value));
}

PartValues& PartValues::set_block(std::string_view name, bool is_there) {
  return set(name, is_there ? std::string("ja") : std::string());
}

const std::string& PartValues::at(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end())
    throw std::logic_error("no such name in a part: " + std::string(name));
  return found->second;
}

XmlPart::XmlPart(std::string_view source) {
  read_places(without_line_breaks(without_comments(source)));
}

void XmlPart::read_places(std::string_view text) {
  std::vector<std::size_t> open;
  while (true) {
    const auto begin = text.find("{{");
    if (begin > 0) pieces_.push_back({Kind::text, std::string(text.substr(0, begin))});
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    const std::string_view closing = text.starts_with("{{{") ? "}}}" : "}}";
    const auto end = text.find(closing);
    if (end == std::string_view::npos) throw std::logic_error("a place in a part is not closed");
    const auto content = text.substr(closing.size(), end - closing.size());
    text.remove_prefix(end + closing.size());
    if (closing == "}}}") {
      pieces_.push_back({Kind::xml, std::string(content)});
    } else if (content.starts_with('/')) {
      if (open.empty() || pieces_[open.back()].text != content.substr(1))
        throw std::logic_error("a block in a part is closed before it begins");
      pieces_[open.back()].end = pieces_.size();
      open.pop_back();
    } else {
      if (content.starts_with('#') || content.starts_with('^')) open.push_back(pieces_.size());
      pieces_.push_back(read_place(content));
    }
  }
  if (!open.empty()) throw std::logic_error("a block in a part is not closed");
}

XmlPart::Piece XmlPart::read_place(std::string_view content) {
  if (content.starts_with('#')) return {Kind::block, std::string(content.substr(1))};
  if (content.starts_with('^')) return {Kind::inverted, std::string(content.substr(1))};
  constexpr std::string_view operations = "+-*/";
  auto at = std::min(content.find_first_of(operations), content.size());
  Piece piece{Kind::value, std::string(content.substr(0, at))};
  while (at < content.size()) {
    const auto next = std::min(content.find_first_of(operations, at + 1), content.size());
    piece.steps.push_back({content[at], number_in(content.substr(at + 1, next - at - 1))});
    at = next;
  }
  return piece;
}

int XmlPart::computed(const Piece& piece, const std::string& value) {
  int number = number_in(value);
  for (const auto& step : piece.steps) {
    if (step.operation == '+') number += step.number;
    if (step.operation == '-') number -= step.number;
    if (step.operation == '*') number *= step.number;
    if (step.operation == '/') number /= step.number;
  }
  return number;
}

/// About as long as the part becomes: the text of a document is most of it.
std::size_t XmlPart::room_for(const PartValues& values) const {
  std::size_t room = 0;
  for (const auto& piece : pieces_) {
    if (piece.kind == Kind::text) room += piece.text.size();
    if (piece.kind == Kind::xml) room += values.at(piece.text).size();
  }
  return room + room / 16;
}

std::string XmlPart::fill(const PartValues& values) const {
  std::string out;
  out.reserve(room_for(values));
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const auto& piece = pieces_[i];
    if (piece.kind == Kind::text) {
      out += piece.text;
      continue;
    }
    const auto& value = values.at(piece.text);
    if (piece.kind == Kind::xml) {
      out += value;
    } else if (piece.kind == Kind::value) {
      append_escaped(out, piece.steps.empty() ? value : std::to_string(computed(piece, value)));
    } else if (value.empty() == (piece.kind == Kind::block)) {
      i = piece.end - 1;
    }
  }
  return out;
}

const XmlPart& house_part(std::string_view name) {
  static const auto parts = [] {
    std::map<std::string, XmlPart, std::less<>> all;
    for (const auto& file : embedded::house_parts())
      all.emplace(std::string(file.path), XmlPart(file.text));
    return all;
  }();
  const auto found = parts.find(name);
  if (found == parts.end()) throw std::logic_error("no such part: " + std::string(name));
  return found->second;
}

}  // namespace bestek::documents::word
