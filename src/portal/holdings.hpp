// SPDX-License-Identifier: MPL-2.0
//
// What the store has of what the portal lists, and how a new edition gets in.
#pragma once

#include "portal/download.hpp"
#include "store/catalogue.hpp"
#include "store/sources.hpp"

#include <map>
#include <mutex>
#include <optional>

namespace cnamdata::portal {

/// What is known of an archive that is here. Empty parts are not known.
struct HeldArchive {
    std::uint64_t bytes = 0;
    std::string sha256{};
    std::string etag{};
    std::string last_modified{};

    /// Whether a length or a validator says so; what one side does not tell says nothing.
    [[nodiscard]] bool differs_from(const RemoteEdition& edition) const noexcept;
};

/// Thread-safe, but for catalogue().
class Holdings {
public:
    explicit Holdings(const FetchRequest& request);

    /// Removes what runs that were killed left behind. For who holds the lock of the portal.
    void sweep() const;
    /// For the time of listing.
    [[nodiscard]] Catalogue& catalogue() noexcept { return catalogue_; }
    void save() const { catalogue_.save(); }

    /// Nothing if the archive is not here in the sense of FetchRequest::held.
    [[nodiscard]] std::optional<HeldArchive> find(const Target& target);
    /// The portal still has the edition that is here.
    void seen(const Target& target, const RemoteEdition& edition);
    /// Publishes a verified part under the archive's name and records it; an edition that lies there is kept aside.
    /// Without `keep` it is recorded only, and no edition stays: it is a table already.
    Outcome take(const Target& target, PartFile& part, const Received& received, double seconds, bool keep);

private:
    [[nodiscard]] std::filesystem::path path_of(const Target& target) const;
    [[nodiscard]] const std::vector<Provenance>& sources(const Dataset& dataset);
    [[nodiscard]] std::string keep_aside(const Target& target, const std::string& sha256);

    const FetchRequest& request_;
    Catalogue catalogue_;
    std::map<const Dataset*, std::vector<Provenance>> sources_;
    std::mutex mutex_;
};

} // namespace cnamdata::portal
