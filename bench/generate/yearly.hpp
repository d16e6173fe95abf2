// SPDX-License-Identifier: MPL-2.0
//
// What the yearly datasets share: rows sorted by code, then by the cells of four axes, each cell once.
#pragma once

#include "generate/choice.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::generate {

/// Rows for a code in a file too small for every code.
inline constexpr std::uint64_t rows_of_a_code = 12;

/// UTF-8 to Windows-1252. Throws Error(internal) for a character it does not have.
[[nodiscard]] std::string windows_1252(std::string_view utf8);

/// A weight that falls exponentially with the rank: `octaves` halvings from the first to the last of `count`.
[[nodiscard]] std::uint64_t falling_weight(std::uint64_t rank, std::uint64_t count, std::uint64_t octaves);

/// A permutation of 0 .. count-1 that depends on the seed only.
[[nodiscard]] std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed);

/// A code and the number of its rows.
struct CodeRows {
    std::size_t code = 0;
    std::uint32_t rows = 0;
};

/// Shares rows among codes and cuts the codes, in their order, into blocks. Immutable.
class CodeBlocks {
public:
    /// In proportion to the weights, one at least and `most` at most for a code; only the `codes` heaviest are used.
    /// Throws Error(usage) when the codes cannot hold so many rows.
    CodeBlocks(std::span<const std::uint64_t> weights, std::uint64_t codes, std::uint64_t rows, std::uint32_t most);

    [[nodiscard]] std::uint64_t blocks() const noexcept { return begins_.size() - 1; }
    [[nodiscard]] std::uint64_t first_row(std::uint64_t block) const { return first_rows_[block]; }
    [[nodiscard]] std::span<const CodeRows> codes(std::uint64_t block) const {
        return std::span(codes_).subspan(begins_[block], begins_[block + 1] - begins_[block]);
    }

private:
    void cut();

    std::vector<CodeRows> codes_;
    std::vector<std::size_t> begins_;
    std::vector<std::uint64_t> first_rows_;
};

/// One cell.
struct CellKey {
    int age = 0;
    int sex = 0;
    int region = 0;
    int specialty = 0;
};

/// One axis: its known values in ascending order with their weights; `unknown` sorts after them.
struct Axis {
    std::vector<Weighted<int>> known;
    int unknown;
};

/// Draws distinct cells; small ones are recoded to unknown values, as CNAM does below 11 beneficiaries.
class CellAxes {
public:
    CellAxes(const Axis& ages, const Axis& sexes, const Axis& regions, const Axis& specialties);

    /// As many cells as can be drawn without exhausting the unlikely ones, or all where they are few.
    [[nodiscard]] std::uint32_t most() const noexcept {
        constexpr std::size_t few = 200;
        return static_cast<std::uint32_t>(size_ <= few ? size_ : size_ * 2 / 5);
    }

    /// `count` distinct cells in the published order; at most `most()`.
    [[nodiscard]] std::vector<CellKey> draw(Random& random, std::uint32_t count) const;

private:
    [[nodiscard]] std::size_t draw_one(Random& random) const;
    [[nodiscard]] CellKey key(std::size_t cell) const;

    struct Drawn {
        std::vector<int> values;
        WeightedIndex index;
    };
    static Drawn drawn(const Axis& axis);

    Drawn ages_, sexes_, regions_, specialties_;
    Choice<unsigned> recodings_;
    std::size_t size_;
};

/// The four axes of a complete base.
struct Axes {
    Axis ages, sexes, regions, specialties;
};

/// Weighted by rows.
[[nodiscard]] const Axes& medic_axes();
[[nodiscard]] const Axes& lpp_axes();

/// The cells of a file by the dimensions that its breakdown names (`cip13_age_sexe_reg_spe`); by all four when empty.
[[nodiscard]] CellAxes axes_of(const Axes& axes, std::string_view breakdown);

/// Amounts with two decimals that come of a share in per mille, half away from zero.
[[nodiscard]] std::int64_t per_mille(std::int64_t amount, std::int64_t share) noexcept;

} // namespace cnamdata::generate
