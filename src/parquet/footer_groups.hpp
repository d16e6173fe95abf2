// SPDX-License-Identifier: MPL-2.0
//
// Finding the row groups in a footer without reading them: of thousands of column chunks a question needs a few.
#pragma once

#include "parquet/bytes.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace cnamdata::parquet {

/// A row group as far as it is looked at in advance. The chunks are bytes of the footer.
struct GroupPlace {
    std::int64_t rows = 0;
    std::optional<std::int64_t> compressed{}; ///< bytes of all its chunks, where it says so
    std::vector<std::uint32_t> chunks{};      ///< where each column chunk begins in `bytes`
    Bytes bytes{};                            ///< the list of them
};

struct FooterParts {
    std::vector<GroupPlace> groups{};
    Buffer rest{}; ///< the footer with no row groups in it
};

/// Takes a footer, in Thrift's compact protocol, apart. Only its structure is checked. Throws Error(data).
[[nodiscard]] FooterParts take_apart(Bytes footer);

} // namespace cnamdata::parquet
