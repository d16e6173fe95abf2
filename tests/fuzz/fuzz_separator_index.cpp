// SPDX-License-Identifier: MPL-2.0
//
// Any bytes: every SIMD target must index them, and read them as a column of numbers, as the scalar references do, and
// short numbers must be read as the slow way reads them.
#include "base/short_number.hpp"
#include "csv/records.hpp"
#include "csv/separator_index.hpp"
#include "schema/number_fields.hpp"
#include "support/simd.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace cnamdata;
using namespace cnamdata::csv;

namespace {

void require(bool good) {
    if (!good) std::abort();
}

void compare_targets(std::string_view text) {
    std::vector<std::uint32_t> expected(text.size() + padding_bytes), found(text.size() + padding_bytes);
    const IndexResult slow = index_separators_scalar(text, ';', expected.data());
    const TextLook slow_look = look_at_scalar(text);
    for_each_simd_target([&](std::string_view) {
        const IndexResult fast = index_separators(text, ';', found.data());
        require(fast.positions == slow.positions && fast.newlines == slow.newlines && fast.has_quote == slow.has_quote);
        for (std::size_t i = 0; i < slow.positions; ++i)
            require(found[i] == expected[i]);
        const TextLook look = look_at(text);
        require(look.newlines == slow_look.newlines && look.ascii == slow_look.ascii);
    });
}

template <class Format>
void compare_numbers(std::string_view text) {
    std::int64_t fast = 0, slow = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    if (parse_short<Format, true>(text.data(), size, fast))
        require(parse_hundredths<Format>(text, slow) && fast == slow);
    if (parse_short<Format, false>(text.data(), size, fast)) require(parse_integer<Format>(text, slow) && fast == slow);
}

/// Fields of any bytes, as a column: wide registers must read them as one field after the other is read.
void compare_columns(std::string_view text, PlainNumbers format) {
    Splitter splitter({}, 1, false);
    const Records& records = splitter.split(text);
    std::vector<std::int64_t> slow(records.rows()), fast(records.rows());
    std::vector<std::uint32_t> slow_others, fast_others;
    read_plain_numbers_scalar(records.column(0), 0, records.rows(), format, slow.data(), slow_others);
    for_each_simd_target([&](std::string_view) {
        fast_others.clear();
        read_plain_numbers(records.column(0), records.rows(), format, fast.data(), fast_others);
        require(fast_others == slow_others);
        for (const std::uint32_t row : slow_others)
            fast[row] = slow[row];
        require(fast == slow);
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string padded(reinterpret_cast<const char*>(data), size);
    padded.append(padding_bytes, ';');
    const std::string_view text = std::string_view(padded).substr(0, size);
    compare_targets(text);
    const std::string_view number = text.substr(0, std::min<std::size_t>(size, 10));
    compare_numbers<EnglishNumbers>(number);
    compare_numbers<FrenchNumbers>(number);
    compare_columns(text, {.point = '.', .hundredths = true});
    compare_columns(text, {.point = ',', .hundredths = true});
    compare_columns(text, {});
    return 0;
}
