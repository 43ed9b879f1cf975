// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include <charconv>
#include <filesystem>
#include <functional>

#include "workbooks/reader_formula.hpp"
#include "workbooks/reader_workbook.hpp"
#include "workbooks/reader_xml.hpp"

/// Office Open XML (ISO/IEC 29500): the parts of it that say what stands in cells.
namespace bestek::workbooks {

namespace {

using Kind = ReturnedCell::Kind;

struct Relation {
  std::string id, type, target;  ///< type: the last word of its address
  bool is_outside = false;
};

class RelationReader : public XmlHandler {
 public:
  explicit RelationReader(std::string folder) : folder_(std::move(folder)) {}
  std::vector<Relation> relations;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name != "Relationship") return;
    const auto type = attributes.text("Type");
    const bool is_outside = attributes.text("TargetMode") == "External";
    const std::filesystem::path target = attributes.text("Target");
    const auto path = target.is_absolute() ? target.relative_path() : folder_ / target;
    relations.push_back({attributes.text("Id"), type.substr(type.rfind('/') + 1),
                         path.lexically_normal().generic_string(), is_outside});
  }
  void end(std::string_view) override {}

 private:
  std::filesystem::path folder_;
};

std::vector<Relation> relations_of(Package& package, const std::string& part, int depth) {
  const std::filesystem::path path(part);
  const auto folder = path.parent_path();
  const auto name = (folder / "_rels" / (path.filename().string() + ".rels")).generic_string();
  if (!package.has(name)) return {};
  RelationReader reader(folder.generic_string());
  read_xml(package, name, reader, depth);
  return std::move(reader.relations);
}

const Relation* find_type(const std::vector<Relation>& relations, std::string_view type) {
  for (const auto& relation : relations) {
    if (relation.type == type && !relation.is_outside) return &relation;
  }
  return nullptr;
}

/// "_x0009_" is a tab: how this format writes characters that XML cannot hold.
std::string without_escapes(std::string text) {
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    unsigned code = 0;
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    const auto [stop, error] = std::from_chars(&text[at + 2], &text[at + 6], code, 16);
    if (error != std::errc() || stop != &text[at + 6] || code >= 0x80) continue;
    text.replace(at, 7, 1, static_cast<char>(code));
  }
  return text;
}

class SharedStrings : public XmlHandler {
 public:
  SharedStrings(CellStore& store, const ReaderLimits& limits) : store_(store), limits_(limits) {}
  std::vector<std::string> texts;

  void start(std::string_view name, const XmlAttributes&) override {
    if (name == "si") {
      if (texts.size() >= limits_.cells)
        throw Refusal{"B312", "in dit bestand staan te veel teksten",
                      "dit is geen blad van bestek; vraag het ingevulde blad zelf op"};
      texts.emplace_back();
    }
    if (name == "rPh") ++phonetic_;
    is_text_ = name == "t" && phonetic_ == 0 && !texts.empty();
  }
  void end(std::string_view name) override {
    if (name == "rPh") --phonetic_;
    if (name == "si") texts.back() = without_escapes(std::move(texts.back()));
    is_text_ = false;
  }
  void text(std::string_view part) override {
    if (!is_text_) return;
    store_.count_text(part.size());
    texts.back() += part;
  }

 private:
  CellStore& store_;
  const ReaderLimits& limits_;
  bool is_text_ = false;
  int phonetic_ = 0;
};

class SheetReader : public XmlHandler {
 public:
  SheetReader(ReturnedSheet& sheet, const std::vector<std::string>& texts, CellStore& store)
      : sheet_(sheet), texts_(texts), store_(store) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "row") {
      start_row(attributes);
    } else if (name == "c") {
      start_cell(attributes);
    } else if (is_in_cell_) {
      start_content(name, attributes);
    } else if (name == "mergeCell") {
      add_merged(attributes.text("ref"));
    }
  }

  void end(std::string_view name) override {
    into_ = nullptr;
    if (name == "is") is_inline_ = false;
    if (name == "rPh" && phonetic_ > 0) --phonetic_;
    if (name == "c" && is_in_cell_) end_cell();
  }

  void text(std::string_view part) override {
    if (into_ == nullptr) return;
    store_.count_text(part.size());
    *into_ += part;
  }

 private:
  static std::uint32_t number(const std::string& text) {
    std::uint32_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || value == 0)
      refuse_as_broken("een rij op een blad heeft geen geldig nummer");
    return value;
  }

  void start_row(const XmlAttributes& attributes) {
    const auto* given = attributes.find("r");
    row_ = given == nullptr ? row_ + 1 : number(given);
    column_ = 0;
  }

  void start_cell(const XmlAttributes& attributes) {
    if (const auto* name = attributes.find("r")) {
      const auto place = parse_cell_name(name);
      if (!place) refuse_as_broken("een cel op een blad heeft geen geldige naam");
      row_ = place->first + 1;
      column_ = place->second;
    }
    type_ = attributes.text("t");
    value_.clear();
    formula_.clear();
    has_formula_ = is_inline_ = false;
    is_in_cell_ = true;
  }

  void start_content(std::string_view name, const XmlAttributes& attributes) {
    if (name == "v") {
      value_.clear();
      into_ = &value_;
    } else if (name == "f") {
      has_formula_ = true;
      formula_.clear();
      shared_ = attributes.text("t") == "shared" ? attributes.text("si") : "";
      into_ = &formula_;
    } else if (name == "is") {
      is_inline_ = true;
    } else if (name == "rPh") {
      ++phonetic_;
    } else if (name == "t" && is_inline_ && phonetic_ == 0) {
      into_ = &value_;
    }
  }

  /// A shared formula is written out once; the other cells move its references along.
  void end_shared_formula(CellPlace place) {
    if (shared_.empty()) return;
    if (!formula_.empty()) {
      shared_formulas_[shared_] = {place, formula_};
      return;
    }
    const auto found = shared_formulas_.find(shared_);
    if (found == shared_formulas_.end())
      refuse_as_broken("een formule op een blad verwijst naar niets");
    formula_ =
        moved_formula(found->second.second,
                      static_cast<int>(place.first) - static_cast<int>(found->second.first.first),
                      place.second - found->second.first.second);
  }

  void end_cell() {
    is_in_cell_ = false;
    const CellPlace place(row_ == 0 ? 0 : row_ - 1, static_cast<std::uint16_t>(column_));
    ReturnedCell cell = read_value();
    if (has_formula_) {
      end_shared_formula(place);
      cell.formula = formula_;
    }
    if (cell.kind != Kind::blank || has_formula_)
      store_.put(sheet_, place.first, column_, std::move(cell));
    ++column_;
  }

  ReturnedCell read_value() const {
    if (type_ == "inlineStr") return value_.empty() ? ReturnedCell() : as_text(value_);
    if (value_.empty()) return {};
    if (type_ == "s") {
      std::size_t index = 0;
      const auto* end = value_.data() + value_.size();
      const auto [stop, error] = std::from_chars(value_.data(), end, index);
      if (error != std::errc() || stop != end || index >= texts_.size())
        refuse_as_broken("een cel op een blad verwijst naar een tekst die er niet is");
      return texts_[index].empty() ? ReturnedCell() : ReturnedCell{Kind::text, texts_[index]};
    }
    if (type_ == "str") return as_text(value_);
    if (type_ == "b") return {Kind::yes_or_no, value_ == "1" ? "ja" : "nee"};
    if (type_ == "e") return {Kind::error, value_};
    if (type_ == "d") return {Kind::date, value_};
    auto decimal = shortest_decimal(value_);
    if (!decimal) refuse_as_broken("een cel op een blad bevat een getal dat geen getal is");
    return {Kind::number, std::move(*decimal)};
  }

  static ReturnedCell as_text(const std::string& value) {
    return {Kind::text, without_escapes(value)};
  }

  void add_merged(const std::string& range) {
    const auto colon = range.find(':');
    const auto first = parse_cell_name(std::string_view(range).substr(0, colon));
    const auto last = parse_cell_name(
        colon == std::string::npos ? range : std::string_view(range).substr(colon + 1));
    if (!first || !last) refuse_as_broken("een blad heeft ongeldige samengevoegde cellen");
    store_.count_text(sizeof(office::CellRange));
    sheet_.merged.push_back({first->first, first->second, last->first, last->second});
  }

  ReturnedSheet& sheet_;
  const std::vector<std::string>& texts_;
  CellStore& store_;
  std::map<std::string, std::pair<CellPlace, std::string>> shared_formulas_;
  std::uint32_t row_ = 0, column_ = 0;
  std::string type_, value_, formula_, shared_;
  std::string* into_ = nullptr;
  bool is_in_cell_ = false, is_inline_ = false, has_formula_ = false;
  int phonetic_ = 0;
};

class CommentReader : public XmlHandler {
 public:
  CommentReader(ReturnedSheet& sheet, CellStore& store) : sheet_(sheet), store_(store) {}

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "comment") {
      const auto place = parse_cell_name(attributes.text("ref"));
      if (!place) refuse_as_broken("een opmerking hoort bij een cel die er niet is");
      store_.count_text(sizeof(ReturnedComment));
      sheet_.comments.push_back({*place, ""});
    }
    is_text_ = name == "t" && !sheet_.comments.empty();
  }
  void end(std::string_view) override { is_text_ = false; }
  void text(std::string_view part) override {
    if (!is_text_) return;
    store_.count_text(part.size());
    sheet_.comments.back().text += part;
  }

 private:
  ReturnedSheet& sheet_;
  CellStore& store_;
  bool is_text_ = false;
};

class WorkbookReader : public XmlHandler {
 public:
  std::vector<std::pair<std::string, std::string>> sheets;  ///< name, relation
  std::vector<std::string> names;
  bool starts_in_1904 = false;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (name == "sheet") sheets.emplace_back(attributes.text("name"), attributes.text("r:id"));
    if (name == "workbookPr") {
      const auto given = attributes.text("date1904");
      starts_in_1904 = given == "1" || given == "true";
    }
    is_name_ = name == "definedName";
    if (is_name_) names.emplace_back();
  }
  void end(std::string_view) override { is_name_ = false; }
  void text(std::string_view part) override {
    if (is_name_) names.back() += part;
  }

 private:
  bool is_name_ = false;
};

bool has_macros(const Package& package, const std::vector<Relation>& relations) {
  for (const auto& relation : relations) {
    if (relation.type == "vbaProject" || relation.type == "xlMacrosheet" ||
        relation.type == "xlIntlMacrosheet" || relation.type == "dialogsheet")
      return true;
  }
  for (const auto& name : package.names()) {
    if (name.ends_with("vbaProject.bin") || name.find("/activeX/") != std::string::npos ||
        name.find("macrosheets/") != std::string::npos)
      return true;
  }
  return false;
}

}  // namespace

ReturnedWorkbook read_xlsx(Package& package, const ReaderLimits& limits) {
  RelationReader top("");
  read_xml(package, "_rels/.rels", top, limits.depth);
  const auto* main = find_type(top.relations, "officeDocument");
  if (main == nullptr || !package.has(main->target))
    throw Refusal{"B310", "dit zip-bestand is geen werkmap",
                  "vraag het ingevulde blad zelf op, als .xlsx of .ods"};
  if (main->target.ends_with(".bin"))
    throw Refusal{"B310", "dit is een binaire werkmap (.xlsb)",
                  "open het blad en sla het op als .xlsx of .ods"};
  if (main->target.find("word/") == 0 || main->target.find("ppt/") == 0)
    throw Refusal{"B310", "dit is geen werkmap maar een ander Office-bestand",
                  "vraag het ingevulde blad op, als .xlsx of .ods"};
  WorkbookReader reader;
  read_xml(package, main->target, reader, limits.depth);
  const auto relations = relations_of(package, main->target, limits.depth);
  CellStore store(limits);
  SharedStrings strings(store, limits);
  if (const auto* found = find_type(relations, "sharedStrings"))
    read_xml(package, found->target, strings, limits.depth);
  ReturnedWorkbook workbook;
  workbook.has_macros = has_macros(package, relations);
  workbook.starts_in_1904 = reader.starts_in_1904;
  for (const auto& relation : relations)
    workbook.has_external_links |=
        relation.type == "externalLink" || relation.type == "connections" || relation.is_outside;
  for (const auto& name : reader.names) {
    if (auto cell = named_cell(name)) workbook.named_cells.push_back(std::move(*cell));
  }
  for (const auto& named : reader.sheets) {
    const auto& name = named.first;
    const auto& id = named.second;
    const auto found = std::find_if(relations.begin(), relations.end(),
                                    [&](const Relation& relation) { return relation.id == id; });
    if (found == relations.end()) refuse_as_broken("een blad van deze werkmap ontbreekt");
    if (found->type != "worksheet") continue;
    auto& sheet = workbook.sheets.emplace_back();
    sheet.name = name;
    SheetReader cells(sheet, strings.texts, store);
    read_xml(package, found->target, cells, limits.depth);
    const auto parts = relations_of(package, found->target, limits.depth);
    if (const auto* comments = find_type(parts, "comments")) {
      CommentReader reader_of_comments(sheet, store);
      read_xml(package, comments->target, reader_of_comments, limits.depth);
    }
  }
  return workbook;
}

}  // namespace bestek::workbooks
