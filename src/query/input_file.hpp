// SPDX-License-Identifier: MPL-2.0
//
// One of the files that a question is put to; of the implementation of Inputs.
#pragma once

#include "query/inputs.hpp"
#include "source/archive_source.hpp"
#include "source/parquet_source.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace cnamdata {

struct Inputs::File {
    std::string path;
    const Dataset* dataset = nullptr;       // as the user says
    std::unique_ptr<Source> source;         // nullptr for an archive that waits for its turn
    const ParquetSource* parquet = nullptr; // the source, if it is one
    std::string breakdown;                  // once it was opened
    std::vector<SourceColumn> columns;      // likewise
    const Dataset* found = nullptr;         // likewise: of the source
    bool in_store = false;

    void open_parquet() {
        auto opened = open_parquet_source(path);
        parquet = opened.get();
        breakdown = opened->reader().metadata("cnamdata.breakdown");
        take(std::move(opened));
    }
    void open_archive() {
        auto opened = open_archive_source(path, {.dataset = dataset});
        opened->forgo_sha256();
        breakdown = opened->header().breakdown;
        take(std::move(opened));
    }
    void take(std::unique_ptr<Source> opened) {
        source = std::move(opened);
        columns = source->columns();
        found = source->dataset();
    }
    /// As stored; 0 when that cannot be told before it is read.
    [[nodiscard]] std::uint64_t bytes() const {
        std::error_code error;
        const std::uintmax_t size = is_regular() ? std::filesystem::file_size(path, error) : 0;
        return error ? 0 : size;
    }
    /// Whether it can be opened once more.
    [[nodiscard]] bool is_regular() const {
        std::error_code ignored;
        return path != "-" && std::filesystem::is_regular_file(path, ignored);
    }
};

} // namespace cnamdata
