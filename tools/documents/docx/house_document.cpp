// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/docx/house_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <sstream>

#include "common/xml_writer.hpp"
#include "documents/docx/house_styles.hpp"
#include "documents/docx/package_reader.hpp"
#include "documents/docx/xml_tree.hpp"
#include "documents/word/layout.hpp"
#include "documents/word/parts.hpp"

namespace bestek::documents::docx {

namespace {

// Their numbers in our lists; ours count from 1.
constexpr int first_abstract_number = 10000;
constexpr int first_number = 1000000;
constexpr int largest_number = 100000000;  // small enough to add to

constexpr std::string_view office_relationship =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string xml_of(pugi::xml_node node) {
  std::ostringstream out;
  node.print(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

int number_of(const pugi::xml_attribute& attribute, int otherwise) {
  const std::string_view text = attribute.value();
  int number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return std::clamp(number, -largest_number, largest_number);
}

bool is_color(std::string_view text) {
  return text.size() == 6 && text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

/// "word/media/a.png" for the target "media/a.png" of a part in word/.
std::string part_of_target(std::string target) {
  if (target.starts_with('/')) return target.substr(1);
  return "word/" + target;
}

/// Whether a document of ours has a part of this name, or may have: it cannot be carried along.
bool is_name_of_ours(const std::string& part) {
  const auto name = lower(part);
  if (name.ends_with(".rels") || name.starts_with("docprops/") || name.find("/../") != name.npos)
    return true;
  const bool is_in_folder = name.find('/', name.starts_with("word/") ? 5 : 0) != std::string::npos;
  return name.ends_with(".xml") && !is_in_folder;
}

using Document = std::unique_ptr<pugi::xml_document>;

class HouseReader {
 public:
  HouseReader(const std::string& bytes, const HouseStyle& base)
      : parts_(read_package(bytes)), style_(base) {}

  HouseStyle read() {
    const auto document = required("word/document.xml");
    relationships_ = optional("word/_rels/document.xml.rels");
    styles_ = required("word/styles.xml");
    rename_styles();
    read_numbers();
    read_theme();
    read_look();
    read_page(last_section(*document));
    read_bands(last_section(*document));
    read_content_types();
    merge_styles();
    style_.parts = std::make_shared<const HouseParts>(std::move(house_));
    return style_;
  }

 private:
  Document optional(const std::string& name) const {
    const auto* part = find_part(parts_, name);
    if (part == nullptr) return nullptr;
    auto document = std::make_unique<pugi::xml_document>();
    if (const auto problem = read_xml(unpacked(*part), *document))
      throw PackageError(fmt::format("onderdeel \"{}\" {}", name, *problem));
    return document;
  }

  Document required(const std::string& name) const {
    auto document = optional(name);
    if (!document) throw PackageError("dit is geen Word-document (.docx)");
    return document;
  }

  static pugi::xml_node last_section(const pugi::xml_document& document) {
    return document.child("w:document").child("w:body").child("w:sectPr");
  }

  pugi::xml_node relationship(std::string_view attribute, const std::string& value) const {
    if (!relationships_) return {};
    for (const auto& each : relationships_->child("Relationships").children("Relationship")) {
      if (each.attribute(std::string(attribute).c_str()).value() == value) return each;
    }
    return {};
  }

  pugi::xml_node style_nodes() const { return styles_->child("w:styles"); }

  pugi::xml_node style_with_id(const std::string& id) const {
    for (const auto& style : style_nodes().children("w:style")) {
      if (style.attribute("w:styleId").value() == id) return style;
    }
    return {};
  }

  /// A style of theirs with the name of one of ours gets our id: "Kop1" is "heading 1" in Dutch.
  void rename_styles() {
    std::map<std::string, std::string> ours;  // type and name -> id
    std::set<std::string> our_ids;
    pugi::xml_document our_styles;
    our_styles.load_string(word::styles_part(style_, Numbering::none, "nl-NL").c_str());
    for (const auto& style : our_styles.child("w:styles").children("w:style")) {
      const std::string id = style.attribute("w:styleId").value();
      ours[key_of(style)] = id;
      our_ids.insert(id);
    }
    for (auto style : style_nodes().children("w:style")) {
      const std::string id = style.attribute("w:styleId").value();
      const auto same = ours.find(key_of(style));
      if (same != ours.end()) {
        new_ids_[id] = same->second;
      } else if (our_ids.contains(id)) {
        new_ids_[id] = "Huis" + id;
      }
    }
    rename_references(*styles_);
  }

  static std::string key_of(pugi::xml_node style) {
    return std::string(style.attribute("w:type").value()) + ":" +
           lower(style.child("w:name").attribute("w:val").value());
  }

  void rename_references(pugi::xml_document& document) const {
    static constexpr std::string_view names[] = {"w:pStyle",    "w:rStyle",      "w:tblStyle",
                                                 "w:basedOn",   "w:next",        "w:link",
                                                 "w:styleLink", "w:numStyleLink"};
    for (auto node = document.first_child(); node; node = next_node(node, document)) {
      auto attribute = is(node, "w:style") ? node.attribute("w:styleId") : pugi::xml_attribute();
      if (std::find(std::begin(names), std::end(names), node.name()) != std::end(names))
        attribute = node.attribute("w:val");
      const auto found = new_ids_.find(attribute.value());
      if (attribute && found != new_ids_.end()) attribute.set_value(found->second.c_str());
    }
  }

  static void shift(pugi::xml_attribute attribute, int by) {
    if (attribute && number_of(attribute, 0) > 0) attribute.set_value(number_of(attribute, 0) + by);
  }

  /// Their lists keep their own numbers, beside ours.
  void read_numbers() {
    for (auto node = styles_->first_child(); node; node = next_node(node, *styles_)) {
      if (is(node, "w:numId")) shift(node.attribute("w:val"), first_number);
    }
    const auto numbering = optional("word/numbering.xml");
    if (!numbering) return;
    rename_references(*numbering);
    const auto all = numbering->child("w:numbering");
    for (auto list : all.children("w:abstractNum")) {
      auto id = list.attribute("w:abstractNumId");
      id.set_value(number_of(id, 0) + first_abstract_number);
      // A picture for a bullet stands elsewhere in the part; the bullet itself is text too.
      for (auto level : list.children("w:lvl")) {
        level.remove_child("w:lvlPicBulletId");
        // Which paragraphs count is up to our own lists.
        level.remove_child("w:pStyle");
      }
      remove_foreign(list);
      house_.abstract_numbers += xml_of(list);
    }
    for (auto number : all.children("w:num")) {
      shift(number.attribute("w:numId"), first_number);
      auto id = number.child("w:abstractNumId").attribute("w:val");
      id.set_value(number_of(id, 0) + first_abstract_number);
      remove_foreign(number);
      house_.numbers += xml_of(number);
    }
  }

  /// Our parts declare the prefixes w and r only.
  static void remove_foreign(pugi::xml_node root) {
    std::vector<pugi::xml_node> foreign;
    for (auto node = root; node; node = next_node(node, root)) {
      for (auto attribute = node.first_attribute(); attribute;) {
        const auto next = attribute.next_attribute();
        const std::string_view name = attribute.name();
        if (!name.starts_with("w:") && !name.starts_with("xml:")) node.remove_attribute(attribute);
        attribute = next;
      }
      if (node.type() == pugi::node_element && !std::string_view(node.name()).starts_with("w:"))
        foreign.push_back(node);
    }
    for (auto node = foreign.rbegin(); node != foreign.rend(); ++node)
      node->parent().remove_child(*node);
  }

  void read_theme() {
    const auto link = relationship("Type", std::string(office_relationship) + "theme");
    if (!link) return;
    const auto name = part_of_target(link.attribute("Target").value());
    const auto* part = find_part(parts_, name);
    if (part == nullptr) return;
    theme_ = optional(name);
    carry(*part);
    XmlWriter xml;
    xml.empty("Relationship", {{"Id", "rHuisThema"},
                               {"Type", std::string(office_relationship) + "theme"},
                               {"Target", "/" + name}});
    house_.relationships += xml.take();
  }

  std::string theme_font(const char* kind) const {
    if (!theme_) return "";
    return theme_->child("a:theme")
        .child("a:themeElements")
        .child("a:fontScheme")
        .child(kind)
        .child("a:latin")
        .attribute("typeface")
        .value();
  }

  std::string font_in(pugi::xml_node look) const {
    const auto fonts = look.child("w:rFonts");
    const std::string theme = fonts.attribute("w:asciiTheme").value();
    if (theme.starts_with("minor")) return theme_font("a:minorFont");
    if (theme.starts_with("major")) return theme_font("a:majorFont");
    return fonts.attribute("w:ascii").value();
  }

  /// Fonts, size and colour for our own styles and for measuring text.
  void read_look() {
    const auto usual = style_nodes().child("w:docDefaults").child("w:rPrDefault").child("w:rPr");
    const auto normal = style_with_id("Normal").child("w:rPr");
    const auto heading = style_with_id("Heading1").child("w:rPr");
    for (const auto& look : {usual, normal}) {
      if (const auto font = font_in(look); !font.empty()) style_.font = font;
      const int size = number_of(look.child("w:sz").attribute("w:val"), 0);
      if (size > 0) style_.text_size_half_points = std::clamp(size, 16, 28);
    }
    const auto heading_font = font_in(heading);
    style_.heading_font = heading_font.empty() ? style_.font : heading_font;
    const std::string color = heading.child("w:color").attribute("w:val").value();
    if (is_color(color)) style_.accent_color = color;
  }

  void read_page(pugi::xml_node section) {
    const auto size = section.child("w:pgSz");
    const auto margins = section.child("w:pgMar");
    if (!size || !margins) throw PackageError("dit document zegt niet hoe groot de bladzijde is");
    const int width = number_of(size.attribute("w:w"), word::page_width);
    const int left = number_of(margins.attribute("w:left"), 0);
    const int right = number_of(margins.attribute("w:right"), 0);
    const int text = width - left - right;
    if (text < 3000 || text > word::page_width - 2 * word::twips_from_mm(10))
      throw PackageError("de tekst op de bladzijde is te smal of te breed; kies A4 staand");
    // Our own measures are of A4: the text is as wide as theirs.
    style_.margin_left_mm = std::clamp((word::page_width - text) * 254 / 14400 / 2, 10, 60);
    style_.margin_right_mm =
        std::clamp((word::page_width - text) * 254 / 14400 - style_.margin_left_mm, 10, 60);
    for (auto node : {size, margins}) {
      remove_foreign(node);
      house_.page += xml_of(node);
    }
  }

  void read_bands(pugi::xml_node section) {
    house_.header = band(section, "w:headerReference", "default", "w:hdr");
    house_.first_header = section.child("w:titlePg")
                              ? band(section, "w:headerReference", "first", "w:hdr")
                              : house_.header;
    if (house_.first_header.content.empty()) house_.first_header = house_.header;
    house_.footer = band(section, "w:footerReference", "default", "w:ftr");
  }

  HouseParts::Band band(pugi::xml_node section, const char* element, std::string_view type,
                        const char* root) {
    for (const auto& reference : section.children(element)) {
      if (reference.attribute("w:type").value() != type) continue;
      const auto link = relationship("Id", reference.attribute("r:id").value());
      const auto name = part_of_target(link.attribute("Target").value());
      const auto document = optional(name);
      if (!document || !document->child(root)) return {};
      rename_references(*document);
      HouseParts::Band band;
      band.content = xml_of(*document);
      const auto end = band.content.rfind(fmt::format("</{}>", root));
      if (end == std::string::npos) return {};  // empty
      band.content.resize(end);
      const auto file = name.rfind('/') + 1;  // 0 when it stands in no folder
      const auto links = name.substr(0, file) + "_rels/" + name.substr(file) + ".rels";
      if (const auto* part = find_part(parts_, links)) {
        band.relationships = unpacked(*part);
        carry_targets(links);
      }
      return band;
    }
    return {};
  }

  void carry_targets(const std::string& links) {
    const auto document = optional(links);
    for (const auto& link : document->child("Relationships").children("Relationship")) {
      if (std::string_view(link.attribute("TargetMode").value()) == "External") continue;
      const auto name = part_of_target(link.attribute("Target").value());
      if (const auto* part = find_part(parts_, name)) carry(*part);
    }
  }

  void carry(const PackagePart& part) {
    if (is_name_of_ours(part.name))
      throw PackageError(fmt::format("onderdeel \"{}\" staat op een vreemde plek", part.name));
    const bool is_there =
        std::any_of(house_.carried.begin(), house_.carried.end(),
                    [&](const auto& carried) { return carried.first == part.name; });
    if (!is_there) house_.carried.emplace_back(part.name, part.packed);
  }

  void read_content_types() {
    const auto types = required("[Content_Types].xml");
    for (const auto& type : types->child("Types").children()) {
      const std::string extension = lower(type.attribute("Extension").value());
      const std::string name = type.attribute("PartName").value();
      const bool is_carried =
          std::any_of(house_.carried.begin(), house_.carried.end(), [&](const auto& carried) {
            return name.empty() ? lower(carried.first).ends_with("." + extension)
                                : "/" + carried.first == name;
          });
      if (is_carried && extension != "xml" && extension != "rels")
        house_.content_types += xml_of(type);
    }
  }

  void merge_styles() {
    for (const auto numbering : {Numbering::none, Numbering::articles, Numbering::chapters}) {
      house_.styles[static_cast<std::size_t>(numbering)] =
          merged_styles(*styles_, word::styles_part(style_, numbering, "nl-NL"));
    }
  }

  std::vector<PackagePart> parts_;
  HouseStyle style_;
  HouseParts house_;
  Document relationships_, styles_, theme_;
  std::map<std::string, std::string> new_ids_;
};

}  // namespace

std::optional<HouseStyle> read_house_document(const std::string& bytes, const std::string& file,
                                              const HouseStyle& base, Findings& findings) {
  try {
    return HouseReader(bytes, base).read();
  } catch (const PackageError& error) {
    findings.push_back(
        {"B040",
         Severity::error,
         {file},
         "",
         fmt::format("deze huisstijl kan niet worden gebruikt: {}", error.what()),
         "maak een leeg document van uw eigen Word-sjabloon en sla het op als .docx"});
  }
  return std::nullopt;
}

}  // namespace bestek::documents::docx
