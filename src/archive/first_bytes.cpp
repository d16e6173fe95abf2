// SPDX-License-Identifier: MPL-2.0
#include "archive/first_bytes.hpp"

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"

#include <array>

namespace cnamdata {

namespace {

struct Foreign {
    std::string_view magic;
    std::string_view format;
    std::string_view name;
    std::string_view hint;
};

constexpr std::array foreign_formats{
    Foreign{"PAR1", "Parquet", "a Parquet file",
            "It needs no ingest: give the file itself, and no pipe, to `cnamdata aggregate` or `filter`."},
    Foreign{"\xFD"
            "7zXZ",
            "xz", "an xz archive", "Decompress it first: xz -dc FILE | cnamdata ingest DATASET -"},
    Foreign{"BZh", "bzip2", "a bzip2 archive", "Decompress it first: bzip2 -dc FILE | cnamdata ingest DATASET -"},
    Foreign{"\x28\xB5\x2F\xFD", "zstd", "a zstd archive",
            "Decompress it first: zstd -dc FILE | cnamdata ingest DATASET -"},
    Foreign{"7z\xBC\xAF\x27\x1C", "7z", "a 7z archive", "Unpack it first."},
    Foreign{"\xD0\xCF\x11\xE0", "Excel 97 (.xls)", "an old Excel workbook",
            "Give the CSV that the portal publishes, not a workbook."},
    Foreign{"%PDF", "PDF", "a PDF", "Give the CSV that the portal publishes."},
    Foreign{"\xFF\xFE", "UTF-16", "UTF-16 text", "It was saved again by another program: give the file as published."},
    Foreign{"\xFE\xFF", "UTF-16", "UTF-16 text", "It was saved again by another program: give the file as published."},
};

// The words of the portal's refusal that do not depend on the encoding of their accents.
constexpr std::string_view quota_marker = "chargements atteinte";

std::string html_title(std::string_view head) {
    const std::string folded = upper(head);
    const std::size_t begin = folded.find("<TITLE>");
    const std::size_t end = folded.find("</TITLE>");
    if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
    const std::string_view title = trim(head.substr(begin + 7, end - begin - 7));
    std::string text;
    append_utf8(text, title, is_utf8(title) ? Encoding::utf8 : Encoding::windows_1252);
    return text;
}

[[noreturn]] void refuse_html(const std::string& title, const std::string& path) {
    throw Error(Category::data,
                path + " is an HTML page" + (title.empty() ? "" : " (\"" + title + "\")") + ", not an archive",
                Location{.file = path},
                "The portal sends pages in place of files when a download link has expired: fetch it again.");
}

} // namespace

FirstBytes look_at(std::string_view head) {
    if (head.empty()) return {.kind = FileKind::empty};
    if (head.starts_with("\x1F\x8B")) return {.kind = FileKind::gzip};
    if (head.starts_with("PK\x03\x04")) return {.kind = FileKind::zip};
    if (head.starts_with("PK\x05\x06")) return {.kind = FileKind::empty_zip};
    for (const Foreign& format : foreign_formats) {
        if (!head.starts_with(format.magic)) continue;
        return {.kind = FileKind::foreign, .format = format.format, .article = format.name, .hint = format.hint};
    }
    if (head.find(quota_marker) != std::string_view::npos) return {.kind = FileKind::refusal};
    const std::string_view text = trim(head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head);
    if (text.starts_with('<')) return {.kind = FileKind::html, .title = html_title(head)};
    if (head.find('\0') != std::string_view::npos) return {.kind = FileKind::binary};
    return {};
}

Form recognise_form(std::string_view head, const std::string& path) {
    const auto wrong = [&](const std::string& what, std::string_view hint) {
        throw Error(Category::data, path + " is " + what, Location{.file = path}, std::string(hint));
    };
    const FirstBytes first = look_at(head);
    switch (first.kind) {
    case FileKind::gzip:
        return Form::gzip;
    case FileKind::zip:
        return Form::zip;
    case FileKind::empty:
        wrong("empty", "Fetch it again.");
        break;
    case FileKind::empty_zip:
        wrong("an empty zip archive", "Fetch it again.");
        break;
    case FileKind::foreign:
        wrong(std::string(first.article), first.hint);
        break;
    case FileKind::refusal:
        wrong("the portal's refusal (\"Limite de téléchargements atteinte\"), not an archive",
              "The download quota was used up: fetch it again much later.");
        break;
    case FileKind::html:
        refuse_html(first.title, path);
    case FileKind::binary:
        wrong("neither text nor a gzip or zip archive", "Fetch it again.");
        break;
    case FileKind::text:
        break;
    }
    return Form::csv;
}

} // namespace cnamdata
