// SPDX-License-Identifier: MPL-2.0
#include "query/grouper.hpp"
#include "support/catch.hpp"

#include <map>
#include <random>

using namespace cnamdata;

namespace {

using Function = Measure::Function;

/// One batch of rows in memory: some coded keys and one column of numbers, nulls among them.
struct Rows {
    Rows(std::vector<unsigned> cardinalities, std::size_t count, std::uint64_t seed) : keys(cardinalities.size()) {
        std::mt19937_64 random(seed);
        for (std::size_t k = 0; k < keys.size(); ++k) {
            for (unsigned i = 1; i < cardinalities[k]; ++i)
                keys[k].dictionary.add(std::int64_t{i} * 10);
            for (std::size_t row = 0; row < count; ++row)
                keys[k].codes.push_back(static_cast<Code>(random() % cardinalities[k]));
        }
        values.form = ColumnData::Form::numbers;
        for (std::size_t row = 0; row < count; ++row) {
            values.valid.push_back(random() % 10 != 0);
            values.numbers.push_back(values.valid.back() != 0 ? static_cast<std::int64_t>(random() % 2000) - 1000 : 0);
        }
    }

    [[nodiscard]] UsedData data() {
        UsedData all;
        for (ColumnData& key : keys)
            all.push_back(&key);
        all.push_back(&values);
        return all;
    }

    std::vector<ColumnData> keys;
    ColumnData values;
};

struct Expected {
    std::uint64_t rows = 0, count = 0;
    Int128 sum = 0;
    std::int64_t min = 0, max = 0;
};
using Key = std::vector<std::int64_t>; // -1 for null

std::map<Key, Expected> plainly(const std::vector<Rows*>& batches) {
    std::map<Key, Expected> groups;
    for (const Rows* batch : batches) {
        for (std::size_t row = 0; row < batch->values.numbers.size(); ++row) {
            Key key;
            for (const ColumnData& column : batch->keys)
                key.push_back(column.codes[row] == null_code ? -1 : column.dictionary.number(column.codes[row]));
            Expected& group = groups[key];
            ++group.rows;
            if (batch->values.valid[row] == 0) continue;
            const std::int64_t value = batch->values.numbers[row];
            group.min = group.count == 0 ? value : std::min(group.min, value);
            group.max = group.count == 0 ? value : std::max(group.max, value);
            group.sum += value;
            ++group.count;
        }
    }
    return groups;
}

/// What groups some batches, each worker some of them by turns, and merges.
struct Question {
    explicit Question(std::size_t width) : where(parse_expression(""), "", {}) {
        for (std::size_t k = 0; k < width; ++k) {
            keys.push_back(k);
            values.push_back(std::make_unique<KeyValues>(Dictionary::Type::number));
        }
        for (const Function function : {Function::count, Function::sum, Function::min, Function::max}) {
            PlannedMeasure measure{.function = function};
            if (function != Function::count) measure.column = width;
            measure.field.physical = parquet::Physical::int64;
            measures.push_back(measure);
        }
    }

    [[nodiscard]] std::map<Key, Expected> ask(const std::vector<Rows*>& batches, std::size_t workers = 2) {
        const Grouping grouping{.where = &where, .keys = keys, .values = &values, .measures = measures};
        std::vector<std::unique_ptr<Grouper>> groupers;
        while (groupers.size() < workers)
            groupers.push_back(std::make_unique<Grouper>(grouping));
        for (std::size_t i = 0; i < batches.size(); ++i)
            groupers[i % workers]->add(batches[i]->data(), batches[i]->values.numbers.size());
        Grouper& first = *groupers.front();
        for (std::size_t i = 1; i < workers; ++i)
            first.merge(*groupers[i]);
        std::map<Key, Expected> groups;
        for (std::size_t group = 0; group < first.table().size(); ++group) {
            Key key;
            for (std::size_t k = 0; k < keys.size(); ++k) {
                const std::uint32_t number = first.table().key(group, k);
                key.push_back(number == 0 ? -1 : values[k]->values().number(number));
            }
            const Accumulated sum = first.table().at(group, 1);
            REQUIRE(groups.count(key) == 0);
            Expected& found = groups[key];
            found = {first.table().at(group, 0).count, sum.count, sum.sum};
            if (sum.count == 0) continue;
            found.min = first.table().at(group, 2).extreme;
            found.max = first.table().at(group, 3).extreme;
        }
        return groups;
    }

    Predicate where;
    std::vector<std::size_t> keys;
    std::vector<std::unique_ptr<KeyValues>> values;
    std::vector<PlannedMeasure> measures;
};

void check(const std::vector<unsigned>& cardinalities, std::size_t rows) {
    Rows one(cardinalities, rows, 1), two(cardinalities, rows / 2, 2), three(cardinalities, rows, 3);
    const std::vector<Rows*> batches{&one, &two, &three};
    const auto expected = plainly(batches);
    const auto found = Question(cardinalities.size()).ask(batches);
    REQUIRE(found.size() == expected.size());
    for (const auto& [key, group] : expected) {
        REQUIRE(found.count(key) == 1);
        const Expected& other = found.at(key);
        REQUIRE(other.rows == group.rows);
        REQUIRE(other.count == group.count);
        REQUIRE(other.sum == group.sum);
        REQUIRE(other.min == group.min);
        REQUIRE(other.max == group.max);
    }
}

} // namespace

TEST_CASE("groups are found by indexing, by packed keys and by wide ones", "[groups]") {
    check({}, 5000);
    check({7}, 5000);
    check({300, 70}, 5000);
    check({300, 70, 90}, 20000);
    check({3000, 2500}, 20000);                         // too many combinations for indexing
    check({3000, 2500, 2000, 1800, 1500, 1200}, 10000); // 65 bits: too many for packing
}

TEST_CASE("keys that outgrow their bits are packed anew", "[groups]") {
    Rows few({3, 3, 3, 200, 200, 300}, 3000, 1), many({3, 3, 3, 3000, 2900, 3000}, 9000, 2),
        more({900, 3000, 2000, 3000, 2900, 3000}, 9000, 3);
    const std::vector<Rows*> batches{&few, &few, &many, &few, &more};
    const auto expected = plainly(batches);
    const auto found = Question(6).ask(batches);
    REQUIRE(found.size() == expected.size());
    for (const auto& [key, group] : expected)
        REQUIRE((found.count(key) == 1 && found.at(key).sum == group.sum));
}

TEST_CASE("a worker whose groups no index can hold leaves those after it right", "[groups]") {
    const auto last = GENERATE(std::vector<unsigned>{2100, 1500}, std::vector<unsigned>{1000, 1000});
    Rows first({2000, 1500}, 20000, 1), wide({1500, 4000}, 20000, 2), third(last, 20000, 3), none({1, 1}, 0, 4);
    const std::vector<Rows*> batches{&first, &none, &wide, &third, &none, &first};
    const auto expected = plainly(batches);
    const auto found = Question(2).ask(batches, batches.size());
    REQUIRE(found.size() == expected.size());
    for (const auto& [key, group] : expected)
        REQUIRE((found.count(key) == 1 && found.at(key).sum == group.sum && found.at(key).rows == group.rows));
}

TEST_CASE("sums pass 64 bits", "[groups]") {
    Rows rows({3}, 100, 1);
    for (std::size_t row = 0; row < 100; ++row) {
        rows.values.valid[row] = 1;
        rows.values.numbers[row] = row % 3 == 0 ? std::numeric_limits<std::int64_t>::min() + 1
                                                : std::numeric_limits<std::int64_t>::max() - static_cast<int>(row);
    }
    Rows small({3}, 1000, 2);
    const std::vector<Rows*> batches{&small, &rows, &small, &rows, &rows, &small};
    const auto expected = plainly(batches);
    for (const auto& [key, group] : Question(1).ask(batches))
        CHECK((group.sum == expected.at(key).sum));
    Rows single({}, 100, 1);
    single.values = rows.values;
    CHECK((Question(0).ask({&single, &single}).at({}).sum == plainly({&single, &single}).at({}).sum));
}

TEST_CASE("few groups are added to in lanes", "[groups]") {
    Rows few({5, 3}, 5000, 4), other({2, 9}, 3000, 5);
    for (Rows* rows : {&few, &other})
        rows->values.valid.clear();
    Question question(2);
    question.measures.resize(2); // no extremes
    const auto count = [](const Rows& rows) { return rows.values.numbers.size(); };
    const Grouping grouping{
        .where = &question.where, .keys = question.keys, .values = &question.values, .measures = question.measures};
    Grouper grouper(grouping);
    for (Rows* rows : {&few, &other, &few})
        grouper.add(rows->data(), count(*rows));
    for (Rows* rows : {&few, &other})
        rows->values.valid.assign(count(*rows), 1);
    const auto expected = plainly({&few, &other, &few});
    REQUIRE(grouper.table().size() == expected.size());
    for (std::size_t group = 0; group < expected.size(); ++group) {
        Key key;
        for (std::size_t k = 0; k < 2; ++k) {
            const std::uint32_t number = grouper.table().key(group, k);
            key.push_back(number == 0 ? -1 : question.values[k]->values().number(number));
        }
        CHECK(grouper.table().at(group, 0).count == expected.at(key).rows);
        CHECK((grouper.table().at(group, 1).sum == expected.at(key).sum));
    }
}
