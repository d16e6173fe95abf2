// SPDX-License-Identifier: MPL-2.0
#include "portal/url.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "portal/libcurl.hpp"

#include <arpa/inet.h>
#include <memory>

namespace cnamdata::portal {

namespace {

struct FreeUrl {
    void operator()(CURLU* url) const noexcept { libcurl().url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

Url parse(const std::string& text) {
    Url url(libcurl().url());
    if (!url || libcurl().url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return nullptr;
    return url;
}

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (!url || libcurl().url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
    std::string out(text);
    libcurl().free(text);
    return out;
}

std::string decoded(std::string_view text) {
    int length = 0;
    char* plain = libcurl().easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &length);
    if (plain == nullptr) return {};
    std::string out(plain, static_cast<std::size_t>(length));
    libcurl().free(plain);
    return out;
}

} // namespace

std::string resolve(const std::string& base, const std::string& reference) {
    Url url = parse(base);
    if (!url || libcurl().url_set(url.get(), CURLUPART_URL, reference.c_str(), CURLU_URLENCODE) != CURLUE_OK) return {};
    libcurl().url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
    return part(url, CURLUPART_URL);
}

std::string parameter(const std::string& url, std::string_view name) {
    const std::string query = part(parse(url), CURLUPART_QUERY);
    for (std::string_view pair : split(query, '&')) {
        const std::size_t sign = pair.find('=');
        if (sign != std::string_view::npos && decoded(pair.substr(0, sign)) == name)
            return decoded(pair.substr(sign + 1));
    }
    return {};
}

std::string page_name(const std::string& url) {
    const std::string path = part(parse(url), CURLUPART_PATH);
    return path.substr(path.rfind('/') + 1);
}

std::string origin(const std::string& url) {
    const Url parsed = parse(url);
    if (!parsed) return {};
    return part(parsed, CURLUPART_SCHEME) + "://" + part(parsed, CURLUPART_HOST) + ":" +
           part(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

bool is_loopback(const std::string& url) {
    const std::string host = part(parse(url), CURLUPART_HOST);
    in_addr address{};
    const bool numeric = ::inet_pton(AF_INET, host.c_str(), &address) == 1; // 127.example is a name like any other
    return host == "localhost" || host == "[::1]" || (numeric && host.starts_with("127."));
}

std::string without_token(const std::string& url) {
    const Url parsed = parse(url);
    if (!parsed) return {};
    std::string kept;
    const std::string query = part(parsed, CURLUPART_QUERY);
    for (std::string_view pair : split(query, '&')) {
        if (pair.empty() || pair.starts_with("token=")) continue;
        kept.append(kept.empty() ? "" : "&").append(pair);
    }
    libcurl().url_set(parsed.get(), CURLUPART_QUERY, kept.empty() ? nullptr : kept.c_str(), 0);
    return part(parsed, CURLUPART_URL);
}

std::string checked_root(const std::string& url) {
    const Url parsed = parse(url);
    const std::string scheme = part(parsed, CURLUPART_SCHEME);
    if (scheme != "https" && !(scheme == "http" && is_loopback(url))) {
        throw Error(Category::usage, "'" + url + "' is not the address of a portal",
                    "It begins with https://; plain http is for a replica on this machine only.");
    }
    std::string root = part(parsed, CURLUPART_URL);
    while (root.ends_with('/'))
        root.pop_back();
    return root;
}

} // namespace cnamdata::portal
