// SPDX-License-Identifier: MPL-2.0
#include "cnamdata/ingest.hpp"

#include "base/memory.hpp"
#include "base/pipeline.hpp"
#include "base/sha256.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/output_file.hpp"
#include "cnamdata/store.hpp"
#include "cnamdata/version.hpp"
#include "ingest/control_totals.hpp"
#include "ingest/reject_log.hpp"
#include "ingest/row_groups.hpp"
#include "labels/harvest.hpp"
#include "labels/stale_labels.hpp"
#include "parquet/reader.hpp"
#include "parquet/writer.hpp"
#include "schema/header.hpp"
#include "source/archive_source.hpp"
#include "store/catalogue.hpp"
#include "store/layout.hpp"
#include "store/provenance.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace cnamdata {

namespace fs = std::filesystem;

namespace {

std::string shown_name(const std::string& file) {
    return file == "-" ? "standard input" : fs::path(file).filename().string();
}

/// Where the table and the list of rejects go.
struct Destination {
    fs::path table;
    fs::path rejects;
};

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

/// One archive makes the table of a period: two would count everything twice.
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

/// Columns of all sizes come and go: without it the holes between them grow with the archive, by a tenth in 20 million
/// rows.
constexpr std::uint64_t groups_between_trims = 6;

/// A run, from an open archive to a published table.
class Run {
public:
    Run(const IngestRequest& request, ArchiveSource& source, Destination destination, Progress* progress)
        : request_(request), source_(source), destination_(std::move(destination)), progress_(progress),
          rejects_(destination_.rejects, request.max_rejects), harvest_(pairs_to_harvest()),
          output_(destination_.table), totals_(source.columns()), fields_(schema()),
          writer_(fields_, [this](std::span<const std::byte> bytes) { output_.write(bytes); }) {}

    IngestReport run() {
        const auto begin = std::chrono::steady_clock::now();
        convert();
        rejects_.require_tolerable();
        fill_report();
        writer_.finish(to_metadata(provenance()), created_by());
        if (progress_ != nullptr && progress_->cancel) throw Error(Category::interrupted, "interrupted");
        report_.table_bytes = writer_.bytes();
        harvest_.publish(request_.store, *source_.header().dataset, report_.period);
        output_.commit();
        rejects_.commit();
        report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return std::move(report_);
    }

    /// The labels of the rows, after run().
    [[nodiscard]] const Harvest& harvest() const noexcept { return harvest_; }

private:
    [[nodiscard]] parquet::Schema schema() const {
        parquet::Schema fields;
        for (const SourceColumn& column : source_.columns())
            fields.push_back(column.field);
        return fields;
    }

    /// Only the store keeps labels.
    [[nodiscard]] std::vector<LabelledPair> pairs_to_harvest() const {
        return request_.output.empty() ? labelled_pairs(source_.columns()) : std::vector<LabelledPair>{};
    }

    void convert() {
        std::vector<Wanted> wanted;
        for (std::size_t i = 0; i < source_.columns().size(); ++i)
            wanted.push_back({i, Want::cheaper});
        RowGroups groups;
        ScanRequest scan{.wanted = wanted, .threads = request_.threads, .progress = progress_};
        scan.consume = [&](Batch& batch) {
            totals_.add(batch);
            harvest_.add(batch);
            auto group = groups.add(std::move(batch));
            return !group || encode(*group);
        };
        scan.failed = [&] { sequencer_.cancel(); };
        source_.scan(scan);
        if (auto group = groups.rest()) encode(*group);
    }

    bool encode(PendingGroup& group) {
        parquet::EncodedRowGroup encoded = parquet::encode(fields_, group.pieces);
        group.pieces.clear();
        return sequencer_.in_turn(group.ordinal, [&] { return publish(group, std::move(encoded)); });
    }

    bool publish(const PendingGroup& group, parquet::EncodedRowGroup encoded) {
        if (group.rows > 0) writer_.append(std::move(encoded));
        for (const std::vector<Reject>& rejects : group.rejects)
            rejects_.add(rejects);
        rejects_.require_tolerable();
        report_.rows_written += group.rows;
        report_.rows_padded += group.padded;
        if (group.ordinal % groups_between_trims == groups_between_trims - 1) give_back_free_memory();
        return true;
    }

    void fill_report() {
        const Header& header = source_.header();
        report_.file = request_.file;
        report_.dataset = header.dataset->id;
        report_.header_version = header.version != nullptr ? header.version->id : std::string_view{};
        report_.period = header.period;
        report_.table = destination_.table;
        report_.rows_rejected = rejects_.count();
        report_.rows_read = report_.rows_written + report_.rows_rejected;
        report_.archive_bytes = source_.archive().bytes();
        report_.csv_bytes = source_.csv_bytes();
        report_.rejects = rejects_.first();
        report_.remarks = header.remarks;
    }

    [[nodiscard]] Provenance provenance() {
        Provenance provenance;
        provenance.dataset = report_.dataset;
        provenance.breakdown = source_.header().breakdown;
        provenance.header_version = report_.header_version;
        provenance.period = report_.period;
        provenance.source_name = request_.file == "-" ? "-" : fs::path(request_.file).filename().string();
        provenance.source_sha256 = source_.sha256();
        provenance.source_bytes = report_.archive_bytes;
        provenance.source_url = request_.source_url;
        provenance.fetched_at = request_.fetched_at;
        if (!request_.store.empty() && request_.source_url.empty()) add_origin(provenance);
        provenance.rows_read = report_.rows_read;
        provenance.rows_written = report_.rows_written;
        provenance.rows_rejected = report_.rows_rejected;
        provenance.rows_padded = report_.rows_padded;
        provenance.schema_version = schema_version();
        provenance.tool_version = version;
        provenance.totals = totals_.totals();
        return provenance;
    }

    /// Where the archive was fetched from, if it was.
    void add_origin(Provenance& provenance) const {
        const auto record = find_record(request_.store, *source_.header().dataset, provenance.source_sha256);
        if (!record) return;
        provenance.source_url = record->url;
        provenance.fetched_at = record->fetched_at;
    }

    const IngestRequest& request_;
    ArchiveSource& source_;
    Destination destination_;
    Progress* progress_;
    RejectLog rejects_;
    Harvest harvest_;
    OutputFile output_;
    ControlTotals totals_;
    parquet::Schema fields_;
    parquet::Writer writer_;
    Sequencer sequencer_;
    IngestReport report_;
};

} // namespace

IngestReport ingest(const IngestRequest& request, Progress* progress) {
    const auto source = open_archive_source(request.file, {.dataset = request.dataset, .period = request.period});
    Destination destination = find_destination(request, source->header());
    if (!request.output.empty()) return Run(request, *source, std::move(destination), progress).run();
    const StoreLock lock(request.store);
    require_alone(destination, request, source->header());
    remove_leftovers(destination.table.parent_path());
    const auto others = others_of_period(destination.table);
    const bool replaces = !others.empty() || fs::exists(destination.table);
    Run run(request, *source, destination, progress);
    IngestReport report = run.run();
    for (const fs::path& other : others)
        fs::remove(other);
    if (replaces) forget_stale_labels(request.store, *source->header().dataset, report.period, run.harvest());
    drop_superseded(request.store, *source->header().dataset, fs::path(request.file).filename().string());
    return report;
}

std::vector<IngestRequest> pending_archives(const fs::path& store, const Dataset* dataset) {
    std::vector<IngestRequest> pending;
    for (const Dataset* each : datasets()) {
        if (dataset != nullptr && dataset != each) continue;
        std::set<std::string> known;
        for (const Table& table : list_tables(store, each)) {
            known.insert(from_metadata(parquet::Reader(table.path).metadata()).source_sha256);
        }
        std::set<fs::path> archives;
        std::error_code error;
        for (fs::directory_iterator it(archive_folder(store, *each), error), end; !error && it != end;
             it.increment(error)) {
            if (it->is_regular_file() && !it->path().filename().string().starts_with('.')) archives.insert(it->path());
        }
        for (const fs::path& archive : archives) {
            if (archive.extension() == ".part" || known.contains(sha256_of(archive))) continue;
            pending.push_back({.file = archive.string(), .dataset = each, .store = store});
        }
    }
    return pending;
}

} // namespace cnamdata
