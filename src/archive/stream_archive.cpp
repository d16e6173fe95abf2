// SPDX-License-Identifier: MPL-2.0
#include "archive/stream_archive.hpp"

#include "archive/ahead_inflater.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <cstring>

namespace cnamdata {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10U; // which stay in the caches until they are inflated
constexpr std::size_t head_bytes = 4096;

class PlainArchive final : public StreamArchive {
public:
    using StreamArchive::StreamArchive;
    [[nodiscard]] Form form() const noexcept override { return Form::csv; }
    [[nodiscard]] std::string member() const override { return {}; }

    std::size_t read(std::span<std::byte> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size()) {
            const auto available = input().available();
            if (available.empty()) break;
            const std::size_t count = std::min(available.size(), buffer.size() - filled);
            std::memcpy(buffer.data() + filled, available.data(), count);
            input().consume(count);
            filled += count;
        }
        return filled;
    }
};

/// The name in the header of a gzip member, if its flags announce one and `head` holds it whole.
std::string name_in_gzip(std::string_view head) {
    constexpr std::size_t fixed_bytes = 10;
    constexpr unsigned extra_flag = 4;
    constexpr unsigned name_flag = 8;
    if (head.size() < fixed_bytes + 2) return {};
    const auto flags = static_cast<unsigned char>(head[3]);
    std::size_t at = fixed_bytes;
    if ((flags & extra_flag) != 0) {
        at += 2U + static_cast<unsigned char>(head[at]) + 256U * static_cast<unsigned char>(head[at + 1]);
    }
    if ((flags & name_flag) == 0 || at >= head.size()) return {};
    const std::size_t end = head.find('\0', at);
    return end == std::string_view::npos ? std::string{} : std::string(head.substr(at, end - at));
}

class GzipArchive final : public StreamArchive {
public:
    GzipArchive(std::unique_ptr<BufferedInput> in, std::uint64_t stretch_bytes)
        : StreamArchive(std::move(in)), member_(name_in_gzip(input().peek())) {
        auto ahead = make_ahead_inflater(input(), stretch_bytes);
        ahead_ = ahead.get();
        inflater_ = ahead ? std::move(ahead) : make_inflater(Wrapper::gzip);
    }

    [[nodiscard]] Form form() const noexcept override { return Form::gzip; }
    [[nodiscard]] std::string member() const override { return member_; }

    std::size_t read(std::span<std::byte> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && !at_end_) {
            const auto available = input().available();
            if (!in_member_ && !begin_member(available)) break;
            const auto step = inflater_->run(available, buffer.subspan(filled));
            input().consume(step.consumed);
            filled += step.produced;
            produced_ += step.produced;
            judge(step, available.empty());
        }
        return filled;
    }

    bool help(unsigned most) noexcept override { return ahead_ != nullptr && ahead_->help(most); }

private:
    bool begin_member(std::span<const std::byte> available) {
        // Zeros after the last member are padding that some tools leave.
        std::size_t zeros = 0;
        while (zeros < available.size() && available[zeros] == std::byte{0})
            ++zeros;
        if (zeros == available.size()) {
            input().consume(zeros);
            at_end_ = available.empty();
            return !available.empty() && begin_member(input().available());
        }
        if (available[0] != std::byte{0x1F}) {
            fail(Damage::trailing, "has bytes that are not gzip after its end");
            return false;
        }
        inflater_->reset();
        in_member_ = true;
        return true;
    }

    void judge(const Inflater::Step& step, bool input_ended) {
        switch (step.status) {
        case Inflater::Status::finished:
            in_member_ = false;
            return;
        case Inflater::Status::corrupt:
            return fail(Damage::corrupt, "is corrupt: its compressed data make no sense");
        case Inflater::Status::bad_checksum:
            return fail(Damage::checksum, "is corrupt: its CRC-32 does not match its content");
        case Inflater::Status::more:
            break;
        }
        if (step.consumed == 0 && step.produced == 0 && input_ended)
            fail(Damage::truncated, "is truncated: the gzip stream has no end");
    }

    void fail(Damage damage, const std::string& what) {
        at_end_ = true;
        break_off(damage, input().path() + " " + what + " (after " + std::to_string(produced_) + " decompressed bytes)",
                  Location{.file = input().path(), .byte_offset = produced_});
    }

    std::unique_ptr<Inflater> inflater_;
    AheadInflater* ahead_ = nullptr; // inflater_, if it is one
    std::string member_;
    std::uint64_t produced_ = 0;
    bool in_member_ = false;
    bool at_end_ = false;
};

} // namespace

BufferedInput::BufferedInput(const std::string& path) : file_(path), buffer_(most_given_back + buffer_bytes) {}

std::string_view BufferedInput::peek() {
    const auto bytes = available();
    return {reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), head_bytes)};
}

std::span<const std::byte> BufferedInput::available() {
    if (begin_ == end_) {
        std::memmove(buffer_.data(), buffer_.data() + end_ - most_given_back, most_given_back);
        begin_ = most_given_back;
        end_ = begin_ + file_.read(std::span(buffer_).subspan(begin_));
        position_.store(file_.position(), std::memory_order_relaxed);
    }
    return std::span(buffer_).subspan(begin_, end_ - begin_);
}

void BufferedInput::skip_to(std::uint64_t offset) noexcept {
    if (offset <= position()) {
        begin_ = end_ - static_cast<std::size_t>(position() - offset);
        return;
    }
    begin_ = end_;
    if (file_.skip(offset - position())) position_.store(file_.position(), std::memory_order_relaxed);
}

std::unique_ptr<Archive> make_plain_archive(std::unique_ptr<BufferedInput> input) {
    return std::make_unique<PlainArchive>(std::move(input));
}

std::unique_ptr<Archive> make_gzip_archive(std::unique_ptr<BufferedInput> input, std::uint64_t stretch_bytes) {
    return std::make_unique<GzipArchive>(std::move(input), stretch_bytes);
}

} // namespace cnamdata
