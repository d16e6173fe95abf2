// SPDX-License-Identifier: MPL-2.0
#include "base/pipeline.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/query.hpp"
#include "query/group_rows.hpp"
#include "query/grouper.hpp"
#include "query/labels.hpp"
#include "query/measures.hpp"
#include "query/predicate.hpp"
#include "query/traps.hpp"

#include <algorithm>
#include <memory>
#include <unistd.h>

namespace cnamdata {

namespace {

/// The columns of a question, each once for each form it is wanted in.
class Columns {
public:
    explicit Columns(Inputs& inputs) : inputs_(inputs) {}

    std::size_t use(const std::string& name, Want want) {
        UsedColumn column{.name = name, .want = want};
        inputs_.bind(column);
        for (std::size_t i = 0; i < used_.size(); ++i) {
            if (used_[i].name == column.name && used_[i].want == want) return i;
        }
        used_.push_back(std::move(column));
        return used_.size() - 1;
    }
    [[nodiscard]] const std::vector<UsedColumn>& used() const noexcept { return used_; }

private:
    Inputs& inputs_;
    std::vector<UsedColumn> used_;
};

std::uint64_t memory_limit(std::uint64_t asked) {
    if (asked != 0) return asked;
    return static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) /
           2;
}

/// A question made ready: which columns, which keys, which measures.
class Plan {
public:
    explicit Plan(const AggregateRequest& request) : request_(request), inputs_(request.source), columns_(inputs_) {
        const Expression where = parse_expression(request.where);
        for (const std::string& name : columns_of(where))
            conduct_.used.push_back(columns_.used()[columns_.use(name, Want::natural)].name);
        for (const std::string& name : request.by)
            add_key(name);
        for (const Measure& measure : request.measures)
            add_measure(measure);
        predicate_ = std::make_unique<Predicate>(where, request.where, columns_.used());
        order_ = bind_order(request.order_by, result_columns());
    }

    Warnings run(RowSink& sink, Progress* progress) {
        Warnings warnings;
        LabelSink labelled(sink, labels(progress, warnings));
        GroupTable all = scan(progress, warnings);
        all.ensure_single_group();
        GroupRows rows(all, key_values_, keys_used(), measures_);
        rows.sort(order_, request_.top);
        rows.write(labelled, result_columns());
        conduct_.datasets = inputs_.datasets_seen();
        const Warnings traps = trap_warnings(conduct_);
        warnings.insert(warnings.end(), traps.begin(), traps.end());
        return warnings;
    }

private:
    void add_key(const std::string& name) {
        const std::size_t column = columns_.use(name, Want::packed);
        if (std::find(keys_.begin(), keys_.end(), column) != keys_.end()) {
            throw Error(Category::usage, "--by names " + columns_.used()[column].name + " twice");
        }
        if (columns_.used()[column].field.physical == parquet::Physical::float64) {
            throw Error(Category::usage, "cannot group by " + name + ": it holds floating-point numbers");
        }
        keys_.push_back(column);
        conduct_.used.push_back(columns_.used()[column].name);
        const bool text = columns_.used()[column].field.physical == parquet::Physical::bytes;
        key_values_.push_back(std::make_unique<KeyValues>(text ? Dictionary::Type::text : Dictionary::Type::number));
    }

    void add_measure(const Measure& measure) {
        PlannedMeasure planned{.function = measure.function};
        if (measure.function != Measure::Function::count) {
            UsedColumn column{.name = measure.column};
            inputs_.bind(column);
            require_sensible(measure.function, column, request_.force);
            const bool text = column.field.physical == parquet::Physical::bytes;
            planned.column = columns_.use(measure.column, text ? Want::packed : Want::at_hand);
            planned.field = column.field;
            const bool adds = measure.function == Measure::Function::sum || measure.function == Measure::Function::avg;
            if (adds) conduct_.summed.push_back(column.name);
        }
        planned.name = result_name(measure.function, planned.field.name);
        measures_.push_back(std::move(planned));
    }

    [[nodiscard]] std::vector<UsedColumn> keys_used() const {
        std::vector<UsedColumn> keys;
        for (const std::size_t key : keys_)
            keys.push_back(columns_.used()[key]);
        return keys;
    }

    [[nodiscard]] std::vector<LabelledColumn> labels(const Progress* progress, Warnings& warnings) {
        if (!request_.labels) return {};
        return labelled_columns(inputs_, keys_used(),
                                {.store = request_.source.store, .threads = request_.threads, .progress = progress},
                                warnings);
    }

    [[nodiscard]] std::vector<ResultColumn> result_columns() const {
        std::vector<ResultColumn> columns;
        for (const std::size_t key : keys_) {
            const UsedColumn& column = columns_.used()[key];
            columns.push_back({column.name, value_type(column.field), column.field.scale});
        }
        for (const PlannedMeasure& measure : measures_)
            columns.push_back(result_column(measure));
        return columns;
    }

    GroupTable scan(Progress* progress, Warnings& warnings) {
        const Grouping grouping{
            .where = predicate_.get(), .keys = keys_, .values = &key_values_, .measures = measures_};
        std::mutex mutex;
        std::vector<std::unique_ptr<Grouper>> idle; // of workers that are between two batches
        const auto take = [&] {
            const std::lock_guard lock(mutex);
            if (idle.empty()) return std::make_unique<Grouper>(grouping);
            auto grouper = std::move(idle.back());
            idle.pop_back();
            return grouper;
        };
        const std::uint64_t limit = memory_limit(request_.max_memory) / thread_count(request_.threads);
        Inputs::Scan scan{
            .columns = columns_.used(), .where = predicate_.get(), .threads = request_.threads, .progress = progress};
        scan.consume = [&](Batch& batch, const UsedData& data) {
            auto grouper = take();
            grouper->add(data, batch.rows);
            require_memory(grouper->table(), limit);
            const std::lock_guard lock(mutex);
            idle.push_back(std::move(grouper));
            return true;
        };
        inputs_.scan(scan, warnings);
        GroupTable all = std::move(take()->table());
        for (const auto& grouper : idle)
            all.merge(grouper->table());
        return all;
    }

    static void require_memory(const GroupTable& table, std::uint64_t limit) {
        if (table.memory() <= limit) return;
        throw Error(Category::usage,
                    "too many groups: " + std::to_string(table.size()) + " so far would need more than " +
                        std::to_string(limit >> 20U) + " MiB",
                    "Group by fewer columns, or keep fewer rows with --where.");
    }

    const AggregateRequest& request_;
    Inputs inputs_;
    Columns columns_;
    std::unique_ptr<Predicate> predicate_;
    std::vector<std::size_t> keys_;
    std::vector<std::unique_ptr<KeyValues>> key_values_;
    std::vector<PlannedMeasure> measures_;
    std::vector<BoundOrder> order_;
    Conduct conduct_;
};

} // namespace

Warnings aggregate(const AggregateRequest& request, RowSink& sink, Progress* progress) {
    if (request.by.empty() && request.measures.empty()) {
        throw Error(Category::usage, "nothing to compute", "Ask for --count or --sum COLUMN, by groups with --by.");
    }
    return Plan(request).run(sink, progress);
}

} // namespace cnamdata
