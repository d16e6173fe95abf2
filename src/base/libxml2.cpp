// SPDX-License-Identifier: MPL-2.0
#include "base/libxml2.hpp"

#include "base/shared_library.hpp"

namespace cnamdata {

namespace {

Libxml2 load() {
    const SharedLibrary library(CNAMDATA_LIBXML2);
    Libxml2 api{};
    library.find("htmlReadMemory", api.htmlReadMemory);
    library.find("xmlReadMemory", api.xmlReadMemory);
    library.find("xmlDocGetRootElement", api.xmlDocGetRootElement);
    library.find("xmlGetProp", api.xmlGetProp);
    library.find("xmlNodeGetContent", api.xmlNodeGetContent);
    library.find("xmlFreeDoc", api.xmlFreeDoc);
    library.find("xmlFree", api.free);
    return api;
}

} // namespace

const Libxml2& libxml2() {
    static const Libxml2 loaded = load();
    return loaded;
}

} // namespace cnamdata
