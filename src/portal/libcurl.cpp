// SPDX-License-Identifier: MPL-2.0
#include "portal/libcurl.hpp"

#include "cnamdata/error.hpp"

#include <dlfcn.h>
#include <string>

namespace cnamdata::portal {

namespace {

[[noreturn]] void fail() {
    const char* const why = ::dlerror();
    throw Error(Category::internal, std::string("libcurl cannot be loaded: ") + (why != nullptr ? why : "no reason"),
                "Install the package that has " CNAMDATA_LIBCURL ".");
}

template <class Function>
void find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function == nullptr) fail();
}

Libcurl load() {
    void* const library = ::dlopen(CNAMDATA_LIBCURL, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) fail();
    Libcurl api{};
    find(library, "curl_global_init", api.global_init);
    find(library, "curl_easy_init", api.easy_init);
    find(library, "curl_easy_setopt", api.easy_setopt);
    find(library, "curl_easy_getinfo", api.easy_getinfo);
    find(library, "curl_easy_strerror", api.easy_strerror);
    find(library, "curl_easy_unescape", api.easy_unescape);
    find(library, "curl_easy_cleanup", api.easy_cleanup);
    find(library, "curl_multi_init", api.multi_init);
    find(library, "curl_multi_add_handle", api.multi_add_handle);
    find(library, "curl_multi_perform", api.multi_perform);
    find(library, "curl_multi_poll", api.multi_poll);
    find(library, "curl_multi_info_read", api.multi_info_read);
    find(library, "curl_multi_remove_handle", api.multi_remove_handle);
    find(library, "curl_multi_cleanup", api.multi_cleanup);
    find(library, "curl_slist_append", api.slist_append);
    find(library, "curl_slist_free_all", api.slist_free_all);
    find(library, "curl_url", api.url);
    find(library, "curl_url_set", api.url_set);
    find(library, "curl_url_get", api.url_get);
    find(library, "curl_url_cleanup", api.url_cleanup);
    find(library, "curl_free", api.free);
    api.global_init(CURL_GLOBAL_DEFAULT);
    return api;
}

} // namespace

const Libcurl& libcurl() {
    static const Libcurl loaded = load();
    return loaded;
}

} // namespace cnamdata::portal
