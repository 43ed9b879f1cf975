// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "view/subject.hpp"

#include <stdexcept>
#include <utility>

namespace bestek::view {

namespace {

constexpr std::pair<Subject, const char*> subjects[] = {{Subject::round, "ronde"},
                                                        {Subject::provider, "aanbieder"},
                                                        {Subject::municipality, "gemeente"},
                                                        {Subject::service, "dienst"},
                                                        {Subject::consultation, "overleg"}};

}  // namespace

std::string name_of(Subject subject) {
  for (const auto& [each, name] : subjects) {
    if (each == subject) return name;
  }
  throw std::logic_error("a subject without a name");
}

Subject subject_named(const std::string& name) {
  for (const auto& [subject, known] : subjects) {
    if (name == known) return subject;
  }
  throw std::out_of_range("no subject " + name);
}

}  // namespace bestek::view
