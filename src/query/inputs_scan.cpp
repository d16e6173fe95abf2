// SPDX-License-Identifier: MPL-2.0
//
// Reading the files, one after the other.
#include "cnamdata/error.hpp"
#include "query/file_columns.hpp"
#include "query/input_file.hpp"
#include "query/prune.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <filesystem>
#include <set>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

void require_no_rejects(const Batch& batch) {
    if (batch.rejects.empty()) return;
    const Reject& first = batch.rejects.front();
    throw Error(Category::data, "a row does not fit the schema: " + describe(first),
                Location{first.file, first.line, first.byte_offset, first.column, first.value},
                "`cnamdata ingest --max-rejects N --rejects FILE` sets such rows aside and lists them.");
}

} // namespace

void Inputs::scan(const Scan& scan, Warnings& warnings) {
    std::uint64_t ordinal = 0;
    absences_.clear();
    warn_of_doubles(warnings);
    for (const auto& file : files_) { // what is done is a part of all files from the start
        if (scan.progress != nullptr) scan.progress->bytes_total += file->bytes();
    }
    for (const auto& file : files_) {
        if (!scan_file(*file, scan, ordinal, warnings)) break;
    }
    for (const Absence& absence : absences_)
        warnings.push_back(warning_of(absence));
}

void Inputs::note(const FileColumns& columns, const std::string& path) {
    for (const std::string& column : columns.lacking()) {
        const auto known = std::find_if(absences_.begin(), absences_.end(),
                                        [&](const Absence& absence) { return absence.column == column; });
        if (known == absences_.end()) {
            absences_.push_back({column, path, 1});
        } else {
            ++known->files;
        }
    }
}

std::string Inputs::warning_of(const Absence& absence) const {
    if (absence.files == 1) return absence.file + " has no column " + absence.column + ": it is taken as null";
    return std::to_string(absence.files) + " of " + std::to_string(files_.size()) + " files have no column " +
           absence.column + ", the first of them " + absence.file + ": it is taken as null there";
}

void Inputs::warn_of_doubles(Warnings& warnings) const {
    std::set<std::string> paths;
    std::vector<std::string> doubles;
    for (const auto& file : files_) {
        if (!file->is_regular()) continue;
        std::error_code ignored;
        const std::string path = fs::canonical(file->path, ignored).string();
        if (!paths.insert(path).second) doubles.push_back(file->path);
    }
    if (doubles.empty()) return;
    const std::string others =
        doubles.size() == 1 ? "" : " (with others, " + std::to_string(doubles.size()) + " in all)";
    warnings.push_back(doubles.front() + " is named more than once" + others + ": its rows count each time");
}

bool Inputs::scan_file(File& file, const Scan& scan, std::uint64_t& ordinal, Warnings& warnings) {
    Source& source = open(file);
    const FileColumns columns(source, scan.columns, file.path);
    note(columns, file.path);
    std::atomic<bool> more{true};
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> padded{0};
    ScanRequest request{.wanted = columns.wanted(), .threads = scan.threads, .progress = scan.progress};
    request.failed = scan.failed;
    request.slices = scan.slices && columns.are_as_read();
    const ColumnPlaces places = columns.places();
    if (scan.where != nullptr && file.parquet != nullptr) {
        const parquet::Reader& reader = file.parquet->reader();
        request.may_match = [&](std::size_t group) { return may_match(*scan.where, reader, group, places); };
        request.may_match_closely = [&](std::size_t group) {
            return may_match_closely(*scan.where, reader, group, places);
        };
    }
    request.consume = [&](Batch& batch) {
        ++batches;
        padded += batch.padded;
        require_no_rejects(batch);
        batch.ordinal += ordinal;
        std::deque<ColumnData> made;
        const UsedData data = columns.of(batch, made);
        const bool go_on = scan.consume(batch, data);
        if (!go_on) more = false;
        return go_on;
    };
    if (scan.progress != nullptr) scan.progress->bytes_total -= file.bytes(); // the source tells them itself
    source.scan(request);
    ordinal += batches;
    if (padded > 0) {
        warnings.push_back(file.path + ": " + std::to_string(padded) + " short lines were completed with nulls");
    }
    if (file.parquet == nullptr) file.source.reset();
    return more;
}

} // namespace cnamdata
