// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include <string>
#include <string_view>

namespace bestek {

/// An SVG 1.1 picture, built from shapes. Lengths are in pixels from the upper left corner; the
/// picture scales to the width of the page that shows it. Text is escaped. The same calls give the
/// same bytes.
class Svg {
 public:
  enum class Anchor { start, middle, end };

  /// `title` and `description` are read aloud to who cannot see the picture.
  Svg(double width, double height, std::string_view title, std::string_view description);

  /// `colour` is "#RRGGBB". `tooltip` shows under the pointer; may be empty.
  void rectangle(double x, double y, double width, double height, std::string_view colour,
                 std::string_view tooltip = {});
  void line(double x1, double y1, double x2, double y2, std::string_view colour,
            double thickness = 1);
  void circle(double x, double y, double radius, std::string_view colour,
              std::string_view tooltip = {});
  /// `y` is that of the base line.
  void text(double x, double y, std::string_view text, double size = 13,
            Anchor anchor = Anchor::start, std::string_view colour = "#1F1F1F",
            bool is_bold = false);

  /// The whole document.
  std::string document() const;

  /// About how wide a text of this size is; no font is read.
  static double text_width(std::string_view text, double size);

 private:
  std::string head_;
  std::string body_;
};

/// Colours for parts of a whole that stay apart for colour-blind readers and in grey (Okabe and
/// Ito, 2008), darkened where white or black text stands on them. Repeats after eight.
std::string_view series_colour(std::size_t index);

}  // namespace bestek
