// SPDX-License-Identifier: MPL-2.0
#include "parquet/rle.hpp"

namespace cnamdata::parquet {

namespace {

// Values that must be equal, from a boundary on, to be worth a run; also the step in which runs are looked for.
constexpr std::size_t unit = 64;

bool uniform(const std::uint32_t* values) noexcept {
    for (std::size_t i = 0; i < unit; i += 16) {
        std::uint32_t difference = 0;
        for (std::size_t k = 0; k < 16; ++k)
            difference |= values[i + k] ^ values[0];
        if (difference != 0) return false;
    }
    return true;
}

// The start of the next run at or after `from`, in steps of a unit; the end when there is none.
std::size_t find_run(std::span<const std::uint32_t> values, std::size_t from) noexcept {
    for (; from + unit <= values.size(); from += unit) {
        if (uniform(values.data() + from)) return from;
    }
    return values.size();
}

void append_run(std::uint32_t value, std::uint64_t length, unsigned width, Buffer& out) {
    append_varint(out, length << 1);
    append(out, std::as_bytes(std::span(&value, 1)).first(divide_up(width, 8U)));
}

void append_packed(std::span<const std::uint32_t> values, std::uint32_t bias, unsigned width, Buffer& out) {
    const std::size_t groups = divide_up(values.size(), std::size_t{8}), whole = values.size() / 8;
    append_varint(out, groups << 1 | 1);
    const std::size_t at = out.size();
    out.resize(at + groups * width);
    const Pack8 pack = pack8(width);
    std::byte* to = out.data() + at;
    for (std::size_t group = 0; group < whole; ++group, to += width)
        pack(values.data() + group * 8, bias, to);
    if (whole == groups) return;
    std::uint32_t last[8];
    std::fill(std::begin(last), std::end(last), bias);
    std::copy(values.begin() + static_cast<std::ptrdiff_t>(whole * 8), values.end(), last);
    pack(last, bias, to);
}

} // namespace

void encode_rle(std::span<const std::uint32_t> values, std::uint32_t bias, unsigned width, Buffer& out) {
    for (std::size_t at = 0; at < values.size();) {
        const std::size_t run = find_run(values, at);
        if (run > at) append_packed(values.subspan(at, run - at), bias, width, out);
        if (run == values.size()) return;
        std::size_t end = run + unit;
        while (end < values.size() && values[end] == values[run])
            ++end;
        append_run(values[run] - bias, end - run, width, out);
        at = end;
    }
}

void encode_levels(std::span<const std::uint8_t> valid, Buffer& out) {
    static thread_local std::vector<std::uint32_t> levels;
    levels.assign(valid.begin(), valid.end());
    encode_rle(levels, 0, 1, out);
}

void encode_levels(std::uint64_t rows, bool valid, Buffer& out) {
    if (rows > 0) append_run(valid ? 1 : 0, rows, 1, out);
}

} // namespace cnamdata::parquet
