// SPDX-License-Identifier: MPL-2.0
//
// A run: lists, then works through what is listed, in one thread a job.
#include "base/thread_group.hpp"
#include "cnamdata/portal.hpp"
#include "portal/fetch_run.hpp"
#include "portal/holdings.hpp"
#include "portal/remote.hpp"
#include "portal/url.hpp"
#include "store/layout.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace cnamdata {

namespace {

using namespace portal;

/// After that many network failures on end, the others would fail as well.
constexpr int most_failures = 2;

bool ends_a_run(Category category) {
    return category == Category::quota || category == Category::disk || category == Category::internal;
}

class FetchRun {
public:
    FetchRun(const FetchRequest& request, Progress* progress, const PortalObserver& observer, const FetchHooks& hooks)
        : request_(request), hooks_(hooks),
          teller_(observer), run_{request.portal, checked_root(request.portal.url), progress, teller_},
          holdings_(request) {}

    FetchReport go() {
        const auto begin = std::chrono::steady_clock::now();
        if (!request_.look_only) holdings_.sweep();
        Session first(run_);
        list(first);
        if (!request_.look_only) holdings_.save();
        work(first);
        report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return std::move(report_);
    }

private:
    void list(Session& session) {
        report_.unlisted = request_.datasets;
        for (const Dataset* dataset : request_.datasets) {
            try {
                for (Target& target : list_targets(session, *dataset, request_.periods, holdings_.catalogue())) {
                    report_.archives.push_back({target.dataset, target.period, target.name, target.url});
                    targets_.push_back(std::move(target));
                }
                std::erase(report_.unlisted, dataset);
            } catch (const Error& error) {
                if (error.category() == Category::usage || error.category() == Category::interrupted) throw;
                failed(error);
                failures_on_end_ = 0; // another dataset may be better off, unless nobody is there
                if (!session.reached()) stop_ = true;
                if (stop_) return;
            }
        }
    }

    void work(Session& first) {
        const std::size_t jobs =
            std::clamp<std::size_t>(request_.portal.jobs, 1, std::max<std::size_t>(1, targets_.size()));
        ThreadGroup others;
        for (std::size_t i = 1; i < jobs; ++i) {
            others.start([this] {
                Session session(run_); // tokens and cookies of its own
                run_jobs(session);
            });
        }
        run_jobs(first);
        others.join();
        if (thrown_) std::rethrow_exception(thrown_);
    }

    /// Never throws: it is the outermost function of a thread.
    void run_jobs(Session& session) {
        try {
            while (const auto job = take_job()) {
                one(session, *job);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!thrown_) thrown_ = std::current_exception();
            stop_ = true;
        }
    }

    std::optional<std::size_t> take_job() {
        const std::lock_guard lock(mutex_);
        if (stop_ || next_ >= targets_.size()) return {};
        return next_++;
    }

    void one(Session& session, std::size_t job) {
        const Target& target = targets_[job];
        RemoteArchive archive = report_.archives[job];
        try {
            handle(session, target, archive);
            const std::lock_guard lock(mutex_);
            failures_on_end_ = 0;
        } catch (const Error& error) {
            if (error.category() == Category::interrupted) throw;
            archive.outcome = Outcome::failed;
            failed(error);
        }
        const std::lock_guard lock(mutex_);
        report_.archives[job] = archive;
        teller_.tell({.kind = PortalEvent::Kind::archive, .archive = &archive});
    }

    void failed(const Error& error) {
        const std::lock_guard lock(mutex_);
        report_.failures.push_back(error);
        if (error.category() == Category::network && ++failures_on_end_ >= most_failures) stop_ = true;
        if (ends_a_run(error.category())) stop_ = true;
        teller_.tell({.kind = PortalEvent::Kind::failed, .failure = &error});
    }

    void pause() {
        if (asked_before_.exchange(true)) wait(run_.options.pause, run_.progress);
    }

    void handle(Session& session, const Target& target, RemoteArchive& archive) {
        const std::optional<HeldArchive> held = holdings_.find(target);
        if (held && !request_.force) {
            archive.bytes = held->bytes;
            archive.sha256 = held->sha256;
        }
        if (!held && request_.look_only) {
            archive.outcome = Outcome::fresh;
            return;
        }
        pause();
        const bool look = held && !request_.force && (!request_.recheck || request_.look_only);
        if (look) {
            const RemoteEdition now = Download(session, target).probe();
            archive.outcome = held->differs_from(now) ? Outcome::changed : Outcome::unchanged;
            if (archive.outcome == Outcome::changed) archive.bytes = now.length;
            if (archive.outcome == Outcome::unchanged && !request_.look_only) holdings_.seen(target, now);
            if (archive.outcome == Outcome::unchanged || request_.look_only) return;
            teller_.tell(PortalEvent::Kind::remark, fmt::format("{}: another edition is on the portal", target.name));
        }
        download(session, target, archive);
    }

    void download(Session& session, const Target& target, RemoteArchive& archive) {
        const auto begin = std::chrono::steady_clock::now();
        PartFile part(archive_folder(request_.store, *target.dataset), target.name);
        if (request_.force) part.discard();
        const std::unique_ptr<Tap> tap = hooks_.make_tap ? hooks_.make_tap(target) : nullptr;
        const Received received = Download(session, target, tap.get()).run(part);
        archive.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        archive.bytes = received.bytes;
        archive.sha256 = received.sha256;
        const bool keep = !received.tapped || hooks_.keep_tapped;
        archive.outcome = holdings_.take(target, part, received, archive.seconds, keep);
        if (received.tapped) hooks_.tapped(target, *tap);
        if (archive.outcome == Outcome::unchanged && request_.force) archive.outcome = Outcome::fetched;
        const std::lock_guard lock(mutex_);
        report_.bytes_received += received.transferred;
    }

    const FetchRequest& request_;
    const FetchHooks& hooks_;
    Teller teller_;
    Run run_;
    Holdings holdings_;
    FetchReport report_;
    std::vector<Target> targets_;
    std::mutex mutex_;
    std::size_t next_ = 0;
    int failures_on_end_ = 0;
    bool stop_ = false;
    std::atomic<bool> asked_before_{false};
    std::exception_ptr thrown_;
};

} // namespace

std::string_view to_string(Outcome outcome) noexcept {
    switch (outcome) {
    case Outcome::fresh:
        return "new";
    case Outcome::changed:
        return "changed";
    case Outcome::unchanged:
        return "unchanged";
    case Outcome::fetched:
        return "fetched";
    case Outcome::replaced:
        return "replaced";
    case Outcome::failed:
        return "failed";
    case Outcome::left:
        break;
    }
    return "left";
}

std::uint64_t FetchReport::count(Outcome outcome) const noexcept {
    return static_cast<std::uint64_t>(
        std::count_if(archives.begin(), archives.end(), [&](const RemoteArchive& a) { return a.outcome == outcome; }));
}

namespace portal {

FetchReport fetch_unlocked(const FetchRequest& request, Progress* progress, const PortalObserver& observer,
                           const FetchHooks& hooks) {
    return FetchRun(request, progress, observer, hooks).go();
}

} // namespace portal

FetchReport fetch(const FetchRequest& request, Progress* progress, const PortalObserver& observer) {
    std::optional<StoreLock> lock;
    if (!request.look_only) lock.emplace(request.store, Guarded::portal);
    return portal::fetch_unlocked(request, progress, observer);
}

} // namespace cnamdata
