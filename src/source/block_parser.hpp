// SPDX-License-Identifier: MPL-2.0
//
// From a block of text to a batch: slices of lines are indexed, then converted column after column.
#pragma once

#include "csv/records.hpp"
#include "schema/code_group.hpp"
#include "schema/column_parser.hpp"
#include "schema/header.hpp"
#include "source/block_reader.hpp"
#include "source/source.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace cnamdata {

/// Converts the wanted columns of the blocks of one archive. Not thread-safe; reusable.
class BlockParser {
public:
    /// `file` is the name told in rejects.
    BlockParser(const Header& header, std::string file, std::span<const Wanted> wanted);

    /// The batch of a block, its ordinal left at 0. Lines that are no records, and rows with a field that is no value
    /// of its column, are left out and told as rejects.
    [[nodiscard]] Batch parse(const Block& block);

private:
    struct Parsed {
        std::unique_ptr<ColumnParser> parser;
        std::optional<std::size_t> field;
        Want want = Want::natural;
        std::string name;
        bool grouped = false; ///< read by one of groups_
    };

    void plan(const csv::Records& records);
    void take_columns(Batch& batch);
    void read_groups(const csv::Records& records);
    void parse_slice(const Block& block, std::string_view slice, Batch& batch);
    void reject_lines(const Block& block, std::uint32_t slice_offset, Batch& batch);
    void reject_fields(const Block& block, std::uint32_t slice_offset, const csv::Records& records, Batch& batch);
    void add_reject(Batch& batch, Reject reject, std::string_view raw, Encoding encoding) const;

    std::string file_;
    std::size_t width_; // fields of a line, each with what ends it
    csv::Splitter splitter_;
    std::vector<Parsed> columns_;
    bool planned_ = false;
    std::vector<CodeGroup> groups_;       // once planned
    std::vector<BadField> bad_;           // of one column of a slice
    std::vector<BadMember> bad_of_slice_; // of all of them
    std::vector<std::size_t> bad_rows_;   // of the batch, ascending
    std::uint64_t lines_ = 0;             // of the block, so far
};

} // namespace cnamdata
