// SPDX-License-Identifier: MPL-2.0
//
// The pages of the portal, read by libxml2's HTML parser. Pure functions; thread-safe.
#pragma once

#include "cnamdata/period.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cnamdata::portal {

/// What was understood of a page.
struct Page {
    std::string title{};              ///< UTF-8, blanks folded; empty if there is none
    std::vector<std::string> links{}; ///< as addresses, in the order of the page
    bool has_file_cells = false;      ///< cells or headings for files, as a listing has even when no file is out yet
};

/// Reads a page that came from `url`. Anything is a page; one that is no HTML has neither title nor links.
[[nodiscard]] Page read_page(std::string_view html, const std::string& url);

/// A file that a listing offers.
struct FileLink {
    std::string url{};  ///< with its token
    std::string file{}; ///< its `file` parameter
    std::string name{}; ///< the last segment of that
};

/// The files of a page, by the parameters of its links. Throws Error(data) when a name tries to leave its folder.
[[nodiscard]] std::vector<FileLink> file_links(const Page& page);

/// The addresses of listings that an index page links to, below `root`, years replaced by `{y}`, each once.
[[nodiscard]] std::vector<std::string> folder_links(const Page& page, const std::string& root);

/// Whether the bytes hold the portal's refusal, "Limite de téléchargements atteinte", in whatever encoding.
[[nodiscard]] bool is_quota_refusal(std::string_view body) noexcept;

} // namespace cnamdata::portal
