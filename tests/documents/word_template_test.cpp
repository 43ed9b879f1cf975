// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/word_template.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "word_parts.hpp"

namespace bestek::documents::docx {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST_F(WordTemplateTest, ValuesAreEscaped) {
  EXPECT_EQ(body(paragraph("Aan {{naam}}.")),
            paragraph("Aan Zorg &amp; Zo &quot;Noord&quot; &lt;B.V.&gt;."));
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(WordTemplateTest, ElementsThatLookLikeOurOwnMarksAreCarriedOver) {
  const std::string strange =
      "<bestek:close/><bestek:open index=\"99\"/><open/><w:p>" + text("{{#ja}}x{{/ja}}") + "</w:p>";
  EXPECT_EQ(body(strange),
            "<bestek:close/><bestek:open index=\"99\"/><open/><w:p>" + text("x") + "</w:p>");
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(WordTemplateTest, FiltersWork) {
  EXPECT_EQ(body(paragraph("{{ bedrag | euro }}")), paragraph("€\u00a01.234,50"));
}

TEST_F(WordTemplateTest, LinesOfAValueAreBroken) {
  EXPECT_EQ(body(paragraph("{{regels}}")),
            "<w:p><w:r><w:t xml:space=\"preserve\">een</w:t><w:br/><w:t "
            "xml:space=\"preserve\">twee</w:t></w:r></w:p>");
}

TEST_F(WordTemplateTest, CharactersThatXmlForbidsAreRefused) {
  EXPECT_EQ(body(paragraph("{{stuur}}")), "");
  ASSERT_THAT(findings_, SizeIs(1));
  EXPECT_THAT(findings_[0].message, HasSubstr("teken dat niet in een document kan staan"));
}

TEST_F(WordTemplateTest, ATagInPiecesIsPutTogetherInTheLookOfItsFirstPiece) {
  const auto made = body(
      "<w:p><w:r w:rsidR=\"001\"><w:rPr><w:b/></w:rPr><w:t>a {</w:t></w:r><w:proofErr "
      "w:type=\"spellStart\"/><w:r><w:rPr><w:i/></w:rPr><w:t>{be</w:t></w:r><w:bookmarkStart "
      "w:id=\"0\" w:name=\"b\"/><w:r><w:t>drag | eu</w:t></w:r><w:bookmarkEnd "
      "w:id=\"0\"/><w:r><w:rPr><w:i/></w:rPr><w:t>ro}} c</w:t></w:r></w:p>");
  EXPECT_THAT(findings_, IsEmpty());
  EXPECT_THAT(made, HasSubstr("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">a €\u00a01.234,50"
                              "</w:t>"));
  EXPECT_THAT(made, HasSubstr("<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> c</w:t>"));
  EXPECT_THAT(made, HasSubstr("<w:bookmarkStart"));
  EXPECT_THAT(made, Not(HasSubstr("drag")));
}

TEST_F(WordTemplateTest, TagsInHyperlinksContentControlsAndInsertedTextAreFilled) {
  const auto made =
      body("<w:p><w:hyperlink>" + text("{{#ja}}x{{/ja}}") +
           "</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>" + text("{{bedrag}}") +
           "</w:sdtContent></w:sdt><w:ins w:id=\"1\">" + text("{{bedrag}}") + "</w:ins></w:p>");
  EXPECT_THAT(findings_, IsEmpty());
  EXPECT_THAT(made, HasSubstr("<w:hyperlink>" + text("x") + "</w:hyperlink>"));
  EXPECT_THAT(made, HasSubstr("<w:sdtContent>" + text("1234.5") + "</w:sdtContent>"));
  EXPECT_THAT(made, HasSubstr("<w:ins w:id=\"1\">" + text("1234.5") + "</w:ins>"));
}

TEST_F(WordTemplateTest, DeletedTextIsLeftAsItIs) {
  const std::string deleted =
      "<w:del w:id=\"1\"><w:r><w:delText>{{onbekend}}</w:delText></w:r></w:del>";
  EXPECT_EQ(body("<w:p>" + text("{{be") + deleted + text("drag}}") + "</w:p>"),
            "<w:p>" + text("1234.5") + deleted + text("") + "</w:p>");
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(WordTemplateTest, SectionWithinAParagraph) {
  EXPECT_EQ(body(paragraph("a{{#ja}} b{{/ja}}{{^ja}} c{{/ja}} d")),
            "<w:p>" + text("a") + text(" b") + text(" d") + "</w:p>");
  EXPECT_EQ(body(paragraph("{{#lijst}}{{x}},{{/lijst}}")),
            "<w:p>" + text("A,") + text("B,") + "</w:p>");
}

TEST_F(WordTemplateTest, SectionOverParagraphs) {
  EXPECT_EQ(body(paragraph("voor") + paragraph("{{#lijst}}") + paragraph("{{x}}") +
                 paragraph("{{/lijst}}") + paragraph("na")),
            paragraph("voor") + paragraph("A") + paragraph("B") + paragraph("na"));
}

TEST_F(WordTemplateTest, SectionsThatShareAParagraphKeepTheirOrder) {
  EXPECT_EQ(
      body(paragraph("{{#lijst}}{{#ja}}") + paragraph("{{x}}") + paragraph("{{/ja}} {{^ja}}") +
           paragraph("nooit") + paragraph("{{/ja}}{{/lijst}}")),
      paragraph("A") + paragraph("B"));
  EXPECT_THAT(findings_, IsEmpty());
}

TEST_F(WordTemplateTest, SectionOverRows) {
  EXPECT_EQ(
      body(table(row(cell(paragraph("kop"))) + row(cell(paragraph("{{#lijst}}"))) +
                 row(cell(paragraph("{{x}}"))) + row(cell(paragraph("{{/lijst}}"))))),
      table(row(cell(paragraph("kop"))) + row(cell(paragraph("A"))) + row(cell(paragraph("B")))));
}

TEST_F(WordTemplateTest, SectionFromTheFirstCellToTheLastHoldsTheRow) {
  EXPECT_EQ(body(table(row(cell(paragraph("{{#lijst}}{{x}}")) + cell(paragraph("z{{/lijst}}"))))),
            table(row(cell(paragraph("A")) + cell(paragraph("z"))) +
                  row(cell(paragraph("B")) + cell(paragraph("z")))));
}

TEST_F(WordTemplateTest, ACellKeepsAParagraphAndATableARow) {
  EXPECT_EQ(
      body(table(row(cell(paragraph("{{#geen}}") + paragraph("x") + paragraph("{{/geen}}"))))),
      table(row(cell("<w:p/>"))));
  EXPECT_EQ(body(table(row(cell(paragraph("{{#geen}}") + cell(paragraph("{{/geen}}")))))),
            body(""));
  EXPECT_EQ(body(table(row(
                cell(table(row(cell(paragraph("{{#geen}}")) + cell(paragraph("{{/geen}}")))))))),
            table(row(cell("<w:p/>"))));
}

TEST_F(WordTemplateTest, CommentsDisappear) {
  EXPECT_EQ(body(paragraph("{{! uitleg }}") + paragraph("a{{! b }}c")), paragraph("ac"));
}

TEST_F(WordTemplateTest, AParagraphThatIsRepeatedHasNoNumberOfItsOwn) {
  const auto made = body(paragraph("{{#lijst}}") + "<w:p w14:paraId=\"1A\" w14:textId=\"2B\">" +
                         text("{{x}}") + "</w:p>" + paragraph("{{/lijst}}") +
                         "<w:p w14:paraId=\"3C\">" + text("{{bedrag}}") + "</w:p>");
  EXPECT_THAT(made, Not(HasSubstr("1A")));
  EXPECT_THAT(made, HasSubstr("3C"));
}

TEST_F(WordTemplateTest, BookmarksOfAParagraphThatDisappearsStay) {
  EXPECT_EQ(body("<w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + text("{{#ja}}") + "</w:p>" +
                 paragraph("a") + paragraph("{{/ja}}")),
            "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" + paragraph("a"));
}

TEST_F(WordTemplateTest, TextBoxesOfBothKindsAreFilled) {
  const auto box = [](const std::string& inside) {
    return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>" +
           inside +
           "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>" +
           inside + "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>";
  };
  EXPECT_EQ(body(box(paragraph("{{bedrag}}"))), box(paragraph("1234.5")));
  EXPECT_EQ(body(box(paragraph("{{#geen}}") + paragraph("a") + paragraph("{{/geen}}"))),
            box("<w:p/>"));
}

TEST_F(WordTemplateTest, HeadersFootersAndNotesAreFilledAndCommentsAreNot) {
  const std::string tag = paragraph("{{bedrag}}");
  const Parts parts = {
      {"word/document.xml", document(tag)},
      {"word/header1.xml", part("hdr", tag)},
      {"word/footer1.xml", part("ftr", tag)},
      {"word/footnotes.xml", part("footnotes", "<w:footnote>" + tag + "</w:footnote>")},
      {"word/endnotes.xml", part("endnotes", "<w:endnote>" + tag + "</w:endnote>")},
      {"word/comments.xml", part("comments", "<w:comment>" + tag + "</w:comment>")}};
  for (const auto& [name, content] : parts) {
    const auto wanted = name == "word/comments.xml" ? "{{bedrag}}" : "1234.5";
    EXPECT_THAT(filled(parts, name), HasSubstr(wanted)) << name;
  }
}

TEST_F(WordTemplateTest, OtherPartsAreCarriedOverByteForByte) {
  const auto bytes = docx({{"word/document.xml", document(paragraph("{{bedrag}}"))},
                           {"word/styles.xml", "<niet  netjes = 'maar' zo />"},
                           {"word/header1.xml", part("hdr", paragraph("zonder tags"))},
                           {"word/media/image1.png", std::string("\x89PNG\0\x01", 6)}});
  const auto read = WordTemplate::read(bytes, "brief.docx", findings_, texts_);
  ASSERT_TRUE(read);
  const auto before = read_package(bytes);
  const auto after = read_package(read->fill(view, findings_));
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(after[i].name, before[i].name);
    if (before[i].name == "word/document.xml") continue;
    EXPECT_EQ(after[i].packed->bytes, before[i].packed->bytes) << before[i].name;
  }
}

TEST_F(WordTemplateTest, TheSameInputGivesTheSameBytes) {
  const auto bytes = docx({{"word/document.xml", document(paragraph("{{bedrag}}"))}});
  const auto read = WordTemplate::read(bytes, "brief.docx", findings_, texts_);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->fill(view, findings_), read->fill(view, findings_));
}

TEST_F(WordTemplateTest, FindingsNameThePartTheParagraphAndThePlaceInIt) {
  EXPECT_EQ(
      filled({{"word/document.xml", document(paragraph("eerste") + paragraph("één {{bedrg}}"))},
              {"word/header1.xml", part("hdr", paragraph("{{naam | eur}}"))}}),
      "");
  ASSERT_THAT(findings_, SizeIs(2));
  EXPECT_EQ(findings_[0].position.file, "brief.docx");
  EXPECT_EQ(findings_[0].position.line, 2);
  EXPECT_EQ(findings_[0].position.column, 5);
  EXPECT_EQ(findings_[0].help, "bedoelde u \"bedrag\"?");
  EXPECT_EQ(findings_[1].position.file, "brief.docx (koptekst, word/header1.xml)");
  EXPECT_EQ(texts_.at("brief.docx"), "eerste\néén {{bedrg}}\n");
}

TEST_F(WordTemplateTest, AllMistakesAreToldInTheOrderOfTheText) {
  const auto read =
      WordTemplate::read(docx({{"word/document.xml", document(paragraph("{{#lijst}} {{bedrag") +
                                                              paragraph("{{> weg}} {{x}} {{/ja}}") +
                                                              paragraph("{{naam"))}}),
                         "brief.docx", findings_, texts_);
  ASSERT_TRUE(read);
  std::vector<std::string> told;
  sort_findings(findings_);
  for (const auto& each : findings_)
    told.push_back(std::to_string(each.position.line) + ":" + std::to_string(each.position.column));
  EXPECT_THAT(told, ::testing::ElementsAre("1:12", "2:1", "2:17", "3:1"));
  EXPECT_EQ(read->texts().at(0)->tags.size(), 2U);
}

struct Mistake {
  std::string xml;
  int line;
  int column;
  std::string message;
};

class WordTemplateMistake : public WordTemplateTest,
                            public ::testing::WithParamInterface<Mistake> {};

TEST_P(WordTemplateMistake, IsAFindingAtItsPlace) {
  EXPECT_EQ(body(GetParam().xml), "");
  ASSERT_THAT(findings_, SizeIs(1));
  EXPECT_EQ(findings_[0].code, "B040");
  EXPECT_EQ(findings_[0].position.line, GetParam().line);
  EXPECT_EQ(findings_[0].position.column, GetParam().column);
  EXPECT_THAT(findings_[0].message, HasSubstr(GetParam().message));
  EXPECT_FALSE(findings_[0].help.empty());
}

INSTANTIATE_TEST_SUITE_P(
    All, WordTemplateMistake,
    ::testing::Values(
        Mistake{paragraph("a {{naam"), 1, 3, "niet gesloten"},
        Mistake{paragraph("{{naam") + paragraph("}}"), 1, 1, "niet gesloten"},
        Mistake{"<w:p>" + text("{{na") + "<w:r><w:drawing/></w:r>" + text("am}}") + "</w:p>", 1, 1,
                "niet gesloten"},
        Mistake{paragraph("{{#ja}}"), 1, 1, "wordt niet gesloten"},
        Mistake{paragraph("x{{/ja}}"), 1, 2, "is niet geopend"},
        Mistake{paragraph("{{#ja}}{{/nee}}"), 1, 8, "hier hoort {{/ja}} te staan"},
        Mistake{paragraph("{{> bepalingen/concept}}"), 1, 1, "kan niet in een Word-sjabloon"},
        Mistake{paragraph("{{& naam}}"), 1, 1, "bestaat hier niet"},
        Mistake{paragraph("{{}}"), 1, 1, "bestaat hier niet"},
        Mistake{paragraph("{{lijst}}"), 1, 1, "is een lijst"},
        Mistake{paragraph("{{niets}}"), 1, 1, "is leeg"},
        Mistake{paragraph("tekst {{#ja}}") + paragraph("{{/ja}} tekst"), 1, 7,
                "plaatsen die niet bij elkaar horen"},
        Mistake{paragraph("{{#ja}}") + table(row(cell(paragraph("{{/ja}}")))), 1, 1,
                "plaatsen die niet bij elkaar horen"},
        Mistake{table(row(cell(paragraph("{{#ja}} a"))) + row(cell(paragraph("{{/ja}}")))), 1, 1,
                "plaatsen die niet bij elkaar horen"}));

struct Hostile {
  std::string name;
  std::string bytes;
  std::string message;
};

class HostileDocx : public WordTemplateTest, public ::testing::WithParamInterface<Hostile> {};

TEST_P(HostileDocx, IsAFinding) {
  EXPECT_FALSE(WordTemplate::read(GetParam().bytes, "brief.docx", findings_, texts_));
  ASSERT_THAT(findings_, SizeIs(1));
  EXPECT_EQ(findings_[0].position.file, "brief.docx");
  EXPECT_THAT(findings_[0].message, HasSubstr(GetParam().message));
}

std::string nested(int depth) {
  std::string open, close;
  for (int i = 0; i < depth; ++i) {
    open += "<w:sdt>";
    close += "</w:sdt>";
  }
  return open + close;
}

std::vector<Hostile> hostile_files() {
  const auto with = [](const std::string& xml) { return docx({{"word/document.xml", xml}}); };
  const auto good = with(document(paragraph("a")));
  auto damaged =
      docx({{"word/document.xml", document(paragraph(std::string(5000, 'a') + "{{b}}"))}});
  damaged[damaged.find("document.xml") + 20] ^= 0x55;
  return {{"Empty", "", "geen Word-document"},
          {"NotAZip", "een brief", "geen Word-document"},
          {"Truncated", good.substr(0, good.size() / 2), "geen Word-document"},
          {"Damaged", damaged, "beschadigd"},
          {"WithoutText", docx({{"word/styles.xml", "<a/>"}}), "geen Word-document"},
          {"NotXml", with("<w:document><w:body></w:document>"), "geen geldige XML"},
          {"DocumentType", with("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"), "documenttype"},
          {"ControlCharacter", with(document(paragraph("&#1;7&#2;"))), "stuurteken"},
          {"Deep", with(document(nested(5000))), "dieper genest"},
          {"Bomb", with(document(std::string(20 << 20, ' '))), "uitpakken te groot"}};
}

INSTANTIATE_TEST_SUITE_P(All, HostileDocx, ::testing::ValuesIn(hostile_files()),
                         [](const ::testing::TestParamInfo<Hostile>& each) {
                           return each.param.name;
                         });

TEST_F(WordTemplateTest, MacrosAreRefused) {
  ZipPackage zip;
  zip.add("[Content_Types].xml",
          "<Types><Override PartName=\"/word/document.xml\" "
          "ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>");
  zip.add("word/document.xml", document(paragraph("a")));
  EXPECT_FALSE(WordTemplate::read(zip.bytes(), "brief.docx", findings_, texts_));
  ASSERT_THAT(findings_, SizeIs(1));
  EXPECT_THAT(findings_[0].message, HasSubstr("macro"));
}

}  // namespace
}  // namespace bestek::documents::docx
