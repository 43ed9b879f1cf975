// SPDX-License-Identifier: EUPL-1.2
// Copyright (c) The bestek contributors

#include "scoring/weight_cells.hpp"

#include <algorithm>
#include <bit>
#include <bitset>
#include <numeric>
#include <stdexcept>

namespace bestek::scoring {

namespace {

/// A simple polytope of dimension 5 with 21 facets has at most 306 vertices (upper bound theorem).
constexpr std::size_t most_vertices = 512;
constexpr std::size_t most_planes = 64;

using Members = std::bitset<most_vertices>;  ///< vertices of a cell by their place in it

struct Vertex {
  std::vector<Integer> at;  ///< homogeneous: only proportions count; none negative
  std::uint64_t on = 0;     ///< the planes that it lies on: faces of the simplex, then rows
};

using Cell = std::vector<std::size_t>;  ///< vertices, as indices into the pool

Integer determinant(std::vector<std::vector<Integer>> m) {
  Integer previous = 1;
  const auto size = m.size();
  for (std::size_t k = 0; k + 1 < size; ++k) {
    for (auto pivot = k; m[k][k] == 0; ++pivot) {
      if (pivot == size) return 0;
      if (m[pivot][k] != 0) std::swap(m[k], m[pivot]);
    }
    for (auto i = k + 1; i < size; ++i) {
      for (auto j = k + 1; j < size; ++j) {
        m[i][j] = m[i][j] * m[k][k] - m[i][k] * m[k][j];
        m[i][j] /= previous;
      }
    }
    previous = m[k][k];
  }
  return abs(m[size - 1][size - 1]);
}

class Cutter {
 public:
  Cutter(const std::vector<std::vector<Integer>>& rows, std::size_t columns,
         const std::function<bool(const std::vector<bool>&)>& wants_moment,
         const std::function<void(const std::vector<bool>&, const CellShare&)>& visit)
      : rows_(rows), columns_(columns), wants_moment_(wants_moment), visit_(visit) {
    if (columns == 0 || columns + rows.size() > most_planes)
      throw std::invalid_argument("too many criteria and alternatives for exact shares");
  }

  void run() {
    Cell simplex;
    for (std::size_t k = 0; k < columns_; ++k) {
      Vertex corner{std::vector<Integer>(columns_, Integer(0)), 0};
      corner.at[k] = 1;
      for (std::size_t j = 0; j < columns_; ++j) {
        if (j != k) corner.on |= bit(j);
      }
      simplex.push_back(pool_.size());
      pool_.push_back(std::move(corner));
    }
    sides_.assign(rows_.size(), false);
    cut(simplex, 0);
  }

 private:
  static std::uint64_t bit(std::size_t plane) { return std::uint64_t{1} << plane; }

  Integer height(std::size_t row, const Vertex& vertex) const {
    Integer sum = 0;
    for (std::size_t k = 0; k < columns_; ++k) sum += rows_[row][k] * vertex.at[k];
    return sum;
  }

  void cut(const Cell& cell, std::size_t row) {
    if (row == rows_.size()) return measure(cell);
    std::vector<Integer> heights;
    bool is_above = false;
    bool is_below = false;
    for (const auto index : cell) {
      auto& vertex = pool_[index];
      heights.push_back(height(row, vertex));
      if (heights.back() == 0) vertex.on |= bit(columns_ + row);
      is_above = is_above || heights.back() > 0;
      is_below = is_below || heights.back() < 0;
    }
    if (!is_above || !is_below) {
      sides_[row] = is_above;
      return cut(cell, row + 1);
    }
    const auto before = pool_.size();
    const auto crossings = cross(cell, heights, row);
    for (const bool above : {true, false}) {
      Cell part;
      for (std::size_t i = 0; i < cell.size(); ++i) {
        if (heights[i] == 0 || (heights[i] > 0) == above) part.push_back(cell[i]);
      }
      part.insert(part.end(), crossings.begin(), crossings.end());
      sides_[row] = above;
      cut(part, row + 1);
    }
    pool_.resize(before);
  }

  /// New vertices where an edge of the cell goes through the plane of the row.
  Cell cross(const Cell& cell, const std::vector<Integer>& heights, std::size_t row) {
    Cell crossings;
    for (std::size_t i = 0; i < cell.size(); ++i) {
      if (heights[i] <= 0) continue;
      for (std::size_t j = 0; j < cell.size(); ++j) {
        if (heights[j] >= 0 || !is_edge(cell, i, j, row)) continue;
        crossings.push_back(pool_.size());
        pool_.push_back(between(cell[i], heights[i], cell[j], heights[j], row));
      }
    }
    return crossings;
  }

  /// Two vertices share an edge when no third one lies on all planes that they share. Planes of
  /// later rows do not count: a neighbouring cell may have marked them on some vertices.
  bool is_edge(const Cell& cell, std::size_t i, std::size_t j, std::size_t row) const {
    const auto common = pool_[cell[i]].on & pool_[cell[j]].on & (bit(columns_ + row) - 1);
    if (static_cast<std::size_t>(std::popcount(common)) + 2 < columns_) return false;
    for (std::size_t k = 0; k < cell.size(); ++k) {
      if (k != i && k != j && (pool_[cell[k]].on & common) == common) return false;
    }
    return true;
  }

  Vertex between(std::size_t above, const Integer& up, std::size_t below, const Integer& down,
                 std::size_t row) const {
    const auto& a = pool_[above];
    const auto& b = pool_[below];
    Vertex vertex{{}, (a.on & b.on) | bit(columns_ + row)};
    Integer divisor = 0;
    for (std::size_t k = 0; k < columns_; ++k) {
      vertex.at.emplace_back(up * b.at[k] - down * a.at[k]);
      divisor = gcd(divisor, vertex.at.back());
    }
    for (auto& coordinate : vertex.at) coordinate /= divisor;
    return vertex;
  }

  void measure(const Cell& cell) {
    CellShare share{0, {}};
    const bool wants_moment = wants_moment_(sides_);
    if (wants_moment) share.moment.assign(columns_, Rational(0));
    Members all;
    for (std::size_t i = 0; i < cell.size(); ++i) all.set(i);
    std::vector<std::size_t> apexes;
    pull(cell, all, columns_ - 1, apexes, share);
    visit_(sides_, share);
  }

  /// Pulls a face apart: its first vertex with each facet that lacks it.
  void pull(const Cell& cell, const Members& face, std::size_t dimension,
            std::vector<std::size_t>& apexes, CellShare& share) const {
    const auto count = face.count();
    if (count > dimension + 1) {
      const auto apex = face._Find_first();
      apexes.push_back(apex);
      for (const auto& facet : facets_without(cell, face, apex))
        pull(cell, facet, dimension - 1, apexes, share);
      apexes.pop_back();
      return;
    }
    auto corners = apexes;
    for (auto i = face._Find_first(); i < most_vertices; i = face._Find_next(i))
      corners.push_back(i);
    add_simplex(cell, corners, share);
  }

  std::vector<Members> facets_without(const Cell& cell, const Members& face,
                                      std::size_t apex) const {
    std::vector<Members> faces;
    for (std::size_t plane = 0; plane < columns_ + rows_.size(); ++plane) {
      Members members;
      for (auto i = face._Find_first(); i < most_vertices; i = face._Find_next(i)) {
        if ((pool_[cell[i]].on & bit(plane)) != 0) members.set(i);
      }
      if (members.none() || members == face) continue;
      if (std::find(faces.begin(), faces.end(), members) == faces.end()) faces.push_back(members);
    }
    std::vector<Members> facets;
    for (const auto& one : faces) {
      if (one.test(apex)) continue;
      const bool is_in_another = std::any_of(faces.begin(), faces.end(), [&](const Members& other) {
        return other != one && (one & other) == one;
      });
      if (!is_in_another) facets.push_back(one);
    }
    return facets;
  }

  void add_simplex(const Cell& cell, const std::vector<std::size_t>& corners,
                   CellShare& share) const {
    std::vector<std::vector<Integer>> points;
    std::vector<Integer> sums;
    Integer product = 1;
    for (const auto corner : corners) {
      points.push_back(pool_[cell[corner]].at);
      sums.push_back(std::accumulate(points.back().begin(), points.back().end(), Integer(0)));
      product *= sums.back();
    }
    const Rational volume(determinant(points), product);
    share.volume += volume;
    if (share.moment.empty()) return;
    for (std::size_t k = 0; k < columns_; ++k) {
      Rational total = 0;
      for (std::size_t i = 0; i < points.size(); ++i) total += Rational(points[i][k], sums[i]);
      share.moment[k] += volume * total / static_cast<long>(columns_);
    }
  }

  const std::vector<std::vector<Integer>>& rows_;
  std::size_t columns_;
  const std::function<bool(const std::vector<bool>&)>& wants_moment_;
  const std::function<void(const std::vector<bool>&, const CellShare&)>& visit_;
  std::vector<Vertex> pool_;
  std::vector<bool> sides_;
};

}  // namespace

void for_each_weight_cell(
    const std::vector<std::vector<Integer>>& rows, std::size_t columns,
    const std::function<bool(const std::vector<bool>&)>& wants_moment,
    const std::function<void(const std::vector<bool>&, const CellShare&)>& visit) {
  Cutter(rows, columns, wants_moment, visit).run();
}

}  // namespace bestek::scoring
