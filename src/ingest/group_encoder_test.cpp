// SPDX-License-Identifier: MPL-2.0
#include "ingest/group_encoder.hpp"

#include "base/thread_group.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <latch>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace cnamdata;

namespace {

const parquet::Schema schema{{.name = "N", .physical = parquet::Physical::int64}};

PendingGroup group_of(std::uint64_t ordinal) {
    ColumnData column;
    column.form = ColumnData::Form::numbers;
    column.numbers = {1, 2, static_cast<std::int64_t>(ordinal)};
    PendingGroup group;
    group.ordinal = ordinal;
    group.rows = 3;
    std::vector<ColumnData> columns;
    columns.push_back(std::move(column));
    group.pieces.push_back(parquet::pack_piece(std::move(columns), group.rows));
    return group;
}

/// Which groups were appended, in which order; the one of `bad` fails.
struct Appended {
    explicit Appended(std::uint64_t bad = 1000)
        : encoder(schema, [this, bad](const PendingGroup& group, const parquet::EncodedRowGroup& encoded) {
              if (group.ordinal == bad) throw Error(Category::data, "group " + std::to_string(bad));
              CHECK(encoded.rows() == group.rows);
              ordinals.push_back(group.ordinal);
          }) {}

    using Ordinals = std::vector<std::uint64_t>;
    Ordinals ordinals;
    GroupEncoder encoder;
};

} // namespace

TEST_CASE("a group that was left is encoded by who waits for it", "[ingest]") {
    Appended appended;
    CHECK(appended.encoder.leave(group_of(0)));
    CHECK(appended.ordinals.empty());
    CHECK(appended.encoder.encode(group_of(1)));
    CHECK(appended.ordinals == Appended::Ordinals{0, 1});
    CHECK(appended.encoder.encode_left());
}

TEST_CASE("one group is left at most", "[ingest]") {
    Appended appended;
    CHECK(appended.encoder.leave(group_of(1)));
    CHECK(appended.encoder.leave(group_of(0))); // group 1 has to wait for this one
    CHECK(appended.ordinals == Appended::Ordinals{0, 1});
    CHECK(appended.encoder.leave(group_of(2)));
    CHECK(appended.ordinals == Appended::Ordinals{0, 1});
    CHECK(appended.encoder.leave(group_of(3))); // who encodes goes on with what is left
    CHECK(appended.ordinals == Appended::Ordinals{0, 1, 2, 3});
}

TEST_CASE("who leaves groups does not run ahead of those who encode", "[ingest]") {
    std::latch begun(1), go_on(1);
    std::atomic<int> appended = 0;
    GroupEncoder encoder(schema, [&](const PendingGroup& group, const parquet::EncodedRowGroup&) {
        if (group.ordinal == 0) begun.count_down();
        go_on.wait();
        ++appended;
    });
    ThreadGroup others;
    others.start([&] { encoder.encode(group_of(0)); });
    begun.wait();
    CHECK(encoder.keep_pace()); // nothing is left
    CHECK(encoder.leave(group_of(1)));
    CHECK(appended == 0);
    others.start([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        go_on.count_down();
    });
    CHECK(encoder.keep_pace());
    CHECK(appended >= 1);
    others.join();
    CHECK(appended == 2);
    CHECK(encoder.leave(group_of(2)));
    CHECK(encoder.keep_pace()); // nobody encodes
    CHECK(encoder.encode_left());
    CHECK(appended == 3);
}

TEST_CASE("groups are appended in order, whoever encodes or leaves them", "[ingest]") {
    constexpr std::uint64_t count = 200;
    Appended appended;
    std::mutex mutex;
    std::uint64_t next = 0;
    const auto take = [&] {
        const std::lock_guard lock(mutex);
        return next++;
    };
    {
        ThreadGroup workers;
        for (int i = 0; i < 3; ++i) {
            workers.start([&] {
                for (std::uint64_t ordinal = take(); ordinal < count; ordinal = take())
                    appended.encoder.encode(group_of(ordinal));
                appended.encoder.encode_left();
            });
        }
        for (std::uint64_t ordinal = take(); ordinal < count; ordinal = take()) {
            appended.encoder.leave(group_of(ordinal));
            appended.encoder.keep_pace();
        }
        workers.join();
    }
    appended.encoder.encode_left();
    appended.encoder.rethrow();
    REQUIRE(appended.ordinals.size() == count);
    CHECK(std::ranges::is_sorted(appended.ordinals));
}

TEST_CASE("nothing is appended after a group that fails", "[ingest]") {
    Appended appended(1);
    CHECK(appended.encoder.encode(group_of(0)));
    CHECK(appended.encoder.leave(group_of(1)));
    CHECK_FALSE(appended.encoder.encode(group_of(2)));
    CHECK_FALSE(appended.encoder.leave(group_of(3)));
    CHECK_FALSE(appended.encoder.encode_left());
    CHECK(appended.ordinals == Appended::Ordinals{0});
    const auto error = test::error_of([&] { appended.encoder.rethrow(); });
    REQUIRE(error.has_value());
    CHECK(error->what() == std::string("group 1"));
}

TEST_CASE("who waits for a group that will never come is told", "[ingest]") {
    Appended appended;
    ThreadGroup waiting;
    bool more = true;
    waiting.start([&] { more = appended.encoder.encode(group_of(1)); });
    appended.encoder.cancel();
    waiting.join();
    CHECK_FALSE(more);
    CHECK(appended.ordinals.empty());
    appended.encoder.rethrow();
}
