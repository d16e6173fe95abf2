// SPDX-License-Identifier: MPL-2.0
// Every dataset and every header version of the registry can be generated, in the form the registry describes.
#include "generate/request.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "generate/model.hpp"
#include "generate/test_files.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace cnamdata;
using namespace cnamdata::generate;

namespace {

/// Separators outside quotes, where the dataset gives them a meaning.
std::size_t separators(const Dataset& dataset, std::string_view line) {
    bool quoted = false;
    std::size_t count = 0;
    for (const char c : line) {
        if (c == '"' && dataset.quoting == Quoting::fields) quoted = !quoted;
        if (c == ';' && !quoted) ++count;
    }
    return count;
}

/// A file by one dimension has a row for each of its codes, hence few.
std::uint64_t rows_of(const HeaderVersion& version) {
    if (version.breakdown.empty()) return 500;
    return version.breakdown.find('_') == std::string::npos ? 12 : 150;
}

} // namespace

TEST_CASE("every dataset of the registry has a distribution for each of its columns") {
    CHECK_NOTHROW(check_every_dataset());
    CHECK(models().size() == datasets().size());
}

TEST_CASE("every header version of every dataset can be generated") {
    for (const Dataset* dataset : datasets()) {
        for (const HeaderVersion& version : dataset->versions) {
            INFO(dataset->id << ' ' << version.id);
            Request request;
            request.dataset = dataset->id;
            request.header_version = version.id;
            request.rows = rows_of(version);
            const std::string text = generated_text(request);

            const std::string_view end = dataset->crlf ? "\r\n" : "\n";
            REQUIRE(text.starts_with(std::string(version.header) + std::string(end)));
            REQUIRE(text.ends_with(end));
            const auto lines = lines_of(text, end);
            REQUIRE(lines.size() == request.rows + 1);
            const std::size_t expected = separators(*dataset, version.header);
            CHECK(std::all_of(lines.begin(), lines.end(),
                              [&](auto line) { return separators(*dataset, line) == expected; }));
            if (dataset->trailing_separator) CHECK(lines.back().ends_with(';'));
        }
    }
}

TEST_CASE("a dataset without distributions is refused by name") {
    const auto message_of = [](const Dataset& dataset) -> std::string {
        try {
            static_cast<void>(make_model(dataset));
        } catch (const Error& error) {
            CHECK(error.category() == Category::internal);
            return error.what();
        }
        return {};
    };
    Dataset unknown;
    unknown.id = "unknown";
    CHECK(message_of(unknown).find("'unknown'") != std::string::npos);

    Dataset wider = find_dataset("lpp");
    wider.columns.push_back({.name = "NEW_COLUMN"});
    CHECK(message_of(wider).find("NEW_COLUMN") != std::string::npos);

    Dataset narrower = find_dataset("lpp");
    narrower.columns.pop_back();
    CHECK(message_of(narrower).find("'BSE'") != std::string::npos);
}

TEST_CASE("what cannot be asked is a usage error") {
    const auto category_of = [](const Request& request) {
        try {
            generated_text(request);
        } catch (const Error& error) {
            return error.category();
        }
        return Category::internal;
    };
    Request request;
    request.rows = 10;
    request.dataset = "damirr";
    CHECK(category_of(request) == Category::usage);
    request.dataset = "damir";
    request.period = "2024"; // monthly
    CHECK(category_of(request) == Category::usage);
    request.period = "2001-01";
    CHECK(category_of(request) == Category::usage);
    request.period.clear();
    request.header_version = "v9";
    CHECK(category_of(request) == Category::usage);
    request.header_version.clear();
    request.bad_rows = 11;
    CHECK(category_of(request) == Category::usage);
    Request full;
    full.dataset = "lpp";
    full.rows = 100'000'000; // more than there are cells
    CHECK(category_of(full) == Category::usage);
}
