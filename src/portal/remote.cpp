// SPDX-License-Identifier: MPL-2.0
#include "portal/remote.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "portal/url.hpp"
#include "schema/header.hpp"
#include "store/layout.hpp"

#include <algorithm>
#include <ctime>
#include <deque>
#include <fmt/format.h>
#include <set>

namespace cnamdata::portal {

namespace {

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

std::string url_of(const Session& session, const std::string& address, int year) {
    return session.run().root + "/" + with_year(address, year);
}

bool is_archive_name(std::string_view name) {
    const std::string folded = upper(name);
    return folded.ends_with(".GZ") || folded.ends_with(".ZIP") || folded.ends_with(".CSV");
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

/// Years in which a selected period may lie, the newest first.
std::vector<int> years_of(const Dataset& dataset, const PeriodSelection& selection) {
    std::vector<int> years;
    for (int year = this_year(); year >= first_year(dataset); --year) {
        std::vector<Period> periods;
        if (!dataset.monthly) periods.push_back({year, 0});
        for (int month = 1; dataset.monthly && month <= 12; ++month)
            periods.push_back({year, month});
        if (selection.latest() || !selection.select(std::move(periods)).empty()) years.push_back(year);
    }
    return years;
}

std::string without_digits(std::string text) {
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

/// The listings of a folder, read year by year. A page without files is only believed to be a listing when it has the
/// marks of one or the title of one that has files.
class Folder {
public:
    /// `titles` are those of true listings, of whatever folder.
    Folder(Session& session, const Dataset& dataset, std::string address, std::set<std::string>& titles)
        : session_(session), dataset_(dataset), address_(std::move(address)), titles_(titles) {}

    /// The archives of a year.
    std::vector<Target> year(int year) {
        const Listing& listing = session_.listing(url_of(session_, address_, year));
        if (listing.sure)
            titles_.insert(without_digits(listing.title));
        else
            doubtful_.push_back({listing.url, listing.title});
        read_.insert(year);
        std::vector<Target> targets = targets_of(listing, dataset_);
        // A page may show other years, too; these are listed on their own.
        std::erase_if(targets, [&](const Target& target) { return target.period.year != year; });
        return targets;
    }

    /// Throws Error(network) for a page that is no listing.
    void check() {
        for (int year = this_year(); !doubtful_.empty() && titles_.empty() && year >= first_year(dataset_); --year) {
            if (!read_.contains(year)) this->year(year);
        }
        for (const auto& [url, title] : doubtful_) {
            if (titles_.contains(without_digits(title))) continue;
            throw Error(Category::network, url + quoted_title(title) + " is not a listing of files",
                        "The portal may be down, or its pages may have changed: look at this one with a browser.");
        }
    }

private:
    Session& session_;
    const Dataset& dataset_;
    std::string address_;
    std::set<std::string>& titles_;
    std::set<int> read_;
    std::vector<std::pair<std::string, std::string>> doubtful_; ///< address and title
};

/// The dataset as the user's configuration has it. `run` must outlive it.
Dataset as_configured(const Run& run, const Dataset& dataset) {
    Dataset seen = dataset;
    for (const PortalOverride& one : run.options.overrides) {
        if (one.dataset != &dataset) continue;
        if (!one.section.empty()) seen.portal.section = one.section;
        if (!one.folders.empty()) seen.portal.folders.assign(one.folders.begin(), one.folders.end());
        if (!one.names.empty()) seen.names.assign(one.names.begin(), one.names.end());
    }
    return seen;
}

/// One archive a name, whatever its ending and case.
void add_new(std::vector<Target>& all, std::vector<Target> more) {
    for (Target& target : more) {
        const std::string stem = upper(archive_stem(target.name));
        const bool known = std::any_of(all.begin(), all.end(),
                                       [&](const Target& other) { return upper(archive_stem(other.name)) == stem; });
        if (!known) all.push_back(std::move(target));
    }
}

} // namespace

std::vector<std::string> listing_addresses(Session& session, const Dataset& dataset, Catalogue& catalogue) {
    const Run& run = session.run();
    if (!run.options.dir_rep.empty()) return {address_of(dataset, run.options.dir_rep)};
    std::vector<std::string> addresses;
    for (std::string_view folder : dataset.portal.folders)
        addresses.push_back(address_of(dataset, folder));
    if (addresses.empty()) addresses = catalogue.folders(run.root, dataset.id);
    if (!addresses.empty()) return addresses;
    addresses = discover(session, dataset);
    catalogue.set_folders(run.root, dataset.id, addresses);
    return addresses;
}

std::vector<Target> targets_of(const Listing& listing, const Dataset& dataset) {
    std::vector<Target> targets;
    for (const FileLink& file : listing.files) {
        if (!is_archive_name(file.name) || !name_fits(dataset, file.name)) continue;
        targets.push_back(
            {&dataset, period_in_name(dataset, file.name), file.name, without_token(file.url), listing.url});
    }
    return targets;
}

std::vector<Target> list_targets(Session& session, const Dataset& published, const PeriodSelection& selection,
                                 Catalogue& catalogue) {
    const Dataset dataset = as_configured(session.run(), published);
    std::vector<Target> targets;
    std::set<std::string> titles;
    std::deque<Folder> folders; // each is referred to while others come
    for (const std::string& address : listing_addresses(session, dataset, catalogue)) {
        Folder& folder = folders.emplace_back(session, dataset, address, titles);
        std::vector<Target> found;
        for (const int year : years_of(dataset, selection)) {
            add_new(found, folder.year(year));
            if (selection.latest() && !found.empty()) break;
        }
        add_new(targets, std::move(found));
    }
    for (Folder& folder : folders)
        folder.check();
    std::vector<Period> periods;
    for (const Target& target : targets)
        periods.push_back(target.period);
    const std::vector<Period> selected = selection.select(std::move(periods));
    std::erase_if(targets, [&](const Target& target) {
        return std::find(selected.begin(), selected.end(), target.period) == selected.end();
    });
    for (Target& target : targets)
        target.dataset = &published;
    std::stable_sort(targets.begin(), targets.end(),
                     [](const Target& left, const Target& right) { return left.period < right.period; });
    return targets;
}

} // namespace cnamdata::portal
