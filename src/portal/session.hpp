// SPDX-License-Identifier: MPL-2.0
//
// A visit to the portal: pages, and the links of its listings while their tokens live. Tokens may be worth nothing
// without the cookies of the visit that was given them.
#pragma once

#include "portal/http.hpp"
#include "portal/page.hpp"
#include "portal/patience.hpp"

#include <map>
#include <string>

namespace cnamdata::portal {

/// A listing page that was read.
struct Listing {
    std::string url{};
    std::string title{};
    std::vector<FileLink> files{};
    bool sure = false; ///< whether it is a listing without doubt; one without files may be an error page, too
};

/// Not thread-safe; one a thread.
class Session {
public:
    explicit Session(const Run& run);

    /// Reads a page; tries again where that may help. Throws Error: network, quota, interrupted.
    [[nodiscard]] Page page(const std::string& url);

    /// The page of a listing, from memory if it was read before.
    [[nodiscard]] const Listing& listing(const std::string& url);
    /// The address of a file, token included. Throws Error(network) when the listing has it no more.
    [[nodiscard]] std::string link(const std::string& listing_url, const std::string& name);
    /// Tokens of that listing do not work any more.
    void forget(const std::string& listing_url) { listings_.erase(listing_url); }

    /// Whether the portal ever answered a page's request.
    [[nodiscard]] bool reached() const noexcept { return reached_; }

    [[nodiscard]] HttpClient& client() noexcept { return client_; }
    [[nodiscard]] const Run& run() const noexcept { return run_; }

private:
    const Run& run_;
    HttpClient client_;
    std::map<std::string, Listing> listings_{};
    bool reached_ = false;
};

/// The portal's quota is used up: Error(quota), with the words of the page.
[[nodiscard]] Error quota_error();

/// ` ("Lien expiré")`, or nothing.
[[nodiscard]] std::string quoted_title(const std::string& title);

} // namespace cnamdata::portal
