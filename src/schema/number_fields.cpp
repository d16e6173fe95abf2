// SPDX-License-Identifier: MPL-2.0
#include "schema/number_fields.hpp"

#include "base/short_number.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "schema/number_fields.cpp"
#include <hwy/foreach_target.h> // IWYU pragma: keep

#include <hwy/highway.h>

// A hot kernel: short_number.hpp's way of reading eight characters as a word, a lane a row.
HWY_BEFORE_NAMESPACE();
namespace cnamdata::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Below AVX2 there is no instruction that loads from several addresses.
#if HWY_TARGET <= HWY_AVX2 && HWY_ARCH_X86

using Tag = hn::ScalableTag<std::uint64_t>;
using Signed = hn::RebindToSigned<Tag>;
using Words = hn::Vec<Tag>;
using Mask = hn::Mask<Tag>;

HWY_INLINE Words all_bytes(std::uint64_t byte) { return hn::Set(Tag(), short_number::ones * byte); }

/// The fields of neighbouring rows, the lowest byte of a word is the first character.
struct Fields {
    Words text, size;
};

/// Fields of some rows, fetched one by one: an instruction that loads from several addresses takes twice the time.
class Fetched {
public:
    static constexpr std::size_t most_rows = 64;

    HWY_INLINE void fetch(const csv::Records::Column& column, std::size_t row, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto [text, size] = column[row + i];
            __builtin_memcpy(&text_[i], text, sizeof text_[i]);
            size_[i] = size;
        }
    }

    [[nodiscard]] HWY_INLINE Fields operator[](std::size_t at) const {
        return {hn::Load(Tag(), text_ + at),
                hn::PromoteTo(Tag(), hn::LoadU(hn::Rebind<std::uint32_t, Tag>(), size_ + at))};
    }

private:
    alignas(64) std::uint64_t text_[most_rows];
    alignas(64) std::uint32_t size_[most_rows];
};

HWY_INLINE Mask all_digits(Words word) {
    const Words high = all_bytes(0xF0);
    const Words carried = hn::And(hn::Add(word, all_bytes(6)), high);
    return hn::Eq(hn::Or(hn::And(word, high), hn::ShiftRight<4>(carried)), all_bytes(0x33));
}

// Pairs of digits, then of pairs, then of fours.
HWY_INLINE Words value_of(Words digits) {
    const hn::Repartition<std::uint16_t, Tag> twos;
    const hn::Repartition<std::uint32_t, Tag> fours;
    const auto ones = hn::BitCast(twos, hn::Sub(digits, all_bytes('0')));
    const auto tens = hn::Mul(hn::And(ones, hn::Set(twos, 0xFF)), hn::Set(twos, 10));
    const auto two = hn::BitCast(fours, hn::Add(tens, hn::ShiftRight<8>(ones)));
    const auto hundreds = hn::Mul(hn::And(two, hn::Set(fours, 0xFFFF)), hn::Set(fours, 100));
    const auto four = hn::Add(hundreds, hn::ShiftRight<16>(two));
    return hn::Add(hn::MulEven(four, hn::Set(fours, 10000)), hn::ShiftRight<32>(hn::BitCast(Tag(), four)));
}

/// Takes the point out of a word of right-aligned characters.
struct Point {
    Mask present, allowed; // allowed: where at most two digits follow, or absent
    Words without, unit;   // unit: hundredths that the last digit counts

    HWY_INLINE Point(Words word, char point) {
        const Tag tag;
        const Words zero = hn::Zero(tag), one = hn::Set(tag, 1);
        const Words differs = hn::Xor(word, all_bytes(static_cast<unsigned char>(point)));
        const Words found = hn::And(hn::AndNot(differs, hn::Sub(differs, all_bytes(1))), all_bytes(0x80));
        const Words at = hn::ShiftRight<7>(hn::And(found, hn::Sub(zero, found))); // the first one, as a bit
        const Words last = hn::Set(tag, std::uint64_t{1} << 56U), second = hn::Set(tag, std::uint64_t{1} << 48U);
        const Words third = hn::Set(tag, std::uint64_t{1} << 40U);
        present = hn::Ne(at, zero);
        allowed = hn::Eq(hn::AndNot(hn::Or(hn::Or(last, second), third), at), zero);
        const Words stays = hn::AndNot(hn::Sub(hn::ShiftLeft<8>(at), one), word);
        const Words moves = hn::ShiftLeft<8>(hn::And(hn::Sub(at, one), word));
        without = hn::IfThenElse(present, hn::Or(hn::Or(stays, moves), hn::Set(tag, '0')), word);
        unit = hn::IfThenElse(hn::Eq(at, third), one, hn::Set(tag, 100));
        unit = hn::IfThenElse(hn::Eq(at, second), hn::Set(tag, 10), unit);
    }
};

template <bool hundredths>
HWY_INLINE Mask read_some(Fields fields, char point, Words& value) {
    const Tag tag;
    const Signed bits;
    const Words zero = hn::Zero(tag), one = hn::Set(tag, 1);
    const Mask negative = hn::Eq(hn::And(fields.text, hn::Set(tag, 0xFF)), hn::Set(tag, '-'));
    Words word = hn::Xor(fields.text, hn::IfThenElseZero(negative, hn::Set(tag, '-' ^ '0')));
    // The text moves to the high bytes, digits 0 come before it.
    const Words room = hn::Sub(hn::Set(tag, 64), hn::ShiftLeft<3>(fields.size));
    const Words inside = hn::Shl(hn::Set(tag, ~std::uint64_t{0}), room);
    word = hn::Or(hn::Shl(word, room), hn::AndNot(inside, all_bytes('0')));
    Words least = hn::IfThenElseZero(negative, one); // of a size: more than sign and point
    Mask good = hn::RebindMask(tag, hn::Lt(hn::BitCast(bits, fields.size), hn::Set(bits, 9)));
    Words unit = one;
    if constexpr (hundredths) {
        const Point found(word, point);
        word = found.without;
        unit = found.unit;
        good = hn::And(good, found.allowed);
        least = hn::Add(least, hn::IfThenElseZero(found.present, one));
    }
    good = hn::And(good, hn::RebindMask(tag, hn::Gt(hn::BitCast(bits, fields.size), hn::BitCast(bits, least))));
    value = value_of(word);
    if constexpr (hundredths) {
        const hn::Repartition<std::uint32_t, Tag> halves;
        value = hn::MulEven(hn::BitCast(halves, value), hn::BitCast(halves, unit));
    }
    value = hn::IfThenElse(negative, hn::Sub(zero, value), value);
    return hn::And(good, all_digits(word));
}

template <bool hundredths>
HWY_INLINE std::size_t read_whole(const csv::Records::Column& column, std::size_t rows, char point,
                                  std::int64_t* values, std::vector<std::uint32_t>& others) {
    const Tag tag;
    const std::size_t lanes = hn::Lanes(tag), whole = rows - rows % lanes;
    Fetched fetched;
    for (std::size_t row = 0; row < whole; row += lanes) {
        const std::size_t at = row % Fetched::most_rows;
        if (at == 0) fetched.fetch(column, row, whole - row < Fetched::most_rows ? whole - row : Fetched::most_rows);
        Words value;
        const Mask good = read_some<hundredths>(fetched[at], point, value);
        hn::StoreU(hn::BitCast(Signed(), value), Signed(), values + row);
        if (HWY_LIKELY(hn::AllTrue(tag, good))) continue;
        std::uint8_t bits[8] = {};
        hn::StoreMaskBits(tag, good, bits);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            if ((bits[0] >> lane & 1U) == 0) others.push_back(static_cast<std::uint32_t>(row + lane));
        }
    }
    return whole;
}

HWY_ATTR void Read(const csv::Records::Column& column, std::size_t rows, PlainNumbers format, std::int64_t* values,
                   std::vector<std::uint32_t>& others) {
    const std::size_t read = format.hundredths ? read_whole<true>(column, rows, format.point, values, others)
                                               : read_whole<false>(column, rows, format.point, values, others);
    read_plain_numbers_scalar(column, read, rows, format, values, others);
}

#else

HWY_ATTR void Read(const csv::Records::Column& column, std::size_t rows, PlainNumbers format, std::int64_t* values,
                   std::vector<std::uint32_t>& others) {
    read_plain_numbers_scalar(column, 0, rows, format, values, others);
}

#endif

} // namespace cnamdata::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace cnamdata {

HWY_EXPORT(Read);

namespace {

template <typename Format, bool hundredths>
void read_fields(const csv::Records::Column& column, std::size_t begin, std::size_t end, std::int64_t* values,
                 std::vector<std::uint32_t>& others) {
    for (std::size_t row = begin; row < end; ++row) {
        const auto [text, size] = column[row];
        if (!parse_short<Format, hundredths>(text, size, values[row]))
            others.push_back(static_cast<std::uint32_t>(row));
    }
}

} // namespace

void read_plain_numbers_scalar(const csv::Records::Column& column, std::size_t begin, std::size_t end,
                               PlainNumbers format, std::int64_t* values, std::vector<std::uint32_t>& others) {
    if (!format.hundredths) return read_fields<EnglishNumbers, false>(column, begin, end, values, others);
    if (format.point == FrenchNumbers::point) {
        return read_fields<FrenchNumbers, true>(column, begin, end, values, others);
    }
    read_fields<EnglishNumbers, true>(column, begin, end, values, others);
}

void read_plain_numbers(const csv::Records::Column& column, std::size_t rows, PlainNumbers format, std::int64_t* values,
                        std::vector<std::uint32_t>& others) {
    HWY_DYNAMIC_DISPATCH(Read)(column, rows, format, values, others);
}

} // namespace cnamdata

#endif
