// SPDX-License-Identifier: MPL-2.0
#include "ingest/destination.hpp"

#include "cnamdata/error.hpp"
#include "store/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

std::string shown_name(const std::string& file) {
    return file == "-" ? "standard input" : fs::path(file).filename().string();
}

void require_period(const Header& header, const std::string& file) {
    const Dataset& dataset = *header.dataset;
    const std::string example = dataset.monthly ? "2024-03" : "2024";
    if (header.period.empty()) {
        const Dataset* named = dataset_named(shown_name(file));
        if (named != nullptr && named != &dataset)
            throw Error(
                Category::usage,
                fmt::format("the name of {} is one of {}, but it holds {}", shown_name(file), named->id, dataset.id),
                Location{.file = file},
                fmt::format("Give it back the name it was published under, or say its period: --period {}", example));
        throw Error(Category::usage, "neither the name nor the data of " + shown_name(file) + " tell its period",
                    Location{.file = file}, "Say it: --period " + example);
    }
    if (header.period.monthly() == dataset.monthly) return;
    throw Error(Category::usage,
                std::string(dataset.title) + " is published by " + (dataset.monthly ? "month" : "year") + ": " +
                    to_string(header.period) + " is not a period of it",
                "Say it: --period " + example);
}

/// `DATASET` or `DATASET/BREAKDOWN`, as a query names it.
std::string named(const Header& header) {
    std::string name(header.dataset->id);
    return header.breakdown.empty() ? name : name + "/" + header.breakdown;
}

} // namespace

std::vector<fs::path> others_of_period(const fs::path& table) {
    std::vector<fs::path> others;
    std::error_code error;
    for (fs::directory_iterator it(table.parent_path(), error), end; !error && it != end; it.increment(error)) {
        const fs::path& file = it->path();
        const bool hidden = file.filename().string().starts_with('.');
        if (!hidden && file.extension() == ".parquet" && file != table) others.push_back(file);
    }
    std::sort(others.begin(), others.end());
    return others;
}

void require_alone(const Destination& destination, const IngestRequest& request, const Header& header) {
    const auto others = others_of_period(destination.table);
    if (others.empty() || request.replace) return;
    throw Error(Category::usage,
                named(header) + " " + to_string(header.period) + " already has a table, made from " +
                    others.front().stem().string() + ": a second one would count everything twice",
                Location{.file = others.front().string()}, "To put this archive in its place, add --replace.");
}

Destination find_destination(const IngestRequest& request, const Header& header) {
    if (!request.output.empty()) return {request.output, request.rejects_file};
    require_period(header, request.file);
    std::string stem = archive_stem(request.file);
    if (request.file == "-") {
        stem = std::string(header.dataset->id) + "-";
        if (!header.breakdown.empty()) stem += header.breakdown + "-";
        stem += to_string(header.period);
    }
    const fs::path listed = rejects_file(request.store, *header.dataset, stem);
    return {table_folder(request.store, *header.dataset, header.breakdown, header.period) / (stem + ".parquet"),
            request.rejects_file.empty() ? listed : request.rejects_file};
}

} // namespace cnamdata
