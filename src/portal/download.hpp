// SPDX-License-Identifier: MPL-2.0
//
// One archive, from its listing to a verified part: tokens that die, connections that break, pages in place of files.
#pragma once

#include "cnamdata/period.hpp"
#include "portal/intake.hpp"
#include "portal/part_file.hpp"
#include "portal/session.hpp"

#include <string>

namespace cnamdata::portal {

/// An archive as a listing offers it.
struct Target {
    const Dataset* dataset = nullptr;
    Period period{};
    std::string name{};
    std::string url{}; ///< without its token
    std::string listing{};
};

/// What came.
struct Received {
    RemoteEdition edition{};
    std::uint64_t bytes = 0;
    std::string sha256{};
    std::uint64_t transferred = 0; ///< over the net, failed attempts included
    bool tapped = false;           ///< the tap read all of it
};

/// Throws Error: quota; network, when there were attempts enough; data, when what came twice is not whole; disk;
/// interrupted. Whatever happens, what can be resumed stays in the part.
class Download {
public:
    /// `tap`, if any, reads along.
    Download(Session& session, const Target& target, Tap* tap = nullptr)
        : session_(session), target_(target), tap_(tap), patience_(session.run(), target.name) {}

    /// Downloads into `part`, or goes on with it.
    Received run(PartFile& part);

    /// What edition is on the portal now: asks for the first bytes and hangs up.
    RemoteEdition probe();

private:
    bool attempt(PartFile& part, Meter& meter, Received& received);
    void answer_was_a_page(const HttpAnswer& answer, const std::string& body);
    bool came_whole(const HttpAnswer& answer, PartFile& part, std::uint64_t before);
    bool verified(PartFile& part, Received& received);

    Session& session_;
    const Target& target_;
    Tap* tap_;
    Patience patience_;
    int pages_ = 0;
    int wrong_ = 0; ///< downloads that came to their end and were not whole
    bool resume_ = true;
};

} // namespace cnamdata::portal
