// SPDX-License-Identifier: MPL-2.0
#include "cli/number_text.hpp"

#include "support/catch.hpp"

#include <limits>

using namespace cnamdata;
using namespace cnamdata::cli;

namespace {

std::string integer(Int128 number) {
    char buffer[max_number_size];
    return {buffer, write_integer(buffer, number)};
}

std::string decimal(Int128 number, int scale, char point = '.') {
    char buffer[max_number_size];
    return {buffer, write_decimal(buffer, number, scale, point)};
}

std::string real(double number, char point = '.') {
    char buffer[max_number_size];
    return {buffer, write_real(buffer, number, point)};
}

Int128 ten_to(int power) {
    Int128 number = 1;
    for (int i = 0; i < power; ++i)
        number *= 10;
    return number;
}

} // namespace

TEST_CASE("integers of up to 128 bits print all their digits") {
    CHECK(integer(0) == "0");
    CHECK(integer(-7) == "-7");
    CHECK(integer(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(integer(Int128(std::numeric_limits<std::uint64_t>::max()) + 1) == "18446744073709551616");
    CHECK(integer(ten_to(20) + 3) == "100000000000000000003"); // zeros in the middle
    const Int128 greatest = ~(Int128(1) << 127);
    CHECK(integer(greatest) == "170141183460469231731687303715884105727");
    CHECK(integer(-greatest - 1) == "-170141183460469231731687303715884105728");
}

TEST_CASE("decimals print exactly their scale") {
    CHECK(decimal(0, 2) == "0.00");
    CHECK(decimal(-5, 2) == "-0.05");
    CHECK(decimal(5, 2, ',') == "0,05");
    CHECK(decimal(123456, 2) == "1234.56");
    CHECK(decimal(-100, 2) == "-1.00");
    CHECK(decimal(1, 6) == "0.000001");
    CHECK(decimal(-1234567, 6) == "-1.234567");
    CHECK(decimal(42, 0) == "42");
    CHECK(decimal(ten_to(25) + 7, 2) == "100000000000000000000000.07");
    CHECK(decimal(-(ten_to(30)), 6) == "-1000000000000000000000000.000000");
    CHECK(decimal(7, 38) == "0.00000000000000000000000000000000000007");
}

TEST_CASE("real numbers print the shortest text that reads back the same") {
    CHECK(real(0.1) == "0.1");
    CHECK(real(-2.5, ',') == "-2,5");
    CHECK(real(1.0 / 3) == "0.3333333333333333");
    CHECK(real(std::numeric_limits<double>::infinity()) == "inf");
    CHECK(real(-std::numeric_limits<double>::max()) == "-1.7976931348623157e+308");
}

TEST_CASE("digits are grouped by three in the whole part only") {
    CHECK(group_digits("123") == "123");
    CHECK(group_digits("-123") == "-123");
    CHECK(group_digits("1234.5678") == "1\u202f234.5678");
    CHECK(group_digits("-1234567") == "-1\u202f234\u202f567");
}
