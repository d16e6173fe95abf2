// SPDX-License-Identifier: MPL-2.0
//
// How a run of ingest is told on stderr.
#pragma once

#include "cli/console.hpp"

#include "cnamdata/ingest.hpp"

#include <string>

namespace cnamdata::cli {

/// Tells rejects as warnings, remarks as notes, and the run in one summary line.
void tell_ingest(Console& console, const IngestReport& report);

/// The summary in one line: what was read, what was written, where, how fast.
[[nodiscard]] std::string summary_text(const Console& console, const IngestReport& report);
[[nodiscard]] Fields summary_fields(const IngestReport& report);

} // namespace cnamdata::cli
