// SPDX-License-Identifier: MPL-2.0
#include "generate/lines.hpp"

#include "cnamdata/error.hpp"
#include "generate/random.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <set>

namespace cnamdata::generate {

namespace {

// None of them is a number in any of the published forms.
constexpr std::array<std::string_view, 5> bad_texts{"n/a", "12A", "#REF!", "1-2", "?"};

} // namespace

Oddities Oddities::draw(std::uint64_t seed, std::uint64_t rows, std::uint64_t short_lines, std::uint64_t bad_lines) {
    const std::uint64_t wanted = short_lines + bad_lines;
    if (wanted > rows) {
        throw Error(Category::usage, "more odd lines are asked for than there are rows",
                    "Lower --short-lines and --bad-rows, or raise --rows.");
    }
    Oddities odd;
    odd.seed = mixed(seed, 0x0dd);
    Random random(odd.seed);
    std::set<std::uint64_t> taken;
    while (taken.size() < wanted) {
        const std::uint64_t row = random.next() % rows;
        if (taken.insert(row).second) (taken.size() <= short_lines ? odd.short_rows : odd.bad_rows).push_back(row);
    }
    std::sort(odd.short_rows.begin(), odd.short_rows.end());
    std::sort(odd.bad_rows.begin(), odd.bad_rows.end());
    return odd;
}

LineWriter::LineWriter(const Dataset& dataset, const Layout& layout, const Oddities& oddities, std::uint64_t first_row)
    : dataset_(&dataset), layout_(&layout), oddities_(&oddities), row_(first_row),
      next_short_(std::lower_bound(oddities.short_rows.begin(), oddities.short_rows.end(), first_row)),
      next_bad_(std::lower_bound(oddities.bad_rows.begin(), oddities.bad_rows.end(), first_row)),
      longest_line_(layout.fields.size() * (longest_field + 1) + 2) {}

void LineWriter::header() {
    bytes_ = layout_->header;
    used_ = bytes_.size();
}

std::string LineWriter::take() {
    bytes_.resize(used_);
    used_ = 0;
    return std::move(bytes_);
}

void LineWriter::reserve_line() {
    if (bytes_.size() - used_ < longest_line_) bytes_.resize(std::max(bytes_.size() * 2, used_ + longest_line_));
}

void LineWriter::line(const Row& row) {
    const bool cut = next_short_ != oddities_->short_rows.end() && *next_short_ == row_;
    const bool spoil = next_bad_ != oddities_->bad_rows.end() && *next_bad_ == row_;
    reserve_line();
    if (cut || spoil) {
        odd_line(row, cut, spoil);
    } else {
        char* to = bytes_.data() + used_;
        for (const Field& field : layout_->fields) {
            to = write_cell(to, row[field.slot], field.format);
            *to++ = ';';
        }
        if (!layout_->trailing_separator) --to;
        to = std::copy(layout_->line_end.begin(), layout_->line_end.end(), to);
        used_ = static_cast<std::size_t>(to - bytes_.data());
    }
    if (cut) ++next_short_;
    if (spoil) ++next_bad_;
    ++row_;
}

void LineWriter::odd_line(const Row& row, bool cut, bool spoil) {
    Random random(mixed(oddities_->seed, row_));
    const auto& fields = layout_->fields;
    // Two columns at least: one less could be taken for a lost trailing separator.
    const std::size_t kept = fields.size() - (cut ? 2 + random.below(3) : 0);
    std::size_t spoilt = fields.size();
    while (spoil && (spoilt == fields.size() || !fields[spoilt].breakable))
        spoilt = random.below(static_cast<std::uint32_t>(fields.size()));
    std::string line;
    for (std::size_t i = 0; i < kept; ++i) {
        std::array<char, longest_field> text{};
        std::string value(text.data(), write_cell(text.data(), row[fields[i].slot], fields[i].format));
        if (i == spoilt) {
            value = bad_texts[random.below(bad_texts.size())];
            bad_.push_back({row_ + 2, std::string(dataset_->columns[fields[i].slot].name), value});
        }
        line += value + ';';
    }
    if (!layout_->trailing_separator) line.pop_back();
    line += layout_->line_end;
    std::memcpy(bytes_.data() + used_, line.data(), line.size());
    used_ += line.size();
}

} // namespace cnamdata::generate
