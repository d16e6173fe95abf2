// SPDX-License-Identifier: MPL-2.0
//
// What is asked of the generator, and its answer.
#pragma once

#include "generate/lines.hpp"
#include "generate/output.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cnamdata::generate {

struct Request {
    std::string dataset{};
    std::uint64_t rows = 0;
    std::uint64_t seed = 1;
    std::string period{};           ///< empty: that of the header version, else the usual one
    std::string header_version{};   ///< empty: the one in force in the period
    std::optional<Form> form{};     ///< empty: as published
    std::filesystem::path output{}; ///< empty: the published name, in the current folder
    std::uint64_t short_lines = 0;
    std::uint64_t bad_rows = 0;
    LayoutChoice layout{};
    int level = 6;
    unsigned threads = 0; ///< 0: all cores
};

struct Answer {
    std::filesystem::path path{};
    std::uint64_t text_bytes = 0;
    std::uint64_t packed_bytes = 0;
    std::vector<BadValue> bad_values{};
};

/// Writes the file. The same request gives the same bytes, whatever the threads.
/// Throws Error: usage for what cannot be asked, internal for a dataset without distributions, disk.
Answer write_file(const Request& request);

/// Throws Error(internal) when a dataset of the registry, or one of its columns, has no distribution.
void check_every_dataset();

} // namespace cnamdata::generate
