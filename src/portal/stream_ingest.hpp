// SPDX-License-Identifier: MPL-2.0
//
// Ingest of an archive while it is being downloaded, through a named pipe that bears the archive's name. The table is
// published when the pipe ends, which it does only after the download was found whole; else ingest is cancelled first.
#pragma once

#include "base/sha256.hpp"
#include "cnamdata/ingest.hpp"
#include "portal/tap.hpp"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>

namespace cnamdata::portal {

class StreamIngest final : public Tap {
public:
    /// `request` names the archive's published name as its file; the pipe is made in a hidden folder of `folder`.
    /// `turn` is held until the end.
    StreamIngest(IngestRequest request, std::filesystem::path folder, std::shared_ptr<void> turn);
    ~StreamIngest() override;

    void begin() override;
    void write(std::span<const std::byte> bytes) override;
    [[nodiscard]] std::uint64_t position() const noexcept override { return position_; }
    bool finish() override;
    [[nodiscard]] std::string sha256() override { return hash_->finish(); }
    void abandon() noexcept override;

    /// What ingest said; after a finish() that succeeded.
    [[nodiscard]] IngestReport& report() { return *report_; }

private:
    void start();
    void open_pipe();
    void send(std::span<const std::byte> bytes);
    void close_pipe() noexcept;
    void join() noexcept;

    IngestRequest request_;
    std::filesystem::path pipe_;
    std::shared_ptr<void> turn_;
    int descriptor_ = -1; ///< of the pipe's end for writing; -1: nobody reads
    std::thread thread_{};
    std::atomic<bool> ended_{false};
    Progress progress_{};
    std::optional<Sha256> hash_{};
    std::optional<IngestReport> report_{};
    std::uint64_t position_ = 0;
};

} // namespace cnamdata::portal
