// SPDX-License-Identifier: MPL-2.0
//
// Text encodings: CNAM's files are Windows-1252 (declared as Latin-1); files saved again by others are UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace cnamdata {

enum class Encoding { windows_1252, utf8 };

[[nodiscard]] bool is_ascii(std::string_view bytes) noexcept;
/// Well-formed UTF-8 without surrogates and overlong forms.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// Appends `bytes` as UTF-8. Each of the five bytes that Windows-1252 leaves undefined becomes the control character
/// of the same number, as browsers do, so that no two texts become equal.
void append_utf8(std::string& out, std::string_view bytes, Encoding encoding);

} // namespace cnamdata
