// SPDX-License-Identifier: MPL-2.0
#include "portal/holdings.hpp"

#include "base/file.hpp"
#include "base/sha256.hpp"
#include "store/layout.hpp"

#include <cerrno>
#include <unistd.h>

namespace cnamdata::portal {

namespace fs = std::filesystem;

namespace {

bool differ(const std::string& here, const std::string& there) {
    return !here.empty() && !there.empty() && here != there;
}

std::uint64_t size_of(const fs::path& path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? 0 : size;
}

/// Pipes of runs that were killed.
void remove_streams(const fs::path& folder) {
    std::vector<fs::path> left;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().filename().string().starts_with(".stream-")) left.push_back(it->path());
    for (const fs::path& path : left)
        fs::remove_all(path, error);
}

} // namespace

bool HeldArchive::differs_from(const RemoteEdition& edition) const noexcept {
    return (edition.length != 0 && bytes != edition.length) || differ(etag, edition.etag) ||
           differ(last_modified, edition.last_modified);
}

Holdings::Holdings(const FetchRequest& request) : request_(request), catalogue_(request.store) {}

void Holdings::sweep() const {
    remove_leftovers(request_.store / "archives");
    for (const Dataset* dataset : request_.datasets) {
        const fs::path folder = archive_folder(request_.store, *dataset);
        remove_leftovers(folder);
        remove_streams(folder);
    }
}

fs::path Holdings::path_of(const Target& target) const {
    return archive_folder(request_.store, *target.dataset) / target.name;
}

const std::vector<Provenance>& Holdings::sources(const Dataset& dataset) {
    const auto known = sources_.find(&dataset);
    if (known != sources_.end()) return known->second;
    return sources_.emplace(&dataset, table_sources(request_.store, dataset)).first->second;
}

std::optional<HeldArchive> Holdings::find(const Target& target) {
    const std::lock_guard lock(mutex_);
    const ArchiveRecord* record = catalogue_.current(target.dataset->id, target.name);
    if (const std::uint64_t size = size_of(path_of(target)); size != 0) {
        // One of another size was put there by hand: what is recorded is not of it.
        if (record == nullptr || record->bytes != size) return HeldArchive{.bytes = size};
        return HeldArchive{record->bytes, record->sha256, record->etag, record->last_modified};
    }
    if (request_.held == Held::archives) return {};
    for (const Provenance& source : sources(*target.dataset)) {
        if (record != nullptr && source.source_sha256 == record->sha256)
            return HeldArchive{record->bytes, record->sha256, record->etag, record->last_modified};
        if (record == nullptr && source.source_name == target.name)
            return HeldArchive{source.source_bytes, source.source_sha256};
    }
    return {};
}

void Holdings::seen(const Target& target, const RemoteEdition& edition) {
    const std::lock_guard lock(mutex_);
    const ArchiveRecord* known = catalogue_.current(target.dataset->id, target.name);
    const std::uint64_t size = size_of(path_of(target));
    ArchiveRecord record = known != nullptr ? *known : ArchiveRecord{};
    record.last_seen = utc_now();
    if (known == nullptr || (size != 0 && size != known->bytes)) {
        if (size == 0) return; // it is a table that was made of a file elsewhere
        record = {.dataset = std::string(target.dataset->id),
                  .period = target.period,
                  .name = target.name,
                  .bytes = size,
                  .sha256 = sha256_of(path_of(target)),
                  .first_seen = record.last_seen,
                  .last_seen = record.last_seen};
    }
    record.url = target.url;
    if (!edition.etag.empty()) record.etag = edition.etag;
    if (!edition.last_modified.empty()) record.last_modified = edition.last_modified;
    catalogue_.put(std::move(record));
    catalogue_.save();
}

/// The sha256 of the edition that lies under the name; it gets a second name unless it is the same one.
std::string Holdings::keep_aside(const Target& target, const std::string& sha256) {
    const fs::path path = path_of(target);
    if (size_of(path) == 0) return {};
    const std::string old = sha256_of(path);
    if (old == sha256) return old;
    const fs::path aside = superseded_path(request_.store, *target.dataset, target.name, old);
    std::error_code error;
    fs::create_directories(aside.parent_path(), error);
    if (error) throw_disk_error("cannot create the folder", aside.parent_path(), error.value());
    fs::remove(aside, error);
    if (::link(path.c_str(), aside.c_str()) != 0) throw_disk_error("cannot write", aside, errno);
    return old;
}

Outcome Holdings::take(const Target& target, PartFile& part, const Received& received, double seconds, bool keep) {
    const std::lock_guard lock(mutex_);
    const ArchiveRecord* known = catalogue_.current(target.dataset->id, target.name);
    std::string before = keep_aside(target, received.sha256);
    if (before.empty() && known != nullptr) before = known->sha256;
    if (keep) {
        part.publish(path_of(target));
    } else {
        part.discard();
        fs::remove(path_of(target));
    }
    if (received.tapped) drop_superseded(request_.store, *target.dataset, target.name);
    const std::string now = utc_now();
    catalogue_.put({.dataset = std::string(target.dataset->id),
                    .period = target.period,
                    .name = target.name,
                    .url = target.url,
                    .bytes = received.bytes,
                    .sha256 = received.sha256,
                    .etag = received.edition.etag,
                    .last_modified = received.edition.last_modified,
                    .first_seen = now,
                    .last_seen = now,
                    .fetched_at = now,
                    .seconds = seconds});
    catalogue_.save();
    if (before.empty()) return Outcome::fetched;
    return before == received.sha256 ? Outcome::unchanged : Outcome::replaced;
}

} // namespace cnamdata::portal
