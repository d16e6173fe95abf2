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

bool Stretch::inflate() {
    marked_.clear();
    clear_.clear();
    inflater_.reset();
    const auto bytes = std::span(input_).first(size_);
    auto found = find_fresh_block(bytes.first(size_ / 2), codes_);
    if (!found) found = find_block(bytes, 0, codes_);
    if (!found) return false;
    begin_ = *found;
    return inflate_marked();
}

bool Stretch::inflate_marked() {
    BitReader bits{std::span(input_).first(size_), begin_};
    while (marked_.size() < MarkedText::most_bytes) {
        if (read_block(bits, codes_, marked_) != BlockEnd::whole || bits.is_past_end()) return false;
        if (marked_.ends_clear()) return inflate_clear(bits);
    }
    return false;
}

// When the stream ends or breaks, where that is can only be told by who comes from its beginning.
bool Stretch::inflate_clear(BitReader bits) {
    std::array<std::byte, window_bytes> window;
    std::ranges::transform(marked_.last_window(), window.begin(),
                           [](MarkedByte byte) { return static_cast<std::byte>(byte); });
    const auto before_byte = static_cast<unsigned>((8 - bits.position() % 8) % 8);
    inflater_ = make_resumable_inflater(Wrapper::raw);
    inflater_->resume(window, bits.take(before_byte), before_byte);
    std::span<const std::byte> rest = bits.rest();
    std::size_t text = 0;
    while (true) {
        const std::span<std::byte> out = part(clear_.size());
        const Inflater::Step step = inflater_->run(rest, out);
        text += step.produced;
        if (step.status != Inflater::Status::more || text > most_text) return false;
        clear_.emplace_back(out.first(step.produced));
        rest = rest.subspan(step.consumed);
        if (step.produced < out.size()) return true;
    }
}

std::span<std::byte> Stretch::part(std::size_t number) {
    while (parts_.size() <= number)
        parts_.emplace_back(part_bytes);
    return parts_[number];
}

} // namespace cnamdata
