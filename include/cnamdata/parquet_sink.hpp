// SPDX-License-Identifier: MPL-2.0
//
// A result as a Parquet file, as ingest writes them: ZSTD, dictionaries, statistics; every column OPTIONAL.
#pragma once

#include "cnamdata/query.hpp"

#include <functional>
#include <memory>
#include <string_view>

namespace cnamdata {

/// Writes rows as Parquet. Types are kept: INT32 and INT64 by ResultColumn::bits, DECIMAL(18, scale), UTF-8 text,
/// DOUBLE. Holds up to one row group (131072 rows) in memory. A total has no place among rows that readers add up
/// again, and is refused.
/// Throws Error(usage) for two columns of one name, for a total, and for a number that its type does not hold, such as
/// a sum past 18 digits; and whatever `write` throws. Not thread-safe.
class ParquetSink : public RowSink {
public:
    /// Stores bytes after those it was given before; nothing is a Parquet file before end().
    using Write = std::function<void(std::string_view bytes)>;

    explicit ParquetSink(Write write);
    ~ParquetSink() override;

    void begin(std::span<const ResultColumn> columns) override;
    void row(std::span<const Value> values) override;
    void total(std::span<const Value> values) override;
    void end() override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cnamdata
