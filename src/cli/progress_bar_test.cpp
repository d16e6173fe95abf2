// SPDX-License-Identifier: MPL-2.0
#include "cli/progress_bar.hpp"

#include "cli/text.hpp"

#include "support/catch.hpp"

using namespace cnamdata::cli;

namespace {

constexpr ProgressSample halfway{
    .bytes_done = 480'000'000, .bytes_total = 960'000'000, .rows = 18'123'456, .seconds = 6};

} // namespace

TEST_CASE("the progress line tells share, bytes, rows, rate and time left") {
    CHECK(progress_line("A202501.csv.gz", halfway, 200) ==
          "A202501.csv.gz   50 %  480 MB of 960 MB  18\u202f123\u202f456 rows  80.0 MB/s  0:06 left");
}

TEST_CASE("without a total there is neither share nor time left") {
    ProgressSample sample = halfway;
    sample.bytes_total = 0;
    CHECK(progress_line("stdin", sample, 200) == "stdin  480 MB  18\u202f123\u202f456 rows  80.0 MB/s");
}

TEST_CASE("at the very start there is no rate yet") {
    CHECK(progress_line("a", {.bytes_done = 0, .bytes_total = 1000, .rows = 0, .seconds = 0.1}, 200) ==
          "a    0 %  0 B of 1.00 kB");
}

TEST_CASE("more bytes than announced are not more than 100 %") {
    CHECK(progress_line("a", {.bytes_done = 2000, .bytes_total = 1000, .rows = 1, .seconds = 1}, 200) ==
          "a  100 %  2.00 kB of 1.00 kB  1 rows  2.00 kB/s");
}

TEST_CASE("the progress line never wraps") {
    for (std::size_t width = 1; width < 100; ++width)
        CHECK(display_width(progress_line("A202501.csv.gz", halfway, width)) <= width);
}

TEST_CASE("hours are told") {
    const ProgressSample slow{.bytes_done = 1, .bytes_total = 3662, .rows = 0, .seconds = 1};
    CHECK(progress_line("a", slow, 200).ends_with("1:01:01 left"));
}
