// SPDX-License-Identifier: MPL-2.0
#include "query/inputs.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/store.hpp"
#include "query/input_file.hpp"
#include "store/unknown_input.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

/// What is read of a pipe is gone, and a Parquet file cannot be read from one.
bool is_parquet(const std::string& path) {
    std::error_code ignored;
    if (path == "-" || !fs::is_regular_file(path, ignored)) return false;
    std::array<char, 4> head{};
    std::ifstream(path, std::ios::binary).read(head.data(), head.size());
    return head == std::array{'P', 'A', 'R', '1'};
}

bool exists(const std::string& path) {
    std::error_code ignored;
    return path == "-" || fs::exists(path, ignored);
}

/// A file is read whole: a period that nothing heeds would be taken for heeded.
void require_tables(const SourceSpec& spec, bool any) {
    if (any || spec.period.all()) return;
    throw Error(Category::usage, "--period selects tables of the store, and " + spec.inputs.front() + " is a file",
                "Leave --period out, or keep the rows you want with --where.");
}

/// Breakdowns hold the same money side by side: over two of them every sum would count it twice.
void require_one_breakdown(const std::vector<Table>& tables) {
    std::vector<std::string> found;
    for (const Table& table : tables) {
        if (std::find(found.begin(), found.end(), table.breakdown) == found.end()) found.push_back(table.breakdown);
    }
    if (found.size() < 2) return;
    throw Error(Category::usage,
                "the store has several breakdowns of " + tables.front().dataset + ": " + join(found, ", ") +
                    "; together they would count everything more than once",
                "Name one: " + tables.front().dataset + "/" + found.front());
}

} // namespace

Inputs::Inputs(const SourceSpec& spec) {
    if (spec.inputs.empty()) throw Error(Category::usage, "no source was named", "Name a dataset or some files.");
    for (const std::string& input : spec.inputs)
        add(input, spec);
    require_tables(spec, std::any_of(files_.begin(), files_.end(), [](const auto& file) { return file->in_store; }));
}

Inputs::~Inputs() = default;

void Inputs::add(const std::string& input, const SourceSpec& spec) {
    if (!exists(input)) {
        const std::size_t slash = input.find('/');
        const std::string breakdown = slash == std::string::npos ? "" : input.substr(slash + 1);
        if (const Dataset* named = try_dataset(input.substr(0, slash))) return add_tables(*named, breakdown, spec);
    }
    auto file = std::make_unique<File>();
    file->path = input;
    const std::size_t colon = input.find(':');
    if (!exists(input) && colon != std::string::npos && try_dataset(input.substr(0, colon)) != nullptr) {
        file->dataset = try_dataset(input.substr(0, colon));
        file->path = input.substr(colon + 1);
    }
    if (!exists(file->path)) unknown_input(input);
    if (is_parquet(file->path)) file->open_parquet();
    files_.push_back(std::move(file));
}

void Inputs::add_tables(const Dataset& dataset, const std::string& breakdown, const SourceSpec& spec) {
    std::vector<Table> all = list_tables(spec.store, &dataset);
    if (!breakdown.empty()) {
        static_cast<void>(dataset.narrowed_to(breakdown));
        std::erase_if(all, [&](const Table& table) { return table.breakdown != breakdown; });
    }
    std::vector<Period> periods;
    periods.reserve(all.size());
    for (const Table& table : all)
        periods.push_back(table.period);
    const std::vector<Period> selected = spec.period.select(periods);
    if (selected.empty()) {
        no_tables(std::string(dataset.id) + (breakdown.empty() ? "" : "/" + breakdown), spec.store, periods);
    }
    std::erase_if(all, [&](const Table& table) {
        return std::find(selected.begin(), selected.end(), table.period) == selected.end();
    });
    require_one_breakdown(all);
    for (const Table& table : all) {
        auto file = std::make_unique<File>();
        file->path = table.path.string();
        file->in_store = true;
        file->open_parquet();
        files_.push_back(std::move(file));
    }
}

Source& Inputs::open(File& file) {
    if (!file.source) file.open_archive();
    const Dataset* dataset = file.source->dataset();
    if (dataset != nullptr && std::find(seen_.begin(), seen_.end(), dataset) == seen_.end()) seen_.push_back(dataset);
    const File& first = *files_.front();
    if (file.breakdown == first.breakdown || first.breakdown.empty() || file.breakdown.empty()) return *file.source;
    throw Error(Category::usage,
                first.path + " (" + first.breakdown + ") and " + file.path + " (" + file.breakdown +
                    ") are different breakdowns: together they would count everything more than once",
                "Question them one by one.");
}

void Inputs::open_all() {
    if (opened_) return;
    opened_ = true;
    for (const auto& file : files_) {
        open(*file);
        const bool waits = file->parquet == nullptr && file != files_.front() && file->is_regular();
        if (waits) file->source.reset();
    }
}

std::vector<Inputs::OwnFile> Inputs::own_files() const {
    std::vector<OwnFile> own;
    for (const auto& file : files_) {
        if (!file->in_store) own.push_back({file->path, file->dataset});
    }
    return own;
}

std::vector<Inputs::KnownFile> Inputs::known_files() const {
    std::vector<KnownFile> known;
    for (const auto& file : files_)
        known.push_back({file->path, file->parquet});
    return known;
}

} // namespace cnamdata
