// SPDX-License-Identifier: MPL-2.0
#include "schema/code_group.hpp"

#include "base/map_bytes.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace cnamdata {

namespace {

// Combinations among group_sample rows from which on a shared lookup misses too often.
constexpr std::size_t many = group_sample / 16;

// Rows whose places wait for flush(): that many are appended to a member at once.
constexpr std::size_t waiting = 4096;

// Places are numbers of 16 bits.
constexpr std::size_t most_places = std::size_t{1} << 16U;

/// Numbers for the combinations of the columns taken so far, row by row.
struct Combinations {
    std::vector<std::uint32_t> number = std::vector<std::uint32_t>(group_sample);
    std::size_t count = 1;
};

Combinations combine(const Combinations& sofar, const CodedColumn& column) {
    Combinations all;
    KeyTable known;
    std::uint32_t next = 0;
    column.codes().visit([&](const auto& codes) {
        for (std::size_t row = 0; row < group_sample; ++row) {
            const std::uint64_t key = (std::uint64_t{sofar.number[row]} << 32U) + codes[row] + 1;
            Code number = known.find(key);
            if (number == KeyTable::absent) known.insert(key, number = next++);
            all.number[row] = number;
        }
    });
    all.count = next;
    return all;
}

/// Whether neighbouring fields are too long to be looked up at once, but for few rows.
bool are_long(const csv::Records& records, std::size_t first, std::size_t last) {
    const FieldSpans spans(records, first, last);
    std::size_t count = 0;
    for (std::size_t row = 0; row < records.rows(); ++row)
        count += spans[row].size() > longest_key ? 1U : 0U;
    return count > records.rows() / 32;
}

} // namespace

CodeGroup::CodeGroup(std::vector<GroupMember> members) : members_(std::move(members)), codes_(members_.size()) {}

void CodeGroup::clear() {
    table_.clear();
    long_keys_.clear();
    long_places_.clear();
    for (std::vector<Code>& codes : codes_)
        codes.clear();
    forgot_ = false;
}

void CodeGroup::begin(const csv::Records& records) {
    records_ = &records;
    spans_ = FieldSpans(records, members_.front().field, members_.back().field);
}

void CodeGroup::read(std::size_t first, std::size_t last, std::vector<BadMember>& bad) {
    if (found_ >= waiting) flush();
    if (places_.size() < found_ + last - first) places_.resize(found_ + last - first);
    while (first < last) {
        const std::size_t stop = find_spans(spans_, first, last, table_, places_.data() + found_);
        found_ += stop - first;
        first = stop;
        if (first == last) return;
        const std::uint16_t place = place_of(spans_[first], first, bad); // which may flush
        places_[found_++] = place;
        ++first;
    }
}

void CodeGroup::flush() {
    Places places{.all = std::span(places_).first(found_)};
    const std::size_t combinations = codes_.front().size();
    if (combinations <= std::tuple_size_v<ByteMap>) {
        bytes_.resize(found_);
        std::transform(places.all.begin(), places.all.end(), bytes_.begin(),
                       [](std::uint16_t place) { return static_cast<std::uint8_t>(place); });
        places.bytes = bytes_;
    }
    for (std::size_t i = 0; i < members_.size(); ++i)
        members_[i].parser->append_codes(places, codes_[i]);
    found_ = 0;
}

std::uint16_t CodeGroup::latest() const noexcept { return static_cast<std::uint16_t>(codes_.front().size() - 1); }

std::uint16_t CodeGroup::place_of(std::string_view span, std::size_t row, std::vector<BadMember>& bad) {
    if (codes_.front().size() == most_places) {
        flush();
        clear();
        forgot_ = true;
    }
    if (span.size() > longest_key) return place_of_long(span, row, bad);
    const std::uint64_t key = span_key(span.data(), static_cast<std::uint32_t>(span.size()));
    if (const Code known = table_.find(key); known != KeyTable::absent) return static_cast<std::uint16_t>(known);
    if (add(row, bad)) table_.insert(key, latest());
    return latest();
}

std::uint16_t CodeGroup::place_of_long(std::string_view span, std::size_t row, std::vector<BadMember>& bad) {
    const std::size_t number = long_keys_.number(span);
    long_places_.resize(std::max(long_places_.size(), number), KeyTable::absent);
    std::uint32_t& place = long_places_[number - 1];
    if (place != KeyTable::absent) return static_cast<std::uint16_t>(place);
    if (add(row, bad)) place = latest();
    return latest();
}

// A new place with the codes that the members find for a row. Returns whether all its fields are good: those of a bad
// one are told each time.
bool CodeGroup::add(std::size_t row, std::vector<BadMember>& bad) {
    bool good = true;
    const bool is_new = members_.size() == 1 && !forgot_; // else its bytes may have been met beside others
    for (std::size_t i = 0; i < members_.size(); ++i) {
        bad_.clear();
        const auto [text, size] = records_->column(members_[i].field)[row];
        CodedColumn& parser = *members_[i].parser;
        codes_[i].push_back(is_new ? parser.code_of_new(text, size, row, bad_) : parser.code_of(text, size, row, bad_));
        if (bad_.empty()) continue;
        bad.push_back({bad_.front(), members_[i].column});
        good = false;
    }
    return good;
}

std::vector<CodeGroup> plan_groups(std::span<const GroupMember> columns, const csv::Records& records) {
    std::vector<CodeGroup> groups;
    std::vector<GroupMember> members;
    Combinations sofar;
    const auto finish = [&] {
        if (!members.empty()) groups.emplace_back(std::exchange(members, {}));
        sofar = {};
    };
    for (const GroupMember& column : columns) {
        if (are_long(records, column.field, column.field)) continue;
        if (!members.empty()) {
            Combinations with = combine(sofar, *column.parser);
            const bool neighbours = members.back().field + 1 == column.field;
            if (neighbours && with.count <= many && !are_long(records, members.front().field, column.field)) {
                members.push_back(column);
                sofar = std::move(with);
                continue;
            }
            finish();
        }
        members.push_back(column);
        sofar = combine(sofar, *column.parser);
    }
    finish();
    return groups;
}

} // namespace cnamdata
