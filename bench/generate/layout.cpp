// SPDX-License-Identifier: MPL-2.0
#include "generate/layout.hpp"

#include "cnamdata/error.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace cnamdata::generate {

namespace {

Format decimal_format(const Dataset& dataset, const Column& column, Decimals decimals) {
    if (dataset.numbers == NumberFormat::french) return column.kind == Kind::rate ? Format::percent : Format::french;
    return decimals == Decimals::two ? Format::english : Format::shortest;
}

Format format_of(const Dataset& dataset, const Column& column, Decimals decimals) {
    switch (column.storage()) {
    case Storage::text:
        return dataset.quoting == Quoting::fields ? Format::quotable : Format::text;
    case Storage::decimal:
        return decimal_format(dataset, column, decimals);
    case Storage::int32:
    case Storage::int64:
        break;
    }
    if (column.kind == Kind::month) return Format::two_digits;
    return column.kind == Kind::year ? Format::four_digits : Format::integer;
}

Field field_of(const Dataset& dataset, const HeaderVersion& version, std::string_view name, Decimals decimals) {
    const Column* column = dataset.find(name);
    if (column == nullptr) {
        throw Error(Category::internal, "header version '" + std::string(version.id) + "' of dataset '" +
                                            std::string(dataset.id) + "' names a column '" + std::string(name) +
                                            "' that the dataset does not have");
    }
    const auto slot = static_cast<Slot>(column - dataset.columns.data());
    return {slot, format_of(dataset, *column, decimals), column->storage() != Storage::text};
}

template <int digits>
char* write_padded(char* to, std::int64_t number) {
    for (int i = digits; i-- > 0; number /= 10)
        to[i] = static_cast<char>('0' + number % 10);
    return to + digits;
}

char* write_integer(char* to, std::int64_t number) {
    if (number >= 0 && number < 10) {
        *to = static_cast<char>('0' + number);
        return to + 1;
    }
    return std::to_chars(to, to + 24, number).ptr;
}

char* write_sign(char* to, std::int64_t number) {
    *to = '-';
    return number < 0 ? to + 1 : to;
}

char* write_shortest(char* to, std::int64_t hundredths, char point) {
    to = write_sign(to, hundredths);
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    const std::int64_t cents = size % 100;
    if (size >= 100 || cents == 0) to = write_integer(to, size / 100);
    if (cents == 0) return to;
    *to++ = point;
    *to++ = static_cast<char>('0' + cents / 10);
    if (cents % 10 != 0) *to++ = static_cast<char>('0' + cents % 10);
    return to;
}

char* write_grouped(char* to, std::int64_t number) {
    if (number < 1000) return write_integer(to, number);
    to = write_grouped(to, number / 1000);
    *to++ = '.';
    return write_padded<3>(to, number % 1000);
}

char* write_two_decimals(char* to, std::int64_t hundredths, Format format) {
    to = write_sign(to, hundredths);
    const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
    to = format == Format::french ? write_grouped(to, size / 100) : write_integer(to, size / 100);
    *to++ = format == Format::french ? ',' : '.';
    return write_padded<2>(to, size % 100);
}

char* write_text(char* to, std::string_view text) {
    std::memcpy(to, text.data(), text.size());
    return to + text.size();
}

/// RFC 4180, as far as the published files follow it: quoted only when the text has a quote.
char* write_quotable(char* to, std::string_view text) {
    if (text.find('"') == std::string_view::npos) return write_text(to, text);
    *to++ = '"';
    for (const char c : text) {
        if (c == '"') *to++ = c;
        *to++ = c;
    }
    *to++ = '"';
    return to;
}

} // namespace

Layout layout_of(const Dataset& dataset, const HeaderVersion& version, Decimals decimals, const LayoutChoice& choice) {
    Layout layout;
    layout.trailing_separator = dataset.trailing_separator && !choice.no_trailing_separator;
    layout.line_end = choice.crlf || (dataset.crlf && !choice.lf) ? "\r\n" : "\n";
    std::string_view header = version.header;
    if (header.ends_with(';')) header.remove_suffix(1);
    for (std::string_view name : version.columns())
        layout.fields.push_back(field_of(dataset, version, name, decimals));
    layout.header = header;
    if (layout.trailing_separator) layout.header += ';';
    layout.header += layout.line_end;
    return layout;
}

char* write_cell(char* to, const Cell& cell, Format format) {
    if (cell.null) return to;
    switch (format) {
    case Format::integer:
        return write_integer(to, cell.number);
    case Format::two_digits:
        return write_padded<2>(to, cell.number);
    case Format::four_digits:
        return write_padded<4>(to, cell.number);
    case Format::shortest:
        return write_shortest(to, cell.number, '.');
    case Format::percent:
        return write_shortest(to, cell.number, ',');
    case Format::english:
    case Format::french:
        return write_two_decimals(to, cell.number, format);
    case Format::text:
        return write_text(to, cell.text);
    case Format::quotable:
        break;
    }
    return write_quotable(to, cell.text);
}

} // namespace cnamdata::generate
