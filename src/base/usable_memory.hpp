// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>

namespace cnamdata {

/// Bytes of memory that this process may come to have: those of the machine, or of its control group (a container, a
/// systemd service, a batch job), or of `ulimit -v`, whichever is least.
[[nodiscard]] std::uint64_t usable_memory();

} // namespace cnamdata
