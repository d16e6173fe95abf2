// SPDX-License-Identifier: MPL-2.0
#include "portal/libcurl.hpp"

#include "base/shared_library.hpp"

namespace cnamdata::portal {

namespace {

Libcurl load() {
    const SharedLibrary library(CNAMDATA_LIBCURL);
    Libcurl api{};
    library.find("curl_global_init", api.global_init);
    library.find("curl_easy_init", api.easy_init);
    library.find("curl_easy_setopt", api.easy_setopt);
    library.find("curl_easy_getinfo", api.easy_getinfo);
    library.find("curl_easy_strerror", api.easy_strerror);
    library.find("curl_easy_unescape", api.easy_unescape);
    library.find("curl_easy_cleanup", api.easy_cleanup);
    library.find("curl_multi_init", api.multi_init);
    library.find("curl_multi_add_handle", api.multi_add_handle);
    library.find("curl_multi_perform", api.multi_perform);
    library.find("curl_multi_poll", api.multi_poll);
    library.find("curl_multi_info_read", api.multi_info_read);
    library.find("curl_multi_remove_handle", api.multi_remove_handle);
    library.find("curl_multi_cleanup", api.multi_cleanup);
    library.find("curl_slist_append", api.slist_append);
    library.find("curl_slist_free_all", api.slist_free_all);
    library.find("curl_url", api.url);
    library.find("curl_url_set", api.url_set);
    library.find("curl_url_get", api.url_get);
    library.find("curl_url_cleanup", api.url_cleanup);
    library.find("curl_free", api.free);
    api.global_init(CURL_GLOBAL_DEFAULT);
    return api;
}

} // namespace

const Libcurl& libcurl() {
    static const Libcurl loaded = load();
    return loaded;
}

} // namespace cnamdata::portal
