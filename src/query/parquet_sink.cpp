// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/parquet_sink.hpp"

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "parquet/writer.hpp"
#include "store/provenance.hpp"

#include <bit>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

namespace cnamdata {

namespace {

constexpr std::uint64_t group_rows = std::uint64_t{1} << 17U;
constexpr int decimal_precision = 18;

parquet::Field field_of(const ResultColumn& column) {
    parquet::Field field{.name = std::string(column.name)};
    switch (column.type) {
    case ValueType::integer:
        field.physical = column.bits == 32 ? parquet::Physical::int32 : parquet::Physical::int64;
        break;
    case ValueType::decimal:
        field.physical = parquet::Physical::int64;
        field.logical = parquet::Logical::decimal;
        field.precision = decimal_precision;
        field.scale = column.scale;
        break;
    case ValueType::text:
        field.physical = parquet::Physical::bytes;
        field.logical = parquet::Logical::text;
        break;
    case ValueType::real:
        field.physical = parquet::Physical::float64;
        break;
    }
    return field;
}

/// The greatest magnitude that a field holds.
Int128 greatest(const parquet::Field& field) {
    if (field.logical == parquet::Logical::decimal) return Int128{999'999'999'999'999'999};
    return field.physical == parquet::Physical::int32 ? std::numeric_limits<std::int32_t>::max()
                                                      : std::numeric_limits<std::int64_t>::max();
}

/// The values of one column of the row group in the making.
class Pending {
public:
    explicit Pending(const parquet::Field& field) : field_(field), greatest_(greatest(field)) { clear(); }

    void add(const Value& value) {
        if (field_.physical == parquet::Physical::bytes) return add_text(value);
        data_.valid.push_back(value.null ? 0 : 1);
        if (value.null) {
            data_.numbers.push_back(0);
            nulls_ = true;
        } else if (field_.physical == parquet::Physical::float64) {
            data_.numbers.push_back(std::bit_cast<std::int64_t>(value.real));
        } else {
            data_.numbers.push_back(number(value.number));
        }
    }

    [[nodiscard]] ColumnData take() {
        ColumnData data = std::move(data_);
        if (!nulls_) data.valid.clear();
        clear();
        return data;
    }

private:
    void clear() {
        data_ = {};
        codes_.clear();
        nulls_ = false;
        if (field_.physical == parquet::Physical::bytes) {
            data_.dictionary = Dictionary(Dictionary::Type::text);
        } else {
            const bool real = field_.physical == parquet::Physical::float64;
            data_.form = real ? ColumnData::Form::reals : ColumnData::Form::numbers;
        }
    }

    void add_text(const Value& value) {
        if (value.null) return data_.codes.push_back(null_code);
        const auto [entry, added] = codes_.try_emplace(std::string(value.text), null_code);
        if (added) entry->second = data_.dictionary.add(value.text);
        data_.codes.push_back(entry->second);
    }

    [[nodiscard]] std::int64_t number(Int128 value) const {
        if (value <= greatest_ && value >= -greatest_) return static_cast<std::int64_t>(value);
        throw Error(Category::usage,
                    format_decimal(value, field_.scale) + " in column " + field_.name + " does not fit Parquet's " +
                        parquet::type_name(field_),
                    "The other formats, such as csv, write numbers of any length.");
    }

    parquet::Field field_;
    Int128 greatest_;
    ColumnData data_;
    bool nulls_ = false;
    std::unordered_map<std::string, Code> codes_;
};

void require_names_differ(const parquet::Schema& schema) {
    for (std::size_t i = 0; i < schema.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!same_folded(schema[i].name, schema[j].name)) continue;
            throw Error(Category::usage,
                        "two columns are called " + schema[i].name + ": readers of Parquet take them for one",
                        "Ask for each column once, or choose another format.");
        }
    }
}

} // namespace

struct ParquetSink::State {
    explicit State(Write to) : write(std::move(to)) {}

    void flush() {
        if (rows == 0) return;
        std::vector<ColumnData> columns;
        columns.reserve(pending.size());
        for (Pending& column : pending)
            columns.push_back(column.take());
        writer->append(parquet::encode(schema, std::move(columns), rows));
        rows = 0;
    }

    Write write;
    parquet::Schema schema;
    std::unique_ptr<parquet::Writer> writer;
    std::vector<Pending> pending;
    std::uint64_t rows = 0;
};

ParquetSink::ParquetSink(Write write) : state_(std::make_unique<State>(std::move(write))) {}
ParquetSink::~ParquetSink() = default;

void ParquetSink::begin(std::span<const ResultColumn> columns) {
    for (const ResultColumn& column : columns)
        state_->schema.push_back(field_of(column));
    require_names_differ(state_->schema);
    for (const parquet::Field& field : state_->schema)
        state_->pending.emplace_back(field);
    const auto output = [state = state_.get()](std::span<const std::byte> bytes) {
        state->write({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    };
    state_->writer = std::make_unique<parquet::Writer>(state_->schema, output);
}

void ParquetSink::row(std::span<const Value> values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        state_->pending[i].add(values[i]);
    if (++state_->rows == group_rows) state_->flush();
}

void ParquetSink::total(std::span<const Value> /*values*/) {
    throw Error(Category::usage, "a Parquet file has no place for a total: its readers would add it up again",
                "Leave the totals out, or choose another format.");
}

void ParquetSink::end() {
    state_->flush();
    state_->writer->finish({}, created_by());
}

} // namespace cnamdata
