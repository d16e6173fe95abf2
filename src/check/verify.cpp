// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/check.hpp"

#include "base/numbers.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "check/figure.hpp"
#include "check/published.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"
#include "ingest/control_totals.hpp"
#include "source/parquet_source.hpp"
#include "store/layout.hpp"
#include "store/provenance.hpp"
#include "store/unknown_input.hpp"

#include <algorithm>
#include <atomic>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

/// What a table adds up to, every page of it read.
struct Recomputed {
    std::uint64_t rows = 0;
    std::vector<ControlTotal> totals;
};

Recomputed recompute(Source& source, unsigned threads, Progress* progress) {
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < source.columns().size(); ++i)
        wanted.push_back({i, Want::natural});
    ControlTotals totals(source.columns());
    std::atomic<std::uint64_t> rows{0};
    ScanRequest scan{.wanted = wanted, .threads = threads, .progress = progress};
    scan.consume = [&](Batch& batch) {
        totals.add(batch);
        rows += batch.rows;
        return true;
    };
    source.scan(scan);
    return {rows, totals.totals()};
}

Figure compare_rows(std::uint64_t recorded, std::uint64_t found) {
    Figure figure{.expected = std::to_string(recorded), .found = std::to_string(found), .same = recorded == found};
    figure.difference = difference_of(figure);
    return figure;
}

/// Every sum that was recorded or is found.
std::vector<Figure> compare_sums(const std::vector<ControlTotal>& recorded, const std::vector<ControlTotal>& found) {
    std::vector<Figure> figures;
    const auto of_column = [](const std::vector<ControlTotal>& totals, const std::string& column) {
        return std::find_if(totals.begin(), totals.end(), [&](const auto& total) { return total.column == column; });
    };
    for (const ControlTotal& total : found) {
        Figure figure{.measure = total.column, .found = format_decimal(total.sum, total.scale)};
        const auto expected = of_column(recorded, total.column);
        if (expected != recorded.end()) figure.expected = format_decimal(expected->sum, expected->scale);
        figure.difference = difference_of(figure);
        figure.same = expected != recorded.end() && *expected == total;
        figures.push_back(std::move(figure));
    }
    for (const ControlTotal& total : recorded) {
        if (of_column(found, total.column) != found.end()) continue;
        figures.push_back({.measure = total.column, .expected = format_decimal(total.sum, total.scale)});
    }
    return figures;
}

bool all_same(const std::vector<Figure>& figures) {
    return std::all_of(figures.begin(), figures.end(), [](const Figure& figure) { return figure.same; });
}

/// Checks one table.
class Verifier {
public:
    Verifier(const VerifyRequest& request, Progress* progress) : request_(request), progress_(progress) {}

    Verification check(const fs::path& path, const std::string& dataset, Period period) {
        Verification result{.path = path, .dataset = dataset, .period = period};
        try {
            check_content(result);
        } catch (const Error& error) {
            if (error.category() != Category::data) throw;
            result.verdict = Verdict::unreadable;
            result.error = error.what();
        }
        return result;
    }

private:
    void check_content(Verification& result) {
        const auto source = open_parquet_source(result.path);
        const Provenance provenance = from_metadata(source->reader().metadata());
        if (source->dataset() == nullptr) {
            result.verdict = Verdict::foreign;
            return;
        }
        result.dataset = provenance.dataset;
        result.schema_version = provenance.schema_version;
        if (result.period.empty()) result.period = provenance.period;
        const Recomputed found = recompute(*source, request_.threads, progress_);
        result.rows = found.rows;
        result.recorded = {compare_rows(provenance.rows_written, found.rows)};
        const bool rows_same = result.recorded.front().same;
        const auto sums = compare_sums(provenance.totals, found.totals);
        result.recorded.insert(result.recorded.end(), sums.begin(), sums.end());
        const bool unrecorded = provenance.totals.empty() && !found.totals.empty();
        const bool replaced = check_archive(result, provenance);
        if (!rows_same || (!unrecorded && !all_same(sums)))
            result.verdict = Verdict::broken;
        else if (provenance.schema_version != schema_version())
            result.verdict = Verdict::outdated;
        else if (replaced)
            result.verdict = Verdict::replaced;
        else if (unrecorded)
            result.verdict = Verdict::unrecorded;
        if (request_.published && result.verdict != Verdict::broken)
            compare_with_publications(result, *source->dataset(), provenance, request_.threads);
    }

    /// Whether the store holds another archive under the recorded name.
    bool check_archive(Verification& result, const Provenance& provenance) const {
        if (provenance.source_name.empty() || provenance.source_name == "-" || request_.store.empty()) return false;
        const fs::path archive = archive_folder(request_.store, find_dataset(provenance.dataset)) /
                                 fs::path(provenance.source_name).filename();
        std::error_code absent;
        if (!fs::is_regular_file(archive, absent)) return false;
        result.archive_checked = sha256_of(archive) == provenance.source_sha256;
        return !result.archive_checked;
    }

    const VerifyRequest& request_;
    Progress* progress_;
};

std::vector<Table> selected_tables(const VerifyRequest& request, const Dataset* dataset) {
    const std::vector<Table> tables = list_tables(request.store, dataset);
    if (tables.empty() && dataset != nullptr) no_tables(std::string(dataset->id), request.store, {});
    std::vector<Table> kept;
    for (const Dataset* each : datasets()) {
        std::vector<Period> periods;
        for (const Table& table : tables)
            if (table.dataset == each->id) periods.push_back(table.period);
        const std::vector<Period> wanted = request.period.select(std::move(periods));
        std::copy_if(tables.begin(), tables.end(), std::back_inserter(kept), [&](const Table& table) {
            return table.dataset == each->id && std::binary_search(wanted.begin(), wanted.end(), table.period);
        });
    }
    return kept;
}

/// None of the datasets that were named has a table in the period: says when the first of them has.
[[noreturn]] void no_tables_then(const VerifyRequest& request) {
    std::vector<Period> periods;
    for (const Table& table : list_tables(request.store, try_dataset(request.inputs.front())))
        periods.push_back(table.period);
    no_tables(request.inputs.front(), request.store, periods);
}

std::vector<Table> tables_of(const VerifyRequest& request, const std::string& input) {
    std::error_code absent;
    if (fs::is_regular_file(input, absent)) return {{.path = input}};
    if (const Dataset* dataset = try_dataset(input)) return selected_tables(request, dataset);
    if (fs::path(input).extension() == ".parquet") {
        throw Error(Category::disk, "cannot open " + input + ": no such file", Location{.file = input});
    }
    unknown_input(input);
}

} // namespace

std::vector<Verification> verify(const VerifyRequest& request, Progress* progress) {
    std::vector<Table> tables;
    for (const std::string& input : request.inputs) {
        std::vector<Table> more = tables_of(request, input);
        std::move(more.begin(), more.end(), std::back_inserter(tables));
    }
    if (request.inputs.empty()) tables = selected_tables(request, nullptr);
    if (tables.empty() && !request.inputs.empty()) no_tables_then(request);
    Verifier verifier(request, progress);
    std::vector<Verification> results;
    for (const Table& table : tables)
        results.push_back(verifier.check(table.path, table.dataset, table.period));
    return results;
}

} // namespace cnamdata
