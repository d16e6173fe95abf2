// SPDX-License-Identifier: MPL-2.0
#include "portal/folders.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "portal/remote.hpp"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>

namespace cnamdata::portal {

namespace {

std::string with_year(std::string address, int year) {
    for (std::size_t at = 0; (at = address.find("{y}", at)) != std::string::npos;)
        address.replace(at, 3, std::to_string(year));
    return address;
}

std::string address_of(const Dataset& dataset, std::string_view folder) {
    if (folder.find('?') != std::string_view::npos) return std::string(folder);
    if (dataset.portal.section.empty())
        throw Error(
            Category::usage, fmt::format("in which part of the portal {} lies is not known", dataset.title),
            fmt::format("Give the whole address: --dir-rep 'SECTION/download.php?Dir_Rep={}&Annee={{y}}'.", folder));
    if (folder.find("{y}") != std::string_view::npos)
        return fmt::format("{}/download2.php?Dir_Rep={}", dataset.portal.section, folder);
    return fmt::format("{}/download.php?Dir_Rep={}&Annee={{y}}", dataset.portal.section, folder);
}

bool looks_right(const Dataset& dataset, const std::string& address) {
    if (dataset.portal.look_for.empty()) return true; // what it lists decides
    const std::string folded = upper(address.substr(address.find('?')));
    for (std::string_view word : split(dataset.portal.look_for, ',')) {
        if (!word.empty() && folded.find(upper(word)) != std::string::npos) return true;
    }
    return false;
}

/// Whether the newest year of that folder that has files has some of this dataset.
bool holds(Session& session, const Dataset& dataset, const std::string& address) {
    for (int year = this_year(); year >= first_year(dataset); --year) {
        const Listing& listing = session.listing(url_of(session, address, year));
        if (!listing.files.empty()) return !targets_of(listing, dataset).empty();
    }
    return false;
}

std::vector<std::string> discover(Session& session, const Dataset& dataset) {
    const std::string index = fmt::format("{}/{}/index.php", session.run().root, dataset.portal.section);
    const std::string hint =
        fmt::format("Give the folder as the portal's pages call it: cnamdata fetch {} --dir-rep NAME.", dataset.id);
    if (dataset.portal.section.empty())
        throw Error(Category::usage, fmt::format("where the portal lists {} is not known", dataset.title), hint);
    const Page page = session.page(index);
    std::vector<std::string> found;
    for (const std::string& address : folder_links(page, session.run().root)) {
        if (looks_right(dataset, address) && holds(session, dataset, address)) found.push_back(address);
    }
    if (!found.empty()) return found;
    throw Error(Category::network,
                fmt::format("{}{} leads to no listing of {}", index, quoted_title(page.title), dataset.title), hint);
}

/// The folders found on the index, now or before. `needed`: there are no others to do without them.
std::vector<std::string> found_folders(Session& session, const Dataset& dataset, Catalogue& catalogue, bool needed) {
    const Run& run = session.run();
    std::vector<std::string> found = catalogue.folders(run.root, dataset.id);
    if (!found.empty()) return found;
    try {
        found = discover(session, dataset);
        catalogue.set_folders(run.root, dataset.id, found);
    } catch (const Error& error) {
        if (needed || error.category() != Category::network || !session.reached()) throw;
        run.teller.tell(PortalEvent::Kind::remark,
                        fmt::format("{}; only the folders known before are read", error.what()));
    }
    return found;
}

} // namespace

int this_year() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    return parts.tm_year + 1900;
}

int first_year(const Dataset& dataset) {
    constexpr int oldest = 2009; // of any series
    return dataset.first.empty() ? oldest : dataset.first.year;
}

std::string url_of(const Session& session, const std::string& address, int year) {
    return session.run().root + "/" + with_year(address, year);
}

std::vector<std::string> listing_addresses(Session& session, const Dataset& dataset, Catalogue& catalogue) {
    const Run& run = session.run();
    if (!run.options.dir_rep.empty()) return {address_of(dataset, run.options.dir_rep)};
    std::vector<std::string> addresses;
    for (std::string_view folder : dataset.portal.folders)
        addresses.push_back(address_of(dataset, folder));
    if (!addresses.empty() && dataset.portal.look_for.empty()) return addresses;
    for (std::string& other : found_folders(session, dataset, catalogue, addresses.empty())) {
        if (std::find(addresses.begin(), addresses.end(), other) == addresses.end())
            addresses.push_back(std::move(other));
    }
    return addresses;
}

} // namespace cnamdata::portal
