// SPDX-License-Identifier: MPL-2.0
#include "cli/store_summary.hpp"

#include <algorithm>

namespace cnamdata::cli {
namespace {

Period next(Period period) {
    if (!period.monthly()) return {period.year + 1, 0};
    return period.month == 12 ? Period{period.year + 1, 1} : Period{period.year, period.month + 1};
}

void count(DatasetSummary& summary) {
    for (const Table& table : summary.tables)
        summary.table_bytes += table.bytes;
    for (const StoredArchive& archive : summary.archives) {
        if (archive.present) ++summary.present;
        if (archive.present) summary.archive_bytes += archive.bytes;
        if (archive.present && !archive.ingested) ++summary.pending;
        if (archive.partial_bytes != 0) ++summary.partial;
        if (archive.former_editions != 0) ++summary.republished;
        summary.last_seen = std::max(summary.last_seen, archive.last_seen);
    }
}

} // namespace

std::vector<DatasetSummary> summarise(const std::filesystem::path& store, const std::vector<const Dataset*>& datasets) {
    std::vector<DatasetSummary> summaries;
    for (const Dataset* dataset : datasets) {
        DatasetSummary summary{
            .dataset = dataset, .tables = list_tables(store, dataset), .archives = list_archives(store, dataset)};
        if (summary.tables.empty() && summary.archives.empty()) continue;
        count(summary);
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

std::string periods_text(const std::vector<Table>& tables) {
    std::vector<Period> periods;
    for (const Table& table : tables)
        periods.push_back(table.period);
    std::sort(periods.begin(), periods.end());
    periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
    std::string out;
    for (std::size_t first = 0; first < periods.size();) {
        std::size_t last = first;
        while (last + 1 < periods.size() && periods[last + 1] == next(periods[last]))
            ++last;
        out.append(out.empty() ? "" : ", ").append(to_string(periods[first]));
        if (last != first) out.append("..").append(to_string(periods[last]));
        first = last + 1;
    }
    return out;
}

} // namespace cnamdata::cli
