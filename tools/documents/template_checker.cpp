// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "documents/template_checker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text.hpp"
#include "documents/template_renderer.hpp"
#include "view/fields.hpp"
#include "view/filters.hpp"

namespace bestek::documents {

namespace {

using view::Field;
using view::FieldKind;
using Kind = TemplateNode::Kind;

/// What a name stands for, with the fields on the way to it. No field: an item of a list of texts.
struct Found {
  bool is_known = false;  ///< false: there is a finding for it, or it cannot be known
  std::vector<const Field*> way;
  const Field* field() const { return way.empty() ? nullptr : way.back(); }
};

std::vector<std::string> names_of(const Field& block) {
  std::vector<std::string> names;
  for (const auto& member : block.members) names.push_back(member.name);
  return names;
}

class TextChecker {
 public:
  TextChecker(const PreparedText& text, const DocumentTemplate& source, Findings& findings)
      : text_(text), source_(source), findings_(findings) {}

  void check() { check(0, text_.nodes.size()); }

  /// What the head demands is there when the document is made.
  void rely_on(const std::vector<std::string>& needs) {
    for (const auto& need : needs) {
      const auto* field = &view::fields();
      for (const auto& name : split(need, '.')) {
        field = field == nullptr ? nullptr : field->find(name);
        if (field != nullptr) certain_.push_back(field);
      }
    }
  }

 private:
  void check(std::size_t begin, std::size_t end) {
    for (auto i = begin; i < end; ++i) {
      at_ = i;
      const auto& node = text_.nodes[i];
      if (node.kind == Kind::value) check_value(text_.tags[node.index]);
      if (node.kind != Kind::section && node.kind != Kind::inverted) continue;
      check_section(node, i + 1);
      i = node.end - 1;
    }
  }

  void check_section(const TemplateNode& node, std::size_t first) {
    const auto& tag = text_.tags[node.index];
    auto found = find(tag);
    if (!found.is_known && found.way.empty()) found.way = way_by_closing_name(tag);
    const bool is_unknown = !found.is_known && found.way.empty();
    if (is_unknown) ++unknown_blocks_;
    if (node.kind == Kind::inverted) {
      check(first, node.end);
    } else {
      check_inside(found, first, node.end);
    }
    if (is_unknown) --unknown_blocks_;
  }

  void check_inside(const Found& found, std::size_t first, std::size_t end) {
    for (const auto* each : found.way) certain_.push_back(each);
    scope_.push_back(found.field());
    check(first, end);
    scope_.pop_back();
    certain_.resize(certain_.size() - found.way.size());
  }

  /// A section that is opened by a name that does not exist and closed by one that does: the
  /// mistake is in the first, and the second is not another one.
  std::vector<const Field*> way_by_closing_name(const Tag& tag) {
    if (tag.closed_as.empty()) return {};
    auto way = way_to(tag.closed_as);
    if (!way.empty()) {
      std::erase_if(findings_, [&](const Finding& each) { return each.position == tag.closed_at; });
    }
    return way;
  }

  /// The fields on a path; none when it is unknown.
  std::vector<const Field*> way_to(const std::vector<std::string>& path) const {
    std::vector<const Field*> way;
    for (auto block = scope_.rbegin(); block != scope_.rend() && way.empty(); ++block) {
      const auto* field = *block == nullptr ? nullptr : (*block)->find(path.front());
      if (field != nullptr) way.push_back(field);
    }
    if (way.empty()) way.push_back(view::fields().find(path.front()));
    for (std::size_t i = 1; i < path.size() && way.back() != nullptr; ++i)
      way.push_back(way.back()->find(path[i]));
    if (way.back() == nullptr) way.clear();
    return way;
  }

  /// The beginning of a section is lost: it may know names that are unknown outside of it.
  bool is_perhaps_known(const std::string& name) const {
    if (unknown_blocks_ > 0) return true;
    return std::any_of(text_.lost.begin(), text_.lost.end(), [&](const LostSection& lost) {
      if (at_ < lost.begin || at_ >= lost.end) return false;
      const auto way = way_to(lost.path);
      return way.empty() || way.back()->find(name) != nullptr;
    });
  }

  void check_value(const Tag& tag) {
    const auto found = find(tag);
    if (!found.is_known) return;
    const auto* field = found.field();
    if (field != nullptr) check_filters(tag, *field);
    const auto empty = std::find_if(found.way.begin(), found.way.end(), [&](const Field* each) {
      return each->can_be_empty &&
             std::find(certain_.begin(), certain_.end(), each) == certain_.end();
    });
    if (empty == found.way.end()) return;
    const auto name = joined(tag.path, ".");
    report(tag, Severity::advice, fmt::format("{{{{{}}}}} kan in een ronde leeg zijn", name),
           fmt::format("zet de tekst in een blok {{{{#{0}}}}} … {{{{/{0}}}}}, dat dan vervalt",
                       (*empty)->name == tag.path.back() ? name : (*empty)->name));
  }

  void check_filters(const Tag& tag, const Field& field) {
    auto kind = field.kind;
    const auto name = joined(tag.path, ".");
    for (const auto& filter : tag.filters) {
      if (!view::is_filter(filter)) {
        const auto problem = view::unknown_filter(filter);
        report(tag, Severity::error, fmt::format("{{{{{}}}}} heeft een {}", name, problem.message),
               problem.help);
        return;
      }
      if (!view::filter_fits(filter, kind)) {
        report(tag, Severity::error,
               fmt::format("{{{{{}}}}} past niet bij het filter \"{}\": het is {}", name, filter,
                           with_article(kind)),
               "kies een ander filter of een ander gegeven; bestek opstel --velden toont ze");
        return;
      }
      kind = FieldKind::text;
    }
    if (kind != FieldKind::list && kind != FieldKind::block && kind != FieldKind::yes_or_no) return;
    report(tag, Severity::error, fmt::format("{{{{{}}}}} is {}", name, with_article(kind)),
           fmt::format("gebruik een blok {{{{#{0}}}}} … {{{{/{0}}}}}{1}", name,
                       kind == FieldKind::list ? ", of het filter lijst" : ""));
  }

  static std::string with_article(FieldKind kind) {
    if (kind == FieldKind::list) return "een lijst";
    if (kind == FieldKind::yes_or_no) return "ja of nee";
    return fmt::format("een {}", view::name_of(kind));
  }

  Found find(const Tag& tag) {
    const auto& first = tag.path.front();
    if (first == ".") {
      Found item;
      item.is_known = true;
      return item;
    }
    for (auto block = scope_.rbegin(); block != scope_.rend(); ++block) {
      if (*block == nullptr) continue;
      if (const auto* field = (*block)->find(first)) return find_below(tag, *field);
    }
    if (const auto* field = view::fields().find(first)) {
      if (!field->subject.empty() && field->subject != name_of(source_.subject) &&
          source_.is_head_known) {
        report(tag, Severity::error,
               fmt::format("\"{}\" is er alleen in een document per {}", first, field->subject),
               fmt::format("zet in de kop per: {}, of gebruik dit gegeven niet", field->subject));
        return {false, {field}};
      }
      const bool is_for_this =
          source_.is_confidential &&
          (source_.subject == view::Subject::provider || !field->subject.empty());
      if (field->is_confidential && !is_for_this && source_.is_head_known) {
        report(
            tag, Severity::error,
            fmt::format("\"{}\" is er alleen in een vertrouwelijk document per aanbieder", first),
            "zet in de kop per: aanbieder en klasse: vertrouwelijk, of gebruik dit gegeven niet");
        return {false, {field}};
      }
      return find_below(tag, *field);
    }
    if (tag.is_guess || is_perhaps_known(first)) return {};
    auto known = names_of(view::fields());
    for (const auto* block : scope_) {
      if (block == nullptr) continue;
      const auto more = names_of(*block);
      known.insert(known.end(), more.begin(), more.end());
    }
    const auto help = suggestion(first, known);
    report(tag, Severity::error, fmt::format("onbekende naam \"{}\"", first),
           help.empty() ? "bestek opstel --velden toont alle namen" : help);
    return {};
  }

  Found find_below(const Tag& tag, const Field& first) {
    Found found{true, {&first}};
    for (std::size_t i = 1; i < tag.path.size(); ++i) {
      const auto& name = tag.path[i];
      const auto& block = *found.way.back();
      const auto* member = block.kind == FieldKind::list ? nullptr : block.find(name);
      if (member == nullptr) {
        const bool is_list = block.kind == FieldKind::list;
        report(tag, Severity::error,
               fmt::format("onbekende naam \"{}\" in \"{}\"", name, joined(tag.path, ".")),
               is_list ? fmt::format(
                             "\"{0}\" is een lijst: gebruik een blok {{{{#{0}}}}} … {{{{/{0}}}}}",
                             block.name)
                       : suggestion(name, names_of(block)));
        return {};
      }
      found.way.push_back(member);
    }
    return found;
  }

  void report(const Tag& tag, Severity severity, std::string message, std::string help) {
    findings_.push_back({"B040", severity, tag.position, "", std::move(message), std::move(help)});
  }

  const PreparedText& text_;
  const DocumentTemplate& source_;
  Findings& findings_;
  std::size_t at_ = 0;                 ///< the node that is looked at
  int unknown_blocks_ = 0;             ///< that are open
  std::vector<const Field*> scope_;    ///< blocks and items that are open
  std::vector<const Field*> certain_;  ///< fields that have a value here, since a section says so
};

}  // namespace

Findings check_template(const DocumentTemplate& source, Findings found) {
  for (const auto* text : source.texts()) {
    TextChecker checker(*text, source, found);
    checker.rely_on(source.needs);
    checker.check();
  }
  return found;
}

Findings check_values(const DocumentTemplate& source, const view::View& view, Findings found) {
  Findings values;
  for (const auto* text : source.texts()) find_wrong_values(*text, view, values);
  for (auto& finding : values) {
    const bool is_told = std::any_of(found.begin(), found.end(), [&](const Finding& each) {
      return each.position == finding.position;
    });
    if (!is_told) found.push_back(std::move(finding));
  }
  return found;
}

}  // namespace bestek::documents
