// SPDX-License-Identifier: MPL-2.0
//
// The body of an answer to a request for an archive: an archive, told by its first bytes, or a page in its place.
#pragma once

#include "cnamdata/progress.hpp"
#include "portal/http.hpp"
#include "portal/part_file.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cnamdata::portal {

enum class BodyKind { undecided, archive, page };

/// What a body is that begins with `head`; `whole` when there is no more of it.
[[nodiscard]] BodyKind kind_of(std::string_view head, const std::string& name, bool whole);

/// The edition an answer is about: for a part of it, its whole length.
[[nodiscard]] RemoteEdition edition_of(const HttpAnswer& answer, const std::string& url);

/// Keeps the counters of a run right, also when a download begins anew.
class Meter {
public:
    explicit Meter(Progress* progress) : progress_(progress) {}
    void set(std::uint64_t total, std::uint64_t done);

private:
    Progress* progress_;
    std::uint64_t total_ = 0;
    std::uint64_t done_ = 0;
};

/// Takes one body. Archives go into the part; of a page the beginning is kept in memory.
class Intake {
public:
    Intake(PartFile& part, Meter& meter, std::string name, std::string url, std::uint64_t max_bytes)
        : part_(part), meter_(meter), name_(std::move(name)), url_(std::move(url)), max_bytes_(max_bytes) {}

    /// A Receiver. Throws Error(data) for an archive that is too long, Error(disk).
    bool take(const HttpAnswer& answer, std::span<const std::byte> bytes);
    /// Decides what was too short to be decided on.
    void finish(const HttpAnswer& answer);

    [[nodiscard]] BodyKind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::string& page() const noexcept { return head_; }
    /// The server continued another edition or from another place than asked: nothing was taken.
    [[nodiscard]] bool mismatch() const noexcept { return mismatch_; }
    /// Bytes that were received.
    [[nodiscard]] std::uint64_t received() const noexcept { return received_; }

private:
    [[nodiscard]] bool continues(const HttpAnswer& answer) const;
    void begin_archive(const HttpAnswer& answer);
    void append(std::span<const std::byte> bytes);
    void require_size(std::uint64_t bytes) const;

    PartFile& part_;
    Meter& meter_;
    std::string name_;
    std::string url_;
    std::uint64_t max_bytes_;
    BodyKind kind_ = BodyKind::undecided;
    std::string head_{};
    bool mismatch_ = false;
    std::uint64_t received_ = 0;
};

} // namespace cnamdata::portal
