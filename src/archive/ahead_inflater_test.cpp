// SPDX-License-Identifier: MPL-2.0
#include "archive/stream_archive.hpp"
#include "cnamdata/error.hpp"
#include "support/catch.hpp"
#include "support/deflate.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <random>
#include <thread>

using namespace cnamdata;
using test::Deflate;
using test::deflated;
using test::error_of;
using test::TemporaryFolder;

namespace {

#if CNAMDATA_HAS_ISAL
constexpr bool can_help = true;
#else
constexpr bool can_help = false;
#endif

constexpr std::uint64_t stretch = 100'000;

/// `variety`: how many values a field has; with few, no byte is free of what lies far before it.
std::string lines(std::size_t bytes, unsigned variety, unsigned seed = 1) {
    std::mt19937 random(seed);
    std::string text;
    while (text.size() < bytes)
        text += std::to_string(random() % variety) + ";" + std::to_string(random() % variety) + ";0;\n";
    text.resize(bytes);
    return text;
}

std::string member(const std::string& text, Deflate how = {}) { return deflated(text, 15 + 16, how); }

struct Outcome {
    std::string text;
    std::string error;
    std::size_t helped = 0;
};

/// Reads a file in small parts, with help of so many stretches before each.
Outcome read_with_help(const std::string& path, unsigned calls, unsigned most, bool hashed = true) {
    Outcome outcome;
    const auto archive = make_gzip_archive(std::make_unique<BufferedInput>(path), stretch);
    if (!hashed) archive->forgo_sha256();
    std::string buffer(5000, '\0');
    const auto error = error_of([&] {
        for (std::size_t got = buffer.size(); got == buffer.size();) {
            for (unsigned i = 0; i < calls; ++i)
                outcome.helped += archive->help(most) ? 1U : 0U;
            got = archive->read(std::as_writable_bytes(std::span(buffer)));
            outcome.text.append(buffer, 0, got);
        }
    });
    if (error) outcome.error = error->what();
    return outcome;
}

/// The same with threads that help all the time.
std::string read_beside_helpers(const std::string& path, unsigned threads) {
    const auto archive = make_gzip_archive(std::make_unique<BufferedInput>(path), stretch);
    std::atomic<bool> over{false};
    std::vector<std::thread> helpers;
    for (unsigned i = 0; i < threads; ++i) {
        helpers.emplace_back([&] {
            while (!over)
                archive->help(threads);
        });
    }
    std::string text, buffer(70'000, '\0');
    for (std::size_t got = buffer.size(); got == buffer.size();) {
        got = archive->read(std::as_writable_bytes(std::span(buffer)));
        text.append(buffer, 0, got);
    }
    over = true;
    for (std::thread& helper : helpers)
        helper.join();
    return text;
}

} // namespace

TEST_CASE("what is read is the same with help or without", "[archive][ahead]") {
    const TemporaryFolder folder;
    const std::string varied = lines(3'000'000, 1'000'000), plain = lines(6'000'000, 7);
    const std::string blocks =
        deflated(varied, -15, {.flush_every = 40'000}); // which are no blocks of what stores them
    const std::vector<std::pair<std::string, std::string>> files{
        {member(varied), varied},
        {member(plain), plain},
        {member(varied, {.level = 1}), varied},
        {member(varied, {.flush_every = 100'000}), varied},
        {member(plain, {.flush_every = 300'000}), plain},
        {member(varied, {.flush_every = 100'000, .flush = Z_SYNC_FLUSH}), varied},
        {member(varied, {.strategy = Z_HUFFMAN_ONLY}), varied},
        {member(varied, {.level = 0}), varied},
        {member(varied, {.strategy = Z_FIXED}), varied},
        {member(blocks, {.level = 0}), blocks},
        {member(varied) + member(plain) + member(varied.substr(0, 90'000)), varied + plain + varied.substr(0, 90'000)},
        {member(varied) + std::string(30'000, '\0'), varied},
        {member(varied + std::string(40'000'000, 'x') + varied), varied + std::string(40'000'000, 'x') + varied},
    };
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(i);
        const std::string path = folder.write("a.gz", files[i].first);
        for (const unsigned most : {1U, 5U}) {
            const Outcome outcome = read_with_help(path, 1, most, most == 1);
            CHECK(outcome.error.empty());
            CHECK((outcome.text == files[i].second));
            CHECK(outcome.helped >= (can_help && i < 6 ? 1U : 0U));
        }
        CHECK((read_beside_helpers(path, 3) == files[i].second));
    }
}

TEST_CASE("what is helped with is not done again", "[archive][ahead]") {
    if (!can_help) return;
    const TemporaryFolder folder;
    const std::string text = lines(6'000'000, 1'000'000), packed = member(text, {.level = 1, .flush_every = 50'000});
    constexpr std::uint64_t length = 350'000; // the one with which help begins lies behind what is read at once
    REQUIRE(packed.size() > 6 * length);
    const std::string path = folder.write("a.gz", packed);
    const auto archive = make_gzip_archive(std::make_unique<BufferedInput>(path), length);
    CHECK(archive->help(2));
    CHECK(archive->help(2));
    CHECK_FALSE(archive->help(2)); // two wait, from 3 * length on
    std::string changed = packed;  // bytes in their midst do not matter now
    std::fill_n(changed.begin() + 7 * length / 2, length / 4, '\0');
    REQUIRE(folder.write("a.gz", changed) == path);
    std::string read(text.size(), '\0');
    CHECK(archive->read(std::as_writable_bytes(std::span(read))) == text.size());
    CHECK((read == text));
    CHECK_FALSE(archive->help(2)); // the end is near
}

TEST_CASE("damage is told in the same words with help or without", "[archive][ahead]") {
    const TemporaryFolder folder;
    const std::string packed = member(lines(2'500'000, 100'000), {.flush_every = 100'000});
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        std::string damaged = packed;
        if (round % 3 == 0) {
            damaged.resize(damaged.size() / 2 + random() % (damaged.size() / 2));
        } else {
            char& byte = damaged[11 + random() % (damaged.size() - 11)];
            byte = static_cast<char>(byte ^ (1 << (round % 8)));
        }
        const std::string path = folder.write("a.gz", damaged);
        const Outcome alone = read_with_help(path, 0, 0), helped = read_with_help(path, 2, 3);
        CAPTURE(round);
        CHECK_FALSE(alone.error.empty());
        CHECK(helped.error == alone.error);
        CHECK((helped.text == alone.text));
    }
}

TEST_CASE("of a pipe, or a file that is no gzip, nothing is read ahead", "[archive][ahead]") {
    const TemporaryFolder folder;
    const auto plain = make_plain_archive(std::make_unique<BufferedInput>(folder.write("a", lines(200'000, 9))));
    CHECK_FALSE(plain->help(2));
}
