// SPDX-License-Identifier: MPL-2.0
#include "source/parquet_source.hpp"

#include "base/pipeline.hpp"
#include "cnamdata/error.hpp"
#include "parquet/slices.hpp"

#include <filesystem>
#include <mutex>

namespace cnamdata {

namespace {

/// Batches whose memory waits to be used again: fresh memory costs as much as filling it. Thread-safe.
class Spare {
public:
    [[nodiscard]] Batch take() {
        const std::lock_guard lock(mutex_);
        if (batches_.empty()) return {};
        Batch batch = std::move(batches_.back());
        batches_.pop_back();
        return batch;
    }
    void give_back(Batch&& batch) {
        const std::lock_guard lock(mutex_);
        batches_.push_back(std::move(batch));
    }

private:
    std::mutex mutex_;
    std::vector<Batch> batches_;
};

class FileSource final : public ParquetSource {
public:
    explicit FileSource(const std::filesystem::path& path) : reader_(path), bytes_(std::filesystem::file_size(path)) {
        dataset_ = try_dataset(reader_.metadata("cnamdata.dataset"));
        for (const parquet::Field& field : reader_.schema()) {
            columns_.push_back({field, dataset_ == nullptr ? nullptr : dataset_->find(field.name)});
        }
    }

    [[nodiscard]] const std::vector<SourceColumn>& columns() const noexcept override { return columns_; }
    [[nodiscard]] const Dataset* dataset() const noexcept override { return dataset_; }
    [[nodiscard]] std::uint64_t bytes() const noexcept override { return bytes_; }
    [[nodiscard]] const parquet::Reader& reader() const noexcept override { return reader_; }

    void scan(const ScanRequest& request) override {
        Progress unobserved;
        Progress& progress = request.progress != nullptr ? *request.progress : unobserved;
        progress.bytes_total += bytes_;
        std::size_t next = 0;
        const auto produce = [&]() -> std::optional<std::size_t> {
            if (progress.cancel) throw Error(Category::interrupted, "interrupted");
            while (next < reader_.row_groups() && request.may_match && !request.may_match(next))
                ++next;
            if (next >= reader_.row_groups()) return {};
            return next++;
        };
        Spare spare;
        const auto work = [&](std::size_t& group, std::uint64_t ordinal) {
            Batch batch = spare.take();
            batch.ordinal = ordinal;
            batch.rows = batch.rows_in_all = 0;
            batch.columns.resize(request.wanted.size());
            const bool matches = !request.may_match_closely || request.may_match_closely(group);
            std::optional<parquet::RowGroupSlices> slices;
            if (matches && request.slices) slices = reader_.slices(group, packed(request.wanted));
            if (matches && !slices) read(group, request.wanted, batch);
            if (slices) begin(*slices, reader_.rows(group), batch);
            const bool more = request.consume(batch);
            batch.next_slice = {};
            progress.bytes_done += reader_.bytes(group);
            progress.rows += batch.rows_in_all;
            spare.give_back(std::move(batch));
            return more;
        };
        run_workers<std::size_t>(thread_count(request.threads), produce, work, request.failed);
    }

private:
    void read(std::size_t group, std::span<const Wanted> wanted, Batch& batch) const {
        batch.rows = batch.rows_in_all = reader_.rows(group);
        batch.next_slice = [] { return std::uint64_t{0}; };
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            reader_.read(group, wanted[i].column, form(wanted[i]), batch.columns[i]);
        }
    }

    static void begin(parquet::RowGroupSlices& slices, std::uint64_t rows, Batch& batch) {
        batch.next_slice = [&] { return batch.rows = slices.next(batch.columns); };
        batch.rows_in_all = rows;
        batch.next_slice();
    }

    /// The columns, if all are wanted in a form that slices have.
    [[nodiscard]] std::vector<std::size_t> packed(std::span<const Wanted> wanted) const {
        std::vector<std::size_t> columns;
        for (const Wanted& each : wanted) {
            const parquet::Want want = form(each);
            if (want != parquet::Want::packed && want != parquet::Want::cheaper) return {};
            columns.push_back(each.column);
        }
        return columns;
    }

    [[nodiscard]] parquet::Want form(const Wanted& wanted) const {
        switch (wanted.want) {
        case Want::codes:
            return parquet::Want::codes;
        case Want::numbers:
            return parquet::Want::numbers;
        case Want::packed:
            return parquet::Want::packed;
        case Want::at_hand:
        case Want::cheaper:
            return parquet::Want::cheaper;
        case Want::natural:
            break;
        }
        const parquet::Field& field = columns_[wanted.column].field;
        const bool number = field.physical == parquet::Physical::int64 || field.physical == parquet::Physical::float64;
        return number ? parquet::Want::numbers : parquet::Want::codes;
    }

    parquet::Reader reader_;
    std::uint64_t bytes_;
    const Dataset* dataset_ = nullptr;
    std::vector<SourceColumn> columns_;
};

} // namespace

std::unique_ptr<ParquetSource> open_parquet_source(const std::filesystem::path& path) {
    return std::make_unique<FileSource>(path);
}

} // namespace cnamdata
