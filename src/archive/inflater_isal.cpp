// SPDX-License-Identifier: MPL-2.0
#if CNAMDATA_HAS_ISAL

#include "archive/inflater.hpp"

#include <algorithm>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <limits>
#include <utility>

namespace cnamdata {

namespace {

class IsalInflater final : public ResumableInflater {
public:
    explicit IsalInflater(Wrapper wrapper) : wrapper_(wrapper) { IsalInflater::reset(); }

    void reset() override {
        isal_inflate_init(&state_);
        state_.crc_flag = wrapper_ == Wrapper::gzip ? ISAL_GZIP : ISAL_DEFLATE;
    }

    Step run(std::span<const std::byte> input, std::span<std::byte> output) override {
        constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max();
        const auto given = static_cast<std::uint32_t>(std::min(input.size(), limit));
        const auto room = static_cast<std::uint32_t>(std::min(output.size(), limit));
        // ISA-L does not write through next_in; its type is not const for no reason of ours.
        state_.next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(input.data()));
        state_.avail_in = given;
        state_.next_out = reinterpret_cast<std::uint8_t*>(output.data());
        state_.avail_out = room;
        const int result = isal_inflate(&state_);
        Step step{.consumed = given - state_.avail_in, .produced = room - state_.avail_out, .status = status(result)};
        if (step.status == Status::finished && wrapper_ == Wrapper::raw) give_back(step);
        return step;
    }

    // A block's beginning that does not fill its header is kept for the next call, in two places.
    [[nodiscard]] std::optional<unsigned> unused_bits() const override {
        if (state_.block_state != ISAL_BLOCK_NEW_HDR && state_.block_state != ISAL_BLOCK_HDR) return {};
        if (state_.tmp_out_processed < state_.tmp_out_valid) return {};
        return static_cast<unsigned>(state_.read_in_length + 8 * state_.tmp_in_size);
    }

    void resume(std::span<const std::byte> window, unsigned bits, unsigned count) override {
        isal_inflate_reset(&state_);
        state_.crc_flag = ISAL_DEFLATE;
        // It is only copied from.
        auto* const text = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(window.data()));
        isal_inflate_set_dict(&state_, text, static_cast<std::uint32_t>(window.size()));
        state_.read_in = bits;
        state_.read_in_length = static_cast<std::int32_t>(count);
    }

    [[nodiscard]] std::uint32_t crc() const override { return state_.crc; }

    void continue_member(std::uint32_t crc, std::uint32_t length) override {
        wrapper_ = Wrapper::gzip;
        state_.crc_flag = ISAL_GZIP_NO_HDR_VER;
        state_.crc = crc;
        state_.total_out = length;
    }

private:
    /// ISA-L reads ahead; of gzip, the trailer is longer than that.
    void give_back(Step& step) {
        const auto ahead = static_cast<std::size_t>(std::exchange(state_.read_in_length, 0)) / 8;
        const std::size_t now = std::min(ahead, step.consumed);
        step.consumed -= now;
        step.surplus = ahead - now;
    }

    [[nodiscard]] Status status(int result) const {
        if (result == ISAL_INCORRECT_CHECKSUM) return Status::bad_checksum;
        if (result < 0 || result == ISAL_NEED_DICT) return Status::corrupt;
        return state_.block_state == ISAL_BLOCK_FINISH ? Status::finished : Status::more;
    }

    Wrapper wrapper_;
    inflate_state state_{};
};

} // namespace

std::unique_ptr<Inflater> make_isal_inflater(Wrapper wrapper) { return std::make_unique<IsalInflater>(wrapper); }

std::unique_ptr<ResumableInflater> make_resumable_inflater(Wrapper wrapper) {
    return std::make_unique<IsalInflater>(wrapper);
}

std::uint32_t crc32_after(std::uint32_t before, std::span<const std::byte> text) {
    return crc32_gzip_refl(before, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

} // namespace cnamdata

#endif
