// SPDX-License-Identifier: MPL-2.0
#include "ingest/run.hpp"

#include "cnamdata/error.hpp"
#include "cnamdata/version.hpp"
#include "labels/stale_labels.hpp"
#include "store/catalogue.hpp"

#include <exception>
#include <filesystem>
#include <thread>
#include <utility>

namespace cnamdata {

namespace fs = std::filesystem;

IngestRun::IngestRun(const IngestRequest& request, ArchiveSource& source, Destination destination, Progress* progress)
    : request_(request), source_(source), destination_(std::move(destination)), progress_(progress),
      rejects_(destination_.rejects, request.max_rejects), harvest_(pairs_to_harvest()), output_(destination_.table),
      totals_(source.columns()), fields_(schema()),
      writer_(fields_, [this](std::span<const std::byte> bytes) { output_.write(bytes); }),
      encoder_(fields_, [this](const auto& group, auto encoded) { append(group, std::move(encoded)); }),
      begin_(std::chrono::steady_clock::now()) {}

void IngestRun::convert() {
    scan();
    rejects_.require_tolerable();
    fill_report();
    writer_.finish(to_metadata(provenance()), created_by());
    report_.table_bytes = writer_.bytes();
    if (progress_ != nullptr && progress_->cancel) throw Error(Category::interrupted, "interrupted");
}

IngestReport IngestRun::publish() {
    const bool in_store = request_.output.empty();
    const auto others = in_store ? others_of_period(destination_.table) : std::vector<fs::path>{};
    const bool replaces = !others.empty() || fs::exists(destination_.table);
    const Dataset& dataset = *source_.header().dataset;
    harvest_.publish(request_.store, dataset, report_.period);
    output_.commit();
    rejects_.commit();
    for (const fs::path& other : others)
        fs::remove(other);
    if (in_store && replaces) forget_stale_labels(request_.store, dataset, report_.period, harvest_);
    if (in_store) drop_superseded(request_.store, dataset, fs::path(request_.file).filename().string());
    report_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    return std::move(report_);
}

parquet::Schema IngestRun::schema() const {
    parquet::Schema fields;
    for (const SourceColumn& column : source_.columns())
        fields.push_back(column.field);
    return fields;
}

// Only the store keeps labels.
std::vector<LabelledPair> IngestRun::pairs_to_harvest() const {
    return request_.output.empty() ? labelled_pairs(source_.columns()) : std::vector<LabelledPair>{};
}

void IngestRun::scan() {
    RowGroups groups;
    std::exception_ptr failure;
    try {
        read(groups);
    } catch (...) {
        failure = std::current_exception();
    }
    encoder_.encode_left();
    encoder_.rethrow(); // a group that was complete came before what could not be read
    if (failure) std::rethrow_exception(failure);
    if (auto group = groups.rest()) encoder_.encode(std::move(*group), thread_count(request_.threads));
    encoder_.rethrow();
}

void IngestRun::read(RowGroups& groups) {
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < source_.columns().size(); ++i)
        wanted.push_back({i, Want::cheaper});
    const auto reader = std::this_thread::get_id();
    const bool alone = thread_count(request_.threads) == 1;
    ScanRequest scan{.wanted = wanted, .threads = request_.threads, .progress = progress_};
    scan.batch_text_bytes = RowGroups::batch_text_bytes;
    scan.consume = [&](Batch& batch) {
        totals_.add(batch);
        harvest_.add(batch);
        auto group = groups.add(std::move(batch));
        // While the thread that reads encodes, nothing is read, and the others soon have nothing to do.
        if (!alone && std::this_thread::get_id() == reader)
            return group ? encoder_.leave(std::move(*group)) : encoder_.keep_pace();
        return (!group || encoder_.encode(std::move(*group))) && encoder_.encode_left();
    };
    scan.failed = [&] { encoder_.cancel(); };
    source_.scan(scan);
}

void IngestRun::append(const PendingGroup& group, parquet::EncodedRowGroup encoded) {
    if (group.rows > 0) writer_.append(std::move(encoded));
    for (const std::vector<Reject>& rejects : group.rejects)
        rejects_.add(rejects);
    rejects_.require_tolerable();
    report_.rows_written += group.rows;
    report_.rows_padded += group.padded;
}

void IngestRun::fill_report() {
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

Provenance IngestRun::provenance() {
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

// Where the archive was fetched from, if it was.
void IngestRun::add_origin(Provenance& provenance) const {
    const auto record = find_record(request_.store, *source_.header().dataset, provenance.source_sha256);
    if (!record) return;
    provenance.source_url = record->url;
    provenance.fetched_at = record->fetched_at;
}

} // namespace cnamdata
