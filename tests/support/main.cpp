// SPDX-License-Identifier: MPL-2.0
// The main() of the unit tests: version 2 of Catch2 makes it here, version 3 brings its own session class.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_session.hpp>
int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
#else
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
