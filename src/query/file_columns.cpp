// SPDX-License-Identifier: MPL-2.0
#include "query/file_columns.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

/// A column of nulls, in the form that is wanted.
ColumnData nulls(std::uint64_t rows, const UsedColumn& column) {
    ColumnData data;
    if (column.want == Want::numbers) {
        data.form = ColumnData::Form::numbers;
        data.numbers.assign(rows, 0);
        data.valid.assign(rows, 0);
    } else {
        const bool text = column.field.physical == parquet::Physical::bytes;
        data.dictionary = Dictionary(text ? Dictionary::Type::text : Dictionary::Type::number);
        data.codes.assign(rows, null_code);
    }
    return data;
}

} // namespace

FileColumns::FileColumns(const Source& source, std::span<const UsedColumn> columns, const std::string& path)
    : columns_(columns) {
    for (const UsedColumn& column : columns) {
        std::vector<std::size_t> places;
        if (!column.derivation) places.push_back(place(source, column, path));
        for (const UsedColumn& base : column.bases)
            places.push_back(place(source, base, path));
        places_.push_back(std::move(places));
    }
}

std::size_t FileColumns::place(const Source& source, const UsedColumn& column, const std::string& path) {
    const std::size_t found = find_column(source, column.name);
    if (found == source.columns().size()) {
        if (std::find(lacking_.begin(), lacking_.end(), column.name) == lacking_.end()) lacking_.push_back(column.name);
        return absent;
    }
    const parquet::Field& field = source.columns()[found].field;
    if (field.physical != column.field.physical || field.scale != column.field.scale) {
        throw Error(Category::usage, "the files disagree on the type of " + column.name,
                    Location{.file = path, .column = column.name}, "Question them one by one.");
    }
    const auto known = std::find_if(wanted_.begin(), wanted_.end(), [&](const Wanted& wanted) {
        return wanted.column == found && wanted.want == column.want;
    });
    if (known != wanted_.end()) return static_cast<std::size_t>(known - wanted_.begin());
    wanted_.push_back({found, column.want});
    return wanted_.size() - 1;
}

bool FileColumns::are_as_read() const noexcept {
    const bool derived = std::any_of(columns_.begin(), columns_.end(),
                                     [](const UsedColumn& column) { return column.derivation.has_value(); });
    return lacking_.empty() && !derived;
}

ColumnPlaces FileColumns::places() const {
    ColumnPlaces found;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_[i].derivation) {
            found.places.push_back(ColumnPlaces::unknown);
        } else {
            const std::size_t place = places_[i].front();
            found.places.push_back(place == absent ? ColumnPlaces::absent : wanted_[place].column);
        }
    }
    return found;
}

ColumnData* FileColumns::data_of(const UsedColumn& column, std::size_t place, Batch& batch,
                                 std::deque<ColumnData>& made) {
    if (place != absent) return &batch.columns[place];
    return &made.emplace_back(nulls(batch.rows, column));
}

UsedData FileColumns::of(Batch& batch, std::deque<ColumnData>& made) const {
    UsedData data;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const UsedColumn& column = columns_[i];
        if (!column.derivation) {
            data.push_back(data_of(column, places_[i].front(), batch, made));
            continue;
        }
        std::vector<const ColumnData*> bases;
        for (std::size_t b = 0; b < column.bases.size(); ++b)
            bases.push_back(data_of(column.bases[b], places_[i][b], batch, made));
        ColumnData derived = derive(*column.derivation, bases);
        reshape(derived, column.want);
        data.push_back(&made.emplace_back(std::move(derived)));
    }
    return data;
}

} // namespace cnamdata
