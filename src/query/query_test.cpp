// SPDX-License-Identifier: MPL-2.0
#include "query/condition.hpp"
#include "query/expression.hpp"
#include "query/measures.hpp"
#include "query/predicate.hpp"
#include "query/traps.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

using namespace cnamdata;
using test::contains;
using test::error_of;

namespace {

std::string failure(const std::string& text) {
    const auto error = error_of([&] { static_cast<void>(parse_expression(text)); });
    if (!error) return "no error";
    CHECK(error->category() == Category::usage);
    return error->what();
}

/// Four rows of a code (1, 2, null, 3), an amount (10.50, -0.05, 7.00, null) and a text (a, null, b, ab).
struct Rows {
    Rows() {
        code.codes = {code.dictionary.add(1), code.dictionary.add(2), null_code, code.dictionary.add(3)};
        amount.form = ColumnData::Form::numbers;
        amount.numbers = {1050, -5, 700, 0};
        amount.valid = {1, 1, 1, 0};
        text.dictionary = Dictionary(Dictionary::Type::text);
        text.codes = {text.dictionary.add("a"), null_code, text.dictionary.add("b"), text.dictionary.add("ab")};
    }

    [[nodiscard]] std::vector<std::uint32_t> where(const std::string& expression) {
        const Predicate predicate(parse_expression(expression), expression, columns);
        return predicate.select({&code, &amount, &text}, 4);
    }

    ColumnData code, amount, text;
    std::vector<UsedColumn> columns{
        {.name = "CODE"},
        {.name = "AMOUNT",
         .field = {.name = "AMOUNT",
                   .physical = parquet::Physical::int64,
                   .logical = parquet::Logical::decimal,
                   .scale = 2}},
        {.name = "TEXT",
         .field = {.name = "TEXT", .physical = parquet::Physical::bytes, .logical = parquet::Logical::text}},
    };
};

using Selected = std::vector<std::uint32_t>;

} // namespace

TEST_CASE("conditions on codes, amounts and texts", "[predicate]") {
    Rows rows;
    CHECK(rows.where("") == Selected{0, 1, 2, 3});
    CHECK(rows.where("code = 2") == Selected{1});
    CHECK(rows.where("code <> 2") == Selected{0, 3});
    CHECK(rows.where("code in (3, 1)") == Selected{0, 3});
    CHECK(rows.where("code between 2 and 3") == Selected{1, 3});
    CHECK(rows.where("code is null") == Selected{2});
    CHECK(rows.where("code = '02'") == Selected{1});
    CHECK(rows.where("amount = 10.5") == Selected{0});
    CHECK(rows.where("amount = 10.500") == Selected{0});
    CHECK(rows.where("amount < 0") == Selected{1});
    CHECK(rows.where("amount > -.05") == Selected{0, 2});
    CHECK(rows.where("amount >= -0.054") == Selected{0, 1, 2});
    CHECK(rows.where("amount > 10.499 and amount < 10.501") == Selected{0});
    CHECK(rows.where("amount = 10.499") == Selected{});
    CHECK(rows.where("amount <= 6.999") == Selected{1});
    CHECK(rows.where("amount < 99999999999999999999999") == Selected{0, 1, 2});
    CHECK(rows.where("text = 'a'") == Selected{0});
    CHECK(rows.where("text like 'a%'") == Selected{0, 3});
    CHECK(rows.where("text not like '_'") == Selected{3});
    CHECK(rows.where("text >= 'ab'") == Selected{2, 3});
}

TEST_CASE("nulls follow three-valued logic", "[predicate]") {
    Rows rows;
    CHECK(rows.where("not code = 2") == Selected{0, 3});
    CHECK(rows.where("code = 1 or amount = 7") == Selected{0, 2});
    CHECK(rows.where("code = 1 and amount > 0") == Selected{0});
    CHECK(rows.where("not (code = 1 and amount > 0)") == Selected{1, 3}); // null and true is null; 3 and null is false
    CHECK(rows.where("code is not null and text is not null") == Selected{0, 3});
    CHECK(rows.where("code = 1 or not (code = 1)") == Selected{0, 1, 3});
    CHECK(rows.where("code not in (1)") == Selected{1, 3});
}

TEST_CASE("and binds before or, parentheses before both", "[expression]") {
    Rows rows;
    CHECK(rows.where("code = 1 or code = 2 and amount > 0") == Selected{0});
    CHECK(rows.where("(code = 1 or code = 2) and amount < 0") == Selected{1});
    CHECK(columns_of(parse_expression("a = 1 and B = 2 or not A in (3)")) == std::vector<std::string>{"a", "B"});
}

TEST_CASE("errors point at the character", "[expression]") {
    CHECK(contains(failure("AGE = "), "expected a constant, found the end, at character 7"));
    CHECK(contains(failure("AGE = 1 AND"), "at character 12"));
    CHECK(contains(failure("AGE == 1 é"), "unexpected character 'é', at character 10"));
    CHECK(contains(failure("year(A = 1"), "expected a column or ')', found '=', at character 8"));
    CHECK(contains(failure("year("), "expected a column or ')', found the end, at character 6"));
    CHECK(contains(failure("AGE = 2A"), "'2A' is no number, at character 7"));
    CHECK(contains(failure("AGE = 'x"), "no closing quote"));
    CHECK(contains(failure("AGE = x"), "in single quotes, found 'x'"));
    CHECK(contains(failure("AGE in 1"), "expected '('"));
    CHECK(contains(failure("AGE in (1"), "expected ',' or ')'"));
    CHECK(contains(failure("(AGE = 1"), "expected ')'"));
    CHECK(contains(failure("AGE = 1)"), "expected 'and', 'or' or the end"));
    CHECK(contains(failure("AGE between 1"), "expected 'and'"));
    CHECK(contains(failure("= 1"), "expected a column"));
    CHECK(contains(failure("A not = 1"), "expected 'in', 'between' or 'like'"));
    CHECK(contains(failure("L = 'é' and ="), "at character 13"));
    CHECK(contains(failure(std::string(5000, '(')), "nested too deeply"));
    std::string functions;
    for (int i = 0; i < 5000; ++i)
        functions += "f(";
    CHECK(contains(failure(functions), "nested too deeply"));
    CHECK(columns_of(parse_expression("Year( A ) = 1 and quarter(soins()) = '2025-T1'")) ==
          std::vector<std::string>{"Year(A)", "quarter(soins())"});
    Rows rows;
    CHECK(contains(error_of([&] { static_cast<void>(rows.where("code = 'x'")); })->what(), "CODE holds numbers"));
}

TEST_CASE("like matches whole characters", "[condition]") {
    CHECK(like("C10AA05", "C10A%"));
    CHECK_FALSE(like("BC10A", "C10A%"));
    CHECK(like("médecin", "m_decin"));
    CHECK(like("a%b", "a%b"));
    CHECK(like("", "%"));
    CHECK_FALSE(like("", "_"));
    CHECK(like("mississippi", "%iss%pi"));
    CHECK_FALSE(like("mississippi", "%iss%pa"));
}

TEST_CASE("averages are exact and rounded half away from zero", "[measures]") {
    CHECK(average(69553, 3, 2) == 231843333); // 695.53 / 3 = 231.843333...
    CHECK(average(200, 3, 2) == 666667);      // 2.00 / 3
    CHECK(average(-200, 3, 2) == -666667);
    CHECK(average(1, 2'000'000, 0) == 1); // 0.0000005 rounds up
    CHECK(average(-1, 2'000'000, 0) == -1);
    CHECK(average(1, 2'000'001, 0) == 0);
}

TEST_CASE("a question that falls into a trap is told the rule", "[query]") {
    const Dataset *damir = &find_dataset("damir"), *medic = &find_dataset("medic"), *lpp = &find_dataset("lpp"),
                  *phmev = &find_dataset("phmev");
    const auto told = [](const Conduct& conduct) {
        std::string all;
        for (const std::string& warning : trap_warnings(conduct))
            all += warning.substr(0, warning.find(':')) + "; ";
        return all;
    };
    CHECK(told({.datasets = {damir}, .summed = {"PRS_REM_MNT"}, .used = {"AGE_BEN_SNDS"}}) ==
          "damir, trap 'raw-or-prefiltered'; ");
    CHECK(told({.datasets = {damir}, .summed = {"PRS_REM_MNT"}, .used = {"PRS_REM_TYP"}}).empty());
    CHECK(told({.datasets = {damir}, .summed = {"FLT_REM_MNT"}}).empty());
    CHECK(told({.datasets = {medic, phmev}, .summed = {"REM"}}) == "medic, trap 'phmev'; ");
    CHECK(told({.datasets = {medic, lpp}, .summed = {"REM"}, .used = {"SEXE"}}).empty());
    CHECK(told({.datasets = {medic, lpp}, .summed = {"REM"}, .used = {"AGE"}}) == "medic, trap 'ages'; ");
    CHECK(told({.datasets = {medic}, .summed = {"REM"}, .used = {"AGE"}}).empty());
    CHECK(told({.datasets = {damir}, .used = {"BEN_RES_REG"}, .missing = {"BEN_RES_REG"}}) == "damir, trap 'zones'; ");
    CHECK(told({.datasets = {damir}, .used = {"BEN_RES_REG"}}).empty());
    CHECK(told({.datasets = {damir}, .used = {"PRS_NAT"}, .missing = {"PRS_NAT"}}).empty());
}

TEST_CASE("ranges and dictionaries tell what cannot be satisfied", "[predicate]") {
    Rows rows;
    const auto judge = [&](const std::string& expression, const ColumnRange& code, const ColumnRange& text) {
        const Predicate predicate(parse_expression(expression), expression, rows.columns);
        return predicate.judge([&](std::size_t column) { return column == 0 ? code : text; });
    };
    const ColumnRange code{.min = 10, .max = 20, .may_have_nulls = false};
    const ColumnRange text{.min_text = "C10AA01", .max_text = "C10BX17"};
    for (const std::string none : {"code = 9", "code > 20", "code < 10", "code between 21 and 30", "code in (1, 21)",
                                   "code is null", "not code >= 5", "code = 12 and code = 21", "code = 9.5",
                                   "text = 'D01'", "text like 'A%'", "text like 'C10D%'", "text > 'C10BX17'"})
        CHECK((judge(none, code, text) == Verdict::none));
    for (const std::string some : {"code = 10", "code <> 15", "code >= 20", "code in (1, 15)", "code = 9 or code = 11",
                                   "text like 'C10B%'", "text like '%1'", "text is null", "text <> 'C10AA01'"})
        CHECK((judge(some, code, text) == Verdict::some));
    CHECK((judge("code >= 10 and code < 21", code, text) == Verdict::all));
    CHECK((judge("text >= 'A'", code, text) == Verdict::some)); // a null may be among them
    CHECK((judge("code = 1", {}, {}) == Verdict::some));
    CHECK((judge("code = 1 or code is null", {.may_have_values = false}, {}) == Verdict::all));

    ColumnRange listed = code;
    listed.values.emplace(Dictionary::Type::number);
    for (const std::int64_t value : {10, 12, 20})
        listed.values->add(value);
    CHECK((judge("code = 11", listed, text) == Verdict::none));
    CHECK((judge("code in (10, 12, 20)", listed, text) == Verdict::all));
    CHECK((judge("code = 12", listed, text) == Verdict::some));
}
