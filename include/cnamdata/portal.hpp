// SPDX-License-Identifier: MPL-2.0
//
// The portal: what it publishes, and bringing it here.
//
// The portal lists files on pages whose links carry short-lived tokens, refuses politely under HTTP 200 and replaces
// files under their old names. What fetch() puts into the store was recognised by its first bytes, has the announced
// length, decompresses to its end and agrees with its checksum; anything else never gets the archive's name.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/ingest.hpp"
#include "cnamdata/period.hpp"
#include "cnamdata/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata {

inline constexpr std::string_view default_portal = "https://open-data-assurance-maladie.ameli.fr";

/// Where a dataset lies on the portal, in place of what its module says. Empty members leave that as it is.
struct PortalOverride {
    const Dataset* dataset = nullptr;
    std::string section{};              ///< as PortalAddress::section
    std::vector<std::string> folders{}; ///< as PortalAddress::folders, or addresses as PortalOptions::dir_rep
    std::vector<std::string> names{};   ///< as Dataset::names
};

/// How to talk to the portal. Times are seconds.
struct PortalOptions {
    std::string url{default_portal}; ///< https; plain http for this machine only
    /// In place of the datasets' own folders: a Dir_Rep such as `Open_DAMIR` or `{y}_CIP13` (`{y}` is the year), or an
    /// address below the portal's root such as `LPP/download2.php?Dir_Rep={y}_LPP`. For one dataset at a time.
    std::string dir_rep{};
    std::vector<PortalOverride> overrides{};
    unsigned jobs = 1;     ///< archives fetched at the same time
    unsigned attempts = 5; ///< at one archive or page, as long as none makes any headway
    double retry_wait = 2; ///< before the second attempt; twice as long before each next one, give or take a half
    double pause = 1;      ///< between two archives
    double stall = 60;     ///< without a byte, after which a connection is given up
    std::uint64_t max_bytes = 8'000'000'000; ///< a longer archive is refused
};

/// What `cnamdata.toml` says; what it does not say is empty.
struct PortalConfiguration {
    std::optional<std::string> url{};
    std::optional<double> pause{}; ///< seconds
    std::vector<PortalOverride> overrides{};
};

/// Reads `$XDG_CONFIG_HOME/cnamdata/cnamdata.toml` (or below `~/.config`), then `<store>/cnamdata.toml`, which goes
/// before it key by key. Absent files say nothing. Throws Error: usage with file and line, disk.
[[nodiscard]] PortalConfiguration read_portal_configuration(const std::filesystem::path& store);

/// What is to be, or was, done about an archive.
enum class Outcome {
    fresh,     ///< not here yet (of a run that only looks)
    changed,   ///< here, and another edition is on the portal (of a run that only looks)
    unchanged, ///< here already, as far as the portal tells; compared byte by byte with `recheck`
    fetched,   ///< for the first time, or once more with `force`
    replaced,  ///< another edition under the same name was fetched
    failed,    ///< see FetchReport::failures
    left,      ///< not tried: the run ended before
};

/// `new`, `changed`, …
[[nodiscard]] std::string_view to_string(Outcome outcome) noexcept;

/// One archive that the portal lists.
struct RemoteArchive {
    const Dataset* dataset = nullptr;
    Period period{};
    std::string name{};
    std::string url{}; ///< without its token, which does not live long
    Outcome outcome = Outcome::left;
    std::uint64_t bytes = 0; ///< 0: not known
    std::string sha256{};    ///< empty: not known
    double seconds = 0;      ///< that its download took
};

/// Something worth a word while a run goes on.
struct PortalEvent {
    enum class Kind {
        listed,  ///< a page was read
        retry,   ///< something failed and will be tried again
        remark,  ///< anything else of interest
        archive, ///< an archive is done with; see `archive`
        failed,  ///< an archive or a dataset failed; see `failure`
    };
    Kind kind = Kind::remark;
    std::string text{};
    const RemoteArchive* archive = nullptr;
    const Error* failure = nullptr;
};

/// Called from the threads of a run, one call at a time.
using PortalObserver = std::function<void(const PortalEvent&)>;

/// What is regarded as here already.
enum class Held {
    archives, ///< an archive that lies in the store
    tables,   ///< that, or an archive that was made a table
};

struct FetchRequest {
    std::filesystem::path store{};
    std::vector<const Dataset*> datasets{};
    PeriodSelection periods{}; ///< `latest` is the latest that the portal lists
    PortalOptions portal{};
    Held held = Held::archives;
    bool look_only = false; ///< download nothing, write nothing
    bool force = false;     ///< download anew also what is here, and what is here in part
    bool recheck = false;   ///< download what is here once more, and compare
};

struct FetchReport {
    std::vector<RemoteArchive> archives{};  ///< selected ones, by dataset and period
    std::vector<Error> failures{};          ///< in the order they happened; the first decides the exit code
    std::vector<const Dataset*> unlisted{}; ///< datasets whose listings could not be read
    std::uint64_t bytes_received = 0;
    double seconds = 0;

    [[nodiscard]] std::uint64_t count(Outcome outcome) const noexcept;
};

/// Lists, downloads, resumes, verifies and publishes into `<store>/archives/DATASET/`. Blocking.
/// What goes wrong with one archive or dataset is reported, and the run goes on where that makes sense: not after the
/// quota's refusal, a full disk or two network failures on end.
/// Throws Error: usage (a wrong portal address), locked (another run fetches into the store), interrupted, disk.
FetchReport fetch(const FetchRequest& request, Progress* progress = nullptr, const PortalObserver& observer = {});

struct RefreshRequest {
    FetchRequest fetch{}; ///< `held` is usually Held::tables; `look_only` is of no account
    bool keep_archives = false;
    std::uint64_t max_rejects = 0;
    unsigned threads = 0; ///< of ingest; 0: all cores
};

struct RefreshReport {
    FetchReport fetch{};
    std::vector<IngestReport> ingested{};
    std::vector<Error> failures{}; ///< of fetch and of ingest

    /// Whether a table was made.
    [[nodiscard]] bool news() const noexcept { return !ingested.empty(); }
};

/// Called after each archive that became a table.
using IngestObserver = std::function<void(const IngestReport&)>;

/// fetch() and ingest of what is new or changed: while it comes, unless another process holds the tables or another
/// archive is being ingested; each table appears whole or not at all, and never before the archive was found whole.
/// Archives are removed once they are tables, unless they are to be kept. Throws as fetch() does.
RefreshReport refresh(const RefreshRequest& request, Progress* progress = nullptr, const PortalObserver& observer = {},
                      const IngestObserver& ingested = {});

} // namespace cnamdata
