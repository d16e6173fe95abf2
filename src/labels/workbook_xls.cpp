// SPDX-License-Identifier: MPL-2.0
#include "base/shared_library.hpp"
#include "labels/workbook.hpp"

#include <algorithm>
#include <freexl.h>
#include <memory>

namespace cnamdata {

namespace {

/// The functions used of freexl, which is loaded with the first .xls (base/shared_library.hpp).
struct Freexl {
    decltype(&::freexl_open) open;
    decltype(&::freexl_close) close;
    decltype(&::freexl_get_info) get_info;
    decltype(&::freexl_get_worksheet_name) get_worksheet_name;
    decltype(&::freexl_select_active_worksheet) select_active_worksheet;
    decltype(&::freexl_worksheet_dimensions) worksheet_dimensions;
    decltype(&::freexl_get_cell_value) get_cell_value;
};

Freexl load() {
    const SharedLibrary library(CNAMDATA_LIBFREEXL);
    Freexl api{};
    library.find("freexl_open", api.open);
    library.find("freexl_close", api.close);
    library.find("freexl_get_info", api.get_info);
    library.find("freexl_get_worksheet_name", api.get_worksheet_name);
    library.find("freexl_select_active_worksheet", api.select_active_worksheet);
    library.find("freexl_worksheet_dimensions", api.worksheet_dimensions);
    library.find("freexl_get_cell_value", api.get_cell_value);
    return api;
}

const Freexl& freexl() {
    static const Freexl loaded = load();
    return loaded;
}

struct Close {
    void operator()(const void* handle) const noexcept { freexl().close(handle); }
};
using Workbook = std::unique_ptr<const void, Close>;

void require(int status, const std::filesystem::path& file) {
    if (status != FREEXL_OK) bad_workbook(file, "its .xls is damaged or encrypted (" + std::to_string(status) + ")");
}

std::string text_of(const FreeXL_CellValue& cell) {
    switch (cell.type) {
    case FREEXL_CELL_INT:
        return std::to_string(cell.value.int_value);
    case FREEXL_CELL_DOUBLE:
        return number_text(cell.value.double_value);
    case FREEXL_CELL_NULL:
        return {};
    default: // texts, and dates as texts
        return cell.value.text_value == nullptr ? std::string{} : std::string(cell.value.text_value);
    }
}

Sheet read_sheet(const void* handle, unsigned short index, const std::filesystem::path& file) {
    Sheet sheet;
    const char* name = nullptr;
    require(freexl().get_worksheet_name(handle, index, &name), file);
    if (name != nullptr) sheet.name = name;
    require(freexl().select_active_worksheet(handle, index), file);
    unsigned int rows = 0;
    unsigned short columns = 0;
    require(freexl().worksheet_dimensions(handle, &rows, &columns), file);
    const auto width = static_cast<unsigned short>(std::min<std::size_t>(columns, max_sheet_columns));
    for (unsigned int row = 0; row < rows; ++row) {
        TextRow& texts = sheet.rows.emplace_back();
        for (unsigned short column = 0; column < width; ++column) {
            FreeXL_CellValue cell{};
            require(freexl().get_cell_value(handle, row, column, &cell), file);
            texts.push_back(text_of(cell));
        }
    }
    return sheet;
}

} // namespace

std::vector<Sheet> read_xls(const std::filesystem::path& file) {
    const void* handle = nullptr;
    require(freexl().open(file.c_str(), &handle), file);
    const Workbook workbook(handle);
    unsigned int count = 0;
    require(freexl().get_info(handle, FREEXL_BIFF_SHEET_COUNT, &count), file);
    std::vector<Sheet> sheets;
    for (unsigned int i = 0; i < count; ++i)
        sheets.push_back(read_sheet(handle, static_cast<unsigned short>(i), file));
    return sheets;
}

} // namespace cnamdata
