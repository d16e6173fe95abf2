// SPDX-License-Identifier: MPL-2.0
#include "archive/inflater.hpp"
#include "cnamdata/error.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <zlib.h>

namespace cnamdata {

namespace {

class ZlibInflater final : public Inflater {
public:
    explicit ZlibInflater(Wrapper wrapper) {
        const int window_bits = wrapper == Wrapper::gzip ? 15 + 16 : -15;
        if (inflateInit2(&stream_, window_bits) != Z_OK) throw Error(Category::internal, "zlib cannot be initialised");
    }
    ~ZlibInflater() override { inflateEnd(&stream_); }
    ZlibInflater(const ZlibInflater&) = delete;
    ZlibInflater& operator=(const ZlibInflater&) = delete;

    void reset() override { inflateReset(&stream_); }

    Step run(std::span<const std::byte> input, std::span<std::byte> output) override {
        constexpr std::size_t limit = std::numeric_limits<uInt>::max();
        const auto given = static_cast<uInt>(std::min(input.size(), limit));
        const auto room = static_cast<uInt>(std::min(output.size(), limit));
        stream_.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(input.data()));
        stream_.avail_in = given;
        stream_.next_out = reinterpret_cast<Bytef*>(output.data());
        stream_.avail_out = room;
        const int result = inflate(&stream_, Z_NO_FLUSH);
        return {.consumed = given - stream_.avail_in, .produced = room - stream_.avail_out, .status = status(result)};
    }

private:
    [[nodiscard]] Status status(int result) const {
        if (result == Z_STREAM_END) return Status::finished;
        if (result == Z_OK || result == Z_BUF_ERROR) return Status::more;
        const bool checksum =
            stream_.msg != nullptr && std::string_view(stream_.msg).find("check") != std::string::npos;
        return checksum ? Status::bad_checksum : Status::corrupt;
    }

    z_stream stream_{};
};

} // namespace

std::unique_ptr<Inflater> make_zlib_inflater(Wrapper wrapper) { return std::make_unique<ZlibInflater>(wrapper); }

std::unique_ptr<Inflater> make_inflater(Wrapper wrapper) {
#if CNAMDATA_HAS_ISAL
    return make_isal_inflater(wrapper);
#else
    return make_zlib_inflater(wrapper);
#endif
}

#if !CNAMDATA_HAS_ISAL
std::unique_ptr<ResumableInflater> make_resumable_inflater(Wrapper /*wrapper*/) { return nullptr; }

std::uint32_t crc32_after(std::uint32_t before, std::span<const std::byte> text) {
    return static_cast<std::uint32_t>(::crc32_z(before, reinterpret_cast<const Bytef*>(text.data()), text.size()));
}
#endif

} // namespace cnamdata
