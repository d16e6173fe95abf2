// SPDX-License-Identifier: MPL-2.0
//
// Provenance as key-value metadata of a Parquet footer, under the prefix `cnamdata.`.
#pragma once

#include "cnamdata/store.hpp"
#include "parquet/schema.hpp"

#include <string>

namespace cnamdata {

[[nodiscard]] parquet::KeyValues to_metadata(const Provenance& provenance);

/// Absent keys leave their defaults. An empty `dataset` means the file is of another tool.
[[nodiscard]] Provenance from_metadata(const parquet::KeyValues& metadata);

/// The writer named in the footer: `cnamdata version 0.1.0`.
[[nodiscard]] std::string created_by();

} // namespace cnamdata
