// SPDX-License-Identifier: MPL-2.0
//
// From the schema tree of a footer to flat columns.
#pragma once

#include "parquet/footer.hpp"

namespace cnamdata::parquet {

/// Fills `schema`, `columns` and `unsupported` of a footer from its metadata; returns how many columns the file has.
/// Throws Error(data) when the tree is broken.
std::size_t read_schema(Footer& footer);

} // namespace cnamdata::parquet
