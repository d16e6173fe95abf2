// SPDX-License-Identifier: MPL-2.0
#include "query/result.hpp"

#include <numeric>

namespace cnamdata {

Value Groups::key(std::size_t group, std::size_t key) const {
    const std::uint32_t number = table.key(group, key);
    if (number == 0) return {};
    const Dictionary& dictionary = values[key]->values();
    if (dictionary.type() == Dictionary::Type::text) return {.null = false, .text = dictionary.text(number)};
    return {.null = false, .number = dictionary.number(number)};
}

std::vector<ResultColumn> plain_columns(const std::vector<UsedColumn>& keys,
                                        const std::vector<OutputMeasure>& measures) {
    std::vector<ResultColumn> columns;
    columns.reserve(keys.size() + measures.size());
    for (const UsedColumn& key : keys)
        columns.push_back(result_column(key.field));
    for (const OutputMeasure& measure : measures)
        columns.push_back(result_column(measure));
    return columns;
}

namespace {

class PlainResult final : public Result {
public:
    explicit PlainResult(Groups groups)
        : groups_(std::move(groups)), columns_(plain_columns(groups_.keys, groups_.measures)),
          order_(groups_.table, groups_.values, all_keys()) {}

    [[nodiscard]] const std::vector<ResultColumn>& columns() const noexcept override { return columns_; }
    [[nodiscard]] std::size_t keys() const noexcept override { return groups_.keys.size(); }
    [[nodiscard]] std::size_t rows() const noexcept override { return groups_.table.size(); }
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const override { return order_.before(a, b); }
    [[nodiscard]] std::span<const std::uint64_t> order_numbers() const noexcept override { return order_.numbers(); }
    void expect(std::size_t row) const noexcept override { groups_.table.expect(row); }

    [[nodiscard]] Value value(std::size_t row, std::size_t column) const override {
        if (column < keys()) return groups_.key(row, column);
        const OutputMeasure& measure = groups_.measures[column - keys()];
        const bool ratio = measure.function == Measure::Function::ratio;
        return value_of(measure, tally_of(groups_.table, row, measure.planned),
                        ratio ? tally_of(groups_.table, row, measure.divisor) : Tally{}, groups_.planned);
    }

    void values(std::span<const std::uint32_t> rows, std::size_t column, Value* out,
                std::size_t stride) const override {
        if (column < keys()) {
            for (std::size_t i = 0; i < rows.size(); ++i)
                out[i * stride] = groups_.key(rows[i], column);
            return;
        }
        const OutputMeasure& measure = groups_.measures[column - keys()];
        if (measure.function != Measure::Function::sum) return Result::values(rows, column, out, stride);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Accumulated found = groups_.table.at(rows[i], measure.planned);
            out[i * stride] = {.null = found.count == 0, .number = found.sum};
        }
    }

    [[nodiscard]] std::vector<Value> total() const override {
        std::vector<std::uint32_t> all(rows());
        std::iota(all.begin(), all.end(), 0U);
        const std::vector<Tally> tallies = tallies_of(groups_.table, all, groups_.planned);
        std::vector<Value> values(keys());
        for (const OutputMeasure& measure : groups_.measures)
            values.push_back(value_of(measure, tallies, groups_.planned));
        return values;
    }

private:
    [[nodiscard]] std::vector<std::size_t> all_keys() const {
        std::vector<std::size_t> keys(groups_.keys.size());
        std::iota(keys.begin(), keys.end(), std::size_t{0});
        return keys;
    }

    Groups groups_;
    std::vector<ResultColumn> columns_;
    KeyOrder order_;
};

} // namespace

std::unique_ptr<Result> plain_result(Groups groups) { return std::make_unique<PlainResult>(std::move(groups)); }

} // namespace cnamdata
