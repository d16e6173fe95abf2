// SPDX-License-Identifier: MPL-2.0
#include "portal/remote.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "portal/folders.hpp"
#include "portal/url.hpp"
#include "schema/header.hpp"
#include "store/layout.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <set>

namespace cnamdata::portal {

namespace {

bool is_archive_name(std::string_view name) {
    const std::string folded = upper(name);
    return folded.ends_with(".GZ") || folded.ends_with(".ZIP") || folded.ends_with(".CSV");
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
        if (!one.folders.empty()) {
            seen.portal.folders.assign(one.folders.begin(), one.folders.end());
            seen.portal.look_for = {};
        }
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

std::vector<Target> targets_of(const Listing& listing, const Dataset& dataset) {
    std::vector<Target> targets;
    for (const FileLink& file : listing.files) {
        if (!is_archive_name(file.name) || !name_fits(dataset, file.name)) continue;
        targets.push_back(
            {&dataset, period_in_name(dataset, file.name), file.name, without_token(file.url), listing.url});
    }
    return targets;
}

namespace {

/// What all folders list of the years in question.
std::vector<Target> listed(Session& session, const Dataset& dataset, const PeriodSelection& selection,
                           Catalogue& catalogue) {
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
    return targets;
}

/// The same; folders that were found before and have moved are found again.
std::vector<Target> listed_anywhere(Session& session, const Dataset& dataset, const PeriodSelection& selection,
                                    Catalogue& catalogue) {
    const Run& run = session.run();
    try {
        return listed(session, dataset, selection, catalogue);
    } catch (const Error& error) {
        const bool remembered = run.options.dir_rep.empty() && !catalogue.folders(run.root, dataset.id).empty();
        if (error.category() != Category::network || !session.reached() || !remembered) throw;
        run.teller.tell(PortalEvent::Kind::remark,
                        fmt::format("{}; looking for the folders of {} anew", error.what(), dataset.title));
    }
    catalogue.set_folders(run.root, dataset.id, {});
    return listed(session, dataset, selection, catalogue);
}

} // namespace

std::vector<Target> list_targets(Session& session, const Dataset& published, const PeriodSelection& selection,
                                 Catalogue& catalogue) {
    const Dataset dataset = as_configured(session.run(), published);
    std::vector<Target> targets = listed_anywhere(session, dataset, selection, catalogue);
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
