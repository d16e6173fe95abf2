// SPDX-License-Identifier: MPL-2.0
#include "source/archive_source.hpp"

#include "base/pipeline.hpp"
#include "cnamdata/error.hpp"
#include "csv/records.hpp"
#include "schema/column_parser.hpp"
#include "source/block_parser.hpp"
#include "source/block_reader.hpp"

#include <filesystem>
#include <mutex>

namespace cnamdata {

namespace {

std::string hinted_name(const std::string& path, const Archive& archive) {
    return path == "-" ? archive.member() : std::filesystem::path(path).filename().string();
}

/// The name that tells more: the file's, or that of the member inside when only it is one of a dataset.
HeaderHints complete(HeaderHints hints, const std::string& path, const Archive& archive, const BlockReader& reader) {
    hints.name = hinted_name(path, archive);
    if (dataset_named(hints.name) == nullptr && dataset_named(archive.member()) != nullptr)
        hints.name = archive.member();
    if (hints.name.empty()) hints.name = "standard input";
    hints.first_line = reader.first_line();
    return hints;
}

class CsvSource final : public ArchiveSource {
public:
    CsvSource(std::unique_ptr<Archive> archive, const std::string& path, HeaderHints hints)
        : path_(path), archive_(std::move(archive)), reader_(*archive_, path == "-" ? "standard input" : path),
          header_(resolve_header(reader_.header_line(), complete(std::move(hints), path, *archive_, reader_))) {
        for (const Slot& slot : header_.slots) {
            columns_.push_back({field_of(slot.column), header_.dataset->find(slot.column.name)});
        }
    }

    [[nodiscard]] const std::vector<SourceColumn>& columns() const noexcept override { return columns_; }
    [[nodiscard]] const Dataset* dataset() const noexcept override { return header_.dataset; }
    [[nodiscard]] std::uint64_t bytes() const noexcept override { return archive_->bytes(); }
    [[nodiscard]] const Header& header() const noexcept override { return header_; }
    [[nodiscard]] const Archive& archive() const noexcept override { return *archive_; }
    [[nodiscard]] std::uint64_t csv_bytes() const noexcept override { return reader_.bytes_read(); }
    [[nodiscard]] std::string sha256() override { return archive_->sha256(); }
    void forgo_sha256() noexcept override { archive_->forgo_sha256(); }

    void scan(const ScanRequest& request) override {
        if (scanned_) throw Error(Category::internal, "an archive was scanned twice");
        scanned_ = true;
        Progress unobserved;
        Progress& progress = request.progress != nullptr ? *request.progress : unobserved;
        progress.bytes_total += archive_->bytes();
        std::uint64_t told = 0;
        const auto produce = [&]() -> std::optional<Block> {
            auto block = reader_.next(request.batch_text_bytes);
            // Only now: a pipe that is closed after a cancel seems to have an end.
            if (progress.cancel) throw Error(Category::interrupted, "interrupted");
            const std::uint64_t consumed = archive_->bytes_consumed();
            progress.bytes_done += consumed - told;
            told = consumed;
            return block;
        };
        const auto work = [&](Block& block, std::uint64_t ordinal) {
            auto parser = take_parser(request.wanted);
            Batch batch = parser->parse(block);
            batch.ordinal = ordinal;
            reader_.recycle(std::move(block));
            give_back(std::move(parser));
            progress.rows += batch.rows;
            return request.consume(batch);
        };
        const unsigned threads = thread_count(request.threads);
        const std::size_t waiting = std::max<std::size_t>(2, BlockReader::most_bytes / request.batch_text_bytes);
        // One worker hardly ever waits for long blocks: what it inflated ahead would take memory and save no time.
        const bool can_help = threads > 2 || waiting > 2;
        const auto help = [&] { return can_help && archive_->help(threads); };
        run_pipeline<Block>(threads, produce, work, {.failed = request.failed, .help = help, .waiting = waiting});
    }

private:
    // Parsers keep their tables between blocks, whichever worker uses them.
    std::unique_ptr<BlockParser> take_parser(std::span<const Wanted> wanted) {
        const std::lock_guard lock(parsers_mutex_);
        if (parsers_.empty()) return std::make_unique<BlockParser>(header_, path_, wanted);
        auto parser = std::move(parsers_.back());
        parsers_.pop_back();
        return parser;
    }
    void give_back(std::unique_ptr<BlockParser> parser) {
        const std::lock_guard lock(parsers_mutex_);
        parsers_.push_back(std::move(parser));
    }

    std::string path_;
    std::unique_ptr<Archive> archive_;
    BlockReader reader_;
    Header header_;
    std::vector<SourceColumn> columns_;
    std::mutex parsers_mutex_;
    std::vector<std::unique_ptr<BlockParser>> parsers_;
    bool scanned_ = false;
};

} // namespace

std::unique_ptr<ArchiveSource> open_archive_source(const std::string& path, HeaderHints hints) {
    return std::make_unique<CsvSource>(open_archive(path), path, std::move(hints));
}

std::unique_ptr<ArchiveSource> open_archive_source(std::unique_ptr<Archive> archive, const std::string& path,
                                                   HeaderHints hints) {
    return std::make_unique<CsvSource>(std::move(archive), path, std::move(hints));
}

} // namespace cnamdata
