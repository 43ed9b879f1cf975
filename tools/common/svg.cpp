// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/svg.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "common/text.hpp"
#include "common/xml_writer.hpp"

namespace bestek {

namespace {

/// At most two decimals, without trailing zeros.
std::string length(double value) {
  const double rounded = std::round(value * 100) / 100;
  return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string tooltip_element(std::string_view text) {
  return text.empty() ? "" : fmt::format("<title>{}</title>", escaped(text));
}

std::string_view anchor_name(Svg::Anchor anchor) {
  switch (anchor) {
    case Svg::Anchor::start:
      return "start";
    case Svg::Anchor::middle:
      return "middle";
    case Svg::Anchor::end:
      return "end";
  }
  return "start";
}

}  // namespace

Svg::Svg(double width, double height, std::string_view title, std::string_view description) {
  head_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" role=\"img\" aria-labelledby=\"titel beschrijving\" lang=\"nl\" "
      "font-family=\"Calibri, Carlito, Arial, sans-serif\">\n"
      "<title id=\"titel\">{2}</title>\n<desc id=\"beschrijving\">{3}</desc>\n"
      "<rect width=\"{0}\" height=\"{1}\" fill=\"#FFFFFF\"/>\n",
      length(width), length(height), escaped(title), escaped(description));
}

void Svg::rectangle(double x, double y, double width, double height, std::string_view colour,
                    std::string_view tooltip) {
  body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\">{}</rect>\n",
                       length(x), length(y), length(width), length(height), colour,
                       tooltip_element(tooltip));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view colour,
               double thickness) {
  body_ += fmt::format(
      "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
      length(x1), length(y1), length(x2), length(y2), colour, length(thickness));
}

void Svg::circle(double x, double y, double radius, std::string_view colour,
                 std::string_view tooltip) {
  body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\">{}</circle>\n", length(x),
                       length(y), length(radius), colour, tooltip_element(tooltip));
}

void Svg::text(double x, double y, std::string_view text, double size, Anchor anchor,
               std::string_view colour, bool is_bold) {
  body_ += fmt::format(
      "<text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>\n",
      length(x), length(y), length(size), anchor_name(anchor), colour,
      is_bold ? " font-weight=\"bold\"" : "", escaped(text));
}

std::string Svg::document() const { return head_ + body_ + "</svg>\n"; }

double Svg::text_width(std::string_view text, double size) {
  constexpr double average_width = 0.52;  // of Calibri's letters, in parts of the size
  return static_cast<double>(code_points(text)) * size * average_width;
}

std::string_view series_colour(std::size_t index) {
  static constexpr std::array<std::string_view, 8> colours = {
      "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#7F7F7F"};
  return colours.at(index % colours.size());
}

}  // namespace bestek
