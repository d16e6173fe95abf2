// SPDX-License-Identifier: MPL-2.0
#include "base/shared_library.hpp"

#include "cnamdata/error.hpp"
#include "support/catch.hpp"

using namespace cnamdata;

TEST_CASE("a function of a shared library is found by its name") {
    double (*cosine)(double) = nullptr;
    SharedLibrary("libm.so.6").find("cos", cosine);
    CHECK(cosine(0) == 1);
}

TEST_CASE("a library or a function that is not there is named") {
    CHECK_THROWS_WITH(SharedLibrary("libnone.so.7"), Catch::Matchers::Contains("libnone.so.7"));
    void (*none)() = nullptr;
    CHECK_THROWS_AS(SharedLibrary("libm.so.6").find("no_such_function", none), Error);
}
