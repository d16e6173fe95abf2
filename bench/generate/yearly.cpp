// SPDX-License-Identifier: MPL-2.0
#include "generate/yearly.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace cnamdata::generate {

namespace {

constexpr std::uint64_t block_rows = 8'192;

/// The code point that begins at `at`, which moves behind it. The text is a literal of this program.
std::uint32_t code_point(std::string_view utf8, std::size_t& at) {
    const auto byte = [&] { return static_cast<std::uint32_t>(static_cast<unsigned char>(utf8[at++])); };
    const std::uint32_t first = byte();
    if (first < 0x80) return first;
    if (first < 0xe0) return (first & 0x1fU) << 6U | (byte() & 0x3fU);
    const std::uint32_t second = byte();
    return (first & 0xfU) << 12U | (second & 0x3fU) << 6U | (byte() & 0x3fU);
}

} // namespace

std::string windows_1252(std::string_view utf8) {
    constexpr std::array<std::pair<std::uint32_t, unsigned char>, 4> special{
        {{0x152, 0x8c}, {0x153, 0x9c}, {0x2019, 0x92}, {0x20ac, 0x80}}};
    std::string bytes;
    for (std::size_t at = 0; at < utf8.size();) {
        std::uint32_t point = code_point(utf8, at);
        for (const auto& [unicode, byte] : special) {
            if (point == unicode) point = byte;
        }
        if (point > 0xff) throw Error(Category::internal, "not in Windows-1252: " + std::string(utf8));
        bytes += static_cast<char>(point);
    }
    return bytes;
}

std::uint64_t falling_weight(std::uint64_t rank, std::uint64_t count, std::uint64_t octaves) {
    constexpr std::uint64_t steps = 1024;
    const std::uint64_t fallen = rank * octaves * steps / count;
    return (2 * steps - fallen % steps) << (octaves - fallen / steps);
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random random(seed);
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
    return order;
}

CodeBlocks::CodeBlocks(std::span<const std::uint64_t> weights, std::uint64_t codes, std::uint64_t rows,
                       std::uint32_t most) {
    if (rows > weights.size() * std::uint64_t{most}) {
        throw Error(Category::usage, "the codes of this dataset cannot hold " + std::to_string(rows) + " distinct rows",
                    "Ask for at most " + std::to_string(weights.size() * std::uint64_t{most}) + ".");
    }
    std::vector<std::size_t> heaviest(weights.size());
    std::iota(heaviest.begin(), heaviest.end(), std::size_t{0});
    std::stable_sort(heaviest.begin(), heaviest.end(), [&](auto a, auto b) { return weights[a] > weights[b]; });
    heaviest.resize(std::min<std::uint64_t>(std::min(codes, rows), weights.size()));

    // From the lightest code to the heaviest, each takes its share of what is left.
    std::uint64_t weight_left = 0;
    for (std::size_t code : heaviest)
        weight_left += weights[code];
    std::uint64_t rows_left = rows;
    for (std::size_t left = heaviest.size(); left-- > 0;) {
        const std::size_t code = heaviest[left];
        __extension__ using Wide = unsigned __int128;
        const auto share = static_cast<std::uint64_t>(static_cast<Wide>(rows_left) * weights[code] / weight_left);
        const std::uint64_t others = left * std::uint64_t{most};
        const std::uint64_t least = std::max<std::uint64_t>(1, rows_left > others ? rows_left - others : 0);
        const std::uint64_t own = std::clamp<std::uint64_t>(share, least, most);
        codes_.push_back({code, static_cast<std::uint32_t>(own)});
        rows_left -= own;
        weight_left -= weights[code];
    }
    std::sort(codes_.begin(), codes_.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    cut();
}

void CodeBlocks::cut() {
    std::uint64_t row = 0;
    std::uint64_t block_end = 0;
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        if (row >= block_end) {
            begins_.push_back(i);
            first_rows_.push_back(row);
            block_end = row + block_rows;
        }
        row += codes_[i].rows;
    }
    begins_.push_back(codes_.size());
    first_rows_.push_back(row);
}

CellAxes::Drawn CellAxes::drawn(const Axis& axis) {
    std::vector<int> values;
    std::vector<std::uint64_t> weights;
    for (const auto& [value, weight] : axis.known) {
        values.push_back(value);
        weights.push_back(weight);
    }
    if (values.back() != axis.unknown) {
        values.push_back(axis.unknown);
        weights.push_back(0);
    }
    return {values, WeightedIndex(weights)};
}

// The weights of the recodings are the rows of Open LPP 2014. Bits: 1 age, 2 sex, 4 region, 8 specialty.
CellAxes::CellAxes(const Axis& ages, const Axis& sexes, const Axis& regions, const Axis& specialties)
    : ages_(drawn(ages)), sexes_(drawn(sexes)), regions_(drawn(regions)),
      specialties_(drawn(specialties)), recodings_{{0U, 183'096}, {8U, 32'344}, {4U, 6'914}, {12U, 2'316},
                                                   {1U, 1'959},   {2U, 1'551},  {3U, 1'458}, {9U, 891},
                                                   {10U, 819},    {6U, 716},    {14U, 481},  {11U, 480},
                                                   {5U, 401},     {15U, 383},   {13U, 294},  {7U, 264}},
      size_(ages_.values.size() * sexes_.values.size() * regions_.values.size() * specialties_.values.size()) {}

std::size_t CellAxes::draw_one(Random& random) const {
    const unsigned recoded = recodings_(random);
    const auto along = [&](const Drawn& axis, unsigned bit) {
        const std::size_t place = axis.index(random);
        return (recoded & bit) != 0 ? axis.values.size() - 1 : place;
    };
    std::size_t cell = along(ages_, 1);
    cell = cell * sexes_.values.size() + along(sexes_, 2);
    cell = cell * regions_.values.size() + along(regions_, 4);
    return cell * specialties_.values.size() + along(specialties_, 8);
}

CellKey CellAxes::key(std::size_t cell) const {
    CellKey key;
    key.specialty = specialties_.values[cell % specialties_.values.size()];
    cell /= specialties_.values.size();
    key.region = regions_.values[cell % regions_.values.size()];
    cell /= regions_.values.size();
    key.sex = sexes_.values[cell % sexes_.values.size()];
    key.age = ages_.values[cell / sexes_.values.size()];
    return key;
}

std::vector<CellKey> CellAxes::draw(Random& random, std::uint32_t count) const {
    std::vector<bool> taken(size_);
    std::uint32_t left = count;
    for (std::uint64_t tries = std::uint64_t{count} * 20; left > 0 && tries > 0; --tries) {
        const std::size_t cell = draw_one(random);
        if (taken[cell]) continue;
        taken[cell] = true;
        --left;
    }
    // The likely cells are used up: any free one will do.
    for (std::size_t cell = random.below(static_cast<std::uint32_t>(size_)); left > 0; cell = (cell + 1) % size_) {
        if (taken[cell]) continue;
        taken[cell] = true;
        --left;
    }
    std::vector<CellKey> cells;
    for (std::size_t cell = 0; cell < size_; ++cell) {
        if (taken[cell]) cells.push_back(key(cell));
    }
    return cells;
}

std::int64_t per_mille(std::int64_t amount, std::int64_t share) noexcept {
    const std::int64_t product = amount * share;
    return (product + (product < 0 ? -500 : 500)) / 1000;
}

} // namespace cnamdata::generate
