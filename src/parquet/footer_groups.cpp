// SPDX-License-Identifier: MPL-2.0
#include "parquet/footer_groups.hpp"

#include <limits>

namespace cnamdata::parquet {

namespace {

// Types of Thrift's compact protocol.
enum Type : std::uint8_t { stop, yes, no, byte, i16, i32, i64, number, binary, list, set, map, structure };

constexpr unsigned max_depth = 64;

struct Field {
    std::uint8_t type = stop;
    std::int16_t id = 0;
};

/// Walks over values, whatever they are.
class Skimmer {
public:
    explicit Skimmer(Bytes bytes) : all_(bytes), cursor_(bytes) {}

    [[nodiscard]] std::size_t position() const noexcept { return all_.size() - cursor_.rest().size(); }
    [[nodiscard]] std::int64_t integer() { return unzigzag(cursor_.varint()); }

    /// The next field of a struct, after `previous`; its type is `stop` at the end.
    Field field(std::int16_t previous) {
        const std::uint8_t header = take_byte();
        if (header == stop) return {};
        const unsigned step = header >> 4U;
        const std::int64_t id = step != 0 ? previous + static_cast<int>(step) : integer();
        return {static_cast<std::uint8_t>(header & 15U), static_cast<std::int16_t>(id)};
    }

    struct List {
        std::uint64_t size = 0;
        std::uint8_t type = stop;
    };
    List list_header() {
        const std::uint8_t header = take_byte();
        const unsigned size = header >> 4U;
        return {size < 15 ? size : cursor_.varint(), static_cast<std::uint8_t>(header & 15U)};
    }

    /// `element`: as a list or map has it, where a bool takes a byte.
    void skip(std::uint8_t type, bool element = false, unsigned depth = 0) {
        if (depth > max_depth) corrupt("the footer is nested too deeply");
        switch (type) {
        case yes:
        case no:
            return element ? advance(1) : advance(0);
        case byte:
            return advance(1);
        case i16:
        case i32:
        case i64:
            return static_cast<void>(cursor_.varint());
        case number:
            return advance(sizeof(double));
        case binary:
            return advance(cursor_.varint());
        case list:
        case set:
            return skip_list(depth);
        case map:
            return skip_map(depth);
        case structure:
            return skip_struct(depth);
        default:
            corrupt("the footer has a value of no known type");
        }
    }

private:
    std::uint8_t take_byte() { return std::to_integer<std::uint8_t>(cursor_.take(1).front()); }
    void advance(std::uint64_t count) { static_cast<void>(cursor_.take(count)); }
    void skip_list(unsigned depth) {
        const List header = list_header();
        for (std::uint64_t i = 0; i < header.size; ++i) // each takes a byte at least, so that this ends
            skip(header.type, true, depth + 1);
    }
    void skip_map(unsigned depth) {
        const std::uint64_t size = cursor_.varint();
        if (size == 0) return;
        const std::uint8_t types = take_byte();
        for (std::uint64_t i = 0; i < size; ++i) {
            skip(types >> 4U, true, depth + 1);
            skip(types & 15U, true, depth + 1);
        }
    }
    void skip_struct(unsigned depth) {
        for (Field next = field(0); next.type != stop; next = field(next.id))
            skip(next.type, false, depth + 1);
    }

    Bytes all_;
    Cursor cursor_;
};

void find_chunks(Skimmer& skimmer, Bytes footer, GroupPlace& group) {
    const Skimmer::List header = skimmer.list_header();
    if (header.type != structure && header.size > 0) corrupt("the column chunks of a row group are no structs");
    const std::size_t begin = skimmer.position();
    for (std::uint64_t i = 0; i < header.size; ++i) {
        group.chunks.push_back(static_cast<std::uint32_t>(skimmer.position() - begin));
        skimmer.skip(structure);
    }
    group.bytes = footer.subspan(begin, skimmer.position() - begin);
}

// The struct RowGroup of format.thrift.
GroupPlace find_group(Skimmer& skimmer, Bytes footer) {
    GroupPlace group;
    bool has_columns = false, has_rows = false;
    for (Field next = skimmer.field(0); next.type != stop; next = skimmer.field(next.id)) {
        if (next.id == 1 && next.type == list && !has_columns) {
            has_columns = true;
            find_chunks(skimmer, footer, group);
        } else if (next.id == 3 && next.type == i64) {
            has_rows = true;
            group.rows = skimmer.integer();
        } else if (next.id == 6 && next.type == i64) {
            group.compressed = skimmer.integer();
        } else {
            skimmer.skip(next.type);
        }
    }
    if (!has_columns || !has_rows) corrupt("a row group lacks what it must have");
    return group;
}

} // namespace

FooterParts take_apart(Bytes footer) {
    if (footer.size() > std::numeric_limits<std::int32_t>::max()) corrupt("the footer is too large");
    constexpr std::byte no_structs{structure}; // the header of an empty list of them
    FooterParts parts;
    Skimmer skimmer(footer);
    bool found = false;
    // Field 4 of the struct FileMetaData of format.thrift.
    for (Field next = skimmer.field(0); next.type != stop; next = skimmer.field(next.id)) {
        if (next.id != 4 || next.type != list) {
            skimmer.skip(next.type);
            continue;
        }
        if (found) corrupt("the footer has two lists of row groups");
        found = true;
        append(parts.rest, footer.first(skimmer.position()));
        parts.rest.push_back(no_structs);
        const Skimmer::List header = skimmer.list_header();
        if (header.type != structure && header.size > 0) corrupt("the row groups are no structs");
        for (std::uint64_t i = 0; i < header.size; ++i)
            parts.groups.push_back(find_group(skimmer, footer));
        append(parts.rest, footer.subspan(skimmer.position()));
    }
    if (!found) append(parts.rest, footer);
    return parts;
}

} // namespace cnamdata::parquet
