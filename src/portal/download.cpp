// SPDX-License-Identifier: MPL-2.0
#include "portal/download.hpp"

#include "cnamdata/error.hpp"
#include "portal/verify.hpp"

#include <fmt/format.h>

namespace cnamdata::portal {

namespace {

constexpr int most_wrong_downloads = 2;
constexpr long range_not_satisfiable = 416;

} // namespace

void Download::answer_was_a_page(const HttpAnswer& answer, const std::string& body) {
    if (is_quota_refusal(body)) throw quota_error();
    if (may_pass(answer) || !answer.failure.empty()) {
        if (answer.hopeless)
            throw Error(Category::network, target_.name + ": " + reason_of(answer), "Check the address and the clock.");
        patience_.again(reason_of(answer), answer.retry_after);
        return;
    }
    // A token that has died is answered by a page, under whatever status: a new one is on the listing.
    session_.forget(target_.listing);
    const std::string what =
        body.empty() ? "an empty answer" : "an HTML page" + quoted_title(read_page(body, target_.url).title);
    if (++pages_ > 1) return patience_.again(what + " in place of the file");
    session_.run().teller.tell(PortalEvent::Kind::retry,
                               fmt::format("{}: {} in place of the file; listing it again", target_.name, what));
}

RemoteEdition Download::probe() {
    while (true) {
        std::string head;
        BodyKind kind = BodyKind::undecided;
        const HttpRequest request{.url = session_.link(target_.listing, target_.name),
                                  .headers = {"Range: bytes=0-511"}};
        const HttpAnswer answer = session_.client().get(request, [&](const HttpAnswer& got, auto bytes) {
            head.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
            const bool good = got.status == 200 || got.status == 206;
            kind = good ? kind_of(head, target_.name, false) : BodyKind::page;
            return kind != BodyKind::archive && head.size() < 65536;
        });
        const bool good = answer.status == 200 || answer.status == 206;
        if (good && kind == BodyKind::undecided) kind = kind_of(head, target_.name, true);
        if (good && kind == BodyKind::archive) return edition_of(answer, target_.url);
        answer_was_a_page(answer, head);
    }
}

bool Download::came_whole(const HttpAnswer& answer, PartFile& part, std::uint64_t before) {
    const bool grown = part.size() > before;
    const bool resumable = resume_ && !part.edition().validator().empty();
    if (grown && resumable) patience_.headway();
    if (!answer.failure.empty()) {
        patience_.again(reason_of(answer));
        return false;
    }
    if (part.edition().length == 0 || part.size() == part.edition().length) return true;
    patience_.again(fmt::format("{} bytes came of {}", part.size(), part.edition().length));
    return false;
}

bool Download::verified(PartFile& part, Received& received) {
    part.sync();
    if (tap_ != nullptr && tap_->position() == part.size() && tap_->finish()) {
        received.sha256 = tap_->sha256();
        received.tapped = true;
        part.set_tap(nullptr);
        return true;
    }
    try {
        received.sha256 = verify_archive(part.path(), target_.name, session_.run().progress);
        return true;
    } catch (const Error& error) {
        if (error.category() != Category::data) throw;
        part.discard();
        if (++wrong_ >= most_wrong_downloads) throw;
        session_.run().teller.tell(PortalEvent::Kind::retry, fmt::format("{}; downloading it once more", error.what()));
        return false;
    }
}

bool Download::attempt(PartFile& part, Meter& meter, Received& received) {
    HttpRequest request{.url = session_.link(target_.listing, target_.name)};
    const std::uint64_t before = part.size();
    const std::string validator = part.edition().validator();
    const bool whole_already = before > 0 && before == part.edition().length;
    if (whole_already) return true;
    if (resume_ && before > 0 && !validator.empty()) {
        request.headers.push_back(fmt::format("Range: bytes={}-", before));
        request.headers.push_back("If-Range: " + validator);
        meter.set(part.edition().length, before);
    }
    Intake intake(part, meter, target_.name, target_.url, session_.run().options.max_bytes);
    const HttpAnswer answer =
        session_.client().get(request, [&](const HttpAnswer& got, auto bytes) { return intake.take(got, bytes); });
    received.transferred += intake.received();
    if (intake.mismatch() || answer.status == range_not_satisfiable) {
        if (!resume_) patience_.again("the portal sends a range that was not asked for");
        resume_ = false; // a server that continues wrongly is not asked to continue again
        part.discard();
        meter.set(0, 0);
        return false;
    }
    intake.finish(answer);
    if (intake.kind() == BodyKind::archive) return came_whole(answer, part, answer.status == 206 ? before : 0);
    answer_was_a_page(answer, intake.page());
    return false;
}

Received Download::run(PartFile& part) {
    Meter meter(session_.run().progress);
    Received received;
    part.set_tap(tap_);
    while (!attempt(part, meter, received) || !verified(part, received)) {
    }
    received.edition = part.edition();
    received.bytes = part.size();
    return received;
}

} // namespace cnamdata::portal
