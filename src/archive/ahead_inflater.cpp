// SPDX-License-Identifier: MPL-2.0
#include "archive/ahead_inflater.hpp"

#include "archive/stretches.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

namespace cnamdata {

namespace {

/// The last 32 KiB of a text.
class Window {
public:
    void clear() noexcept { size_ = 0; }
    [[nodiscard]] bool is_full() const noexcept { return size_ == window_bytes; }
    [[nodiscard]] std::span<const std::byte> bytes() const noexcept { return std::span(bytes_).first(size_); }

    void append(std::span<const std::byte> text) noexcept {
        text = text.last(std::min(text.size(), window_bytes));
        const std::size_t kept = std::min(size_, window_bytes - text.size());
        std::memmove(bytes_.data(), bytes_.data() + size_ - kept, kept);
        std::copy(text.begin(), text.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(kept));
        size_ = kept + text.size();
    }

private:
    std::array<std::byte, window_bytes> bytes_{};
    std::size_t size_ = 0;
};

/// The text of a stretch, on its way out.
class Delivery {
public:
    Delivery(std::unique_ptr<Stretch> stretch, const Window& before)
        : stretch_(std::move(stretch)), before_(before.bytes()) {}

    /// Fills `out` as far as there is text.
    [[nodiscard]] std::size_t read(std::span<std::byte> out) noexcept {
        const auto marked = stretch_->marked().subspan(marked_done_);
        std::size_t filled = std::min(marked.size(), out.size());
        before_.write(marked.first(filled), out.data());
        marked_done_ += filled;
        while (filled < out.size() && part_ < stretch_->clear().size()) {
            const auto rest = stretch_->clear()[part_].subspan(part_done_);
            const std::size_t count = std::min(rest.size(), out.size() - filled);
            std::copy_n(rest.begin(), count, out.begin() + static_cast<std::ptrdiff_t>(filled));
            filled += count;
            part_done_ += count;
            if (count == rest.size()) {
                ++part_;
                part_done_ = 0;
            }
        }
        return filled;
    }

    [[nodiscard]] bool is_over() const noexcept {
        return marked_done_ == stretch_->marked().size() && part_ == stretch_->clear().size();
    }

    [[nodiscard]] std::unique_ptr<Stretch> take() noexcept { return std::move(stretch_); }

private:
    std::unique_ptr<Stretch> stretch_;
    Resolver before_;
    std::size_t marked_done_ = 0, part_ = 0, part_done_ = 0;
};

class GzipAheadInflater final : public AheadInflater {
public:
    GzipAheadInflater(BufferedInput& input, std::uint64_t stretch_bytes)
        : input_(input), stretches_(input.file(), stretch_bytes) {}

    bool help(unsigned most) noexcept override { return stretches_.help(most); }

    void reset() override {
        inflater_->reset();
        window_.clear();
        length_ = 0;
        stop_ = next_stretch();
        candidate_.reset();
    }

    Step run(std::span<const std::byte> given, std::span<std::byte> out) override {
        if (delivery_) return deliver(out);
        const std::uint64_t here = input_.offset();
        if (here < skip_to_) return {.consumed = std::min<std::size_t>(given.size(), skip_to_ - here)};
        const auto before_stop = static_cast<std::size_t>(stop_ - here);
        const Step step = inflater_->run(given.first(std::min(given.size(), before_stop)), out);
        note(out.first(step.produced), here + step.consumed);
        const bool is_all_out = step.produced < out.size() && step.status == Status::more;
        if (is_all_out && step.consumed == before_stop) arrive();
        return step;
    }

private:
    static constexpr std::uint64_t near_bytes = std::uint64_t{256} << 10U;

    [[nodiscard]] std::uint64_t next_stretch() const noexcept {
        return (input_.offset() / stretches_.bytes() + 1) * stretches_.bytes();
    }

    // Text that ends where `here` in the input does.
    void note(std::span<const std::byte> text, std::uint64_t here) {
        length_ += static_cast<std::uint32_t>(text.size());
        // Far from where a stretch may be taken over, nobody will ask what the last bytes were.
        if (stop_ - here < near_bytes && stretches_.are_used()) {
            window_.append(text);
        } else {
            window_.clear();
        }
    }

    // All input before stop_ is consumed: that is where a stretch begins, or its first block.
    void arrive() {
        if (candidate_) return take_over();
        const std::uint64_t number = stop_ / stretches_.bytes();
        candidate_begin_ = stop_;
        candidate_ = stretches_.arrive(number);
        if (candidate_ && window_.is_full()) {
            stop_ += (candidate_->begin() + 7) / 8;
            if (candidate_->begin() == 0) take_over();
        } else {
            give_up();
        }
    }

    void give_up() {
        if (candidate_) stretches_.recycle(std::move(candidate_));
        stop_ = candidate_begin_ + stretches_.bytes();
    }

    // The candidate is right if a block begins exactly where its first one does.
    void take_over() {
        const auto unused = inflater_->unused_bits();
        if (unused != (8 - candidate_->begin() % 8) % 8) return give_up();
        crc_ = inflater_->crc();
        delivery_.emplace(std::move(candidate_), window_);
    }

    Step deliver(std::span<std::byte> out) {
        const std::size_t produced = delivery_->read(out);
        const auto text = out.first(produced);
        crc_ = crc32_after(crc_, text);
        note(text, stop_);
        if (delivery_->is_over()) leave();
        return {.produced = produced};
    }

    // Behind a stretch.
    void leave() {
        std::unique_ptr<Stretch> stretch = delivery_->take();
        delivery_.reset();
        inflater_ = stretch->take_inflater();
        inflater_->continue_member(crc_, length_);
        skip_to_ = candidate_begin_ + stretch->size();
        stop_ = candidate_begin_ + stretches_.bytes();
        stretches_.recycle(std::move(stretch));
        input_.skip_to(skip_to_); // where it cannot, run() is given what is left
    }

    BufferedInput& input_;
    Stretches stretches_;
    std::unique_ptr<ResumableInflater> inflater_ = make_resumable_inflater(Wrapper::gzip);
    Window window_;
    std::uint32_t length_ = 0; // of the member's text
    std::uint32_t crc_ = 0;    // of it, while a stretch is delivered
    std::uint64_t stop_ = 0;   // in the input: no byte from there on is given to inflater_
    std::uint64_t skip_to_ = 0;
    std::unique_ptr<Stretch> candidate_;
    std::uint64_t candidate_begin_ = 0;
    std::optional<Delivery> delivery_;
};

} // namespace

std::unique_ptr<AheadInflater> make_ahead_inflater(BufferedInput& input, std::uint64_t stretch_bytes) {
    if (!input.file().is_seekable() || !make_resumable_inflater(Wrapper::raw)) return nullptr;
    return std::make_unique<GzipAheadInflater>(input, stretch_bytes);
}

} // namespace cnamdata
