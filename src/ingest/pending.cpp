// SPDX-License-Identifier: MPL-2.0
//
// Which archives of a store are no tables yet.
#include "base/sha256.hpp"
#include "cnamdata/ingest.hpp"
#include "cnamdata/store.hpp"
#include "parquet/reader.hpp"
#include "store/layout.hpp"
#include "store/provenance.hpp"

#include <set>

namespace cnamdata {

namespace fs = std::filesystem;

std::vector<IngestRequest> pending_archives(const fs::path& store, const Dataset* dataset) {
    std::vector<IngestRequest> pending;
    for (const Dataset* each : datasets()) {
        if (dataset != nullptr && dataset != each) continue;
        std::set<std::string> known;
        for (const Table& table : list_tables(store, each)) {
            known.insert(from_metadata(parquet::Reader(table.path).metadata()).source_sha256);
        }
        std::set<fs::path> archives;
        std::error_code error;
        for (fs::directory_iterator it(archive_folder(store, *each), error), end; !error && it != end;
             it.increment(error)) {
            if (it->is_regular_file() && !it->path().filename().string().starts_with('.')) archives.insert(it->path());
        }
        for (const fs::path& archive : archives) {
            if (archive.extension() == ".part" || known.contains(sha256_of(archive))) continue;
            pending.push_back({.file = archive.string(), .dataset = each, .store = store});
        }
    }
    return pending;
}

} // namespace cnamdata
