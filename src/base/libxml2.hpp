// SPDX-License-Identifier: MPL-2.0
//
// libxml2, loaded with the first page or workbook (base/shared_library.hpp).
#pragma once

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <memory>

namespace cnamdata {

/// The functions used, under their own names.
struct Libxml2 {
    decltype(&::htmlReadMemory) htmlReadMemory;
    decltype(&::xmlReadMemory) xmlReadMemory;
    decltype(&::xmlDocGetRootElement) xmlDocGetRootElement;
    decltype(&::xmlGetProp) xmlGetProp;
    decltype(&::xmlNodeGetContent) xmlNodeGetContent;
    decltype(&::xmlFreeDoc) xmlFreeDoc;
    const xmlFreeFunc* free; ///< the variable xmlFree
};

/// Thread-safe. Throws Error(internal) when it is not installed any more.
[[nodiscard]] const Libxml2& libxml2();

struct FreeXmlDocument {
    void operator()(xmlDoc* document) const noexcept { libxml2().xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, FreeXmlDocument>;

} // namespace cnamdata
