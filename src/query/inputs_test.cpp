// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/query.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

#include <filesystem>

using namespace cnamdata;
using test::contains;
using test::error_of;

namespace {

const std::string sample = CNAMDATA_SOURCE_DIR "/data-samples/A202501.csv.gz";

/// Notes what was known of the whole when the first row came.
class FirstTotal final : public RowSink {
public:
    explicit FirstTotal(const Progress& progress) : progress_(progress) {}
    void begin(std::span<const ResultColumn>) override {}
    void row(std::span<const Value>) override {
        if (total == 0) total = progress_.bytes_total;
    }
    void end() override {}
    std::uint64_t total = 0;

private:
    const Progress& progress_;
};

} // namespace

TEST_CASE("what is done is a part of all files from the first row on", "[query]") {
    const std::uint64_t size = std::filesystem::file_size(sample);
    Progress progress;
    FirstTotal sink(progress);
    FilterRequest request{.source = {.inputs = {sample, sample, sample}}, .select = {"PRS_NAT"}};
    const Warnings warnings = filter(request, sink, &progress);
    CHECK(sink.total == 3 * size);
    CHECK(progress.bytes_total == 3 * size);
    CHECK(progress.bytes_done == 3 * size);
    REQUIRE(warnings.size() == 1);
    CHECK(contains(warnings.front(), "named more than once"));
}

TEST_CASE("a period is refused where there are only files", "[query]") {
    Progress progress;
    FirstTotal sink(progress);
    FilterRequest request{.source = {.inputs = {sample}, .period = PeriodSelection::parse("2025-01")}};
    const auto error = error_of([&] { static_cast<void>(filter(request, sink)); });
    REQUIRE(error);
    CHECK(error->category() == Category::usage);
    request.source.period = PeriodSelection::parse("all");
    request.limit = 1;
    CHECK(filter(request, sink).empty());
}
