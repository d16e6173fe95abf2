// SPDX-License-Identifier: MPL-2.0
#include "csv/separator_index.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "csv/separator_index.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/cache_control.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace cnamdata::csv::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// What 64 bytes hold, a bit for each.
struct Marks {
    std::uint64_t any = 0; // separators and line ends
    std::uint64_t newlines = 0;
    std::uint64_t quotes = 0;
};

struct Matcher {
    const hn::ScalableTag<std::uint8_t> tag{};
    using Vector = hn::Vec<hn::ScalableTag<std::uint8_t>>;
    Vector separator, newline, quote;

    explicit Matcher(char separator_char)
        : separator(hn::Set(tag, static_cast<std::uint8_t>(separator_char))), newline(hn::Set(tag, '\n')),
          quote(hn::Set(tag, '"')) {}

    // Adds the marks of the vector at `from`, which begins at bit `lane`.
    HWY_INLINE void add(const std::uint8_t* from, std::size_t lane, Marks& marks) const {
        const auto bytes = hn::LoadU(tag, from);
        const std::uint64_t newlines = bits(hn::Eq(bytes, newline)) << lane;
        marks.any |= (bits(hn::Eq(bytes, separator)) << lane) | newlines;
        marks.newlines |= newlines;
        marks.quotes |= bits(hn::Eq(bytes, quote)) << lane;
    }

    template <class Mask>
    HWY_INLINE std::uint64_t bits(Mask mask) const {
        std::uint8_t stored[HWY_MAX_BYTES / 8 + 8] = {};
        hn::StoreMaskBits(tag, mask, stored);
        std::uint64_t word = 0;
        __builtin_memcpy(&word, stored, sizeof word);
        return word;
    }
};

#if HWY_TARGET <= HWY_AVX3
/// Appends the positions of the set bits, sixteen at a time: the excess is overwritten by what follows.
HWY_INLINE std::uint32_t* append(std::uint32_t* out, std::uint64_t bits, std::uint32_t base) {
    const hn::CappedTag<std::uint32_t, 16> tag;
    const auto lanes = hn::Iota(tag, 0); // with another beginning it would be made anew
    for (unsigned part = 0; part < 64; part += 16, bits >>= 16U) {
        const auto some = static_cast<std::uint16_t>(bits);
        const auto mask = hn::LoadMaskBits(tag, reinterpret_cast<const std::uint8_t*>(&some));
        hn::StoreU(hn::Compress(hn::Add(lanes, hn::Set(tag, base + part)), mask), tag, out);
        out += __builtin_popcount(some);
    }
    return out;
}
#else
/// Appends the positions of the set bits, eight at a time: the excess is overwritten by what follows.
HWY_INLINE std::uint32_t* append(std::uint32_t* out, std::uint64_t bits, std::uint32_t base) {
    const auto count = static_cast<unsigned>(__builtin_popcountll(bits));
    std::uint32_t* const end = out + count;
    while (bits != 0) {
        for (unsigned i = 0; i < 8; ++i) {
            out[i] = base + static_cast<std::uint32_t>(__builtin_ctzll(bits | (1ULL << 63U)));
            bits &= bits - 1;
        }
        out += 8;
    }
    return end;
}
#endif

constexpr std::size_t prefetched_bytes = 1024;

HWY_ATTR IndexResult Index(const char* text, std::size_t size, char separator, std::uint32_t* positions) {
    const Matcher matcher(separator);
    const std::size_t lanes = hn::Lanes(matcher.tag) < 64 ? hn::Lanes(matcher.tag) : 64;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text);
    const std::uint32_t* const begin = positions;
    IndexResult result;
    std::uint64_t quotes = 0;
    for (std::size_t block = 0; block < size; block += 64) {
        hwy::Prefetch(bytes + block + prefetched_bytes); // most was written by another core
        Marks marks;
        for (std::size_t lane = 0; lane < 64; lane += lanes)
            matcher.add(bytes + block + lane, lane, marks);
        if (size - block < 64) {
            const std::uint64_t inside = (1ULL << (size - block)) - 1;
            marks = {marks.any & inside, marks.newlines & inside, marks.quotes & inside};
        }
        quotes |= marks.quotes;
        result.newlines += static_cast<std::size_t>(__builtin_popcountll(marks.newlines));
        positions = append(positions, marks.any, static_cast<std::uint32_t>(block));
    }
    result.positions = static_cast<std::size_t>(positions - begin);
    result.has_quote = quotes != 0;
    return result;
}

HWY_ATTR TextLook LookAt(const char* text, std::size_t size) {
    const hn::ScalableTag<std::uint8_t> tag;
    const std::size_t lanes = hn::Lanes(tag);
    const auto newline = hn::Set(tag, '\n');
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text);
    auto seen = hn::Zero(tag);
    std::size_t newlines = 0, at = 0;
    for (; at + lanes <= size; at += lanes) {
        const auto vector = hn::LoadU(tag, bytes + at);
        newlines += hn::CountTrue(tag, hn::Eq(vector, newline));
        seen = hn::Or(seen, vector);
    }
    const hn::RebindToSigned<decltype(tag)> bits; // beyond ASCII is negative
    bool ascii = hn::AllFalse(bits, hn::Lt(hn::BitCast(bits, seen), hn::Zero(bits)));
    for (; at < size; ++at) {
        newlines += bytes[at] == '\n' ? 1U : 0U;
        ascii = ascii && bytes[at] < 0x80;
    }
    return {newlines, ascii};
}

} // namespace cnamdata::csv::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace cnamdata::csv {

HWY_EXPORT(Index);
HWY_EXPORT(LookAt);

IndexResult index_separators(std::string_view text, char separator, std::uint32_t* positions) {
    return HWY_DYNAMIC_DISPATCH(Index)(text.data(), text.size(), separator, positions);
}

TextLook look_at(std::string_view text) { return HWY_DYNAMIC_DISPATCH(LookAt)(text.data(), text.size()); }

TextLook look_at_scalar(std::string_view text) {
    TextLook look;
    for (const char byte : text) {
        if (byte == '\n') ++look.newlines;
        if ((static_cast<unsigned char>(byte) & 0x80U) != 0) look.ascii = false;
    }
    return look;
}

IndexResult index_separators_scalar(std::string_view text, char separator, std::uint32_t* positions) {
    IndexResult result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == separator || text[i] == '\n') positions[result.positions++] = static_cast<std::uint32_t>(i);
        if (text[i] == '\n') ++result.newlines;
        if (text[i] == '"') result.has_quote = true;
    }
    return result;
}

} // namespace cnamdata::csv

#endif
