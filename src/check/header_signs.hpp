// SPDX-License-Identifier: MPL-2.0
//
// What the beginning of a file tells: its header, its line ends, its encoding, its first rows.
#pragma once

#include "cnamdata/check.hpp"
#include "schema/header.hpp"

#include <string_view>
#include <vector>

namespace cnamdata {

/// Whole lines from the beginning of a file, with what its name tells.
struct Beginning {
    std::string_view text{};
    std::string_view name{};
};

/// Why the header line is that of no dataset. Empty when resolve_header accepts it.
[[nodiscard]] std::vector<Finding> header_problems(const Beginning& beginning);

/// What is odd about a file whose header was understood.
[[nodiscard]] std::vector<Finding> oddities(const Beginning& beginning, const Header& header);

/// The first line, without a byte order mark and its line end.
[[nodiscard]] std::string_view header_line(std::string_view text) noexcept;

} // namespace cnamdata
