// SPDX-License-Identifier: MPL-2.0
#include "labels/descriptor.hpp"

#include "base/text.hpp"
#include "labels/codes.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace cnamdata {

namespace {

std::string_view cell(const TextRow& row, std::size_t place) {
    return place < row.size() ? trim(row[place]) : std::string_view{};
}

/// On one line, with single blanks.
std::string tidy(std::string_view text) {
    std::string tidied;
    for (const char c : trim(text)) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank)
            tidied += c;
        else if (!tidied.ends_with(' '))
            tidied += ' ';
    }
    return tidied;
}

/// `0 et 99` are two codes that share their label.
std::vector<std::string> codes_in(const Column& column, std::string_view text) {
    const std::size_t and_word = column.text ? std::string_view::npos : text.find(" et ");
    std::vector<std::string> codes;
    for (const std::string_view part :
         {text.substr(0, and_word),
          and_word == std::string_view::npos ? std::string_view{} : text.substr(and_word + 4)}) {
        const auto code = canonical_code(column, part);
        if (code) codes.push_back(*code);
    }
    return codes;
}

void add_row(DescribedColumn& described, std::string_view code_text, std::string_view label_text) {
    if (code_text.empty() || label_text.empty()) return;
    const std::vector<std::string> codes = codes_in(*described.column, code_text);
    if (codes.empty()) described.refused.emplace_back(code_text);
    for (const std::string& code : codes)
        described.labels.push_back({.code = code, .label = tidy(label_text), .origin = LabelOrigin::imported});
}

/// Where the codes and the labels of a column stand, from its heading down. `column` is nullptr for one without codes.
struct Section {
    const Column* column = nullptr;
    std::size_t code = 0;
    std::size_t label = 0;
};

/// The label column of a heading row, if it has one; else the next cell.
std::size_t label_place(const TextRow& row, std::size_t place, const Column& column, const Dataset& dataset) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Column* other = dataset.find(cell(row, i));
        if (other != nullptr && other->role == Role::label && same_folded(other->label_of, column.name)) return i;
    }
    return place + 1;
}

/// The sections that a row begins; none when it is no heading.
std::vector<Section> sections_of(const TextRow& row, const Dataset& dataset) {
    std::vector<Section> sections;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const Column* column = cell(row, i).empty() ? nullptr : dataset.find(cell(row, i));
        if (column == nullptr) continue;
        const std::size_t label = label_place(row, i, *column, dataset);
        if (!cell(row, label).empty()) sections.push_back({is_coded(*column) ? column : nullptr, i, label});
    }
    return sections;
}

} // namespace

std::vector<DescribedColumn> described_columns(const std::vector<Sheet>& sheets, const Dataset& dataset) {
    std::map<const Column*, DescribedColumn> found; // the columns of a dataset lie in one array: its order
    for (const Sheet& sheet : sheets) {
        std::vector<Section> current;
        for (const TextRow& row : sheet.rows) {
            if (auto begun = sections_of(row, dataset); !begun.empty()) {
                current = std::move(begun);
                continue;
            }
            for (const Section& section : current) {
                if (section.column == nullptr) continue;
                DescribedColumn& described = found[section.column];
                described.column = section.column;
                add_row(described, cell(row, section.code), cell(row, section.label));
            }
        }
    }
    std::vector<DescribedColumn> described;
    for (auto& [column, one] : found) {
        if (!one.labels.empty()) described.push_back(std::move(one));
    }
    return described;
}

DescribedColumn described_column(const Sheet& sheet, const Column& column) {
    DescribedColumn described{.column = &column};
    bool first = true;
    for (const TextRow& row : sheet.rows) {
        const std::string_view code = cell(row, 0);
        const bool heading = first && (same_folded(code, "code") || same_folded(code, column.name));
        if (!code.empty()) first = false;
        if (!heading) add_row(described, code, cell(row, 1));
    }
    return described;
}

} // namespace cnamdata
