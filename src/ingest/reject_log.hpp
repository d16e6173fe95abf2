// SPDX-License-Identifier: MPL-2.0
//
// What becomes of rejects: counted, the first ones kept, all listed in a file.
#pragma once

#include "cnamdata/ingest.hpp"
#include "cnamdata/output_file.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace cnamdata {

/// Not thread-safe: rejects are added in the order of their lines.
class RejectLog {
public:
    /// `file` may be empty: nothing is listed. It is created with the first reject only.
    RejectLog(std::filesystem::path file, std::uint64_t tolerated);

    void add(const std::vector<Reject>& rejects);
    /// Throws Error(data) naming the first rejects when there are more than tolerated; the file is kept.
    void require_tolerable();
    /// Makes the file visible; an old one of an earlier run goes when there is nothing to list.
    void commit();

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }
    [[nodiscard]] const std::vector<Reject>& first() const noexcept { return first_; }

private:
    std::filesystem::path file_;
    std::uint64_t tolerated_;
    std::uint64_t count_ = 0;
    std::vector<Reject> first_;
    std::unique_ptr<OutputFile> output_;
};

} // namespace cnamdata
