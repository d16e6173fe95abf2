// SPDX-License-Identifier: MPL-2.0
#include "portal/session.hpp"

#include "portal/url.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cnamdata::portal {

namespace {

constexpr std::size_t longest_page = std::size_t{8} << 20U;

HttpLimits limits_of(const PortalOptions& options) {
    const auto stall = std::chrono::seconds(std::max<long>(1, static_cast<long>(options.stall)));
    return {.connect = std::min(std::chrono::seconds(20), stall), .stall = stall};
}

} // namespace

Error quota_error() {
    return {
        Category::quota, "the portal refuses: its download quota is used up (\"Limite de téléchargements atteinte\")",
        "What was fetched is kept. Try again much later, tomorrow for instance; the run then goes on where it ended."};
}

std::string quoted_title(const std::string& title) { return title.empty() ? "" : fmt::format(" (\"{}\")", title); }

Session::Session(const Run& run) : run_(run), client_(limits_of(run.options), run.progress) {}

Page Session::page(const std::string& url) {
    Patience patience(run_, without_token(url));
    while (true) {
        std::string body;
        const HttpAnswer answer = client_.get({.url = url, .page = true}, [&](const HttpAnswer&, auto bytes) {
            body.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            return body.size() <= longest_page;
        });
        if (is_quota_refusal(body)) throw quota_error();
        if (answer.status != 0) reached_ = true;
        const bool whole = answer.failure.empty() && !answer.stopped;
        if (whole && answer.status == 200) {
            run_.teller.tell(PortalEvent::Kind::listed, fmt::format("read {}", without_token(url)));
            return read_page(body, answer.url);
        }
        const std::string reason = answer.stopped ? "the page has no end" : reason_of(answer);
        if (may_pass(answer)) {
            patience.again(reason, answer.retry_after);
            continue;
        }
        throw Error(Category::network,
                    fmt::format("{}: {}{}", without_token(url), reason, quoted_title(read_page(body, url).title)),
                    "If the portal's pages have moved, give their address: --portal, --dir-rep.");
    }
}

const Listing& Session::listing(const std::string& url) {
    if (const auto known = listings_.find(url); known != listings_.end()) return known->second;
    const Page page = this->page(url);
    Listing listing{.url = url, .title = page.title, .files = file_links(page)};
    listing.sure = !listing.files.empty() || page.has_file_cells;
    for (const FileLink& file : listing.files) {
        if (origin(file.url) == origin(run_.root)) continue;
        throw Error(Category::network, "the listing sends us elsewhere, which is refused: " + without_token(file.url),
                    "A file of the portal comes from the portal.");
    }
    return listings_.emplace(url, std::move(listing)).first->second;
}

std::string Session::link(const std::string& listing_url, const std::string& name) {
    for (const FileLink& file : listing(listing_url).files) {
        if (file.name == name) return file.url;
    }
    forget(listing_url);
    throw Error(Category::network, name + " is not listed any more on " + listing_url, "Try again later.");
}

} // namespace cnamdata::portal
