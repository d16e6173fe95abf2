// SPDX-License-Identifier: MPL-2.0
//
// Bringing a series up to date.
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/series.hpp"
#include "cnamdata/store.hpp"
#include "cnamdata/version.hpp"
#include "labels/label_store.hpp"
#include "series/state.hpp"

#include <algorithm>
#include <map>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

using series::PeriodState;
using series::State;
using series::TableState;

using ByPeriod = std::map<Period, std::vector<TableState>>;

void add(Sha256& hash, std::string_view text) {
    const char zero = '\0'; // so that "a" "bc" is not "ab" "c"
    hash.update(std::as_bytes(std::span(text)));
    hash.update(std::as_bytes(std::span(&zero, 1)));
}

/// The imported labels. Those harvested later than a period was computed do not change its rows: an ingest of one month
/// would else compute all of them anew.
void add_labels(Sha256& hash, const Dataset& dataset, const fs::path& store) {
    add(hash, version); // of those built in
    for (const std::string_view id : {dataset.id, dataset.labels_from}) {
        const Dataset* owner = try_dataset(id);
        for (std::size_t i = 0; owner != nullptr && i < owner->columns.size(); ++i) {
            if (!is_coded(owner->columns[i])) continue;
            for (const Label& label : read_labels(store, *owner, owner->columns[i])) {
                if (label.origin != LabelOrigin::imported) continue;
                add(hash, owner->columns[i].name);
                add(hash, label.code);
                add(hash, label.label);
            }
        }
    }
}

/// Of all that the rows of a period depend on besides its tables.
std::string fingerprint(const SeriesDefinition& definition, const fs::path& store) {
    Sha256 hash;
    add(hash, definition.source);
    add(hash, std::to_string(schema_version()));
    for (const std::string& name : definition.by)
        add(hash, name);
    for (const Measure& measure : definition.measures) {
        add(hash, std::to_string(static_cast<int>(measure.function)));
        add(hash, measure.column);
        add(hash, measure.divisor);
    }
    add(hash, definition.where);
    add(hash, definition.having);
    add(hash, definition.labels ? "labels" : "");
    if (definition.labels) add_labels(hash, *definition.dataset, store);
    return hash.finish();
}

TableState look_at(const Table& table, const fs::path& store) {
    return {.path = table.path.lexically_relative(store).string(),
            .bytes = table.bytes,
            .modified = fs::last_write_time(table.path).time_since_epoch().count()};
}

/// The tables of the selected periods, without their sha256.
ByPeriod tables_of(const SeriesDefinition& definition, const fs::path& store) {
    const std::size_t slash = definition.source.find('/');
    const std::string breakdown = slash == std::string::npos ? std::string() : definition.source.substr(slash + 1);
    ByPeriod all;
    std::vector<Period> available;
    for (const Table& table : list_tables(store, definition.dataset)) {
        if (!breakdown.empty() && !same_folded(table.breakdown, breakdown)) continue;
        all[table.period].push_back(look_at(table, store));
        available.push_back(table.period);
    }
    ByPeriod selected;
    for (const Period period : definition.periods.select(std::move(available)))
        selected.emplace(period, std::move(all.at(period)));
    return selected;
}

/// Whether they are the tables that were computed; fills in their sha256, reading only what may have changed.
bool same_tables(std::vector<TableState>& now, const PeriodState* before, const fs::path& store) {
    bool same = before != nullptr && before->tables.size() == now.size();
    for (TableState& table : now) {
        const TableState* old = nullptr;
        for (std::size_t i = 0; before != nullptr && i < before->tables.size(); ++i)
            if (before->tables[i].path == table.path) old = &before->tables[i];
        const bool untouched = old != nullptr && old->bytes == table.bytes && old->modified == table.modified;
        table.sha256 = untouched ? old->sha256 : sha256_of(store / table.path);
        same = same && old != nullptr && old->sha256 == table.sha256;
    }
    return same;
}

bool output_intact(const SeriesDefinition& definition, const State& state) {
    return state.output == definition.output.string() && fs::exists(definition.output) &&
           sha256_of(definition.output) == state.output_sha256;
}

class Run {
public:
    Run(const SeriesDefinition& definition, const SeriesRun& run, Progress* progress)
        : definition_(definition), run_(run), progress_(progress) {}

    SeriesReport go() {
        const std::optional<State> before = run_.anew ? std::nullopt : series::read_state(definition_);
        state_.definition = fingerprint(definition_, run_.store);
        state_.rendering = run_.rendering;
        state_.output = definition_.output.string();
        const bool usable = before && before->definition == state_.definition;
        collect(usable ? &*before : nullptr);
        if (state_.periods.empty()) { // the tables are gone, or were never there
            if (!before || before->names.empty()) return std::move(report_);
            take_columns(before->names, before->columns);
        }
        if (before) note_removed(*before);
        for (const PeriodState& period : state_.periods)
            report_.rows += period.rows.size();
        const bool current = usable && report_.computed.empty() && report_.removed.empty() &&
                             before->rendering == run_.rendering && output_intact(definition_, *before);
        if (!current) write();
        return std::move(report_);
    }

private:
    void collect(const State* before) {
        ByPeriod tables = tables_of(definition_, run_.store);
        for (auto& [period, now] : tables) {
            const PeriodState* old = before == nullptr ? nullptr : before->find(period);
            if (same_tables(now, old, run_.store)) {
                keep(*before, *old, std::move(now));
            } else {
                compute(period, std::move(now));
            }
        }
    }

    void take_columns(const std::vector<std::string>& names, const std::vector<ResultColumn>& columns) {
        if (state_.names.empty()) {
            state_.names = names;
            state_.columns = columns;
        }
        const auto alike = [](const ResultColumn& a, const ResultColumn& b) {
            return a.type == b.type && a.scale == b.scale && a.bits == b.bits;
        };
        if (names == state_.names && std::equal(columns.begin(), columns.end(), state_.columns.begin(), alike)) return;
        throw Error(Category::data, "the periods of the series " + definition_.name + " do not have the same columns",
                    Location{.file = definition_.file.string()}, "Compute it anew: cnamdata series run --force.");
    }

    void keep(const State& before, const PeriodState& old, std::vector<TableState> tables) {
        take_columns(before.names, before.columns);
        state_.periods.push_back({old.period, std::move(tables), old.rows});
        ++report_.unchanged;
    }

    void compute(Period period, std::vector<TableState> tables) {
        AggregateRequest request;
        request.source.inputs = {definition_.source};
        request.source.store = run_.store;
        request.source.period = PeriodSelection::parse(to_string(period));
        request.by = definition_.by;
        request.measures = definition_.measures;
        request.where = definition_.where;
        request.having = definition_.having;
        request.labels = definition_.labels;
        request.threads = run_.threads;
        request.force = definition_.force;
        series::Collector rows;
        try {
            for (std::string& warning : aggregate(request, rows, progress_))
                if (std::find(report_.warnings.begin(), report_.warnings.end(), warning) == report_.warnings.end())
                    report_.warnings.push_back(std::move(warning));
        } catch (const Error& error) {
            if (error.category() != Category::usage) throw;
            throw Error(Category::usage, error.what(), Location{.file = definition_.file.string()}, error.hint());
        }
        take_columns(rows.names, rows.columns);
        state_.periods.push_back({period, std::move(tables), std::move(rows.rows)});
        report_.computed.push_back(period);
    }

    void note_removed(const State& before) {
        for (const PeriodState& old : before.periods)
            if (state_.find(old.period) == nullptr) report_.removed.push_back(old.period);
    }

    void write() {
        run_.write(definition_, [this](RowSink& sink) { series::hand_over(state_, sink); });
        report_.written = true;
        state_.output_sha256 = sha256_of(definition_.output);
        series::write_state(definition_, state_);
    }

    const SeriesDefinition& definition_;
    const SeriesRun& run_;
    Progress* progress_;
    State state_{};
    SeriesReport report_{};
};

} // namespace

SeriesReport run_series(const SeriesDefinition& definition, const SeriesRun& run, Progress* progress) {
    return Run(definition, run, progress).go();
}

std::string_view to_string(Freshness freshness) noexcept {
    switch (freshness) {
    case Freshness::never_run:
        return "never run";
    case Freshness::stale:
        return "stale";
    case Freshness::fresh:
        break;
    }
    return "fresh";
}

SeriesStatus series_status(const SeriesDefinition& definition, const fs::path& store) {
    const std::optional<State> state = series::read_state(definition);
    SeriesStatus status;
    if (!state) return status;
    for (const PeriodState& period : state->periods) {
        status.periods.push_back(period.period);
        status.rows += period.rows.size();
    }
    ByPeriod tables = tables_of(definition, store);
    bool fresh = state->definition == fingerprint(definition, store) && tables.size() == state->periods.size() &&
                 output_intact(definition, *state);
    for (auto& [period, now] : tables)
        fresh = fresh && same_tables(now, state->find(period), store);
    status.freshness = fresh ? Freshness::fresh : Freshness::stale;
    return status;
}

void read_series_rows(const SeriesDefinition& definition, RowSink& sink) {
    const std::optional<State> state = series::read_state(definition);
    if (!state)
        throw Error(Category::usage, "the series " + definition.name + " was never run",
                    "Run it: cnamdata series run " + definition.name + ".");
    series::hand_over(*state, sink);
}

} // namespace cnamdata
