// SPDX-License-Identifier: MPL-2.0
#include "cli/cell_text.hpp"

#include "cli/number_text.hpp"

namespace cnamdata::cli {

std::string cell_text(const ResultColumn& column, const Value& value) {
    if (value.null) return {};
    char buffer[max_number_size];
    char* end = buffer;
    switch (column.type) {
    case ValueType::text:
        return std::string(value.text);
    case ValueType::integer:
        end = write_integer(buffer, value.number);
        break;
    case ValueType::decimal:
        end = write_decimal(buffer, value.number, column.scale, '.');
        break;
    case ValueType::real:
        end = write_real(buffer, value.real, '.');
        break;
    }
    return {buffer, end};
}

} // namespace cnamdata::cli
