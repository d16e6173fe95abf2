// SPDX-License-Identifier: MPL-2.0
//
// Addresses, read and put together by libcurl. Pure functions; thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace cnamdata::portal {

/// What `reference` (a link of a page) means on the page at `base`; empty when it is no address.
[[nodiscard]] std::string resolve(const std::string& base, const std::string& reference);

/// The decoded value of a parameter of the query; empty if it is not there.
[[nodiscard]] std::string parameter(const std::string& url, std::string_view name);

/// The last segment of the path: `download.php`.
[[nodiscard]] std::string page_name(const std::string& url);

/// Scheme, host and port: what must not change on the way. Empty when `url` is no address.
[[nodiscard]] std::string origin(const std::string& url);

/// Whether the host is this machine.
[[nodiscard]] bool is_loopback(const std::string& url);

/// The address without its `token`: what may be shown and kept.
[[nodiscard]] std::string without_token(const std::string& url);

/// The root of a portal without the slash at its end. Throws Error(usage) unless it is https, or http on this machine.
[[nodiscard]] std::string checked_root(const std::string& url);

} // namespace cnamdata::portal
