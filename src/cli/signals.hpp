// SPDX-License-Identifier: MPL-2.0
//
// SIGINT and SIGTERM ask the running call to stop; SIGPIPE is ignored, a closed pipe shows as a failed write.
#pragma once

#include "cnamdata/progress.hpp"

namespace cnamdata::cli {

/// From now on the first SIGINT or SIGTERM sets `progress.cancel`, and a second one kills. `progress` must outlive the
/// program's work.
void install_signal_handlers(Progress& progress);

/// The signal that was caught; 0 if none was.
[[nodiscard]] int caught_signal() noexcept;

} // namespace cnamdata::cli
