// SPDX-License-Identifier: MPL-2.0
//
// What is known of the terminal behind a file descriptor.
#pragma once

#include <cstddef>

namespace cnamdata::cli {

[[nodiscard]] bool is_terminal(int fd) noexcept;

/// Columns of the terminal behind `fd`, else $COLUMNS, else `otherwise`.
[[nodiscard]] std::size_t terminal_width(int fd, std::size_t otherwise) noexcept;

/// Gives descriptors 0 to 2 that were closed at the start a file that refuses to be read or written, so that no data
/// file opened later takes their number and receives what is meant for stdout or stderr.
void reserve_standard_streams() noexcept;

} // namespace cnamdata::cli
