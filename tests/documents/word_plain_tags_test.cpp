// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

// Tags outside of paragraphs: in the codes of fields, in attributes, in properties and in links.
#include <gmock/gmock.h>

#include "documents/docx/plain_tags.hpp"
#include "word_parts.hpp"

namespace bestek::documents::docx {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string mark(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
}

std::string code(const std::string& inside) {
  return "<w:r><w:instrText xml:space=\"preserve\">" + inside + "</w:instrText></w:r>";
}

/// A field as Word writes it, its code in these pieces.
std::string field(const std::vector<std::string>& pieces) {
  std::string all = mark("begin");
  for (const auto& piece : pieces) all += code(piece);
  return "<w:p>" + all + mark("separate") + text("uitkomst") + mark("end") + "</w:p>";
}

class WordPlainTags : public WordTemplateTest {
 protected:
  /// All of the code of the fields in the filled body.
  std::string filled_code(const std::vector<std::string>& pieces) {
    const auto xml = body(field(pieces));
    std::string all;
    const std::string begin = "<w:instrText xml:space=\"preserve\">";
    for (auto at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at)) {
      at += begin.size();
      all += xml.substr(at, xml.find("</w:instrText>", at) - at);
    }
    return all;
  }

  std::string only_message() {
    if (findings_.size() != 1) return std::to_string(findings_.size()) + " findings";
    return findings_[0].position.file + ": " + findings_[0].message;
  }
};

TEST_F(WordPlainTags, AFieldCodeThatWordCutIntoPiecesIsFilled) {
  EXPECT_EQ(filled_code({" HYPERLINK \"https://a.nl/{{be", "drag", "}}\" \\h "}),
            " HYPERLINK &quot;https://a.nl/1234.5&quot; \\h ");
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(WordPlainTags, QuotesInAQuotedValueAreEscapedForWord) {
  EXPECT_EQ(filled_code({" INCLUDETEXT \"c:\\\\{{naam}}\" "}),
            " INCLUDETEXT &quot;c:\\\\Zorg &amp; Zo \\&quot;Noord\\&quot; &lt;B.V.&gt;&quot; ");
}

TEST_F(WordPlainTags, AValueOfMoreWordsIsQuotedWhereTheCodeDoesNot) {
  EXPECT_EQ(filled_code({" DOCPROPERTY {{bedrag}} "}), " DOCPROPERTY 1234.5 ");
  EXPECT_EQ(filled_code({" QUOTE {{naam}} "}),
            " QUOTE &quot;Zorg &amp; Zo \\&quot;Noord\\&quot; &lt;B.V.&gt;&quot; ");
}

TEST_F(WordPlainTags, AFieldThatComputesTakesWholeNumbersOnly) {
  EXPECT_EQ(filled_code({" = {{aantal}} * 2 "}), " = 12 * 2 ");
  EXPECT_EQ(filled_code({" = {{bedrag}} * 2 "}), "");
  EXPECT_EQ(only_message(),
            "brief.docx (veldcode): {{bedrag}} is \"1234.5\", en in een veld dat rekent kan alleen "
            "een geheel getal staan");
}

TEST_F(WordPlainTags, WordFetchesTheResultOfAFilledFieldAnew) {
  EXPECT_THAT(body(field({" DOCPROPERTY {{bedrag}} "})), HasSubstr("w:dirty=\"true\""));
  EXPECT_THAT(body(field({" HYPERLINK \"{{bedrag}}\" "})), Not(HasSubstr("w:dirty")));
  EXPECT_THAT(body(paragraph("{{bedrag}}") + field({" PAGE "})), Not(HasSubstr("w:dirty")));
}

TEST_F(WordPlainTags, ASimpleFieldIsFilled) {
  const auto xml = body("<w:p><w:fldSimple w:instr=\" QUOTE &quot;{{naam}}&quot; \">" + text("x") +
                        "</w:fldSimple></w:p>");
  EXPECT_THAT(xml, HasSubstr("w:instr=\" QUOTE &quot;Zorg &amp; Zo \\&quot;Noord\\&quot; "
                             "&lt;B.V.&gt;&quot; \" w:dirty=\"true\""));
}

TEST_F(WordPlainTags, AFieldInARepeatedParagraphHasTheValueOfItsItem) {
  const auto xml =
      body(paragraph("{{#lijst}}") + field({" HYPERLINK \"{{x}}\" "}) + paragraph("{{/lijst}}"));
  EXPECT_THAT(xml, HasSubstr(" HYPERLINK &quot;A&quot; "));
  EXPECT_THAT(xml, HasSubstr(" HYPERLINK &quot;B&quot; "));
}

TEST_F(WordPlainTags, AFieldWithinAFieldKeepsItsOwnCode) {
  const auto xml = body("<w:p>" + mark("begin") + code(" IF \"{{ja_nee}}\" = \"") + mark("begin") +
                        code(" QUOTE \"{{bedrag}}\" ") + mark("end") + code("\" \"{{naam}}\" ") +
                        mark("end") + "</w:p>");
  EXPECT_THAT(xml, HasSubstr("> QUOTE &quot;1234.5&quot; <"));
  EXPECT_THAT(xml, HasSubstr(">&quot; &quot;Zorg &amp; Zo \\&quot;Noord"));
}

TEST_F(WordPlainTags, AlternativeTextTitlesAndListsOfChoicesAreFilled) {
  const auto xml = body(
      "<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"urn:wp\" id=\"1\" "
      "descr=\"Logo van {{naam}}\"/></w:drawing></w:r></w:p>"
      "<w:tbl><w:tblPr><w:tblDescription w:val=\"{{regels}}\"/></w:tblPr>" +
      row(cell(paragraph("a"))) + "</w:tbl>");
  EXPECT_THAT(xml, HasSubstr("descr=\"Logo van Zorg &amp; Zo &quot;Noord&quot; &lt;B.V.&gt;\""));
  EXPECT_THAT(xml, HasSubstr("<w:tblDescription w:val=\"een twee\"/>"));
}

TEST_F(WordPlainTags, LinksAndContentControlsHoldTagsInTheirText) {
  EXPECT_EQ(
      body("<w:p><w:hyperlink w:anchor=\"a\">" + text("{{be") + text("drag}}") +
           "</w:hyperlink></w:p>"),
      "<w:p><w:hyperlink w:anchor=\"a\">" + text("1234.5") + text("") + "</w:hyperlink></w:p>");
  EXPECT_THAT(body("<w:sdt><w:sdtPr><w:alias w:val=\"{{naam}}\"/></w:sdtPr><w:sdtContent>" +
                   paragraph("{{bedrag}}") + "</w:sdtContent></w:sdt>"),
              HasSubstr(">1234.5<"));
}

TEST_F(WordPlainTags, PropertiesOfTheDocumentAreFilled) {
  const Parts parts = {
      {"word/document.xml", document(paragraph("a"))},
      {"docProps/core.xml",
       "<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\"><dc:title>Brief "
       "aan {{naam}}</dc:title></cp:coreProperties>"}};
  EXPECT_THAT(
      filled(parts, "docProps/core.xml"),
      HasSubstr("<dc:title>Brief aan Zorg &amp; Zo &quot;Noord&quot; &lt;B.V.&gt;</dc:title>"));
}

Parts with_link(const std::string& target) {
  return {{"word/document.xml", document(paragraph("a"))},
          {"word/_rels/document.xml.rels",
           "<Relationships><Relationship Id=\"rId9\" TargetMode=\"External\" Target=\"" + target +
               "\"/></Relationships>"}};
}

TEST_F(WordPlainTags, AddressesOfLinksAreFilled) {
  const auto target = [&](const std::string& typed) {
    return filled(with_link(typed), "word/_rels/document.xml.rels");
  };
  EXPECT_THAT(target("https://a.nl/?q=%7B%7bnaam%7D%7d"),
              HasSubstr("?q=Zorg%20%26%20Zo%20%22Noord%22%20%3CB.V.%3E\""));
  EXPECT_THAT(target("mailto:{{post}}"), HasSubstr("\"mailto:info@a.nl\""));
  EXPECT_THAT(target("%7B%7Bsite%7D%7D"), HasSubstr("\"https://a.nl/b?c=d&amp;e\""));
  EXPECT_THAT(target("https://a.nl/%7B%7Bbedrag%20%7C%20getal%7D%7D%20x"),
              HasSubstr("\"https://a.nl/1.234%2C5%20x\""));
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(WordPlainTags, MistakesSayWhereTheTagIs) {
  EXPECT_EQ(filled_code({" HYPERLINK \"{{#ja}}x{{/ja}}\" "}), "");
  ASSERT_THAT(findings_, SizeIs(2));
  EXPECT_EQ(findings_[0].position.file, "brief.docx (veldcode)");
  EXPECT_EQ(findings_[0].position.column, 13);
  EXPECT_THAT(findings_[0].message, HasSubstr("alleen een gegeven"));
  EXPECT_EQ(texts_.at("brief.docx (veldcode)"), " HYPERLINK \"{{#ja}}x{{/ja}}\" \n");
}

TEST_F(WordPlainTags, AnUnknownNameInALinkIsAFinding) {
  EXPECT_EQ(filled(with_link("https://a.nl/{{nam}}"), "word/_rels/document.xml.rels"), "");
  EXPECT_EQ(only_message(),
            "brief.docx (koppelingen, word/_rels/document.xml.rels): onbekende naam \"nam\"");
}

TEST_F(WordPlainTags, AnOpenTagInAlternativeTextIsAFinding) {
  body(
      "<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"urn:wp\" "
      "descr=\"{{naam\"/></w:drawing></w:r></w:p>");
  EXPECT_EQ(only_message(), "brief.docx (alternatieve tekst): deze tag wordt niet gesloten");
}

TEST_F(WordPlainTags, ATagInAChartIsRefused) {
  filled({{"word/document.xml", document(paragraph("a"))},
          {"word/charts/chart1.xml", "<c:chart><a:t>{{naam}}</a:t></c:chart>"}});
  EXPECT_EQ(
      only_message(),
      "brief.docx (word/charts/chart1.xml): in een grafiek staat een tag, en die kan bestek niet "
      "invullen");
}

TEST(TypedAddress, HasTheBracesThatWordEscapes) {
  EXPECT_EQ(typed_address("https://a.nl/%20/%7B%7Ba%20%7c%20b%7D%7D%20"),
            "https://a.nl/%20/{{a | b}}%20");
  EXPECT_EQ(typed_address("https://a.nl/%7Bx%"), "https://a.nl/{x%");
}

}  // namespace
}  // namespace bestek::documents::docx
