// SPDX-License-Identifier: MPL-2.0
//
// Where the table of an archive goes, and what is in its way.
#pragma once

#include "cnamdata/ingest.hpp"
#include "schema/header.hpp"

#include <filesystem>
#include <vector>

namespace cnamdata {

/// Where the table and the list of rejects go.
struct Destination {
    std::filesystem::path table;
    std::filesystem::path rejects;
};

/// Throws Error(usage) when a table of the store has no period, or one that its dataset is not published by.
[[nodiscard]] Destination find_destination(const IngestRequest& request, const Header& header);

/// The other tables of the same period: one archive makes it, two would count everything twice.
[[nodiscard]] std::vector<std::filesystem::path> others_of_period(const std::filesystem::path& table);

/// Throws Error(usage) when there are others and the request is not to replace them.
void require_alone(const Destination& destination, const IngestRequest& request, const Header& header);

} // namespace cnamdata
