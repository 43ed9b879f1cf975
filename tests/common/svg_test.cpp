// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/svg.hpp"

#include <gmock/gmock.h>

namespace bestek {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Svg, says_what_it_shows) {
  const auto document = Svg(640, 80, "Gewichten", "Balken per model").document();
  EXPECT_THAT(document, HasSubstr("viewBox=\"0 0 640 80\""));
  EXPECT_THAT(document, HasSubstr("<title id=\"titel\">Gewichten</title>"));
  EXPECT_THAT(document, HasSubstr("<desc id=\"beschrijving\">Balken per model</desc>"));
  EXPECT_THAT(document, HasSubstr("role=\"img\""));
}

TEST(Svg, escapes_every_text) {
  Svg picture(10, 10, "a & b", "<c>");
  picture.text(1, 2, "\"Zorg\" <& Zo>\x01");
  picture.rectangle(0, 0, 1, 1, "#000000", "1 < 2");
  const auto document = picture.document();
  EXPECT_THAT(document, HasSubstr("a &amp; b"));
  EXPECT_THAT(document, HasSubstr("&quot;Zorg&quot; &lt;&amp; Zo&gt;</text>"));
  EXPECT_THAT(document, HasSubstr("<title>1 &lt; 2</title>"));
  EXPECT_THAT(document, Not(HasSubstr("\x01")));
}

TEST(Svg, prints_lengths_with_at_most_two_decimals) {
  Svg picture(10, 10, "", "");
  picture.line(0, 1.0 / 3, -0.001, 2.5, "#000000", 1);
  EXPECT_THAT(picture.document(),
              HasSubstr("x1=\"0\" y1=\"0.33\" x2=\"0\" y2=\"2.5\" stroke=\"#000000\""));
}

TEST(SeriesColour, repeats_after_the_last) { EXPECT_EQ(series_colour(8), series_colour(0)); }

}  // namespace
}  // namespace bestek
