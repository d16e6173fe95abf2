// SPDX-License-Identifier: MPL-2.0
//
// What a file is, by its first bytes.
#pragma once

#include "archive/archive.hpp"

#include <string>
#include <string_view>

namespace cnamdata {

/// The form of an archive that begins with `head` (up to 4 KiB of it).
/// Throws Error(data), with `path` and what to do, for anything that cannot be an archive of this portal.
[[nodiscard]] Form recognise_form(std::string_view head, const std::string& path);

} // namespace cnamdata
