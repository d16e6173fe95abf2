// SPDX-License-Identifier: MPL-2.0
#include "archive/block_search.hpp"
#include "archive/deflate_block.hpp"
#include "support/catch.hpp"
#include "support/deflate.hpp"

#include <random>
#include <vector>

using namespace cnamdata;
using test::Deflate;
using test::deflated;

namespace {

/// Lines that copy from each other, and some that do not.
std::string lines(std::size_t bytes, unsigned seed) {
    std::mt19937 random(seed);
    std::string text;
    while (text.size() < bytes)
        text += "2025;0" + std::to_string(random() % 12) + ";" + std::to_string(random() % 100'000) + ";75;;\n";
    text.resize(bytes);
    return text;
}

std::vector<std::byte> padded(const std::string& bytes) {
    std::vector<std::byte> out(bytes.size() + BitReader::padding_bytes);
    std::memcpy(out.data(), bytes.data(), bytes.size());
    return out;
}

std::span<const std::byte> inside(const std::vector<std::byte>& bytes) {
    return std::span(bytes).first(bytes.size() - BitReader::padding_bytes);
}

/// The text of all blocks from `bit` on but the last of the stream, if what comes before is `window`.
std::string read_from(std::span<const std::byte> bytes, std::uint64_t bit, const std::string& window, BlockEnd& end) {
    BitReader bits(bytes, bit);
    BlockCodes codes;
    MarkedText text;
    std::size_t whole = 0;
    while ((end = read_block(bits, codes, text)) == BlockEnd::whole)
        whole = text.size();
    std::string last(window_bytes, '\0');
    last.replace(last.size() - window.size(), window.size(), window);
    std::string out(whole, '\0');
    Resolver(std::as_bytes(std::span(last))).write(text.bytes().first(whole), reinterpret_cast<std::byte*>(out.data()));
    return out;
}

} // namespace

TEST_CASE("blocks of every kind are read as zlib wrote them", "[archive][ahead]") {
    const std::string text = lines(300'000, 1) + std::string(2'000, 'a') + lines(100'000, 2);
    for (const Deflate how : {Deflate{.level = 6}, Deflate{.level = 1}, Deflate{.level = 0},
                              Deflate{.strategy = Z_FIXED}, Deflate{.strategy = Z_HUFFMAN_ONLY},
                              Deflate{.strategy = Z_RLE}, Deflate{.level = 6, .flush_every = 50'000}}) {
        CAPTURE(how.level, how.strategy, how.flush_every);
        const auto bytes = padded(deflated(text, -15, how));
        BlockEnd end{};
        const std::string read = read_from(inside(bytes), 0, "", end);
        CHECK(end == BlockEnd::last);
        CHECK(read.size() > text.size() / 2);
        CHECK(read == text.substr(0, read.size()));
    }
}

TEST_CASE("from the midst of a stream, text is read up to what it copies from before", "[archive][ahead]") {
    const std::string text = lines(600'000, 3);
    const auto bytes = padded(deflated(text, -15));
    BlockCodes codes;
    std::size_t blocks = 0;
    std::optional<std::uint64_t> found = find_block(inside(bytes), 1, codes);
    for (; found.has_value(); found = find_block(inside(bytes), *found + 1, codes)) {
        ++blocks;
        BlockEnd end{};
        const std::string unknown = read_from(inside(bytes), *found, "", end);
        REQUIRE(end == BlockEnd::last);
        // It ends where the text before the last block does, which begins somewhere.
        const std::string all = read_from(inside(bytes), 0, "", end);
        REQUIRE(unknown.size() < all.size());
        const std::size_t begin = all.size() - unknown.size();
        const std::size_t known = std::min(begin, window_bytes);
        CHECK(read_from(inside(bytes), *found, text.substr(begin - known, known), end) == all.substr(begin));
    }
    CHECK(blocks >= 3);
}

TEST_CASE("a block behind the end of a piece is found", "[archive][ahead]") {
    const std::string text = lines(60'000, 1000);
    const std::string piece = deflated(text, -15, {.flush_every = 50'000});
    const std::size_t end = piece.find(std::string("\0\0\xFF\xFF", 4));
    REQUIRE(end < piece.size() - 1000);
    BlockCodes codes;
    // What only looks like the end of a piece comes first.
    const std::string before = std::string("\0\0\xFF\xFF", 4) + "xyz" + std::string("\0\0\0\xFF\xFF\0", 6);
    const auto bytes = padded(before + piece + piece);
    CHECK(find_fresh_block(inside(bytes), codes) == std::nullopt); // it is the last of its stream
    const auto more = padded(before + deflated(text + text, -15, {.flush_every = 50'000}));
    const auto found = find_fresh_block(inside(more), codes);
    REQUIRE(found.has_value());
    CHECK(*found % 8 == 0);
    BlockEnd stop{};
    const std::string rest = read_from(inside(more), *found, "", stop);
    CHECK(rest == (text + text).substr(50'000, rest.size()));
    CHECK(rest.size() >= 50'000);
    CHECK_FALSE(find_fresh_block(inside(more).first(before.size()), codes).has_value());
}

TEST_CASE("a block is bad where its bytes are changed or end", "[archive][ahead]") {
    const std::string text = lines(20'000, 4);
    const std::string packed = deflated(text + text, -15, {.flush_every = 20'000});
    std::size_t told = 0;
    for (std::size_t at = 0; at < packed.size(); at += 7) {
        std::string changed = packed;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        BlockEnd end{};
        const auto bytes = padded(changed);
        told += read_from(inside(bytes), 0, "", end).size() < text.size() || end == BlockEnd::bad ? 1U : 0U;
        const auto cut = padded(packed.substr(0, at / 3)); // the last block begins later
        static_cast<void>(read_from(inside(cut), 0, "", end));
        CHECK(end == BlockEnd::bad);
    }
    CHECK(told > 0);
}

TEST_CASE("blocks of too much text are given up", "[archive][ahead]") {
    const auto bytes = padded(deflated(std::string(40'000'000, 'x'), -15)); // 4.2 MB a block
    BitReader bits(inside(bytes), 0);
    BlockCodes codes;
    MarkedText text;
    BlockEnd end = BlockEnd::whole;
    while (end == BlockEnd::whole)
        end = read_block(bits, codes, text);
    CHECK(end == BlockEnd::bad);
    CHECK(text.size() < 2 * MarkedText::most_bytes);
}

TEST_CASE("a code that is ambiguous or leaves words unused is none", "[archive][ahead]") {
    HuffmanCode code;
    const auto build = [&](std::vector<std::uint8_t> lengths) { return code.build(lengths); };
    CHECK(build({1, 2, 2}));
    CHECK(code.find(0b0).symbol == 0);
    CHECK(code.find(0b01).symbol == 1); // its word is 10, the first bit lowest
    CHECK(code.find(0b11).symbol == 2);
    CHECK_FALSE(build({1, 1, 1}));
    CHECK(code.find(0).bits == 0);
    CHECK_FALSE(build({2, 2, 2}));
    CHECK(build({0, 1, 0})); // a distance alone
    CHECK(build({0, 0, 0})); // no distance at all
    CHECK(code.find(0).bits == 0);
    std::vector<std::uint8_t> long_words; // 1, 2, ... 15, 15 bits
    for (std::uint8_t bits = 1; bits <= 15; ++bits)
        long_words.push_back(bits);
    long_words.push_back(15);
    CHECK(build(long_words));
    for (unsigned bits = 1; bits <= 15; ++bits) {
        const HuffmanCode::Found found = code.find((1ULL << (bits - 1)) - 1);
        CHECK(found.symbol == bits - 1);
        CHECK(found.bits == bits);
    }
    CHECK(code.find((1ULL << 15) - 1).symbol == 15);
}
