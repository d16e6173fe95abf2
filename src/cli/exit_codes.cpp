// SPDX-License-Identifier: MPL-2.0
#include "cli/exit_codes.hpp"

namespace cnamdata::cli {

std::string_view exit_meaning(int code) noexcept {
    switch (code) {
    case exit_done:
        return "done";
    case exit_internal:
        return "unexpected internal error";
    case exit_usage:
        return "usage: unknown option, dataset or column, malformed expression or period";
    case exit_nothing_new:
        return "with --exit-code: nothing new";
    case exit_network:
        return "network or server error: try again later";
    case exit_quota:
        return "the portal's download quota refused: try again much later";
    case exit_data:
        return "the data are wrong: truncated, corrupt, unknown header, too many rejects";
    case exit_verification:
        return "verification found a difference";
    case exit_locked:
        return "another process holds the lock";
    case exit_disk:
        return "disk full, unreadable or unwritable";
    case exit_sigint:
        return "interrupted (Ctrl-C); nothing is left half-written";
    case exit_sigterm:
        return "terminated; nothing is left half-written";
    default:
        return {};
    }
}

} // namespace cnamdata::cli
