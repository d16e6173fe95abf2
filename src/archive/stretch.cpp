// SPDX-License-Identifier: MPL-2.0
#include "archive/stretch.hpp"

#include "archive/block_search.hpp"

#include <algorithm>
#include <array>

namespace cnamdata {

namespace {

constexpr std::size_t part_bytes = std::size_t{1} << 20U;
// Text compressed a hundred times and more is inflated faster than anything is done with it.
constexpr std::size_t most_text = std::size_t{32} << 20U;

} // namespace

std::span<std::byte> Stretch::input(std::size_t size) {
    size_ = size;
    input_.resize(size + BitReader::padding_bytes);
    std::fill(input_.end() - BitReader::padding_bytes, input_.end(), std::byte{0});
    return std::span(input_).first(size);
}

unsigned Stretch::bits_at_end() const noexcept {
    return end_ % 8 == 0 ? 0U : static_cast<unsigned>(input_[end_ / 8]) >> (end_ % 8);
}

bool Stretch::inflate() {
    marked_.clear();
    clear_.clear();
    inflater_.reset();
    const auto found = find_block(std::span(input_).first(size_), 0, codes_);
    if (!found) return false;
    begin_ = end_ = *found;
    inflate_marked();
    return end_ > begin_;
}

void Stretch::inflate_marked() {
    BitReader bits{std::span(input_).first(size_), begin_};
    while (marked_.size() < most_text) {
        const std::size_t whole = marked_.size();
        if (read_block(bits, codes_, marked_) != BlockEnd::whole || bits.is_past_end()) return marked_.shorten(whole);
        end_ = bits.position();
        if (marked_.ends_clear()) return inflate_clear();
    }
}

// What it has is given up when the stream ends or breaks: where, only who comes from its beginning can tell.
void Stretch::inflate_clear() {
    std::array<std::byte, window_bytes> window;
    std::ranges::transform(marked_.last_window(), window.begin(),
                           [](MarkedByte byte) { return static_cast<std::byte>(byte); });
    inflater_ = make_resumable_inflater(Wrapper::raw);
    inflater_->resume(window, bits_at_end(), static_cast<unsigned>((8 - end_ % 8) % 8));
    std::span<const std::byte> rest = std::span(input_).first(size_).subspan((end_ + 7) / 8);
    std::size_t text = 0;
    while (true) {
        const std::span<std::byte> out = part(clear_.size());
        const Inflater::Step step = inflater_->run(rest, out);
        if (step.status != Inflater::Status::more || (text += step.produced) > most_text) {
            clear_.clear();
            inflater_.reset();
            return;
        }
        clear_.emplace_back(out.first(step.produced));
        rest = rest.subspan(step.consumed);
        if (step.produced < out.size()) break;
    }
    end_ = 8 * std::uint64_t{size_};
}

std::span<std::byte> Stretch::part(std::size_t number) {
    while (parts_.size() <= number)
        parts_.emplace_back(part_bytes);
    return parts_[number];
}

} // namespace cnamdata
