// SPDX-License-Identifier: MPL-2.0
#include "portal/http.hpp"

#include "base/text.hpp"
#include "cnamdata/error.hpp"
#include "cnamdata/version.hpp"
#include "portal/libcurl.hpp"
#include "portal/url.hpp"

#include <algorithm>
#include <array>
#include <exception>

namespace cnamdata::portal {

namespace {

constexpr int most_redirects = 5;
constexpr int poll_ms = 100;

struct FreeList {
    void operator()(curl_slist* list) const noexcept { libcurl().slist_free_all(list); }
};

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
    if (libcurl().easy_setopt(easy, option, value) != CURLE_OK)
        throw Error(Category::internal, "libcurl refuses option " + std::to_string(option));
}

/// Failures that mean the same tomorrow.
bool is_hopeless(CURLcode code) {
    constexpr std::array hopeless{CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
                                  CURLE_UNSUPPORTED_PROTOCOL,     CURLE_URL_MALFORMAT,
                                  CURLE_SSL_ISSUER_ERROR,         CURLE_TOO_MANY_REDIRECTS};
    return std::find(hopeless.begin(), hopeless.end(), code) != hopeless.end();
}

} // namespace

struct HttpClient::Handles {
    CURLM* multi = libcurl().multi_init();
    CURL* easy = libcurl().easy_init();
    Handles() = default;
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() {
        libcurl().easy_cleanup(easy);
        libcurl().multi_cleanup(multi);
    }
};

struct HttpClient::Transfer {
    CURL* easy;
    const Receiver& receive;
    HttpAnswer answer{};
    bool head_is_known = false;
    std::exception_ptr thrown{};
    std::unique_ptr<curl_slist, FreeList> headers{};
    std::array<char, CURL_ERROR_SIZE> why{};

    /// The handle outlives what it was lent.
    ~Transfer() {
        libcurl().easy_setopt(easy, CURLOPT_ERRORBUFFER, nullptr);
        libcurl().easy_setopt(easy, CURLOPT_HTTPHEADER, nullptr);
    }

    /// The head of the answer, once it has come whole.
    void read_head() {
        head_is_known = true;
        libcurl().easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer.status);
        curl_off_t length = -1;
        libcurl().easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
        if (length >= 0) answer.length = static_cast<std::uint64_t>(length);
        curl_off_t wait = 0;
        libcurl().easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait);
        answer.retry_after = static_cast<double>(wait);
    }

    [[nodiscard]] bool redirects() const noexcept { return answer.status >= 300 && answer.status < 400; }

    std::size_t take(std::span<const std::byte> bytes) {
        try {
            if (!head_is_known) read_head();
            if (redirects() || receive(answer, bytes)) return bytes.size();
            answer.stopped = true;
        } catch (...) {
            thrown = std::current_exception();
        }
        return bytes.size() + 1; // tells libcurl to stop
    }

    void take_header(std::string_view line) {
        if (line.starts_with("HTTP/")) answer = HttpAnswer{.url = answer.url};
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return;
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = trim(line.substr(colon + 1));
        if (same_folded(name, "ETag")) answer.etag = value;
        if (same_folded(name, "Last-Modified")) answer.last_modified = value;
        if (same_folded(name, "Content-Range")) answer.content_range = value;
    }
};

extern "C" {
static std::size_t cnamdata_on_body(char* data, std::size_t size, std::size_t count, void* transfer) {
    auto take = static_cast<std::function<std::size_t(std::span<const std::byte>)>*>(transfer);
    return (*take)(std::as_bytes(std::span(data, size * count)));
}
static std::size_t cnamdata_on_header(char* data, std::size_t size, std::size_t count, void* transfer) {
    auto take = static_cast<std::function<void(std::string_view)>*>(transfer);
    (*take)({data, size * count});
    return size * count;
}
}

HttpClient::HttpClient(HttpLimits limits, const Progress* progress) : limits_(limits), progress_(progress) {
    handles_ = std::make_unique<Handles>();
    if (handles_->multi == nullptr || handles_->easy == nullptr)
        throw Error(Category::internal, "libcurl cannot be used");
    set(handles_->easy, CURLOPT_COOKIEFILE, ""); // cookies are kept, in memory alone
}

HttpClient::~HttpClient() = default;

void HttpClient::prepare(const HttpRequest& request, const std::string& url, Transfer& transfer) {
    CURL* easy = transfer.easy;
    // Every option is set anew: curl_easy_reset() of libcurl 7.88 leaks what CURLOPT_COOKIEFILE holds.
    set(easy, CURLOPT_URL, url.c_str());
    set(easy, CURLOPT_ERRORBUFFER, transfer.why.data());
    set(easy, CURLOPT_USERAGENT, (std::string("cnamdata/") + version).c_str());
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_NOSIGNAL, 1L);
    set(easy, CURLOPT_CONNECTTIMEOUT, static_cast<long>(limits_.connect.count()));
    set(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(easy, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.stall.count()));
    const char* const none = nullptr;
    set(easy, CURLOPT_ACCEPT_ENCODING, request.page ? "" : none);
    set(easy, CURLOPT_NOPROXY, is_loopback(url) ? "*" : none);
    for (const std::string& header : request.headers) {
        curl_slist* longer = libcurl().slist_append(transfer.headers.get(), header.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(transfer.headers.release());
        transfer.headers.reset(longer);
    }
    set(easy, CURLOPT_HTTPHEADER, transfer.headers.get());
}

void HttpClient::run(Transfer& transfer) {
    CURLM* multi = handles_->multi;
    libcurl().multi_add_handle(multi, transfer.easy);
    CURLcode result = CURLE_OK;
    for (int running = 1; running > 0;) {
        if (progress_ != nullptr && progress_->cancel) {
            libcurl().multi_remove_handle(multi, transfer.easy);
            throw Error(Category::interrupted, "interrupted");
        }
        libcurl().multi_perform(multi, &running);
        if (running > 0) libcurl().multi_poll(multi, nullptr, 0, poll_ms, nullptr);
    }
    for (int left = 1; left > 0;) {
        const CURLMsg* message = libcurl().multi_info_read(multi, &left);
        if (message != nullptr && message->msg == CURLMSG_DONE) result = message->data.result;
    }
    if (!transfer.head_is_known) transfer.read_head();
    libcurl().multi_remove_handle(multi, transfer.easy);
    if (transfer.thrown) std::rethrow_exception(transfer.thrown);
    if (result == CURLE_OK || transfer.answer.stopped) return;
    transfer.answer.failure = transfer.why.front() != '\0' ? transfer.why.data() : libcurl().easy_strerror(result);
    transfer.answer.hopeless = is_hopeless(result);
}

HttpAnswer HttpClient::once(const HttpRequest& request, const std::string& url, const Receiver& receive,
                            std::string& redirect) {
    Transfer transfer{.easy = handles_->easy, .receive = receive};
    transfer.answer.url = url;
    prepare(request, url, transfer);
    std::function<std::size_t(std::span<const std::byte>)> take = [&](auto bytes) { return transfer.take(bytes); };
    std::function<void(std::string_view)> take_header = [&](auto line) { transfer.take_header(line); };
    set(transfer.easy, CURLOPT_WRITEFUNCTION, &cnamdata_on_body);
    set(transfer.easy, CURLOPT_WRITEDATA, static_cast<void*>(&take));
    set(transfer.easy, CURLOPT_HEADERFUNCTION, &cnamdata_on_header);
    set(transfer.easy, CURLOPT_HEADERDATA, static_cast<void*>(&take_header));
    run(transfer);
    char* next = nullptr;
    libcurl().easy_getinfo(transfer.easy, CURLINFO_REDIRECT_URL, &next);
    redirect = next != nullptr ? next : "";
    return std::move(transfer.answer);
}

HttpAnswer HttpClient::get(const HttpRequest& request, const Receiver& receive) {
    std::string url = request.url;
    for (int redirects = 0; redirects <= most_redirects; ++redirects) {
        std::string next;
        HttpAnswer answer = once(request, url, receive, next);
        if (next.empty() || !answer.failure.empty()) return answer;
        if (origin(next) != origin(url)) {
            throw Error(Category::network, "the portal sends us elsewhere, which is refused: " + without_token(next),
                        "A file of the portal comes from the portal. If it has moved, give its new address: --portal.");
        }
        url = next;
    }
    throw Error(Category::network, "the portal redirects without end: " + without_token(url), "Try again later.");
}

} // namespace cnamdata::portal
