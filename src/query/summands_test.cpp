// SPDX-License-Identifier: MPL-2.0
#include "query/summands.hpp"

#include "support/catch.hpp"

#include <random>
#include <vector>

using namespace cnamdata;

namespace {

constexpr std::size_t entries = 200, rows_in_all = 700, group_count = 9, stride = 16;

/// Columns of every kind, with the same codes and entries where they have some.
struct Columns {
    Columns() {
        std::mt19937 random(17);
        for (std::size_t i = 0; i < entries; ++i) {
            narrow.push_back(static_cast<std::int32_t>(random() % 2000) - 1000);
            wide.push_back((std::int64_t{narrow.back()} << 33U) + 5);
        }
        for (std::size_t row = 0; row < rows_in_all; ++row) {
            bytes.push_back(static_cast<std::uint8_t>(random() % entries));
            pairs.push_back(bytes.back());
            words.push_back(bytes.back());
            numbers.push_back(static_cast<std::int64_t>(random()) - (1LL << 31U));
        }
    }
    [[nodiscard]] std::vector<Summand> summands() const {
        return {CodedSummand<std::uint8_t, std::int32_t>{bytes.data(), narrow.data()},
                CodedSummand<std::uint16_t, std::int32_t>{pairs.data(), narrow.data()},
                CodedSummand<Code, std::int32_t>{words.data(), narrow.data()},
                CodedSummand<std::uint8_t, std::int64_t>{bytes.data(), wide.data()},
                CodedSummand<std::uint16_t, std::int64_t>{pairs.data(), wide.data()},
                CodedSummand<Code, std::int64_t>{words.data(), wide.data()},
                NumberSummand{numbers.data()}};
    }
    std::vector<std::int32_t> narrow;
    std::vector<std::int64_t> wide, numbers;
    std::vector<std::uint8_t> bytes;
    std::vector<std::uint16_t> pairs;
    std::vector<Code> words;
};

void check(const std::vector<CellSummand>& summands, const RowBlock& rows) {
    std::mt19937 random(3);
    std::vector<std::uint32_t> groups(rows.count + groups_ahead);
    for (auto& group : groups)
        group = static_cast<std::uint32_t>(random() % group_count);
    std::vector<std::int64_t> expected(group_count * stride, 7);
    for (std::size_t i = 0; i < rows.count; ++i) {
        const std::size_t row = rows.first + (rows.offsets == nullptr ? i : rows.offsets[i]);
        std::int64_t* const own = expected.data() + groups[i] * stride;
        ++own[0];
        for (const CellSummand& each : summands)
            own[each.cell] += std::visit([&](const auto& value) { return value(row); }, each.value);
    }
    for (const bool far : {false, true}) {
        std::vector<std::int64_t> cells(group_count * stride, 7);
        add_summands(summands, rows, groups.data(), stride, far, cells.data());
        CHECK(cells == expected);
    }
}

} // namespace

TEST_CASE("summands of every kind and number reach their cells", "[groups]") {
    const Columns columns;
    const std::vector<Summand> kinds = columns.summands();
    std::mt19937 random(29);
    std::vector<std::uint32_t> offsets;
    for (std::uint32_t row = 0; row < 600; row += static_cast<std::uint32_t>(1 + random() % 3))
        offsets.push_back(row);
    for (int round = 0; round < 200; ++round) {
        std::vector<CellSummand> summands;
        for (std::size_t cell = 1 + random() % 2; cell < stride; cell += 1 + random() % 2) {
            // Often some of one kind in a row.
            const bool again = !summands.empty() && random() % 3 != 0;
            summands.push_back({again ? summands.back().value : kinds[random() % kinds.size()], cell});
            if (random() % 8 == 0) break;
        }
        if (round == 0) summands.clear();
        check(summands, {3, random() % 600, nullptr});
        check(summands, {2, offsets.size(), offsets.data()});
    }
}
