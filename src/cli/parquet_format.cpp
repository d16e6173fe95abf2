// SPDX-License-Identifier: MPL-2.0
#include "cli/formats.hpp"
#include "cli/output.hpp"

#include "cnamdata/parquet_sink.hpp"

namespace cnamdata::cli {

std::unique_ptr<RowSink> make_parquet(Output& output, const FormatSettings&) {
    return std::make_unique<ParquetSink>([&output](std::string_view bytes) { output.write(bytes); });
}

} // namespace cnamdata::cli
