// SPDX-License-Identifier: MPL-2.0
#include "base/pipeline.hpp"
#include "base/text.hpp"
#include "base/usable_memory.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/query.hpp"
#include "query/explain.hpp"
#include "query/finish.hpp"
#include "query/grouper.hpp"
#include "query/labels.hpp"
#include "query/measure_planner.hpp"
#include "query/predicate.hpp"
#include "query/result.hpp"
#include "query/traps.hpp"
#include "query/used_columns.hpp"

#include <algorithm>
#include <memory>

namespace cnamdata {

namespace {

std::uint64_t memory_limit(std::uint64_t asked) {
    return asked != 0 ? asked : usable_memory() / 3; // at the end the groups are held twice
}

/// A question made ready: which columns, which keys, which measures.
class Plan {
public:
    explicit Plan(const AggregateRequest& request) : request_(request), inputs_(request.source), columns_(inputs_) {
        where_ = columns_.bind(request.where, Want::at_hand);
        for (const UsedColumn& column : columns_.used())
            note(column);
        for (const std::string& name : request.by)
            add_key(name);
        if (!request.pivot.empty()) find_pivot();
        MeasurePlanner planner(columns_, request.force, measures_, outputs_);
        for (const Measure& measure : request.measures)
            planner.add(measure);
        conduct_.summed = planner.summed();
        predicate_ = std::make_unique<Predicate>(where_, request.where, columns_.used());
        finish_ = {.having_text = request.having,
                   .having = parse_expression(request.having),
                   .order_by = request.order_by,
                   .top = request.top,
                   .totals = request.totals};
        if (!pivot_) check(finish_, plain_columns(keys_used(), outputs_));
    }

    Warnings run(RowSink& sink, Progress* progress) {
        Warnings warnings;
        LabelSink labelled(sink, labels(progress, warnings));
        GroupTable all = scan(progress, warnings);
        all.ensure_single_group();
        const Groups groups{all, key_values_, keys_used(), measures_, outputs_};
        const auto result = pivot_ ? pivot_result(groups, *pivot_, request_.totals) : plain_result(groups);
        write(*result, finish_, thread_count(request_.threads), labelled);
        conduct_.datasets = inputs_.datasets_seen();
        for (const Inputs::Absence& absence : inputs_.absences())
            conduct_.missing.push_back(absence.column);
        const Warnings traps = trap_warnings(conduct_);
        warnings.insert(warnings.end(), traps.begin(), traps.end());
        return warnings;
    }

    [[nodiscard]] Explanation explain() {
        Explanation explanation = explain_reading(inputs_, columns_.used(), where_, *predicate_);
        explain_grouping(explanation, inputs_, keys_used());
        explanation.having = to_text(finish_.having);
        return explanation;
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
        note(columns_.used()[column]);
        const bool text = columns_.used()[column].field.physical == parquet::Physical::bytes;
        key_values_.push_back(std::make_unique<KeyValues>(text ? Dictionary::Type::text : Dictionary::Type::number));
    }

    /// That rows are grouped or filtered by it.
    void note(const UsedColumn& column) {
        conduct_.used.push_back(column.name);
        for (const UsedColumn& base : column.bases)
            conduct_.used.push_back(base.name);
    }

    void find_pivot() {
        const std::string name = columns_.look_up(request_.pivot).name;
        const auto is_it = [&](std::size_t key) { return columns_.used()[key].name == name; };
        if (std::none_of(keys_.begin(), keys_.end(), is_it)) add_key(request_.pivot);
        pivot_ = static_cast<std::size_t>(std::find_if(keys_.begin(), keys_.end(), is_it) - keys_.begin());
    }

    [[nodiscard]] std::vector<UsedColumn> keys_used() const {
        std::vector<UsedColumn> keys;
        for (const std::size_t key : keys_)
            keys.push_back(columns_.used()[key]);
        return keys;
    }

    [[nodiscard]] std::vector<LabelledColumn> labels(const Progress* progress, Warnings& warnings) {
        if (!request_.labels) return {};
        std::vector<UsedColumn> shown = keys_used();
        if (pivot_) shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(*pivot_));
        return labelled_columns(inputs_, shown,
                                {.store = request_.source.store, .threads = request_.threads, .progress = progress},
                                warnings);
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
        scan.slices = true;
        scan.consume = [&](Batch& batch, const UsedData& data) {
            auto grouper = take();
            grouper->add(data, batch.rows, std::max(batch.rows, batch.rows_in_all), batch.next_slice);
            require_memory(grouper->table(), limit);
            const std::lock_guard lock(mutex);
            idle.push_back(std::move(grouper));
            return true;
        };
        inputs_.scan(scan, warnings);
        const auto first = take();
        for (auto& grouper : idle) {
            first->merge(*grouper);
            grouper.reset();
        }
        return std::move(first->table());
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
    UsedColumns columns_;
    Expression where_;
    std::unique_ptr<Predicate> predicate_;
    std::vector<std::size_t> keys_;
    std::vector<std::unique_ptr<KeyValues>> key_values_;
    std::vector<PlannedMeasure> measures_; // what is accumulated
    std::vector<OutputMeasure> outputs_;   // what is shown of it
    std::optional<std::size_t> pivot_;     // of the keys
    Finish finish_;
    Conduct conduct_;
};

void require_answerable(const AggregateRequest& request) {
    const std::string hint = "Give --by, --count, --sum, --avg, --min, --max or --ratio.";
    if (request.measures.empty() && !request.pivot.empty())
        throw Error(Category::usage, "nothing to compute for the columns of --pivot", hint);
    if (request.measures.empty() && request.by.empty()) throw Error(Category::usage, "nothing to compute", hint);
    if (request.totals && request.by.empty() && request.pivot.empty()) {
        throw Error(Category::usage, "--totals has no groups to total: without --by the only row is the total",
                    "Name the groups with --by, or leave --totals out.");
    }
}

} // namespace

Warnings aggregate(const AggregateRequest& request, RowSink& sink, Progress* progress) {
    require_answerable(request);
    return Plan(request).run(sink, progress);
}

Explanation explain(const AggregateRequest& request) {
    require_answerable(request);
    return Plan(request).explain();
}

} // namespace cnamdata
