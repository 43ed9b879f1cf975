// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "convenants.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "documents/docx/package_reader.hpp"
#include "documents/template_renderer.hpp"
#include "view/filters.hpp"

namespace bestek::bench {

using namespace documents;

namespace {

const std::string row =
    "{{#tarieven}}\n| {{dienst}} | {{code}} | {{eenheid}} | {{tarief | euro}} | {{van | datum}} |\n"
    "{{/tarieven}}\n";

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
      text += "| Dienst | Code | Eenheid | Tarief | Vanaf |\n|:--|:--|:--|--:|:--|\n" + row + "\n";
    }
  }
  return text + "```ondertekening\n{{aanbieder.naam}}; {{aanbieder.tekent}}; bestuurder\n```\n";
}

view::View view_of(const std::shared_ptr<const Json>& common, int number) {
  Json own = Json::object();
  own["aanbieder"] = {{"naam", fmt::format("Stichting Verzonnen Zorg {:06}", number)},
                      {"kenmerk", fmt::format("verzonnen-{:06}", number)},
                      {"tekent", fmt::format("V. Voorbeeld-{:06}", number)}};
  auto& tariffs = own["tarieven"] = Json::array();
  for (int index = 0; index < 30; ++index) {
    auto& tariff = tariffs.emplace_back(Json::object());  // a list of pairs would be copied
    tariff["dienst"] = fmt::format("Begeleiding soort {}", index + 1);
    tariff["code"] = fmt::format("02A{:02}", index);
    tariff["eenheid"] = "uur";
    tariff["tarief"] = fmt::format("{}.{:02}", 40 + index, number % 100);
    tariff["van"] = "2015-01-01";
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

PreparedText prepared(const std::string& text) {
  Findings findings;
  const auto none = [](const std::string&) { return std::optional<NamedText>(); };
  auto result = prepare_template({"b.md", text}, {"b.md", 1, 1}, none, {}, findings);
  if (!findings.empty()) throw std::runtime_error(findings.front().message);
  return result;
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

}  // namespace

PreparedText prepared_template() { return prepared(template_text()); }

std::shared_ptr<const Json> common_view() {
  return std::make_shared<const Json>(
      Json{{"penvoerder", {{"naam", "Gemeente Bovendam"}}}, {"ronde", {{"ingang", "2015-01-01"}}}});
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

std::string template_of(const TagStyle& style) {
  const auto tag = [&](const std::string& name) { return style.open + name + style.close; };
  const auto item = [&](const std::string& name) { return tag(style.item + name); };
  const Json view = {
      {"penvoerder", {{"naam", tag("penvoerder")}}},
      {"aanbieder",
       {{"naam", tag("aanbieder")}, {"kenmerk", tag("kenmerk")}, {"tekent", tag("tekent")}}},
      {"ronde", {{"ingang", tag("ingang")}}},
      {"voor", style.before},
      {"na", style.after},
      {"dienst", style.row_begin + item("dienst")},
      {"code", item("code")},
      {"eenheid", item("eenheid")},
      {"tarief", item("tarief")},
      {"van", item("van") + style.row_end}};
  auto text = template_text();
  const std::string other_row = "{{dienst}} | {{code}} | {{eenheid}} | {{tarief}} | {{van}} |\n";
  replace_all(text, row,
              (style.before.empty() ? "" : "| {{voor}} | | | | |\n") + ("| " + other_row) +
                  (style.after.empty() ? "" : "| {{na}} | | | | |\n"));
  replace_all(text, " | datum", "");
  Findings findings;
  const auto rendered = render(prepared(text), view, Escape::markdown, findings);
  auto info = info_of(1);
  info.subtitle = "Individueel convenant met " + tag("aanbieder");
  auto result = WordWriter(HouseStyle{}).write(rendered.text, info);
  if (!findings.empty()) throw std::runtime_error(findings.front().message);
  if (!result.problems.empty()) throw std::runtime_error(result.problems.front().message);
  return std::move(result.bytes);
}

Json data_of_document_1() {
  const auto view = view_of(common_view(), 1);
  const auto shown = [](const Json& value, const char* filter) {
    return std::get<std::string>(view::text_of_value(value, {filter}));
  };
  const auto& provider = view.at("aanbieder");
  Json data = {{"penvoerder", view.at("penvoerder").at("naam")},
               {"aanbieder", provider.at("naam")},
               {"kenmerk", provider.at("kenmerk")},
               {"tekent", provider.at("tekent")},
               {"ingang", shown(view.at("ronde").at("ingang"), "datum")},
               {"tarieven", view.at("tarieven")}};
  for (auto& tariff : data["tarieven"]) {
    tariff["tarief"] = shown(tariff["tarief"], "euro");
    tariff["van"] = shown(tariff["van"], "datum");
  }
  return data;
}

std::string text_of(const std::string& docx) {
  const auto parts = docx::read_package(docx);
  const auto xml = docx::unpacked(*docx::find_part(parts, "word/document.xml"));
  std::string text;
  for (auto at = xml.find("<w:t"); at != std::string::npos; at = xml.find("<w:t", at)) {
    const auto begin = xml.find('>', at) + 1;
    const bool is_text = xml[at + 4] == '>' || xml[at + 4] == ' ';
    at = begin;
    if (!is_text || xml[begin - 2] == '/') continue;
    at = xml.find("</w:t>", begin);
    text += xml.substr(begin, at - begin);
  }
  replace_all(text, " ", "");
  replace_all(text, "\u00a0", "");
  return text;
}

}  // namespace bestek::bench
