// SPDX-License-Identifier: MPL-2.0
//
// What a fetch would do, with sizes where they are known and estimates where they are not.
#pragma once

#include "cli/console.hpp"

#include "cnamdata/portal.hpp"
#include "cnamdata/store.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace cnamdata::cli {

struct PlannedArchive {
    RemoteArchive archive{};
    std::uint64_t bytes = 0; ///< known or estimated
    bool estimated = false;
    std::uint64_t here = 0; ///< of an interrupted download
};

struct FetchPlan {
    std::vector<PlannedArchive> archives{};
    std::uint64_t count = 0; ///< to download
    std::uint64_t bytes = 0; ///< of these, what is here in part aside
    std::uint64_t rows = 0;  ///< of these, estimated
    double seconds = 0;      ///< at the rate of earlier downloads; 0: not known
    std::uint64_t free = 0;  ///< bytes that the disk of the store has left; 0: not known
};

/// `held` are the archives of the store: they tell how long an archive of a dataset is and how fast the portal was.
[[nodiscard]] FetchPlan make_plan(const FetchReport& report, std::span<const StoredArchive> held,
                                  const std::filesystem::path& store);

[[nodiscard]] std::string plan_text(const FetchPlan& plan);
[[nodiscard]] Fields plan_json(const FetchPlan& plan);

} // namespace cnamdata::cli
