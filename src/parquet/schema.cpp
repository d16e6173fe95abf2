// SPDX-License-Identifier: MPL-2.0
#include "parquet/schema.hpp"

namespace cnamdata::parquet {

std::string type_name(const Field& field) {
    if (field.logical == Logical::decimal)
        return "DECIMAL(" + std::to_string(field.precision) + "," + std::to_string(field.scale) + ")";
    switch (field.physical) {
    case Physical::int32:
        return "INT32";
    case Physical::int64:
        return "INT64";
    case Physical::float64:
        return "DOUBLE";
    case Physical::bytes:
        break;
    }
    return "UTF8";
}

} // namespace cnamdata::parquet
