// SPDX-License-Identifier: MPL-2.0
#include "parquet/value_decoder.hpp"

#include "parquet/delta.hpp"
#include "parquet/format.hpp"
#include "parquet/plain.hpp"
#include "parquet/rle.hpp"
#include "parquet/unpack_narrow.hpp"

#include <array>

namespace cnamdata::parquet {

namespace {

constexpr std::size_t step = 1024; // indices unpacked at a time, so that they stay in the nearest cache

[[noreturn]] void refuse_encoding(std::int32_t encoding) {
    throw Error(Category::data, "Parquet: encoding " + format::encoding_name(encoding) + " is not supported");
}

void check_dictionary(std::int32_t encoding, std::uint64_t entries, std::uint64_t bytes, std::size_t least_entry_size) {
    if (encoding != format::encoding::plain && encoding != format::encoding::plain_dictionary) {
        refuse_encoding(encoding);
    }
    if (entries > bytes / least_entry_size) corrupt("a dictionary has fewer entries than it says");
}

std::size_t entry_size(Physical physical) {
    return physical == Physical::int32 || physical == Physical::bytes ? sizeof(std::int32_t) : sizeof(std::int64_t);
}

// The bit width before the indices.
unsigned take_width(Cursor& cursor) {
    const auto width = std::to_integer<unsigned>(cursor.take(1).front());
    if (width > 32) corrupt("dictionary indices of over 32 bits");
    return width;
}

void check_index(std::uint32_t largest, std::size_t entries) {
    if (largest >= entries) corrupt("a dictionary index is out of range");
}

} // namespace

void NumberDecoder::set_dictionary(const Page& page) {
    check_dictionary(page.encoding, page.rows, page.values.size(), entry_size(physical_));
    entries_.resize(page.rows);
    decode_plain(page.values, physical_, entries_);
}

void NumberDecoder::decode(const Page& page, std::span<std::int64_t> out) {
    if (out.empty()) return;
    if (has_indices(page)) return gather(page.values, out);
    if (page.encoding == format::encoding::plain) return decode_plain(page.values, physical_, out);
    if (page.encoding == format::encoding::delta_binary_packed && physical_ != Physical::float64) {
        return decode_delta(page.values, physical_ == Physical::int64, out);
    }
    refuse_encoding(page.encoding);
}

void NumberDecoder::gather(Bytes indices, std::span<std::int64_t> out) const {
    Cursor cursor(indices);
    const unsigned width = take_width(cursor);
    std::int64_t* to = out.data();
    const std::int64_t* const entries = entries_.data();
    for_each_run(
        cursor.rest(), width, out.size(),
        [&](std::uint32_t index, std::size_t count) {
            check_index(index, entries_.size());
            to = std::fill_n(to, count, entries_[index]);
        },
        [&](Bytes packed, std::size_t count) {
            std::array<std::uint32_t, step> some;
            for (std::size_t done = 0; done < count; done += step) {
                const std::span part = std::span(some).first(std::min(step, count - done));
                check_index(unpack(packed.subspan(done / 8 * width), width, 0, part), entries_.size());
                for (std::size_t i = 0; i < part.size(); ++i) {
                    to[i] = entries[part[i]];
                }
                to += part.size();
            }
        });
}

void CodeDecoder::set_dictionary(const Page& page) {
    const bool text = dictionary_.type() == Dictionary::Type::text;
    check_dictionary(page.encoding, page.rows, page.values.size(), text ? sizeof(std::int32_t) : 1);
    entries_.resize(page.rows);
    Page plain = page;
    plain.encoding = format::encoding::plain;
    decode(plain, entries_);
    plain_entries_ = dictionary_.size() == entries_.size() + 1;
}

void CodeDecoder::decode(const Page& page, std::span<Code> out) {
    if (out.empty()) return;
    if (has_indices(page)) {
        Cursor cursor(page.values);
        const unsigned width = take_width(cursor);
        check_index(decode_rle(cursor.rest(), width, plain_entries_ ? 1 : 0, out), entries_.size());
        if (plain_entries_) return;
        for (Code& code : out)
            code = entries_[code];
    } else if (dictionary_.type() == Dictionary::Type::number) {
        read_numbers(page, out);
    } else if (page.encoding == format::encoding::plain) {
        read_texts(page.values, out);
    } else {
        refuse_encoding(page.encoding);
    }
}

void CodeDecoder::read_numbers(const Page& page, std::span<Code> out) {
    scratch_.resize(out.size());
    numbers_.decode(page, scratch_);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = number_index_.find_or_add(scratch_[i], dictionary_);
}

void CodeDecoder::read_texts(Bytes bytes, std::span<Code> out) {
    Cursor cursor(bytes);
    for (Code& code : out)
        code = text_index_.find_or_add(take_text(cursor), dictionary_);
}

bool has_indices(const Page& page) noexcept {
    return page.encoding == format::encoding::rle_dictionary || page.encoding == format::encoding::plain_dictionary;
}

bool read_dictionary(PageReader& pages, Physical physical, Dictionary& dictionary) {
    const std::optional<DictionaryPage> page = pages.take_dictionary();
    if (!page) return false;
    check_dictionary(page->encoding, page->entries, page->size, entry_size(physical));
    const bool as_stored = physical != Physical::int32 && physical != Physical::bytes;
    if (as_stored && page->size == page->entries * sizeof(std::int64_t)) {
        pages.inflate(*page, std::as_writable_bytes(dictionary.add_numbers(page->entries)));
        return true;
    }
    const Bytes values = pages.inflate(*page);
    if (physical != Physical::bytes) {
        decode_plain(values, physical, dictionary.add_numbers(page->entries));
        return true;
    }
    Cursor cursor(values);
    for (std::uint64_t i = 0; i < page->entries; ++i)
        dictionary.add(take_text(cursor));
    return true;
}

template <class Narrow>
void decode_indices(const Page& page, std::size_t entries, std::span<Narrow> out) {
    if (out.empty()) return;
    Cursor cursor(page.values);
    const unsigned width = take_width(cursor);
    std::uint32_t max = 0;
    Narrow* to = out.data();
    for_each_run(
        cursor.rest(), width, out.size(),
        [&](std::uint32_t index, std::size_t count) {
            max = std::max(max, index);
            to = std::fill_n(to, count, static_cast<Narrow>(index + 1));
        },
        [&](Bytes packed, std::size_t count) {
            max = std::max(max, unpack_narrow(packed, width, Narrow{1}, {to, count}));
            to += count;
        });
    check_index(max, entries);
}
template void decode_indices(const Page&, std::size_t, std::span<std::uint8_t>);
template void decode_indices(const Page&, std::size_t, std::span<std::uint16_t>);
template void decode_indices(const Page&, std::size_t, std::span<Code>);

} // namespace cnamdata::parquet
