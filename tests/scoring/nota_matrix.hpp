// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#pragma once

#include "scoring/decision_rule.hpp"

/// The matrix of the nota inkoop en contractering, par. 3.2, "Overzicht beoordeling
/// contractmodel": thirteen models on five criteria.
namespace bestek::scoring::nota {

constexpr std::size_t zeeuws = 0;
constexpr std::size_t dynamisch = 1;
constexpr std::size_t bestuurlijk = 2;
constexpr std::size_t dialoog = 3;
constexpr std::size_t catalogus = 4;
constexpr std::size_t een_op_een = 5;
constexpr std::size_t per_client = 6;
constexpr std::size_t mini_competitie = 7;
constexpr std::size_t klassiek = 8;
constexpr std::size_t veiling = 9;
constexpr std::size_t beleidsgestuurd = 10;
constexpr std::size_t subsidietender = 11;
constexpr std::size_t klassieke_subsidie = 12;

/// Levels: 2 is "+", 1 is "+/-", 0 is "-".
inline DecisionMatrix levels() {
  const std::vector<std::string> models = {"zeeuws_model",
                                           "dynamisch_selectiemodel",
                                           "bestuurlijk_aanbesteden",
                                           "dialoogmodel",
                                           "catalogusmodel",
                                           "een_op_een",
                                           "afspraak_per_client",
                                           "mini_competitie",
                                           "klassiek_aanbesteden",
                                           "veilingmodel",
                                           "beleidsgestuurde_contractfinanciering",
                                           "subsidietender",
                                           "klassieke_subsidie"};
  const std::vector<std::string> criteria = {"samenwerking_aanbieders", "inkoopsamenwerking",
                                             "invloed_inwoner", "bureaucratische_belasting",
                                             "samen_ontwikkelen"};
  return {models,
          criteria,
          {{2, 1, 2, 0, 0},
           {0, 1, 0, 0, 0},
           {2, 2, 1, 1, 2},
           {0, 0, 0, 0, 1},
           {0, 0, 2, 0, 0},
           {0, 1, 2, 0, 0},
           {0, 0, 2, 0, 0},
           {0, 1, 0, 0, 0},
           {0, 1, 0, 0, 0},
           {0, 1, 0, 0, 0},
           {2, 0, 2, 2, 2},
           {0, 0, 0, 1, 0},
           {0, 0, 0, 2, 0}}};
}

/// The same with numbers for the grades.
inline DecisionMatrix coded(const Rational& plus, const Rational& plus_minus,
                            const Rational& minus) {
  auto matrix = levels();
  for (auto& row : matrix.values) {
    for (auto& value : row)
      value = value == level_plus ? plus : value == level_plus_minus ? plus_minus : minus;
  }
  return matrix;
}

inline DecisionMatrix values(const Rational& theta = Rational(1, 2)) { return coded(1, theta, 0); }

}  // namespace bestek::scoring::nota
