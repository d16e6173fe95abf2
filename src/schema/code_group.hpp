// SPDX-License-Identifier: MPL-2.0
//
// Neighbouring coded columns that share one lookup: their fields lie side by side, so the bytes from the first to the
// last of them are one key. Most neighbours come in few combinations.
#pragma once

#include "base/plain_vector.hpp"
#include "csv/records.hpp"
#include "schema/code_table.hpp"
#include "schema/column_parser.hpp"
#include "schema/field_spans.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cnamdata {

/// A coded column of a file: where its fields are, and which column of a batch it is.
struct GroupMember {
    CodedColumn* parser = nullptr; ///< not owned; as long as the group
    std::size_t field = 0;
    std::size_t column = 0;
};

/// A bad field of one of several columns.
struct BadMember {
    BadField field;
    std::size_t column = 0; ///< GroupMember::column
};

/// Reads the fields of its members. The codes, and the order of the dictionaries, are those the members find alone.
/// Not thread-safe; keeps its memory.
class CodeGroup {
public:
    /// REQUIRES: the fields of `members` are ascending, without gaps.
    explicit CodeGroup(std::vector<GroupMember> members);

    /// What read() is about from now on: it must outlive those calls.
    void begin(const csv::Records& records);

    /// Reads the rows from `first` on, `last` excluded. Their codes reach the members with flush(), at the latest.
    /// REQUIRES: begin() was called.
    void read(std::size_t first, std::size_t last, std::vector<BadMember>& bad);

    /// Appends one code to each member for each row that was read. To be called before anything is taken from them.
    void flush();

    /// Forgets all combinations: to be called when the members were taken from. REQUIRES: flushed.
    void clear();

    [[nodiscard]] const std::vector<GroupMember>& members() const noexcept { return members_; }

private:
    [[nodiscard]] std::uint16_t place_of(std::string_view span, std::size_t row, std::vector<BadMember>& bad);
    [[nodiscard]] std::uint16_t place_of_long(std::string_view span, std::size_t row, std::vector<BadMember>& bad);
    [[nodiscard]] bool add(std::size_t row, std::vector<BadMember>& bad);
    [[nodiscard]] std::uint16_t latest() const noexcept;

    std::vector<GroupMember> members_;
    const csv::Records* records_ = nullptr; // of begin()
    FieldSpans spans_;                      // of them
    KeyTable table_;
    LongKeys long_keys_;
    std::vector<std::uint32_t> long_places_; // by the number of the long key
    std::vector<std::vector<Code>> codes_;   // of each member, by place
    PlainVector<std::uint16_t> places_;      // of rows that are not yet flushed, and room for more
    std::size_t found_ = 0;                  // such rows
    bool forgot_ = false;                    // combinations of the rows since the members were last taken from
    PlainVector<std::uint8_t> bytes_;        // of one call of flush()
    std::vector<BadField> bad_;
};

/// Which columns share a lookup, judged by what they have read so far and by `records`, the latest of it: neighbours
/// whose combinations are few and short. `columns` are ascending by field. Columns of long texts stay alone, in no
/// group. REQUIRES: the same number of codes, group_sample at least, in each column.
[[nodiscard]] std::vector<CodeGroup> plan_groups(std::span<const GroupMember> columns, const csv::Records& records);

/// How many rows it takes to judge by.
inline constexpr std::size_t group_sample = 2048;

} // namespace cnamdata
