// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "common/xml_writer.hpp"

#include <gtest/gtest.h>

namespace bestek {
namespace {

TEST(AppendEscaped, markup_characters) {
  EXPECT_EQ(escaped("a<b>&\"c\""), "a&lt;b&gt;&amp;&quot;c&quot;");
}

TEST(AppendEscaped, white_space_survives_in_attributes) {
  EXPECT_EQ(escaped("a\tb\nc\rd"), "a&#9;b&#10;c&#13;d");
}

TEST(AppendEscaped, drops_what_xml_forbids) {
  EXPECT_EQ(escaped(std::string_view("a\0b\x01\x1F", 5)), "ab");
  EXPECT_EQ(escaped("a\xEF\xBF\xBE\xEF\xBF\xBFz"), "az");  // U+FFFE, U+FFFF
}

TEST(AppendEscaped, keeps_other_characters) {
  EXPECT_EQ(escaped("é€😀\xEF\xBF\xBD"), "é€😀\xEF\xBF\xBD");
}

TEST(AppendEscaped, drops_bytes_that_are_not_utf8) {
  EXPECT_EQ(escaped("a\x80\xC0\xAF\xF5z"), "az");                // strays and overlong forms
  EXPECT_EQ(escaped("a\xED\xA0\x80z"), "az");                    // a surrogate
  EXPECT_EQ(escaped("a\xE2\x82"), "a");                          // cut off
  EXPECT_EQ(escaped("\xF0\x8F\xBF\xBFz\xF4\x90\x80\x80"), "z");  // out of range
}

TEST(XmlWriter, writes_elements) {
  XmlWriter xml;
  xml.start("a", {{"x", "1 & 2"}, {"y", -3}}).text("<").empty("b").element("c", "d").end("a");
  EXPECT_EQ(xml.str(), "<a x=\"1 &amp; 2\" y=\"-3\">&lt;<b/><c>d</c></a>");
}

}  // namespace
}  // namespace bestek
