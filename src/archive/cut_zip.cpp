// SPDX-License-Identifier: MPL-2.0
//
// What is left of a zip without its end: its first member, whose own header stands before its bytes.
#include "archive/inflater.hpp"
#include "archive/stream_archive.hpp"
#include "archive/zip_archive.hpp"
#include "cnamdata/error.hpp"

namespace cnamdata {

namespace {

// Of the local file header: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7.
constexpr std::size_t header_bytes = 30;
constexpr std::size_t method_at = 8;
constexpr std::size_t name_size_at = 26;
constexpr std::size_t extra_size_at = 28;
constexpr unsigned deflated = 8;

unsigned number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    unsigned value = 0;
    for (std::size_t i = size; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

class CutZip final : public Archive {
public:
    explicit CutZip(const std::string& path) : input_(path), inflater_(make_inflater(Wrapper::raw)) {
        tolerate_damage();
        const std::string_view head = input_.peek();
        const std::size_t skip = head.size() < header_bytes ? head.size() + 1
                                                            : header_bytes + number_at(head, name_size_at, 2) +
                                                                  number_at(head, extra_size_at, 2);
        if (skip > head.size() || number_at(head, method_at, 2) != deflated) {
            throw Error(Category::data, path + " is truncated: nothing can be read of it", Location{.file = path},
                        "Fetch it again.");
        }
        member_ = head.substr(header_bytes, number_at(head, name_size_at, 2));
        input_.consume(skip);
    }

    [[nodiscard]] Form form() const noexcept override { return Form::zip; }
    [[nodiscard]] std::string member() const override { return member_; }
    [[nodiscard]] std::uint64_t bytes() const noexcept override { return input_.size(); }
    [[nodiscard]] std::uint64_t bytes_consumed() const noexcept override { return input_.position(); }
    [[nodiscard]] std::string sha256() override { return input_.sha256(); }

    std::size_t read(std::span<std::byte> buffer) override {
        std::size_t filled = 0;
        while (filled < buffer.size() && !ended_) {
            const auto available = input_.available();
            const auto step = inflater_->run(available, buffer.subspan(filled));
            input_.consume(step.consumed);
            filled += step.produced;
            const bool corrupt = step.status == Inflater::Status::corrupt;
            const bool stuck = available.empty() && step.produced == 0;
            ended_ = corrupt || stuck || step.status == Inflater::Status::finished;
            if (ended_) break_off(corrupt ? Damage::corrupt : Damage::truncated, {}, {});
        }
        return filled;
    }

private:
    BufferedInput input_;
    std::unique_ptr<Inflater> inflater_;
    std::string member_;
    bool ended_ = false;
};

} // namespace

std::unique_ptr<Archive> open_cut_zip(const std::string& path) { return std::make_unique<CutZip>(path); }

} // namespace cnamdata
