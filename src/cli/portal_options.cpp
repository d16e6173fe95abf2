// SPDX-License-Identifier: MPL-2.0
#include "cli/portal_options.hpp"

#include "cli/option_values.hpp"

#include "cnamdata/store.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <set>

namespace cnamdata::cli {
namespace {

double seconds_of(const std::string& option, const std::string& text, double otherwise) {
    if (text.empty()) return otherwise;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= 86400) return value;
    throw Error(Category::usage, fmt::format("{} takes a number of seconds, not '{}'", option, text));
}

/// --portal, else $CNAMDATA_PORTAL, else what the configuration says, else CNAM's.
std::string portal_url(const std::string& given, const PortalConfiguration& configuration) {
    if (!given.empty()) return given;
    const char* value = std::getenv("CNAMDATA_PORTAL");
    if (value != nullptr && *value != '\0') return value;
    return configuration.url.value_or(std::string(default_portal));
}

/// The datasets of which the store has something.
std::vector<const Dataset*> datasets_of(const std::filesystem::path& store) {
    std::set<std::string> held;
    for (const Table& table : list_tables(store))
        held.insert(table.dataset);
    for (const StoredArchive& archive : list_archives(store))
        held.insert(archive.dataset);
    std::vector<const Dataset*> found;
    for (const Dataset* dataset : datasets())
        if (held.contains(std::string(dataset->id))) found.push_back(dataset);
    if (!found.empty()) return found;
    throw Error(Category::usage, "the store holds nothing to refresh yet", "Name a dataset: cnamdata refresh medic.");
}

} // namespace

void PortalOptionGroup::declare(CLI::App& app) {
    const std::string group = "Portal";
    add_text(app, "--portal", url_, "URL",
             fmt::format("the portal (default: $CNAMDATA_PORTAL, else that of cnamdata.toml, else {}); https, or http "
                         "on this machine",
                         default_portal))
        ->group(group);
    add_text(app, "--dir-rep", dir_rep_, "NAME",
             "the portal's folder, when it is not where it was: Open_DAMIR, {y}_CIP13 ({y} is the year), or an address "
             "below the portal, LPP/download2.php?Dir_Rep={y}_LPP")
        ->group(group);
    add_number(app, "--jobs", jobs_, 1, "N", "archives fetched at the same time (default: 1)")->group(group);
    add_text(app, "--pause", pause_, "SECONDS", "between two archives (default: 1)")->group(group);
    add_number(app, "--attempts", attempts_, 1, "N", "at an archive, as long as none gets further (default: 5)")
        ->group(group);
    add_text(app, "--retry-wait", retry_wait_, "SECONDS", "before the second attempt, doubled each time (default: 2)")
        ->group(group);
    add_text(app, "--stall", stall_, "SECONDS", "without a byte, after which a connection is given up (default: 60)")
        ->group(group);
    add_number(app, "--max-bytes", max_bytes_, 1, "N", "a longer archive is refused (default: 8000000000)")
        ->group(group);
}

PortalOptions PortalOptionGroup::options(const std::filesystem::path& store) const {
    PortalConfiguration configuration = read_portal_configuration(store);
    PortalOptions options;
    options.url = portal_url(url_, configuration);
    options.overrides = std::move(configuration.overrides);
    options.dir_rep = dir_rep_;
    options.jobs = static_cast<unsigned>(std::min<std::uint64_t>(jobs_.value_or(options.jobs), 16));
    options.attempts = static_cast<unsigned>(std::min<std::uint64_t>(attempts_.value_or(options.attempts), 1000));
    options.max_bytes = max_bytes_.value_or(options.max_bytes);
    options.pause = seconds_of("--pause", pause_, configuration.pause.value_or(options.pause));
    options.retry_wait = seconds_of("--retry-wait", retry_wait_, options.retry_wait);
    options.stall = seconds_of("--stall", stall_, options.stall);
    return options;
}

void FetchOptionGroup::declare(CLI::App& app, bool needs_dataset) {
    auto* names = app.add_option("DATASET", datasets_,
                                 needs_dataset ? "which datasets" : "which datasets (default: those of the store)")
                      ->type_name("")
                      ->group("What");
    if (needs_dataset) names->required();
    add_text(app, "--period", period_, "P",
             "2024, 2024-03, 2023-01..2024-06, 2019..2023, all (default), or latest: the latest on the portal")
        ->group("What");
    app.add_flag("--force", force_, "download anew also what is here")->group("What");
    app.add_flag("--recheck", recheck_, "download what is here once more, and compare")->group("What");
    portal_.declare(app);
}

FetchRequest FetchOptionGroup::request(const Context& context) const {
    FetchRequest request;
    request.store = context.globals.store();
    for (const std::string& id : datasets_)
        request.datasets.push_back(&find_dataset(id));
    if (datasets_.empty()) request.datasets = datasets_of(request.store);
    if (!period_.empty()) request.periods = PeriodSelection::parse(period_);
    request.portal = portal_.options(request.store);
    if (!request.portal.dir_rep.empty() && request.datasets.size() != 1)
        throw Error(Category::usage, "--dir-rep is for one dataset at a time");
    request.force = force_;
    request.recheck = recheck_;
    return request;
}

} // namespace cnamdata::cli
