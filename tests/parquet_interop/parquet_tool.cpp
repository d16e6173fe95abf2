// SPDX-License-Identifier: MPL-2.0
//
// Parquet to text and back, so that test_interop.py can compare every value with other readers and writers.
//
//     parquet_tool dump FILE.parquet codes|numbers   writes the text to stdout
//     parquet_tool make FILE.parquet                 reads the text from stdin
//
// The text: a line of columns `NAME:INT32|INT64|DOUBLE|TEXT[:decimal,PRECISION,SCALE][:required][:codes]`, then a line
// a row, `--` between row groups. Fields are separated by tabs; \N is a null; \\ \t \n \r are escapes; numbers are
// written as stored, so decimals without their point, and doubles as the number whose bits they are.
#include "parquet/reader.hpp"
#include "parquet/writer.hpp"

#include "cnamdata/error.hpp"

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

using namespace cnamdata;
using namespace cnamdata::parquet;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::string escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto found = std::string_view("\\\t\n\r").find(c);
        if (found == std::string_view::npos) {
            out += c;
        } else {
            out += {'\\', "\\tnr"[found]};
        }
    }
    return out;
}

std::string unescape(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
        } else {
            out += "\\\t\n\r"[std::string_view("\\tnr").find(text.at(++i))];
        }
    }
    return out;
}

constexpr std::pair<std::string_view, Physical> types[] = {
    {"INT32", Physical::int32}, {"INT64", Physical::int64}, {"DOUBLE", Physical::float64}, {"TEXT", Physical::bytes}};

std::string describe(const Field& field) {
    std::string text = field.name;
    for (const auto& [name, physical] : types) {
        if (physical == field.physical) text.append(":").append(name);
    }
    if (field.logical == Logical::decimal) {
        text += ":decimal," + std::to_string(field.precision) + "," + std::to_string(field.scale);
    }
    return field.optional ? text : text + ":required";
}

std::string cell(const ColumnData& column, std::size_t row) {
    if (column.form != ColumnData::Form::codes) {
        const bool null = !column.valid.empty() && column.valid[row] == 0;
        return null ? "\\N" : std::to_string(column.numbers[row]);
    }
    const Code code = column.codes[row];
    if (code == null_code) return "\\N";
    const Dictionary& dictionary = column.dictionary;
    return dictionary.type() == Dictionary::Type::text ? escape(dictionary.text(code))
                                                       : std::to_string(dictionary.number(code));
}

void dump(const std::string& path, bool as_codes) {
    const Reader reader{std::filesystem::path(path)};
    const Schema& schema = reader.schema();
    for (const Field& field : schema)
        std::cout << (&field == schema.data() ? "" : "\t") << describe(field);
    std::cout << '\n';
    for (const auto& [name, reason] : reader.unsupported())
        std::cerr << name << ": " << reason << '\n';
    std::vector<ColumnData> columns(schema.size());
    for (std::size_t group = 0; group < reader.row_groups(); ++group) {
        if (group > 0) std::cout << "--\n";
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool codes =
                schema[i].physical == Physical::bytes || (as_codes && schema[i].physical != Physical::float64);
            reader.read(group, i, codes ? Want::codes : Want::numbers, columns[i]);
        }
        for (std::size_t row = 0; row < reader.rows(group); ++row) {
            for (std::size_t i = 0; i < columns.size(); ++i)
                std::cout << (i > 0 ? "\t" : "") << cell(columns[i], row);
            std::cout << '\n';
        }
    }
}

// A column that grows row by row.
class Builder {
public:
    explicit Builder(const std::string& description) {
        const std::vector<std::string> parts = split(description, ':');
        field_.name = parts.at(0);
        for (const auto& [name, physical] : types) {
            if (name == parts.at(1)) field_.physical = physical;
        }
        if (field_.physical == Physical::bytes) field_.logical = Logical::text;
        codes_ = field_.physical == Physical::bytes;
        for (std::size_t i = 2; i < parts.size(); ++i)
            apply(parts[i]);
        clear();
    }

    [[nodiscard]] const Field& field() const { return field_; }
    [[nodiscard]] const ColumnData& column() const { return column_; }

    void clear() {
        const bool text = field_.physical == Physical::bytes;
        column_ = {};
        column_.dictionary = Dictionary(text ? Dictionary::Type::text : Dictionary::Type::number);
        column_.form = codes_                                 ? ColumnData::Form::codes
                       : field_.physical == Physical::float64 ? ColumnData::Form::reals
                                                              : ColumnData::Form::numbers;
        seen_.clear();
    }

    void add(const std::string& text) {
        const bool null = text == "\\N";
        if (!codes_) {
            column_.numbers.push_back(null ? 0 : std::stoll(text));
            column_.valid.push_back(null ? 0 : 1);
            return;
        }
        if (null) return column_.codes.push_back(null_code);
        const auto [place, added] = seen_.try_emplace(text, 0);
        if (added) place->second = add_entry(text);
        column_.codes.push_back(place->second);
    }

private:
    void apply(const std::string& option) {
        if (option == "required") field_.optional = false;
        if (option == "codes") codes_ = true;
        if (!option.starts_with("decimal")) return;
        const std::vector<std::string> parts = split(option, ',');
        field_.logical = Logical::decimal;
        field_.precision = std::stoi(parts.at(1));
        field_.scale = std::stoi(parts.at(2));
    }
    Code add_entry(const std::string& text) {
        if (field_.physical != Physical::bytes) return column_.dictionary.add(std::int64_t{std::stoll(text)});
        return column_.dictionary.add(std::string_view(unescape(text)));
    }

    Field field_;
    bool codes_ = false;
    ColumnData column_;
    std::map<std::string, Code> seen_;
};

void append_group(Writer& writer, const Schema& schema, std::vector<Builder>& builders) {
    std::vector<ColumnData> columns;
    for (Builder& builder : builders) {
        columns.push_back(builder.column());
        builder.clear();
    }
    writer.append(encode(schema, columns, columns.front().rows()));
}

void make(const std::string& path) {
    std::string line;
    std::getline(std::cin, line);
    std::vector<Builder> builders;
    for (const std::string& description : split(line, '\t'))
        builders.emplace_back(description);
    Schema schema;
    for (const Builder& builder : builders)
        schema.push_back(builder.field());
    std::ofstream file(path, std::ios::binary);
    Writer writer(schema, [&](std::span<const std::byte> bytes) {
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    });
    while (std::getline(std::cin, line)) {
        if (line == "--") {
            append_group(writer, schema, builders);
            continue;
        }
        const std::vector<std::string> cells = split(line, '\t');
        for (std::size_t i = 0; i < builders.size(); ++i)
            builders[i].add(cells.at(i));
    }
    append_group(writer, schema, builders);
    writer.finish({{"key", "valeur é"}}, "cnamdata parquet_tool");
    if (!file.flush()) throw Error(Category::disk, path + ": cannot be written");
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    try {
        if (arguments.size() == 3 && arguments[0] == "dump") {
            dump(arguments[1], arguments[2] == "codes");
        } else if (arguments.size() == 2 && arguments[0] == "make") {
            make(arguments[1]);
        } else {
            std::cerr << "usage: parquet_tool dump FILE codes|numbers | make FILE\n";
            return 2;
        }
    } catch (const Error& error) {
        std::cerr << "error: " << error.what() << '\n';
        return static_cast<int>(error.category());
    }
    return 0;
}
