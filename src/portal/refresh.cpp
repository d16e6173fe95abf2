// SPDX-License-Identifier: MPL-2.0
//
// The cron job: what is new on the portal becomes tables.
#include "cnamdata/portal.hpp"
#include "cnamdata/store.hpp"
#include "portal/fetch_run.hpp"
#include "store/layout.hpp"

#include <algorithm>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

class RefreshRun {
public:
    RefreshRun(const RefreshRequest& request, Progress* progress, const PortalObserver& observer,
               const IngestObserver& ingested)
        : request_(request), progress_(progress), observer_(observer), ingested_(ingested) {}

    RefreshReport go() {
        FetchRequest fetch = request_.fetch;
        fetch.held = Held::tables;
        fetch.look_only = false;
        report_.fetch = portal::fetch_unlocked(fetch, progress_, observer_);
        report_.failures = report_.fetch.failures;
        for (const Dataset* dataset : fetch.datasets)
            ingest_dataset(*dataset);
        return std::move(report_);
    }

private:
    [[nodiscard]] const RemoteArchive* selected(const StoredArchive& archive) const {
        const auto& all = report_.fetch.archives;
        const auto found = std::find_if(all.begin(), all.end(), [&](const RemoteArchive& remote) {
            return remote.dataset->id == archive.dataset && remote.name == archive.name;
        });
        return found == all.end() ? nullptr : &*found;
    }

    void ingest_dataset(const Dataset& dataset) {
        for (const StoredArchive& archive : list_archives(request_.fetch.store, &dataset)) {
            const RemoteArchive* remote = selected(archive);
            if (remote == nullptr || !archive.present) continue;
            const fs::path file = archive_folder(request_.fetch.store, dataset) / archive.name;
            const bool came_now = remote->seconds > 0;
            const bool is_table = archive.ingested || ingest_one(dataset, archive.period, file);
            if (is_table && !request_.keep_archives && (came_now || !archive.ingested)) fs::remove(file);
        }
    }

    bool ingest_one(const Dataset& dataset, Period period, const fs::path& file) {
        try {
            report_.ingested.push_back(ingest({.file = file.string(),
                                               .dataset = &dataset,
                                               .period = period,
                                               .store = request_.fetch.store,
                                               .max_rejects = request_.max_rejects,
                                               .threads = request_.threads},
                                              progress_));
            if (ingested_) ingested_(report_.ingested.back());
            return true;
        } catch (const Error& error) {
            if (error.category() == Category::interrupted) throw;
            report_.failures.push_back(error);
            if (observer_) observer_({.kind = PortalEvent::Kind::failed, .failure = &error});
            return false;
        }
    }

    const RefreshRequest& request_;
    Progress* progress_;
    const PortalObserver& observer_;
    const IngestObserver& ingested_;
    RefreshReport report_;
};

} // namespace

RefreshReport refresh(const RefreshRequest& request, Progress* progress, const PortalObserver& observer,
                      const IngestObserver& ingested) {
    const StoreLock lock(request.fetch.store, Guarded::portal);
    return RefreshRun(request, progress, observer, ingested).go();
}

} // namespace cnamdata
