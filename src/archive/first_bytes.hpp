// SPDX-License-Identifier: MPL-2.0
//
// What a file is, by its first bytes.
#pragma once

#include "archive/archive.hpp"

#include <string>
#include <string_view>

namespace cnamdata {

/// What a file can be, archive or not.
enum class FileKind {
    text,
    gzip,
    zip,
    empty,
    empty_zip,
    foreign, ///< a format that is known and is no archive of this portal
    refusal, ///< the portal's page that the download quota is used up
    html,
    binary, ///< anything else that is no text
};

/// What the first bytes tell. Views have static lifetime.
struct FirstBytes {
    FileKind kind = FileKind::text;
    std::string_view format{};  ///< of a foreign one: `xz`, `PDF`…
    std::string_view article{}; ///< the same in a sentence: `an xz archive`
    std::string_view hint{};    ///< what to do about a foreign one
    std::string title{};        ///< of an HTML page
};

/// Looks at the first bytes (up to 4 KiB) of a file.
[[nodiscard]] FirstBytes look_at(std::string_view head);

/// The form of an archive that begins with `head` (up to 4 KiB of it).
/// Throws Error(data), with `path` and what to do, for anything that cannot be an archive of this portal.
[[nodiscard]] Form recognise_form(std::string_view head, const std::string& path);

} // namespace cnamdata
