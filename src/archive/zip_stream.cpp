// SPDX-License-Identifier: MPL-2.0
//
// A zip read from its first byte to its last, as it comes from a pipe, and what is left of one whose end is lost: the
// members' own headers stand before their bytes, the directory comes too late to find them by.
#include "archive/inflater.hpp"
#include "archive/stream_archive.hpp"
#include "archive/zip_records.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>
#include <zlib.h>

namespace cnamdata {

namespace {

constexpr unsigned stored = 0;
constexpr unsigned deflated = 8;

bool is_csv(const ZipEntry& entry) { return upper(entry.name).ends_with(".CSV"); }

/// Whether the directory says of a member what was seen of it.
bool agree(const ZipEntry& seen, const ZipEntry& listed) {
    return seen.name == listed.name && seen.crc == listed.crc && seen.packed == listed.packed &&
           seen.size == listed.size && seen.offset == listed.offset;
}

class ZipStream final : public StreamArchive {
public:
    explicit ZipStream(std::unique_ptr<BufferedInput> in)
        : StreamArchive(std::move(in)), records_(input()), inflater_(make_inflater(Wrapper::raw)) {
        static_cast<void>(records_.signature()); // it is a zip by that
        while (begin_member() && !is_csv(entry_)) {
            skip_member();
            if (ended_ || records_.signature() != ZipRecord::local) {
                ended_ = true;
                break;
            }
        }
        if (ended_) throw error("holds no CSV that can be read in a pipe", "Give the file's name instead.");
        member_ = entry_.name;
    }

    [[nodiscard]] Form form() const noexcept override { return Form::zip; }
    [[nodiscard]] std::string member() const override { return member_; }

    std::size_t read(std::span<std::byte> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && in_member_)
            filled += step(buffer.subspan(filled));
        if (!in_member_ && !ended_) read_rest();
        return filled;
    }

private:
    [[nodiscard]] Error error(const std::string& what, const std::string& hint) {
        return {Category::data, input().path() + " " + what, Location{.file = input().path()}, hint};
    }

    void fail(Damage damage, const std::string& what) {
        in_member_ = false;
        ended_ = true;
        break_off(damage, input().path() + " " + what, Location{.file = input().path()});
    }
    void fail_truncated() { fail(Damage::truncated, "is truncated: the zip has no end"); }
    void fail_directory() { fail(Damage::checksum, "is corrupt: its directory does not agree with its members"); }

    /// Reads a local header, and refuses what cannot be read in a stream.
    bool begin_member() {
        const auto entry = records_.local();
        if (!entry) {
            fail_truncated();
            return false;
        }
        entry_ = *entry;
        if (entry_.encrypted()) throw error("is encrypted", "Fetch it again.");
        if (entry_.method != stored && entry_.method != deflated)
            throw error("uses compression method " + std::to_string(entry_.method), "Unpack it first.");
        if (entry_.method == stored && entry_.described_after() && entry_.packed == 0 && is_csv(entry_))
            throw error("does not tell how long " + entry_.name + " is", "Give the file's name instead.");
        inflater_->reset();
        begin_ = records_.offset();
        produced_ = 0;
        crc_ = crc32(0, nullptr, 0);
        in_member_ = true;
        return true;
    }

    /// The next bytes of the member; ends it, checks included, when there are no more.
    std::size_t step(std::span<std::byte> out) {
        const std::size_t count = entry_.method == stored ? copy(out) : inflate(out);
        crc_ = crc32_z(crc_, reinterpret_cast<const Bytef*>(out.data()), count);
        produced_ += count;
        if (member_ended_) end_member();
        return count;
    }

    std::size_t copy(std::span<std::byte> out) {
        const std::uint64_t left = entry_.packed - (records_.offset() - begin_);
        member_ended_ = left == 0;
        if (left == 0) return 0;
        const auto available = input().available();
        const std::size_t count = std::min<std::uint64_t>({out.size(), available.size(), left});
        std::memcpy(out.data(), available.data(), count);
        records_.consume(count);
        if (available.empty()) fail_truncated();
        return count;
    }

    std::size_t inflate(std::span<std::byte> out) {
        const auto available = input().available();
        const auto done = inflater_->run(available, out);
        records_.consume(done.consumed);
        records_.give_back(done.surplus);
        member_ended_ = done.status == Inflater::Status::finished;
        if (done.status == Inflater::Status::corrupt)
            fail(Damage::corrupt, "is corrupt: its compressed data make no sense");
        else if (!member_ended_ && available.empty() && done.produced == 0)
            fail(Damage::truncated, "is truncated: the deflate stream has no end");
        return done.produced;
    }

    void end_member() {
        in_member_ = member_ended_ = false;
        const std::uint64_t packed = records_.offset() - begin_;
        const bool wide = packed > narrow_limit || produced_ > narrow_limit;
        if (entry_.described_after() && !records_.describe(entry_, wide)) return fail_truncated();
        if (entry_.size != produced_ || entry_.packed != packed)
            return fail(Damage::checksum, "is corrupt: " + entry_.name + " has not its length");
        if (entry_.crc != crc_)
            return fail(Damage::checksum, "is corrupt: the CRC-32 of " + entry_.name + " does not match");
        seen_.push_back(std::move(entry_));
    }

    void skip_member() {
        std::array<std::byte, 4096> unwanted{};
        while (in_member_)
            step(unwanted);
    }

    /// Members that are no CSV, the directory and the end, after which there must be nothing.
    void read_rest() {
        auto signature = records_.signature();
        for (; signature == ZipRecord::local && !ended_; signature = records_.signature()) {
            if (!begin_member()) return;
            if (is_csv(entry_))
                throw error("holds several CSVs: " + member_ + ", " + entry_.name, "Unpack it and give one of them.");
            skip_member();
            if (ended_) return;
        }
        read_directory(signature);
        ended_ = true;
    }

    void read_directory(std::optional<ZipRecord> signature) {
        std::size_t listed = 0;
        for (; signature == ZipRecord::directory; signature = records_.signature(), ++listed) {
            const auto entry = records_.directory();
            if (!entry) return fail_truncated();
            if (listed == seen_.size() || !agree(seen_[listed], *entry)) return fail_directory();
        }
        if (signature == ZipRecord::wide_end) {
            if (!records_.skip_wide_end()) return fail_truncated();
            signature = records_.signature();
        }
        if (signature == ZipRecord::wide_locator) {
            if (!records_.skip_wide_locator()) return fail_truncated();
            signature = records_.signature();
        }
        if (!signature) return fail_truncated();
        if (signature != ZipRecord::end) return fail_directory();
        if (!records_.skip_end()) return fail_truncated();
        if (listed != seen_.size()) return fail_directory();
        if (!input().available().empty()) fail(Damage::trailing, "has bytes after its end");
    }

    ZipRecords records_;
    std::unique_ptr<Inflater> inflater_;
    ZipEntry entry_;
    std::vector<ZipEntry> seen_;
    std::string member_;
    std::uint64_t begin_ = 0; ///< of the member's bytes
    std::uint64_t produced_ = 0;
    uLong crc_ = 0;
    bool in_member_ = false;
    bool member_ended_ = false;
    bool ended_ = false;
};

} // namespace

std::unique_ptr<Archive> make_zip_stream(std::unique_ptr<BufferedInput> input) {
    return std::make_unique<ZipStream>(std::move(input));
}

} // namespace cnamdata
