// SPDX-License-Identifier: MPL-2.0
//
// libcurl, loaded when the first address is looked at: it brings some thirty libraries along, which would cost every
// other command, an aggregate of ten milliseconds among them, as long again to start.
#pragma once

#include <curl/curl.h>

namespace cnamdata::portal {

/// The functions used, under their own names.
struct Libcurl {
    decltype(&::curl_global_init) global_init;
    decltype(&::curl_easy_init) easy_init;
    decltype(&::curl_easy_setopt) easy_setopt;
    decltype(&::curl_easy_getinfo) easy_getinfo;
    decltype(&::curl_easy_strerror) easy_strerror;
    decltype(&::curl_easy_unescape) easy_unescape;
    decltype(&::curl_easy_cleanup) easy_cleanup;
    decltype(&::curl_multi_init) multi_init;
    decltype(&::curl_multi_add_handle) multi_add_handle;
    decltype(&::curl_multi_perform) multi_perform;
    decltype(&::curl_multi_poll) multi_poll;
    decltype(&::curl_multi_info_read) multi_info_read;
    decltype(&::curl_multi_remove_handle) multi_remove_handle;
    decltype(&::curl_multi_cleanup) multi_cleanup;
    decltype(&::curl_slist_append) slist_append;
    decltype(&::curl_slist_free_all) slist_free_all;
    decltype(&::curl_url) url;
    decltype(&::curl_url_set) url_set;
    decltype(&::curl_url_get) url_get;
    decltype(&::curl_url_cleanup) url_cleanup;
    decltype(&::curl_free) free;
};

/// Loads and initialises the library once; it stays until the end. Thread-safe.
/// Throws Error(internal) when it is not installed any more.
[[nodiscard]] const Libcurl& libcurl();

} // namespace cnamdata::portal
