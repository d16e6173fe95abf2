// SPDX-License-Identifier: MPL-2.0
#include "base/pipeline.hpp"
#include "cnamdata/query.hpp"
#include "query/explain.hpp"
#include "query/labels.hpp"
#include "query/measures.hpp"
#include "query/predicate.hpp"
#include "query/used_columns.hpp"

#include <algorithm>
#include <bit>

namespace cnamdata {

namespace {

Value value_at(const ColumnData& data, std::uint32_t row) {
    if (data.form == ColumnData::Form::codes) {
        const Code code = data.codes[row];
        if (code == null_code) return {};
        if (data.dictionary.type() == Dictionary::Type::text)
            return {.null = false, .text = data.dictionary.text(code)};
        return {.null = false, .number = data.dictionary.number(code)};
    }
    if (!data.valid.empty() && data.valid[row] == 0) return {};
    if (data.form == ColumnData::Form::reals) return {.null = false, .real = std::bit_cast<double>(data.numbers[row])};
    return {.null = false, .number = data.numbers[row]};
}

/// A selection of rows made ready.
class Selection {
public:
    explicit Selection(const FilterRequest& request) : request_(request), inputs_(request.source), columns_(inputs_) {
        const auto names = request.select.empty() ? inputs_.column_names() : request.select;
        for (const std::string& name : names)
            shown_.push_back(columns_.use(name, Want::natural));
        where_ = columns_.bind(request.where, Want::natural);
        predicate_ = std::make_unique<Predicate>(where_, request.where, columns_.used());
    }

    [[nodiscard]] Explanation explain() { return explain_reading(inputs_, columns_.used(), where_, *predicate_); }

    Warnings run(RowSink& sink, Progress* progress) {
        std::vector<ResultColumn> columns;
        for (const std::size_t column : shown_)
            columns.push_back(result_column(columns_.used()[column].field));
        Warnings warnings;
        LabelSink labelled(sink, labels(progress, warnings));
        labelled.begin(columns);
        if (request_.limit != 0) scan(labelled, progress, warnings);
        labelled.end();
        return warnings;
    }

private:
    [[nodiscard]] std::vector<LabelledColumn> labels(const Progress* progress, Warnings& warnings) {
        if (!request_.labels) return {};
        std::vector<UsedColumn> shown;
        for (const std::size_t column : shown_)
            shown.push_back(columns_.used()[column]);
        return labelled_columns(inputs_, shown,
                                {.store = request_.source.store, .threads = request_.threads, .progress = progress},
                                warnings);
    }

    void scan(RowSink& sink, Progress* progress, Warnings& warnings) {
        Sequencer sequencer;
        std::uint64_t left = request_.limit.value_or(~std::uint64_t{0});
        Inputs::Scan scan{
            .columns = columns_.used(), .where = predicate_.get(), .threads = request_.threads, .progress = progress};
        scan.failed = [&] { sequencer.cancel(); };
        scan.consume = [&](Batch& batch, const UsedData& data) {
            std::vector<std::uint32_t> rows = predicate_->select(data, batch.rows);
            return sequencer.in_turn(batch.ordinal, [&] {
                if (rows.size() > left) rows.resize(left);
                left -= rows.size();
                write(sink, rows, data);
                return left > 0;
            });
        };
        inputs_.scan(scan, warnings);
    }

    void write(RowSink& sink, const std::vector<std::uint32_t>& rows, const UsedData& data) const {
        std::vector<Value> values(shown_.size());
        for (const std::uint32_t row : rows) {
            for (std::size_t i = 0; i < shown_.size(); ++i)
                values[i] = value_at(*data[shown_[i]], row);
            sink.row(values);
        }
    }

    const FilterRequest& request_;
    Inputs inputs_;
    UsedColumns columns_;
    std::vector<std::size_t> shown_;
    Expression where_;
    std::unique_ptr<Predicate> predicate_;
};

} // namespace

Warnings filter(const FilterRequest& request, RowSink& sink, Progress* progress) {
    return Selection(request).run(sink, progress);
}

Explanation explain(const FilterRequest& request) { return Selection(request).explain(); }

} // namespace cnamdata
