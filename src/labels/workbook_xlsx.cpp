// SPDX-License-Identifier: MPL-2.0
//
// OOXML: a zip of XML parts (ECMA-376, SpreadsheetML). Only texts and numbers of cells are read.
#include "archive/libzip.hpp"
#include "base/libxml2.hpp"
#include "labels/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

namespace cnamdata {

namespace {

constexpr zip_uint64_t max_part_bytes = zip_uint64_t{128} << 20U;

struct CloseZip {
    void operator()(zip_t* zip) const noexcept { libzip().discard(zip); }
};
struct CloseMember {
    void operator()(zip_file_t* file) const noexcept { libzip().fclose(file); }
};
using Document = XmlDocument;

/// libxml2's bytes are unsigned.
std::string text_of(const xmlChar* text) {
    std::string copy;
    for (; text != nullptr && *text != 0; ++text)
        copy += static_cast<char>(*text);
    return copy;
}

bool is_element(const xmlNode* node, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && text_of(node->name) == name;
}

std::string attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
        if (text_of(one->name) == name && one->children != nullptr) return text_of(one->children->content);
    }
    return {};
}

/// The elements of that name anywhere below a node, in the order of the document.
void collect(const xmlNode* parent, std::string_view name, std::vector<const xmlNode*>& found) {
    for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
        if (is_element(node, name))
            found.push_back(node);
        else if (!is_element(node, "rPh")) // phonetic hints repeat the text
            collect(node, name, found);
    }
}

std::vector<const xmlNode*> all_below(const xmlNode* parent, std::string_view name) {
    std::vector<const xmlNode*> found;
    if (parent != nullptr) collect(parent, name, found);
    return found;
}

std::string content(const xmlNode* element) {
    std::string text;
    for (const xmlNode* node = element->children; node != nullptr; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) text += text_of(node->content);
    }
    return text;
}

std::string texts_below(const xmlNode* element) {
    std::string text;
    for (const xmlNode* part : all_below(element, "t"))
        text += content(part);
    return text;
}

class Package {
public:
    explicit Package(const std::filesystem::path& file) : file_(file) {
        int code = 0;
        zip_.reset(libzip().open(file.c_str(), ZIP_RDONLY, &code));
        if (!zip_) bad_workbook(file, "its zip is truncated or corrupt");
    }

    /// nullptr when there is no such part.
    [[nodiscard]] Document part(const std::string& name) const {
        zip_stat_t status;
        libzip().stat_init(&status);
        if (libzip().stat(zip_.get(), name.c_str(), 0, &status) != 0) return nullptr;
        if (status.size > max_part_bytes) bad_workbook(file_, name + " is too big");
        const std::unique_ptr<zip_file_t, CloseMember> member(libzip().fopen(zip_.get(), name.c_str(), 0));
        std::string bytes(status.size, '\0');
        if (!member ||
            libzip().fread(member.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
            bad_workbook(file_, name + " cannot be unpacked");
        // Without XML_PARSE_NOENT and XML_PARSE_HUGE: nothing is fetched or blown up.
        constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
        Document document(
            libxml2().xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr, options));
        if (!document) bad_workbook(file_, name + " is no XML");
        return document;
    }
    [[nodiscard]] Document needed(const std::string& name) const {
        Document document = part(name);
        if (!document) bad_workbook(file_, "it has no " + name);
        return document;
    }

private:
    std::filesystem::path file_;
    std::unique_ptr<zip_t, CloseZip> zip_;
};

std::vector<std::string> shared_strings(const Package& package) {
    std::vector<std::string> strings;
    const Document document = package.part("xl/sharedStrings.xml");
    if (!document) return strings;
    for (const xmlNode* item : all_below(libxml2().xmlDocGetRootElement(document.get()), "si"))
        strings.push_back(texts_below(item));
    return strings;
}

/// `BC12` is in column 54.
std::size_t column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z' || column > max_sheet_columns) break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    return column == 0 ? max_sheet_columns : column - 1;
}

std::string number_of(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number_text(number) : text;
}

std::string cell_text(const xmlNode* cell, const std::vector<std::string>& strings) {
    const std::string type = attribute(cell, "t");
    if (type == "inlineStr") return texts_below(cell);
    const auto values = all_below(cell, "v");
    const std::string value = values.empty() ? std::string{} : content(values.front());
    if (type.empty() || type == "n") return number_of(value);
    if (type != "s") return value;
    std::size_t index = strings.size();
    std::from_chars(value.data(), value.data() + value.size(), index);
    return index < strings.size() ? strings[index] : std::string{};
}

std::vector<TextRow> rows_of(const Document& sheet, const std::vector<std::string>& strings) {
    std::vector<TextRow> rows;
    for (const xmlNode* row : all_below(libxml2().xmlDocGetRootElement(sheet.get()), "row")) {
        TextRow& texts = rows.emplace_back();
        for (const xmlNode* cell : all_below(row, "c")) {
            const std::string reference = attribute(cell, "r");
            const std::size_t column = reference.empty() ? texts.size() : column_of(reference);
            if (column >= max_sheet_columns) continue;
            if (texts.size() <= column) texts.resize(column + 1);
            texts[column] = cell_text(cell, strings);
        }
    }
    return rows;
}

/// The parts of the sheets by the ids that the workbook gives them.
std::map<std::string, std::string> sheet_parts(const Package& package) {
    std::map<std::string, std::string> parts;
    const Document document = package.needed("xl/_rels/workbook.xml.rels");
    for (const xmlNode* relation : all_below(libxml2().xmlDocGetRootElement(document.get()), "Relationship")) {
        const std::string target = attribute(relation, "Target");
        parts[attribute(relation, "Id")] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    return parts;
}

} // namespace

std::vector<Sheet> read_xlsx(const std::filesystem::path& file) {
    const Package package(file);
    const Document workbook = package.needed("xl/workbook.xml");
    const auto parts = sheet_parts(package);
    const std::vector<std::string> strings = shared_strings(package);
    std::vector<Sheet> sheets;
    for (const xmlNode* sheet : all_below(libxml2().xmlDocGetRootElement(workbook.get()), "sheet")) {
        const auto part = parts.find(attribute(sheet, "id"));
        if (part == parts.end()) continue;
        sheets.push_back({attribute(sheet, "name"), rows_of(package.needed(part->second), strings)});
    }
    return sheets;
}

} // namespace cnamdata
