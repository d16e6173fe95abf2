// SPDX-License-Identifier: MPL-2.0
#include "check/published.hpp"

#include "base/numbers.hpp"
#include "base/text.hpp"
#include "check/figure.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/query.hpp"
#include "store/layout.hpp"

#include <algorithm>

namespace cnamdata {

namespace {

using Totals = std::vector<const PublishedTotal*>;

/// Keeps the one row of an aggregate without keys.
class OneRow final : public RowSink {
public:
    void begin(std::span<const ResultColumn> columns) override {
        for (const ResultColumn& column : columns)
            scales_.push_back(column.scale);
    }
    void row(std::span<const Value> values) override {
        for (std::size_t i = 0; i < values.size(); ++i)
            texts.push_back(format_decimal(values[i].null ? 0 : values[i].number, scales_[i]));
    }
    void end() override {}
    std::vector<std::string> texts;

private:
    std::vector<int> scales_;
};

bool agrees(const Figure& figure) {
    const auto tolerance = in_hundredths(figure.tolerance).value_or(0);
    const auto difference = in_hundredths(figure.difference);
    return difference && *difference <= tolerance && *difference >= -tolerance;
}

/// What the table holds for totals that are of the same rows. Nothing when it lacks a column they are about.
std::vector<std::string> compute(const Verification& table, const Totals& totals, unsigned threads) {
    AggregateRequest request{.where = std::string(totals.front()->where), .threads = threads, .force = true};
    request.source.inputs = {table.path.string()};
    for (const PublishedTotal* total : totals) {
        const bool rows = total->measure.empty();
        request.measures.push_back({.function = rows ? Measure::Function::count : Measure::Function::sum,
                                    .column = std::string(total->measure)});
    }
    OneRow sink;
    try {
        aggregate(request, sink);
    } catch (const Error& error) {
        if (error.category() != Category::usage) throw;
        return {};
    }
    return std::move(sink.texts);
}

void add_figures(Verification& result, const Totals& totals, unsigned threads) {
    const std::vector<std::string> found = compute(result, totals, threads);
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const PublishedTotal& total = *totals[i];
        Figure figure{.measure = std::string(total.measure),
                      .where = std::string(total.where),
                      .edition = std::string(total.edition),
                      .source = std::string(total.source),
                      .expected = std::string(total.value),
                      .tolerance = std::string(total.tolerance)};
        if (i < found.size()) figure.found = found[i];
        figure.difference = difference_of(figure);
        figure.same = agrees(figure);
        result.published.push_back(std::move(figure));
    }
}

/// Whether every figure of a publication is the table's.
bool all_agree(const Verification& result, std::string_view edition) {
    return std::all_of(result.published.begin(), result.published.end(),
                       [&](const Figure& figure) { return figure.edition != edition || figure.same; });
}

const Edition* find_edition(const Dataset& dataset, Period period, std::string_view id) {
    for (const Edition& edition : dataset.published.editions)
        if (edition.period == period && edition.id == id) return &edition;
    return nullptr;
}

/// Whether the archive the table was made from is one whose checksum was published.
bool is_known_archive(const Dataset& dataset, const Provenance& provenance) {
    const auto& editions = dataset.published.editions;
    return std::any_of(editions.begin(), editions.end(), [&](const Edition& edition) {
        return !edition.sha256.empty() && edition.sha256 == provenance.source_sha256;
    });
}

/// Whether the whole of the table is half or less, or twice or more, of every publication: a new edition changes a file
/// far less.
bool is_far_off(const Verification& result) {
    bool any = false;
    for (const Figure& figure : result.published) {
        const auto expected = in_hundredths(figure.expected);
        const auto found = in_hundredths(figure.found);
        if (!figure.where.empty() || !expected || !found) continue;
        if (*found * 2 > *expected && *found < *expected * 2) return false;
        any = true;
    }
    return any;
}

void judge(Verification& result, const Dataset& dataset, const Provenance& provenance) {
    for (const Figure& figure : result.published) {
        if (!all_agree(result, figure.edition)) continue;
        result.edition = figure.edition;
        result.known = find_edition(dataset, result.period, figure.edition);
        return;
    }
    if (result.published.empty()) return;
    Verdict verdict = is_far_off(result) ? Verdict::unlike : Verdict::republished;
    if (provenance.rows_rejected > 0)
        verdict = Verdict::incomplete;
    else if (is_known_archive(dataset, provenance))
        verdict = Verdict::broken;
    result.verdict = std::max(result.verdict, verdict);
}

} // namespace

void compare_with_publications(Verification& result, const Dataset& dataset, const Provenance& provenance,
                               unsigned threads) {
    Totals of_period;
    const std::string stem = archive_stem(provenance.source_name);
    for (const PublishedTotal& total : dataset.published.totals) {
        const bool same_file = total.file.empty() || same_folded(total.file, stem);
        if (total.period == result.period && same_file) of_period.push_back(&total);
    }
    std::stable_sort(of_period.begin(), of_period.end(), [](const PublishedTotal* a, const PublishedTotal* b) {
        return std::pair(a->edition, a->where) < std::pair(b->edition, b->where);
    });
    for (auto first = of_period.begin(); first != of_period.end();) {
        const auto last = std::find_if(first, of_period.end(), [&](const PublishedTotal* total) {
            return total->where != (*first)->where || total->edition != (*first)->edition;
        });
        add_figures(result, Totals(first, last), threads);
        first = last;
    }
    judge(result, dataset, provenance);
}

} // namespace cnamdata
