// SPDX-License-Identifier: MPL-2.0
//
// What the portal has of each dataset, next to what the store has.
#pragma once

#include "cli/console.hpp"

#include "cnamdata/portal.hpp"

#include <map>
#include <string>
#include <string_view>

namespace cnamdata::cli {

/// Of one dataset, among the periods that were asked for.
struct RemoteState {
    bool known = false; ///< its listing could be read
    std::uint64_t archives = 0;
    std::uint64_t fresh = 0;   ///< neither archive nor table of it is here
    std::uint64_t changed = 0; ///< republished since
    Period last{};             ///< the latest period that is published
};

/// By id of the dataset, for every dataset.
using RemoteStates = std::map<std::string_view, RemoteState>;

[[nodiscard]] RemoteStates remote_states(const FetchReport& report, const std::vector<const Dataset*>& asked);

/// `2025, 1 new`, `2025, up to date`, `nothing yet`, `not known`.
[[nodiscard]] std::string remote_text(const RemoteState& state);
[[nodiscard]] Fields remote_json(const RemoteState& state);

} // namespace cnamdata::cli
