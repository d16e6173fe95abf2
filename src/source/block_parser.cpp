// SPDX-License-Identifier: MPL-2.0
#include "source/block_parser.hpp"

#include <algorithm>
#include <utility>

namespace cnamdata {

namespace {

// The index of a slice, 4 bytes a field, stays in the second-level cache while its columns are converted.
constexpr std::size_t slice_bytes = std::size_t{32} << 10U;
// The fields of so many rows stay in the first-level cache while all groups read them.
constexpr std::size_t run_rows = 32;
constexpr std::size_t shown_bytes = 200;

// Blocks differ by some rows: columns of equal sizes fit into the holes of those that are gone.
constexpr std::size_t rows_to_reserve(std::size_t rows) {
    constexpr std::size_t step = 4096;
    return (rows + step - 1) / step * step;
}

std::string_view next_slice(std::string_view text) {
    if (text.size() <= slice_bytes) return text;
    std::size_t end = text.substr(0, slice_bytes).rfind('\n');
    if (end == std::string_view::npos) end = text.find('\n', slice_bytes);
    return text.substr(0, end == std::string_view::npos ? text.size() : end + 1);
}

} // namespace

BlockParser::BlockParser(const Header& header, std::string file, std::span<const Wanted> wanted)
    : file_(std::move(file)), width_(header.width),
      splitter_(dialect_of(*header.dataset), header.width, header.trailing_separator) {
    for (const Wanted& want : wanted) {
        const Slot& slot = header.slots[want.column];
        const MeasureForm form = want.want == Want::cheaper ? MeasureForm::cheaper : MeasureForm::numbers;
        columns_.push_back({.parser = make_column_parser(slot.column, header.dataset->numbers, form),
                            .field = slot.field,
                            .want = want.want,
                            .name = std::string(slot.column.name)});
    }
}

Batch BlockParser::parse(const Block& block) {
    Batch batch;
    bad_rows_.clear();
    lines_ = 0;
    // Lines may be empty: a row takes a byte for each field at least.
    const std::size_t rows = rows_to_reserve(std::min<std::size_t>(block.lines, block.size / width_));
    for (Parsed& column : columns_)
        column.parser->begin(block.encoding, rows);
    for (std::string_view rest = block.text(); !rest.empty();) {
        const std::string_view slice = next_slice(rest);
        parse_slice(block, slice, batch);
        rest.remove_prefix(slice.size());
    }
    batch.lines = lines_;
    std::sort(batch.rejects.begin(), batch.rejects.end(),
              [](const Reject& a, const Reject& b) { return a.line < b.line; });
    take_columns(batch);
    batch.rows -= bad_rows_.size();
    return batch;
}

void BlockParser::take_columns(Batch& batch) {
    for (CodeGroup& group : groups_)
        group.flush();
    for (Parsed& column : columns_) {
        const bool was_coded = column.parser->coded() != nullptr;
        ColumnData data = column.parser->take();
        if (was_coded && column.parser->coded() == nullptr) planned_ = false;
        if (!bad_rows_.empty()) erase_rows(data, bad_rows_);
        reshape(data, column.want);
        batch.columns.push_back(std::move(data));
    }
    for (CodeGroup& group : groups_)
        group.clear();
    if (!planned_) groups_.clear();
}

// Which columns to read together: decided on the first rows, and again when a column has changed its form.
void BlockParser::plan(const csv::Records& records) {
    std::vector<GroupMember> coded;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        columns_[i].grouped = false;
        CodedColumn* parser = columns_[i].field ? columns_[i].parser->coded() : nullptr;
        if (parser != nullptr) coded.push_back({parser, *columns_[i].field, i});
    }
    std::sort(coded.begin(), coded.end(), [](const GroupMember& a, const GroupMember& b) { return a.field < b.field; });
    groups_ = plan_groups(coded, records);
    for (const CodeGroup& group : groups_) {
        for (const GroupMember& member : group.members())
            columns_[member.column].grouped = true;
    }
    planned_ = true;
}

void BlockParser::read_groups(const csv::Records& records) {
    for (CodeGroup& group : groups_)
        group.begin(records);
    for (std::size_t row = 0; row < records.rows(); row += run_rows) {
        for (CodeGroup& group : groups_)
            group.read(row, std::min(row + run_rows, records.rows()), bad_of_slice_);
    }
}

void BlockParser::parse_slice(const Block& block, std::string_view slice, Batch& batch) {
    const csv::Records& records = splitter_.split(slice);
    const auto offset = static_cast<std::uint32_t>(slice.data() - block.bytes.get());
    bad_of_slice_.clear();
    read_groups(records);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].grouped && planned_) continue;
        if (!columns_[i].field) {
            columns_[i].parser->append_nulls(records.rows());
            continue;
        }
        bad_.clear();
        columns_[i].parser->append(records, *columns_[i].field, bad_);
        for (const BadField& bad : bad_)
            bad_of_slice_.push_back({bad, i});
    }
    batch.padded += splitter_.padded_rows();
    if (!splitter_.bad_lines().empty()) reject_lines(block, offset, batch);
    if (!bad_of_slice_.empty()) reject_fields(block, offset, records, batch);
    batch.rows += records.rows();
    lines_ += splitter_.lines();
    if (!planned_ && batch.rows >= group_sample) plan(records);
}

void BlockParser::reject_lines(const Block& block, std::uint32_t slice_offset, Batch& batch) {
    for (const csv::BadLine& bad : splitter_.bad_lines()) {
        add_reject(batch,
                   {.line = block.first_line + lines_ + bad.line,
                    .byte_offset = block.offset + slice_offset + bad.offset,
                    .reason = bad.reason},
                   bad.value, block.encoding);
    }
}

void BlockParser::reject_fields(const Block& block, std::uint32_t slice_offset, const csv::Records& records,
                                Batch& batch) {
    std::sort(bad_of_slice_.begin(), bad_of_slice_.end(), [](const BadMember& a, const BadMember& b) {
        return std::pair(a.field.row, a.column) < std::pair(b.field.row, b.column);
    });
    const auto same_row = [](const BadMember& a, const BadMember& b) { return a.field.row == b.field.row; };
    bad_of_slice_.erase(std::unique(bad_of_slice_.begin(), bad_of_slice_.end(), same_row), bad_of_slice_.end());
    for (const auto& [bad, column] : bad_of_slice_) {
        bad_rows_.push_back(batch.rows + bad.row);
        add_reject(batch,
                   {.line = block.first_line + lines_ + records.line(bad.row),
                    .byte_offset = block.offset + slice_offset + records.offset(bad.row),
                    .column = columns_[column].name,
                    .reason = std::string(bad.reason)},
                   records.text(bad.row, *columns_[column].field), block.encoding);
    }
}

void BlockParser::add_reject(Batch& batch, Reject reject, std::string_view raw, Encoding encoding) const {
    reject.file = file_;
    const bool readable = encoding != Encoding::utf8 || is_utf8(raw);
    append_utf8(reject.value, raw.substr(0, shown_bytes), readable ? encoding : Encoding::windows_1252);
    batch.rejects.push_back(std::move(reject));
}

} // namespace cnamdata
