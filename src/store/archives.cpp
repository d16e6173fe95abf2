// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/store.hpp"
#include "schema/header.hpp"
#include "store/catalogue.hpp"
#include "store/layout.hpp"
#include "store/sources.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view part_ending = ".part";

using ByName = std::map<std::string, StoredArchive>;

void add_records(ByName& archives, const Catalogue& catalogue, const Dataset& dataset) {
    for (const ArchiveRecord& record : catalogue.archives()) {
        if (record.dataset != dataset.id) continue;
        StoredArchive& archive = archives[record.name];
        if (!record.superseded_at.empty()) {
            ++archive.former_editions;
            archive.republished_at = std::max(archive.republished_at, record.superseded_at);
            continue;
        }
        archive.period = record.period;
        archive.url = record.url;
        archive.bytes = record.bytes;
        archive.sha256 = record.sha256;
        archive.first_seen = record.first_seen;
        archive.last_seen = record.last_seen;
        archive.fetched_at = record.fetched_at;
        archive.seconds = record.seconds;
    }
}

void add_files(ByName& archives, const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::string name = it->path().filename().string();
        if (name.starts_with('.') || !it->is_regular_file()) continue;
        if (name.ends_with(part_ending)) {
            name.resize(name.size() - part_ending.size());
            archives[name].partial_bytes = it->file_size();
            continue;
        }
        StoredArchive& archive = archives[name];
        archive.present = true;
        if (archive.bytes == it->file_size()) continue;
        archive.bytes = it->file_size(); // put there by hand: what is recorded is not of it
        archive.sha256.clear();
    }
}

} // namespace

std::vector<StoredArchive> list_archives(const fs::path& store, const Dataset* dataset) {
    const Catalogue catalogue(store);
    std::vector<StoredArchive> all;
    for (const Dataset* each : datasets()) {
        if (dataset != nullptr && dataset != each) continue;
        ByName archives;
        add_records(archives, catalogue, *each);
        add_files(archives, archive_folder(store, *each));
        const std::vector<Provenance> sources = table_sources(store, *each);
        std::vector<StoredArchive> some;
        for (auto& [name, archive] : archives) {
            archive.dataset = each->id;
            archive.name = name;
            if (archive.period.empty()) archive.period = period_in_name(*each, name);
            archive.ingested =
                std::any_of(sources.begin(), sources.end(), [&, &one = archive](const Provenance& source) {
                    if (one.sha256.empty()) return source.source_name == one.name && source.source_bytes == one.bytes;
                    return source.source_sha256 == one.sha256;
                });
            some.push_back(std::move(archive));
        }
        std::stable_sort(some.begin(), some.end(), [](const auto& a, const auto& b) { return a.period < b.period; });
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace cnamdata
