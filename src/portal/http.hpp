// SPDX-License-Identifier: MPL-2.0
//
// One HTTP client: its connections, its cookies, one request at a time, by libcurl's multi interface so that a request
// can be given up within a tenth of a second.
#pragma once

#include "cnamdata/progress.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cnamdata::portal {

struct HttpRequest {
    std::string url{};
    std::vector<std::string> headers{}; ///< `Range: bytes=100-`
    bool page = false;                  ///< accept compressed bodies, and hand them over decompressed
};

/// What a server said. A transfer that went wrong is no exception: who asked decides whether to ask again.
struct HttpAnswer {
    long status = 0;   ///< 0: no answer at all
    std::string url{}; ///< the last one, after redirects
    std::optional<std::uint64_t> length{};
    std::string content_range{};
    std::string etag{};
    std::string last_modified{};
    double retry_after = 0; ///< seconds; 0 when not said
    bool stopped = false;   ///< the receiver had enough
    std::string failure{};  ///< why the transfer did not come to its end; empty if it did
    bool hopeless = false;  ///< a failure that another try will not mend, such as a wrong certificate
};

/// Takes a piece of the body of the final answer, whose head is filled in; false ends the transfer.
using Receiver = std::function<bool(const HttpAnswer&, std::span<const std::byte>)>;

struct HttpLimits {
    std::chrono::seconds connect{20};
    std::chrono::seconds stall{60}; ///< without a byte
};

/// Not thread-safe; one a thread.
class HttpClient {
public:
    HttpClient(HttpLimits limits, const Progress* progress);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// Follows redirects within the same origin. Throws Error(interrupted); Error(network) for a redirect that leads
    /// elsewhere; whatever `receive` throws.
    HttpAnswer get(const HttpRequest& request, const Receiver& receive);

private:
    struct Handles;
    struct Transfer;
    void prepare(const HttpRequest& request, const std::string& url, Transfer& transfer);
    void run(Transfer& transfer);
    HttpAnswer once(const HttpRequest& request, const std::string& url, const Receiver& receive, std::string& redirect);

    HttpLimits limits_;
    const Progress* progress_;
    std::unique_ptr<Handles> handles_;
};

} // namespace cnamdata::portal
