// SPDX-License-Identifier: MPL-2.0
//
// Several archives that share the threads: one thread inflates an archive, so several archives keep more of them busy.
#include "base/pipeline.hpp"
#include "base/thread_group.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/ingest.hpp"
#include "ingest/run.hpp"
#include "store/layout.hpp"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

/// As stored; 0 when that cannot be told before it is read.
std::uint64_t bytes_of(const IngestRequest& request) {
    std::error_code error;
    if (request.file == "-" || !fs::is_regular_file(request.file, error)) return 0;
    const std::uintmax_t size = fs::file_size(request.file, error);
    return error ? 0 : size;
}

/// An archive that is open, and the place of its table, which nobody else of the crew writes meanwhile.
struct Opened {
    IngestRequest request;
    std::unique_ptr<ArchiveSource> source{};
    Destination destination{};
    [[nodiscard]] fs::path place() const {
        return request.output.empty() ? destination.table.parent_path() : destination.table;
    }
};

/// Works through the requests, in their order, in several lanes. Archives of one period are read one after the other,
/// so that what comes of them does not depend on which is faster.
class Crew {
public:
    Crew(std::span<const IngestRequest> requests, unsigned threads, Progress* progress,
         const std::function<void(std::size_t, const IngestOutcome&)>& done)
        : requests_(requests), threads_(thread_count(threads)),
          progress_(progress != nullptr ? *progress : unobserved_), done_(done), outcomes_(requests.size()) {}

    void run() {
        for (const IngestRequest& request : requests_) {
            if (request.output.empty()) locks_.try_emplace(request.store, request.store);
            progress_.bytes_total += bytes_of(request); // what is done is a part of all from the start
        }
        ThreadGroup others;
        for (std::size_t lane = 1; lane < lanes(requests_.size()); ++lane)
            others.start([this] { work(); });
        work();
        others.join();
        error_.rethrow();
        if (progress_.cancel) throw Error(Category::interrupted, "interrupted");
    }

private:
    [[nodiscard]] std::size_t lanes(std::size_t archives) const { return std::min<std::size_t>(archives, threads_); }

    void work() {
        try {
            while (const auto number = next())
                tell(*number, attempt(*number));
        } catch (...) {
            error_.keep(0, std::current_exception()); // of the caller's function: nobody can be told the rest
            progress_.cancel = true;
        }
    }

    std::optional<std::size_t> next() {
        const std::lock_guard lock(next_mutex_);
        if (next_ == requests_.size() || progress_.cancel) return {};
        return next_++;
    }

    IngestOutcome attempt(std::size_t number) {
        IngestOutcome outcome;
        Claim claim{*this, {}};
        try {
            Opened opened = open(number);
            claim.place = opened.place();
            IngestRun run(opened.request, *opened.source, opened.destination, &progress_);
            run.convert();
            const std::lock_guard lock(publish_mutex_);
            outcome.report = run.publish();
        } catch (const Error& error) {
            outcome.error = error;
        }
        return outcome;
    }

    // In the order of the requests: a later one waits for an earlier one of its period.
    Opened open(std::size_t number) {
        std::unique_lock lock(claims_mutex_);
        claims_changed_.wait(lock, [&] { return opened_ == number; });
        const Turn turn(*this);
        Opened opened{.request = requests_[number]};
        IngestRequest& request = opened.request;
        const std::size_t left = requests_.size() - number;
        request.threads = static_cast<unsigned>((threads_ + lanes(left) - 1) / lanes(left));
        progress_.bytes_total -= bytes_of(request); // the source tells them itself
        opened.source = open_archive_source(request.file, {.dataset = request.dataset, .period = request.period});
        opened.destination = find_destination(request, opened.source->header());
        claims_changed_.wait(lock, [&] { return !claims_.contains(opened.place()); });
        if (request.output.empty()) {
            require_alone(opened.destination, request, opened.source->header());
            remove_leftovers(opened.place());
        }
        claims_.insert(opened.place());
        return opened;
    }

    void tell(std::size_t number, IngestOutcome outcome) {
        const std::lock_guard lock(told_mutex_);
        outcomes_[number] = std::move(outcome);
        for (; told_ < outcomes_.size() && outcomes_[told_]; ++told_)
            done_(told_, *outcomes_[told_]);
    }

    /// Lets others have a place, whatever ended the work on it: one of them may be waiting.
    struct Claim {
        ~Claim() {
            const std::lock_guard lock(crew.claims_mutex_);
            crew.claims_.erase(place);
            crew.claims_changed_.notify_all();
        }
        Crew& crew;
        fs::path place; ///< empty until it is claimed
    };

    /// Passes the turn to open on to the next request, whatever comes of this one.
    struct Turn {
        explicit Turn(Crew& of) : crew(of) {}
        ~Turn() {
            ++crew.opened_;
            crew.claims_changed_.notify_all();
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        Crew& crew;
    };

    Progress unobserved_;
    std::span<const IngestRequest> requests_;
    unsigned threads_;
    Progress& progress_;
    const std::function<void(std::size_t, const IngestOutcome&)>& done_;
    std::map<fs::path, StoreLock> locks_; // by store
    FirstError error_;

    std::mutex next_mutex_;
    std::size_t next_ = 0;
    std::mutex claims_mutex_;
    std::condition_variable claims_changed_;
    std::size_t opened_ = 0;    // requests whose turn to open has passed
    std::set<fs::path> claims_; // places of tables on their way
    std::mutex publish_mutex_;
    std::mutex told_mutex_;
    std::vector<std::optional<IngestOutcome>> outcomes_;
    std::size_t told_ = 0;
};

} // namespace

void ingest_all(std::span<const IngestRequest> requests, unsigned threads, Progress* progress,
                const std::function<void(std::size_t, const IngestOutcome&)>& done) {
    Crew(requests, threads, progress, done).run();
}

} // namespace cnamdata
