// SPDX-License-Identifier: MPL-2.0
#include "store/layout.hpp"

#include "base/file.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

const char* variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' ? value : nullptr;
}

/// The number in a folder named `KEY=NUMBER`; 0 for any other name.
int partition(const std::string& name, std::string_view key) {
    if (!std::string_view(name).starts_with(key)) return 0;
    int value = 0;
    const auto [end, error] = std::from_chars(name.data() + key.size(), name.data() + name.size(), value);
    return error == std::errc{} && end == name.data() + name.size() ? value : 0;
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        entries.push_back(it->path());
    }
    if (error && error != std::errc::no_such_file_or_directory) throw_disk_error("cannot read", folder, error.value());
    std::sort(entries.begin(), entries.end());
    return entries;
}

void add_files(std::vector<Table>& tables, const Table& like, Period period, const fs::path& folder) {
    for (const fs::path& file : sorted_entries(folder)) {
        const bool hidden = file.filename().string().starts_with('.');
        if (hidden || file.extension() != ".parquet") continue;
        tables.push_back({like.dataset, like.breakdown, period, file, fs::file_size(file)});
    }
}

void add_years(std::vector<Table>& tables, const Table& like, const fs::path& folder) {
    for (const fs::path& year_folder : sorted_entries(folder)) {
        const int year = partition(year_folder.filename().string(), "year=");
        if (year == 0) continue;
        add_files(tables, like, {year, 0}, year_folder);
        for (const fs::path& month_folder : sorted_entries(year_folder)) {
            const int month = partition(month_folder.filename().string(), "month=");
            if (month != 0) add_files(tables, like, {year, month}, month_folder);
        }
    }
}

fs::path dataset_folder(const fs::path& store, const Dataset& dataset, std::string_view breakdown) {
    const fs::path folder = store / "tables" / dataset.id;
    return breakdown.empty() ? folder : folder / ("breakdown=" + std::string(breakdown));
}

void add_dataset(std::vector<Table>& tables, const Dataset& dataset, const fs::path& store) {
    for (std::string_view breakdown : dataset.breakdowns()) {
        const Table like{.dataset = std::string(dataset.id), .breakdown = std::string(breakdown)};
        add_years(tables, like, dataset_folder(store, dataset, breakdown));
    }
}

} // namespace

fs::path default_store() {
    if (const char* store = variable("CNAMDATA_STORE")) return store;
    const char* data = variable("XDG_DATA_HOME"); // which the standard ignores when it is relative
    if (data != nullptr && fs::path(data).is_absolute()) return fs::path(data) / "cnamdata";
    const char* home = variable("HOME");
    return fs::path(home != nullptr ? home : "/") / ".local" / "share" / "cnamdata";
}

fs::path table_folder(const fs::path& store, const Dataset& dataset, std::string_view breakdown, Period period) {
    const std::string text = to_string(period);
    fs::path folder = dataset_folder(store, dataset, breakdown) / ("year=" + text.substr(0, 4));
    return period.monthly() ? folder / ("month=" + text.substr(5)) : folder;
}

std::string archive_stem(const std::string& name) {
    std::string stem = fs::path(name).filename().string();
    for (bool more = true; more;) {
        more = false;
        for (std::string_view ending : {".GZ", ".ZIP", ".CSV"}) {
            if (stem.size() <= ending.size() || !upper(stem).ends_with(ending)) continue;
            stem.resize(stem.size() - ending.size());
            more = true;
        }
    }
    return stem;
}

fs::path archive_folder(const fs::path& store, const Dataset& dataset) { return store / "archives" / dataset.id; }

fs::path rejects_file(const fs::path& store, const Dataset& dataset, const std::string& stem) {
    return store / "rejects" / dataset.id / (stem + ".csv");
}

std::vector<Table> list_tables(const fs::path& store, const Dataset* dataset) {
    std::vector<Table> tables;
    for (const Dataset* each : datasets()) {
        if (dataset == nullptr || dataset == each) add_dataset(tables, *each, store);
    }
    return tables;
}

void remove_leftovers(const fs::path& folder) {
    std::vector<fs::path> left;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with('.') && name.ends_with(".tmp")) left.push_back(it->path());
    }
    for (const fs::path& path : left)
        fs::remove(path, error);
}

StoreLock::StoreLock(const fs::path& store, Guarded what) {
    std::error_code error;
    fs::create_directories(store, error);
    if (error) throw_disk_error("cannot create the store", store, error.value());
    const bool tables = what == Guarded::tables;
    const fs::path file = store / (tables ? ".lock" : ".portal.lock");
    descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw_disk_error("cannot write", file, errno);
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return;
    const int failure = errno;
    ::close(descriptor_);
    if (failure != EWOULDBLOCK) throw_disk_error("cannot lock", file, failure);
    throw Error(Category::locked,
                std::string("another cnamdata is ") + (tables ? "writing" : "fetching") + " to the store " +
                    store.string(),
                Location{.file = file.string()}, "Wait until it has finished; the lock goes with its process.");
}

StoreLock::~StoreLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace cnamdata
