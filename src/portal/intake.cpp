// SPDX-License-Identifier: MPL-2.0
#include "portal/intake.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <charconv>

namespace cnamdata::portal {

namespace {

constexpr std::size_t magic_bytes = 4;
constexpr std::size_t plain_bytes = 512; ///< enough of a text to tell a CSV from a page
constexpr std::size_t page_bytes = std::size_t{64} << 10U;

/// `bytes 100-199/2000`; a total of `*` is 0.
struct ContentRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t total = 0;
    bool valid = false;
};

ContentRange parse_range(std::string_view text) {
    ContentRange range;
    if (!text.starts_with("bytes ")) return range;
    const char* at = text.data() + 6;
    const char* end = text.data() + text.size();
    const auto number = [&](std::uint64_t& value, char next) {
        const auto [stop, error] = std::from_chars(at, end, value);
        if (error != std::errc{}) return false;
        at = stop;
        if (next == '\0') return at == end;
        return at != end && *at++ == next;
    };
    if (!number(range.first, '-') || !number(range.last, '/')) return range;
    range.valid = (at + 1 == end && *at == '*') || number(range.total, '\0');
    return range;
}

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

BodyKind kind_of(std::string_view head, const std::string& name, bool whole) {
    if (head.starts_with("\x1F\x8B") || head.starts_with("PK\x03\x04")) return BodyKind::archive;
    if (head.size() < magic_bytes && !whole) return BodyKind::undecided;
    if (!upper(name).ends_with(".CSV")) return BodyKind::page;
    if (head.size() < plain_bytes && !whole) return BodyKind::undecided;
    const bool text = head.find(';') != std::string_view::npos && head.find('\0') == std::string_view::npos;
    return text && !trim(head).starts_with('<') ? BodyKind::archive : BodyKind::page;
}

RemoteEdition edition_of(const HttpAnswer& answer, const std::string& url) {
    const std::uint64_t length =
        answer.status == 206 ? parse_range(answer.content_range).total : answer.length.value_or(0);
    return {.url = url, .length = length, .etag = answer.etag, .last_modified = answer.last_modified};
}

void Meter::set(std::uint64_t total, std::uint64_t done) {
    if (progress_ == nullptr) return;
    progress_->bytes_total += total - total_; // unsigned: a decrease wraps and comes out right
    progress_->bytes_done += done - done_;
    total_ = total;
    done_ = done;
}

bool Intake::continues(const HttpAnswer& answer) const {
    const ContentRange range = parse_range(answer.content_range);
    const RemoteEdition& known = part_.edition();
    const RemoteEdition said = edition_of(answer, url_);
    const bool same_length = known.length == 0 || range.total == 0 || range.total == known.length;
    const bool same_etag = said.etag.empty() || said.etag == known.etag;
    const bool same_date = said.last_modified.empty() || said.last_modified == known.last_modified;
    return range.valid && part_.size() > 0 && range.first == part_.size() && same_length && same_etag && same_date;
}

void Intake::require_size(std::uint64_t bytes) const {
    if (bytes <= max_bytes_) return;
    throw Error(Category::data, name_ + " is longer than " + std::to_string(max_bytes_) + " bytes",
                "No archive of the portal is known to be. If this one is meant to be, raise --max-bytes.");
}

void Intake::begin_archive(const HttpAnswer& answer) {
    kind_ = BodyKind::archive;
    const RemoteEdition edition = edition_of(answer, url_);
    require_size(edition.length);
    part_.restart(edition);
    append(std::as_bytes(std::span(head_)));
    head_.clear();
}

void Intake::append(std::span<const std::byte> bytes) {
    require_size(part_.size() + bytes.size());
    part_.append(bytes);
    meter_.set(part_.edition().length, part_.size());
}

bool Intake::take(const HttpAnswer& answer, std::span<const std::byte> bytes) {
    received_ += bytes.size();
    if (kind_ == BodyKind::undecided && answer.status == 206) {
        mismatch_ = !continues(answer);
        if (mismatch_) return false;
        kind_ = BodyKind::archive;
    }
    if (kind_ == BodyKind::archive) {
        append(bytes);
        return true;
    }
    head_ += text_of(bytes);
    if (kind_ == BodyKind::undecided) kind_ = answer.status == 200 ? kind_of(head_, name_, false) : BodyKind::page;
    if (kind_ == BodyKind::archive) begin_archive(answer);
    return head_.size() <= page_bytes;
}

void Intake::finish(const HttpAnswer& answer) {
    if (kind_ != BodyKind::undecided || mismatch_) return;
    kind_ = answer.status == 200 ? kind_of(head_, name_, true) : BodyKind::page;
    if (kind_ == BodyKind::archive) begin_archive(answer);
}

} // namespace cnamdata::portal
