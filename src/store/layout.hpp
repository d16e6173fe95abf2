// SPDX-License-Identifier: MPL-2.0
//
// Where things lie in a store, and the lock that keeps two runs apart.
#pragma once

#include "cnamdata/store.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace cnamdata {

/// `<store>/tables/DATASET[/breakdown=NAME]/year=YYYY[/month=MM]`.
[[nodiscard]] std::filesystem::path table_folder(const std::filesystem::path& store, const Dataset& dataset,
                                                 std::string_view breakdown, Period period);

/// The name of an archive without its folders and its endings (`.csv`, `.gz`, `.zip`, in any case).
[[nodiscard]] std::string archive_stem(const std::string& name);

/// `<store>/archives/DATASET`.
[[nodiscard]] std::filesystem::path archive_folder(const std::filesystem::path& store, const Dataset& dataset);

/// `<store>/rejects/DATASET/STEM.csv`.
[[nodiscard]] std::filesystem::path rejects_file(const std::filesystem::path& store, const Dataset& dataset,
                                                 const std::string& stem);

/// Removes what runs that were killed left half-written in a folder. The caller holds the lock under which it is
/// written.
void remove_leftovers(const std::filesystem::path& folder);

/// What a lock keeps to one process at a time.
enum class Guarded {
    tables, ///< one table being written
    portal, ///< a run that fetches: archives and their catalogue
};

/// Holds a lock of the store while it lives; released by the system if the process dies.
class StoreLock {
public:
    /// Creates the store if need be. Throws Error(locked) at once when another process holds it, Error(disk).
    explicit StoreLock(const std::filesystem::path& store, Guarded what = Guarded::tables);
    ~StoreLock();
    StoreLock(const StoreLock&) = delete;
    StoreLock& operator=(const StoreLock&) = delete;

private:
    int descriptor_ = -1;
};

} // namespace cnamdata
