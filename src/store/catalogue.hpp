// SPDX-License-Identifier: MPL-2.0
//
// What was ever fetched: `<store>/archives/catalogue.json`, one record for each edition of each archive, and the
// folders of the portal that were discovered. Written by who holds the lock of the portal (lock_portal), read by
// anyone.
#pragma once

#include "cnamdata/dataset.hpp"
#include "cnamdata/period.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cnamdata {

/// One edition of an archive. Times are UTC, `2026-01-31T12:00:00Z`.
struct ArchiveRecord {
    std::string dataset{};
    Period period{};
    std::string name{}; ///< as published
    std::string url{};  ///< without its token; empty when the archive was put there by hand
    std::uint64_t bytes = 0;
    std::string sha256{};
    std::string etag{};          ///< as the server said it; empty if it did not
    std::string last_modified{}; ///< likewise
    std::string first_seen{};
    std::string last_seen{}; ///< the last time the portal listed it and nothing told of another edition
    std::string fetched_at{};
    double seconds = 0;          ///< that its download took
    std::string superseded_at{}; ///< empty: the current edition
};

/// An address of the portal below its root, with `{y}` for the year.
struct FolderRecord {
    std::string portal{};
    std::string dataset{};
    std::string address{};
};

/// The catalogue in memory. Not thread-safe.
class Catalogue {
public:
    /// Reads the file; an absent one is empty. Throws Error(disk), Error(data) when it makes no sense.
    explicit Catalogue(std::filesystem::path store);

    /// The current edition; nullptr if there is none. Valid until the next change.
    [[nodiscard]] const ArchiveRecord* current(std::string_view dataset, std::string_view name) const noexcept;
    [[nodiscard]] const std::vector<ArchiveRecord>& archives() const noexcept { return archives_; }
    /// Addresses discovered for a dataset on a portal.
    [[nodiscard]] std::vector<std::string> folders(std::string_view portal, std::string_view dataset) const;

    /// Makes `record` the current edition; one of another sha256 is kept as superseded.
    void put(ArchiveRecord record);
    void set_folders(std::string_view portal, std::string_view dataset, const std::vector<std::string>& addresses);
    /// Writes the file, whole or not at all.
    void save() const;

private:
    std::filesystem::path store_;
    std::vector<ArchiveRecord> archives_;
    std::vector<FolderRecord> folders_;
};

/// The record of that content; nullopt if it was never fetched. Throws as Catalogue does.
[[nodiscard]] std::optional<ArchiveRecord> find_record(const std::filesystem::path& store, const Dataset& dataset,
                                                       const std::string& sha256);

/// Now, as the records have it.
[[nodiscard]] std::string utc_now();

/// `<store>/archives/DATASET/superseded/STEM.SHA8.ENDING`: where an edition stays until the next one is a table.
[[nodiscard]] std::filesystem::path superseded_path(const std::filesystem::path& store, const Dataset& dataset,
                                                    const std::string& name, const std::string& sha256);

/// Removes the superseded editions of an archive: its new one has become a table.
void drop_superseded(const std::filesystem::path& store, const Dataset& dataset, const std::string& name);

} // namespace cnamdata
