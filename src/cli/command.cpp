// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"

#include "cli/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata::cli {

void tell_speed(Context& context, const std::string& title, double seconds) {
    const auto rate = [seconds](std::uint64_t amount) {
        return static_cast<std::uint64_t>(static_cast<double>(amount) / std::max(seconds, 1e-6));
    };
    const std::uint64_t rows = context.progress.rows.load();
    const std::uint64_t bytes = context.progress.bytes_done.load();
    Console& console = context.console;
    console.debug(fmt::format("{}: {} rows and {} read in {} ({} rows/s, {}/s)", title, console.number(rows),
                              human_bytes(bytes), human_seconds(seconds), console.number(rate(rows)),
                              human_bytes(rate(bytes))));
}

} // namespace cnamdata::cli
