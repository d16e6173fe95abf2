// SPDX-License-Identifier: MPL-2.0
#include "labels/workbook.hpp"

#include "base/file.hpp"
#include "cnamdata/error.hpp"

#include <cmath>
#include <fmt/format.h>

namespace cnamdata {

namespace {

constexpr double exact_whole_numbers = 9007199254740992.0; // 2^53

} // namespace

std::vector<Sheet> read_workbook(const std::filesystem::path& file) {
    const std::string bytes = read_whole(file);
    if (bytes.starts_with("PK\x03\x04")) return read_xlsx(file);
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return read_xls(file);
    if (bytes.find('\0') != std::string::npos) bad_workbook(file, "it is neither .xlsx nor .xls nor text");
    return {{.name = file.filename().string(), .rows = parse_csv(bytes)}};
}

std::string number_text(double number) {
    const bool whole = std::abs(number) < exact_whole_numbers && std::trunc(number) == number;
    return whole ? fmt::format("{}", static_cast<std::int64_t>(number)) : fmt::format("{}", number);
}

void bad_workbook(const std::filesystem::path& file, const std::string& reason) {
    throw Error(Category::data, "cannot read the workbook " + file.string() + ": " + reason,
                Location{.file = file.string()}, "Open it in a spreadsheet program and save it as .xlsx or as CSV.");
}

} // namespace cnamdata
