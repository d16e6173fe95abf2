// SPDX-License-Identifier: MPL-2.0
//
// Labels as rows, for the forms in which rows are printed.
#pragma once

#include "cnamdata/labels.hpp"
#include "cnamdata/query.hpp"

#include <span>

namespace cnamdata::cli {

/// code, label, since, until, origin.
void write_labels(std::span<const Label> labels, RowSink& sink);

/// dataset, column, and the columns of write_labels.
void write_found(std::span<const FoundLabel> found, RowSink& sink);

/// column, codes (how many have a label), imported, harvested, built_in (how many labels are), meaning.
void write_nomenclatures(std::span<const Nomenclature> nomenclatures, RowSink& sink);

} // namespace cnamdata::cli
