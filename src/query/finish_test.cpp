// SPDX-License-Identifier: MPL-2.0
#include "query/finish.hpp"
#include "query/having.hpp"
#include "query/measures.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

using namespace cnamdata;
using test::contains;
using test::error_of;

namespace {

constexpr Int128 past_64_bits = Int128{1'000'000'000} * 1'000'000'000 * 100; // 10^20

/// A key, and a sum of hundredths of which one needs more than 64 bits.
class Rows final : public Result {
public:
    [[nodiscard]] const std::vector<ResultColumn>& columns() const noexcept override { return columns_; }
    [[nodiscard]] std::size_t keys() const noexcept override { return 1; }
    [[nodiscard]] std::size_t rows() const noexcept override { return 4; }
    [[nodiscard]] Value value(std::size_t row, std::size_t column) const override { return values_[row][column]; }
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const override { return a < b; }
    [[nodiscard]] std::vector<Value> total() const override { return {{}, {.null = false, .number = 42}}; }

private:
    static Value text(std::string_view value) { return {.null = false, .text = value}; }
    static Value number(Int128 value) { return {.null = false, .number = value}; }
    std::vector<ResultColumn> columns_{{.name = "K", .type = ValueType::text},
                                       {.name = "sum_X", .type = ValueType::decimal, .scale = 2}};
    std::vector<std::vector<Value>> values_{
        {text("a"), number(past_64_bits)}, {text("b"), number(-past_64_bits)}, {text("c"), {}}, {{}, number(150)}};
};

/// The keys of the rows that come, in order; `T` for the total.
class Keys final : public RowSink {
public:
    void begin(std::span<const ResultColumn>) override {}
    void row(std::span<const Value> values) override { keys += values[0].null ? "-" : std::string(values[0].text); }
    void total(std::span<const Value>) override { keys += "T"; }
    void end() override {}
    std::string keys{};
};

/// Their numbers as keys, in an order of their own.
class ManyRows final : public Result {
public:
    static constexpr std::size_t count = 20'000;
    [[nodiscard]] const std::vector<ResultColumn>& columns() const noexcept override { return columns_; }
    [[nodiscard]] std::size_t keys() const noexcept override { return 1; }
    [[nodiscard]] std::size_t rows() const noexcept override { return count; }
    [[nodiscard]] Value value(std::size_t row, std::size_t column) const override {
        return {.null = false, .number = static_cast<Int128>(column == 0 ? count - row - 1 : row)};
    }
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const override { return a > b; }
    [[nodiscard]] std::vector<Value> total() const override { return {}; }

private:
    std::vector<ResultColumn> columns_{{.name = "K"}, {.name = "sum_X"}};
};

/// Takes the numbers from 0 on, as far as `last`.
class Numbers final : public RowSink {
public:
    void begin(std::span<const ResultColumn>) override {}
    void row(std::span<const Value> values) override {
        if (next == last) throw Error(Category::disk, "no more");
        const auto expected = static_cast<Int128>(next++);
        in_order = in_order && values[0].number == expected &&
                   values[1].number == static_cast<Int128>(ManyRows::count) - expected - 1;
    }
    void end() override {}
    std::size_t next = 0, last = ManyRows::count;
    bool in_order = true;
};

std::string kept(const std::string& having, std::vector<OrderKey> order_by = {}, std::optional<std::uint64_t> top = {},
                 bool totals = false) {
    Keys sink;
    write(Rows(), {having, parse_expression(having), std::move(order_by), top, totals}, 1, sink);
    return sink.keys;
}

} // namespace

TEST_CASE("having compares sums that need more than 64 bits", "[finish]") {
    CHECK(kept("") == "abc-");
    CHECK(kept("sum_X > 100000000000000000000000") == ""); // 10^23
    CHECK(kept("sum_X = 1000000000000000000") == "a");     // 10^18, as 10^20 hundredths
    CHECK(kept("sum_X >= 999999999999999999.995") == "a");
    CHECK(kept("sum_X > 1000000000000000000.005") == "");
    CHECK(kept("sum_X < 9223372036854775807") == "ab-");
    CHECK(kept("sum_X between -1000000000000000000 and 1.5") == "b-");
    CHECK(kept("sum_x like '%.50'") == "-");
}

TEST_CASE("having follows the logic of three values", "[finish]") {
    CHECK(kept("not sum_X > 0") == "b");
    CHECK(kept("sum_X is null or K is null") == "c-");
    CHECK(kept("K = 'a' or sum_X > 0") == "a-");
    CHECK(kept("K <> 'a' and not (sum_X > 0 and K = 'c')") == "b"); // of c nothing is known
    CHECK(kept("K in ('a', 'c') and sum_X is not null") == "a");
}

TEST_CASE("order, then top, then the total", "[finish]") {
    CHECK(kept("", {{"sum_x", true}}) == "a-bc");
    CHECK(kept("", {{"sum_x", false}}, 2, true) == "b-T");
    CHECK(kept("K = 'nobody'", {}, {}, true) == "T");
}

TEST_CASE("rows come one at a time and in order from many threads", "[finish]") {
    for (const unsigned threads : {1U, 2U, 7U}) {
        Numbers sink;
        write(ManyRows(), {}, threads, sink);
        CHECK(sink.next == ManyRows::count);
        CHECK(sink.in_order);
    }
}

TEST_CASE("what a sink throws ends the rows", "[finish]") {
    for (const unsigned threads : {1U, 3U}) {
        Numbers sink;
        sink.last = 5000;
        const auto error = error_of([&] { write(ManyRows(), {}, threads, sink); });
        REQUIRE(error);
        CHECK(contains(error->what(), "no more"));
        CHECK(sink.next == 5000);
    }
}

TEST_CASE("names that a result does not have are refused", "[finish]") {
    const Rows rows;
    const auto refused = [&](const Finish& finish) { return error_of([&] { check(finish, rows.columns()); }); };
    const auto error =
        refused({.having_text = "K = 'a' and sum_Y > 1", .having = parse_expression("K = 'a' and sum_Y > 1")});
    REQUIRE(error);
    CHECK(contains(error->what(), "no column 'sum_Y', at character 13"));
    CHECK(contains(error->hint(), "Did you mean 'sum_X'?"));
    CHECK(refused({.order_by = {{"sum_Y", false}}}));
    CHECK_FALSE(refused({.order_by = {{"SUM_X", false}}}));
}

TEST_CASE("a quotient is exact to the last of its decimals", "[measures]") {
    CHECK(divide(2, 3, 6) == 666'667);
    CHECK(divide(-2, 3, 6) == -666'667);
    CHECK(divide(2, -3, 6) == -666'667);
    CHECK(divide(1, 8, 2) == 13); // 0.125: half away from zero
    CHECK(divide(-1, 8, 2) == -13);
    CHECK(divide(1249, 10, -2) == 1); // 124.9 in hundreds
    CHECK(divide(past_64_bits * 1'000'000'000'000'000, past_64_bits, 6) == Int128{1'000'000'000'000'000} * 1'000'000);
    CHECK(average(12'345'678, 1, 8) == 123'457); // more decimals than are printed: 0.12345678
}
