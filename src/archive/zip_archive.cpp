// SPDX-License-Identifier: MPL-2.0
#include "archive/zip_archive.hpp"

#include "archive/inflater.hpp"
#include "archive/libzip.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <zlib.h>

namespace cnamdata {

namespace {

constexpr std::size_t packed_buffer_bytes = std::size_t{1} << 18U;

struct CloseZip {
    void operator()(zip_t* zip) const noexcept { libzip().discard(zip); }
};
struct CloseMember {
    void operator()(zip_file_t* file) const noexcept { libzip().fclose(file); }
};
using Zip = std::unique_ptr<zip_t, CloseZip>;
using ZipMember = std::unique_ptr<zip_file_t, CloseMember>;

[[noreturn]] void fail(const std::string& path, const std::string& what, const std::string& hint = "Fetch it again.") {
    throw Error(Category::data, path + " " + what, Location{.file = path}, hint);
}

Zip open_zip(const std::string& path) {
    int code = 0;
    Zip zip(libzip().open(path.c_str(), ZIP_RDONLY, &code));
    if (!zip) {
        zip_error_t error;
        libzip().error_init_with_code(&error, code);
        const std::string reason = libzip().error_strerror(&error);
        libzip().error_fini(&error);
        fail(path, "is no readable zip archive: it is truncated or corrupt (" + reason + ")");
    }
    return zip;
}

std::vector<std::string> names_in(zip_t* zip) {
    std::vector<std::string> names;
    for (zip_int64_t i = 0; i < libzip().get_num_entries(zip, 0); ++i) {
        const char* name = libzip().get_name(zip, static_cast<zip_uint64_t>(i), 0);
        names.emplace_back(name == nullptr ? "" : name);
    }
    return names;
}

/// The one member that is a CSV.
zip_stat_t find_csv(zip_t* zip, const std::string& path) {
    std::vector<zip_stat_t> found;
    std::vector<std::string> names;
    for (zip_int64_t i = 0; i < libzip().get_num_entries(zip, 0); ++i) {
        zip_stat_t status;
        libzip().stat_init(&status);
        if (libzip().stat_index(zip, static_cast<zip_uint64_t>(i), 0, &status) != 0)
            fail(path, "has a broken directory");
        names.emplace_back(status.name);
        if (upper(names.back()).ends_with(".CSV")) found.push_back(status);
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) fail(path, "holds no CSV but: " + join(names, ", "), "Is it the archive you meant?");
    fail(path, "holds several CSVs: " + join(names, ", "), "Unpack it and give one of them.");
}

class ZipArchive final : public Archive {
public:
    explicit ZipArchive(const std::string& path)
        : path_(path), bytes_(std::filesystem::file_size(path)), zip_(open_zip(path)),
          status_(find_csv(zip_.get(), path)), inflater_(make_inflater(Wrapper::raw)), buffer_(packed_buffer_bytes),
          crc_(crc32(0, nullptr, 0)) {
        if (status_.encryption_method != ZIP_EM_NONE) fail(path_, "is encrypted");
        stored_ = status_.comp_method == ZIP_CM_STORE;
        if (!stored_ && status_.comp_method != ZIP_CM_DEFLATE) {
            fail(path_, "uses compression method " + std::to_string(status_.comp_method), "Unpack it first.");
        }
        member_.reset(libzip().fopen_index(zip_.get(), status_.index, ZIP_FL_COMPRESSED));
        if (!member_) fail(path_, std::string("cannot be read: ") + libzip().strerror(zip_.get()));
    }

    [[nodiscard]] Form form() const noexcept override { return Form::zip; }
    [[nodiscard]] std::string member() const override { return status_.name; }
    [[nodiscard]] std::uint64_t bytes() const noexcept override { return bytes_; }
    [[nodiscard]] std::uint64_t bytes_consumed() const noexcept override {
        return consumed_.load(std::memory_order_relaxed);
    }
    [[nodiscard]] std::string sha256() override { return sha256_of(path_); }

    std::size_t read(std::span<std::byte> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && !finished_)
            filled += stored_ ? copy(buffer.subspan(filled)) : inflate_into(buffer.subspan(filled));
        crc_ = crc32_z(crc_, reinterpret_cast<const Bytef*>(buffer.data()), filled);
        produced_ += filled;
        if (finished_ && !checked_) check();
        return filled;
    }

private:
    void refill() {
        const zip_int64_t got = libzip().fread(member_.get(), buffer_.data(), buffer_.size());
        if (got < 0) fail(path_, std::string("cannot be read: ") + libzip().file_strerror(member_.get()));
        begin_ = 0;
        end_ = static_cast<std::size_t>(got);
        consumed_.fetch_add(end_, std::memory_order_relaxed);
    }

    std::size_t copy(std::span<std::byte> out) {
        if (begin_ == end_) refill();
        const std::size_t count = std::min(out.size(), end_ - begin_);
        std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), count, out.begin());
        begin_ += count;
        finished_ = end_ == 0;
        return count;
    }

    std::size_t inflate_into(std::span<std::byte> out) {
        if (begin_ == end_) refill();
        const auto step = inflater_->run(std::span(buffer_).subspan(begin_, end_ - begin_), out);
        begin_ += step.consumed;
        finished_ = step.status == Inflater::Status::finished;
        if (step.status == Inflater::Status::corrupt)
            end_early(Damage::corrupt, "is corrupt: its compressed data make no sense");
        else if (!finished_ && end_ == 0 && step.produced == 0)
            end_early(Damage::truncated, "is truncated: the deflate stream has no end");
        return step.produced;
    }

    void end_early(Damage damage, const std::string& what) {
        finished_ = true;
        checked_ = true;
        break_off(damage, path_ + " " + what, Location{.file = path_});
    }

    void check() {
        if (produced_ != status_.size)
            end_early(Damage::checksum, "is corrupt: " + std::string(status_.name) + " has not its length");
        else if (crc_ != status_.crc)
            end_early(Damage::checksum, "is corrupt: the CRC-32 of " + std::string(status_.name) + " does not match");
        checked_ = true;
    }

    std::string path_;
    std::uint64_t bytes_;
    Zip zip_;
    zip_stat_t status_;
    ZipMember member_;
    std::unique_ptr<Inflater> inflater_;
    std::vector<std::byte> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::atomic<std::uint64_t> consumed_{0};
    std::uint64_t produced_ = 0;
    uLong crc_;
    bool stored_ = false;
    bool finished_ = false;
    bool checked_ = false;
};

} // namespace

std::optional<std::vector<std::string>> names_in_zip(const std::string& path) {
    const Zip zip(libzip().open(path.c_str(), ZIP_RDONLY, nullptr));
    if (!zip) return {};
    return names_in(zip.get());
}

std::unique_ptr<Archive> open_zip_archive(const std::string& path) { return std::make_unique<ZipArchive>(path); }

} // namespace cnamdata
