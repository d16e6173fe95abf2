// SPDX-License-Identifier: MPL-2.0
//
// Neighbouring coded columns that share one lookup: their fields lie side by side, so the bytes from the first to the
// last of them are one key. Most neighbours come in few combinations.
#pragma once

#include "csv/records.hpp"
#include "schema/column_parser.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace cnamdata {

/// A coded column of a file: where its fields are, and which column of a batch it is.
struct GroupMember {
    CodedColumn* parser = nullptr; ///< not owned; as long as the group
    std::size_t field = 0;
    std::size_t column = 0;
};

/// Bytes of neighbouring fields, what separates them included, that can be looked up at once.
inline constexpr std::uint32_t longest_key = 15;

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

    /// Appends one code to each member for each record.
    void append(const csv::Records& records, std::vector<BadMember>& bad);

    /// Forgets all combinations: to be called when the members were taken from.
    void clear();

    [[nodiscard]] const std::vector<GroupMember>& members() const noexcept { return members_; }

private:
    /// The bytes of neighbouring fields, and their number plus 1 in the last byte.
    struct Key {
        std::uint64_t low = 0, high = 0;
        bool operator==(const Key&) const = default;
    };
    struct Slot {
        Key key;
        std::uint32_t place = 0; ///< high is never 0 in a slot that is taken
    };
    static constexpr std::size_t initial_slots = 256;

    [[nodiscard]] static Key key_of(const char* text, std::uint32_t size) noexcept;
    [[nodiscard]] std::size_t home(const Key& key) const noexcept;
    [[nodiscard]] std::size_t find(const Key& key, std::size_t at) const noexcept;
    void find_keys(const csv::Records& records);
    [[nodiscard]] std::uint32_t add(const csv::Records& records, std::size_t row, std::vector<BadMember>& bad);
    void grow();

    std::vector<GroupMember> members_;
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    int shift_ = 0;
    std::vector<std::vector<Code>> codes_; // of each member, by place
    std::vector<Key> keys_;                // of the rows of one call of append(); all 0 where it is too long
    std::vector<std::uint32_t> places_;    // of the same
    std::vector<BadField> bad_;
};

/// Which columns share a lookup, judged by what they have read so far and by `records`, the latest of it: neighbours
/// whose combinations are few and short. `columns` are ascending by field. Columns of long texts stay alone, in no
/// group. REQUIRES: the same number of codes, group_sample at least, in each column.
[[nodiscard]] std::vector<CodeGroup> plan_groups(std::span<const GroupMember> columns, const csv::Records& records);

/// How many rows it takes to judge by.
inline constexpr std::size_t group_sample = 2048;

} // namespace cnamdata
