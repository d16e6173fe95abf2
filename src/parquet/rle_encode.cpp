// SPDX-License-Identifier: MPL-2.0
#include "parquet/rle.hpp"

#include <array>
#include <cstring>

namespace cnamdata::parquet {

namespace {

// Values that must be equal, from a boundary on, to be worth a run; also the step in which runs are looked for.
constexpr std::size_t unit = 64;

template <class T>
bool uniform(const T* values) noexcept {
    constexpr std::size_t step = 64 / sizeof(T); // values of a cache line
    for (std::size_t i = 0; i < unit; i += step) {
        T difference = 0;
        for (std::size_t k = 0; k < step; ++k)
            difference = static_cast<T>(difference | (values[i + k] ^ values[0]));
        if (difference != 0) return false;
    }
    return true;
}

// The start of the next run at or after `from`, in steps of a unit; the end when there is none.
template <class T>
std::size_t find_run(std::span<const T> values, std::size_t from) noexcept {
    for (; from + unit <= values.size(); from += unit) {
        if (uniform(values.data() + from)) return from;
    }
    return values.size();
}

void append_run(std::uint32_t value, std::uint64_t length, unsigned width, Buffer& out) {
    append_varint(out, length << 1);
    append(out, std::as_bytes(std::span(&value, 1)).first(divide_up(width, 8U)));
}

constexpr std::uint64_t every(unsigned period, unsigned bits) noexcept {
    std::uint64_t mask = 0;
    for (unsigned at = 0; at < 64; at += period)
        mask |= ((std::uint64_t{1} << bits) - 1) << at;
    return mask;
}

// Items of `bits` bits, at the start of each half of `period` bits, move together.
template <unsigned period, unsigned bits>
std::uint64_t join_pairs(std::uint64_t word) noexcept {
    constexpr std::uint64_t low = every(period, bits);
    return (word & low) | (word >> (period / 2 - bits) & low << bits);
}

// Eight bytes of at most `width` bits become the low bytes of a word.
template <unsigned width>
std::uint64_t squeeze(std::uint64_t word) noexcept {
    if constexpr (width == 8) {
        return word;
    } else {
        return join_pairs<64, 4 * width>(join_pairs<32, 2 * width>(join_pairs<16, width>(word)));
    }
}

template <unsigned width>
void squeeze_all(const std::uint8_t* values, std::size_t groups, std::byte* to) noexcept {
    for (std::size_t group = 0; group < groups; ++group) {
        std::uint64_t word = 0;
        std::memcpy(&word, values + group * 8, sizeof word);
        word = squeeze<width>(word);
        std::memcpy(to + group * width, &word, sizeof word);
    }
}

using Squeeze = void (*)(const std::uint8_t* values, std::size_t groups, std::byte* to) noexcept;
constexpr std::array<Squeeze, 9> squeezers = {squeeze_all<1>, squeeze_all<1>, squeeze_all<2>,
                                              squeeze_all<3>, squeeze_all<4>, squeeze_all<5>,
                                              squeeze_all<6>, squeeze_all<7>, squeeze_all<8>};

// Each packs groups of eight values; `to` has eight bytes of room after them.
void pack_groups(const std::uint8_t* values, std::size_t groups, unsigned width, std::byte* to) {
    if (width > 0) squeezers[width](values, groups, to);
}

void pack_groups(const std::uint32_t* values, std::size_t groups, unsigned width, std::byte* to) {
    const Pack8 pack = pack8(width);
    for (std::size_t group = 0; group < groups; ++group)
        pack(values + group * 8, 0, to + group * width);
}

void pack_groups(const std::uint16_t* values, std::size_t groups, unsigned width, std::byte* to) {
    if (width == 16) {
        std::memcpy(to, values, groups * 16);
        return;
    }
    const Pack8 pack = pack8(width);
    for (std::size_t group = 0; group < groups; ++group) {
        std::uint32_t wide[8];
        std::copy_n(values + group * 8, 8, wide);
        pack(wide, 0, to + group * width);
    }
}

template <class T>
void append_packed(std::span<const T> values, unsigned width, Buffer& out) {
    const std::size_t groups = divide_up(values.size(), std::size_t{8}), whole = values.size() / 8;
    append_varint(out, groups << 1 | 1);
    const std::size_t at = out.size();
    out.resize(at + groups * width + sizeof(std::uint64_t));
    pack_groups(values.data(), whole, width, out.data() + at);
    if (whole < groups) {
        T last[8] = {};
        std::copy(values.begin() + static_cast<std::ptrdiff_t>(whole * 8), values.end(), last);
        pack_groups(last, 1, width, out.data() + at + whole * width);
    }
    out.resize(at + groups * width);
}

template <class T>
void encode(std::span<const T> values, unsigned width, Buffer& out) {
    for (std::size_t at = 0; at < values.size();) {
        const std::size_t run = find_run(values, at);
        if (run > at) append_packed(values.subspan(at, run - at), width, out);
        if (run == values.size()) return;
        std::size_t end = run + unit;
        while (end < values.size() && values[end] == values[run])
            ++end;
        append_run(values[run], end - run, width, out);
        at = end;
    }
}

} // namespace

void encode_rle(std::span<const std::uint32_t> values, unsigned width, Buffer& out) { encode(values, width, out); }
void encode_rle(std::span<const std::uint16_t> values, unsigned width, Buffer& out) { encode(values, width, out); }
void encode_rle(std::span<const std::uint8_t> values, unsigned width, Buffer& out) { encode(values, width, out); }

void encode_levels(std::span<const std::uint8_t> valid, Buffer& out) { encode_rle(valid, 1, out); }

void encode_levels(std::uint64_t rows, bool valid, Buffer& out) {
    if (rows > 0) append_run(valid ? 1 : 0, rows, 1, out);
}

} // namespace cnamdata::parquet
