// SPDX-License-Identifier: MPL-2.0
#include "portal/page.hpp"

#include "base/libxml2.hpp"
#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "portal/url.hpp"

#include <algorithm>
#include <cctype>
#include <memory>

namespace cnamdata::portal {

namespace {

struct FreeText {
    void operator()(xmlChar* text) const noexcept { (*libxml2().free)(text); }
};

std::string text_of(xmlChar* owned) {
    const std::unique_ptr<xmlChar, FreeText> text(owned);
    return text ? reinterpret_cast<const char*>(text.get()) : std::string();
}

std::string attribute(xmlNode* node, const char* name) {
    return text_of(libxml2().xmlGetProp(node, reinterpret_cast<const xmlChar*>(name)));
}

std::string folded_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (blank && (out.empty() || out.back() == ' ')) continue;
        out += blank ? ' ' : c;
    }
    return std::string(trim(out));
}

bool says_file(const std::string& text) { return upper(text).find("FICHIER") != std::string::npos; }

class Reader {
public:
    Reader(Page& page, const std::string& url) : page_(page), url_(url) {}

    void walk(xmlNode* node) {
        for (; node != nullptr; node = node->next) {
            if (node->type == XML_ELEMENT_NODE) visit(node);
            walk(node->children);
        }
    }

private:
    void visit(xmlNode* node) {
        const std::string_view name = reinterpret_cast<const char*>(node->name);
        if (name == "title" && page_.title.empty())
            page_.title = folded_blanks(text_of(libxml2().xmlNodeGetContent(node)));
        if (name == "a") add_link(std::string(trim(attribute(node, "href"))));
        if (name == "td" && says_file(attribute(node, "data-label"))) page_.has_file_cells = true;
        if (name == "th" && says_file(text_of(libxml2().xmlNodeGetContent(node)))) page_.has_file_cells = true;
    }

    void add_link(const std::string& href) {
        if (href.empty() || href.starts_with('#')) return;
        if (std::string link = resolve(url_, href); !link.empty()) page_.links.push_back(std::move(link));
    }

    Page& page_;
    const std::string& url_;
};

/// A name that stays where it is put, in a shell too. The portal's own are letters, digits, `_`, `-` and `.`.
bool is_plain_name(std::string_view name) {
    const auto plain = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
    };
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), plain);
}

void require_inside(const std::string& file, const std::string& url) {
    const bool hostile = file.starts_with('/') || file.find('\\') != std::string::npos ||
                         std::any_of(file.begin(), file.end(), [](char c) { return c >= 0 && c < ' '; });
    const auto segments = split(file, '/');
    const bool climbs = std::any_of(segments.begin(), segments.end(), [](auto part) { return part == ".."; });
    if (!hostile && !climbs) return;
    throw Error(Category::data, "the portal offers a file whose name would leave the store: " + file,
                Location{.file = without_token(url), .value = file}, "Nothing was fetched. Is it the right portal?");
}

std::string without_years(const std::string& dir_rep) {
    std::string out;
    for (std::size_t i = 0; i < dir_rep.size();) {
        const std::string_view four = std::string_view(dir_rep).substr(i, 4);
        const bool year = four.size() == 4 && (four.starts_with("20") || four.starts_with("19")) &&
                          std::all_of(four.begin(), four.end(), [](char c) { return c >= '0' && c <= '9'; });
        out += year ? "{y}" : std::string(1, dir_rep[i]);
        i += year ? 4 : 1;
    }
    return out;
}

} // namespace

Page read_page(std::string_view html, const std::string& url) {
    Page page;
    constexpr int quiet = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    const XmlDocument document(
        libxml2().htmlReadMemory(html.data(), static_cast<int>(html.size()), url.c_str(), nullptr, quiet));
    if (document) Reader(page, url).walk(libxml2().xmlDocGetRootElement(document.get()));
    return page;
}

std::vector<FileLink> file_links(const Page& page) {
    std::vector<FileLink> files;
    for (const std::string& link : page.links) {
        if (!page_name(link).starts_with("download_file")) continue;
        const std::string file = parameter(link, "file");
        if (file.empty()) continue;
        require_inside(file, link);
        const std::string name = file.substr(file.rfind('/') + 1);
        if (is_plain_name(name)) files.push_back({link, file, name});
    }
    return files;
}

std::vector<std::string> folder_links(const Page& page, const std::string& root) {
    std::vector<std::string> folders;
    for (const std::string& link : page.links) {
        const std::string name = page_name(link);
        const std::string dir_rep = parameter(link, "Dir_Rep");
        if ((name != "download.php" && name != "download2.php") || dir_rep.empty() || !link.starts_with(root + "/"))
            continue;
        const bool by_year = !parameter(link, "Annee").empty();
        std::string address = link.substr(root.size() + 1, link.find('?') - root.size() - 1) +
                              "?Dir_Rep=" + (by_year ? dir_rep + "&Annee={y}" : without_years(dir_rep));
        if (std::find(folders.begin(), folders.end(), address) == folders.end()) folders.push_back(std::move(address));
    }
    return folders;
}

bool is_quota_refusal(std::string_view body) noexcept {
    return body.find("chargements atteinte") != std::string_view::npos;
}

} // namespace cnamdata::portal
