// SPDX-License-Identifier: MPL-2.0
//
// Batches from a Parquet file: one for each row group.
#pragma once

#include "parquet/reader.hpp"
#include "source/source.hpp"

#include <filesystem>
#include <memory>

namespace cnamdata {

/// A Parquet file, of this tool or of another one.
class ParquetSource : public Source {
public:
    [[nodiscard]] virtual const parquet::Reader& reader() const noexcept = 0;
};

/// Throws as parquet::Reader does.
[[nodiscard]] std::unique_ptr<ParquetSource> open_parquet_source(const std::filesystem::path& path);

} // namespace cnamdata
