// SPDX-License-Identifier: MPL-2.0
//
// The pages of a column chunk, for each way to encode its values.
#pragma once

#include "parquet/dense.hpp"
#include "parquet/merged_dictionary.hpp"
#include "parquet/page_writer.hpp"
#include "parquet/schema.hpp"

#include <cstdint>
#include <vector>

namespace cnamdata::parquet {

/// One thread's memory for encoding chunks.
struct Scratch {
    DenseScratch dense;
    MergedDictionary merged;
    std::vector<std::uint8_t> bytes, valid; // indices of one page, and which rows have one
    std::vector<std::uint16_t> pairs;
    std::vector<std::uint32_t> words;
    PageWriter pages;
};

/// A dictionary page and one page of indices a piece. REQUIRES: `scratch.merged` was merged from these pieces.
void write_merged(const Field& field, ChunkPieces pieces, Scratch& scratch);

/// Numbers as differences, or as they are when that is hardly larger.
void write_numbers(const Field& field, const Dense& dense, PageWriter& pages);

/// Nothing but levels.
void write_nulls(const Field& field, const Dense& dense, PageWriter& pages);

} // namespace cnamdata::parquet
