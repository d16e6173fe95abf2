// SPDX-License-Identifier: MPL-2.0
#include "cli/console.hpp"

#include "support/catch.hpp"

#include <array>
#include <stdexcept>
#include <unistd.h>

using namespace cnamdata;
using namespace cnamdata::cli;

namespace {

/// A console that writes to a pipe; what it said is short enough to wait there.
class Heard {
public:
    explicit Heard(const ConsoleSettings& settings) : console_(open_pipe()) { console_.configure(settings); }
    ~Heard() {
        close(ends_[0]);
        if (!closed_) close(ends_[1]);
    }
    Heard(const Heard&) = delete;
    Heard& operator=(const Heard&) = delete;

    Console& console() { return console_; }

    std::string text() {
        close(ends_[1]);
        closed_ = true;
        std::string out;
        std::array<char, 4096> buffer{};
        for (ssize_t got = 0; (got = read(ends_[0], buffer.data(), buffer.size())) > 0;)
            out.append(buffer.data(), static_cast<std::size_t>(got));
        return out;
    }

private:
    int open_pipe() {
        if (pipe(ends_.data()) != 0) throw std::runtime_error("pipe");
        return ends_[1];
    }

    std::array<int, 2> ends_{};
    bool closed_ = false;
    Console console_;
};

const Error sample(Category::data, "1 row rejected", {"a.csv", 12, 345, "REM", "1,2x\x1b[31m"}, "raise --max-rejects");

} // namespace

TEST_CASE("an error names its place and its hint") {
    Heard heard({});
    heard.console().error(sample, 6);
    CHECK(heard.text() == "cnamdata: error: 1 row rejected\n"
                          "  at a.csv, line 12 (byte 345), column REM, value \"1,2x\\x1b[31m\"\n"
                          "  hint: raise --max-rejects\n");
}

TEST_CASE("a place that the message names is not said twice") {
    Heard heard({});
    heard.console().error(Error(Category::disk, "cannot read a.csv", Location{.file = "a.csv"}), 9);
    heard.console().error(Error(Category::usage, "unknown column 'AGEE'", Location{.file = "a.csv", .column = "AGEE"}),
                          2);
    heard.console().error(Error(Category::data, "a.csv, line 3, column A: no", Location{.file = "a.csv", .line = 3}),
                          6);
    CHECK(heard.text() == "cnamdata: error: cannot read a.csv\n"
                          "cnamdata: error: unknown column 'AGEE'\n  at a.csv, column AGEE\n"
                          "cnamdata: error: a.csv, line 3, column A: no\n");
}

TEST_CASE("in JSON an error is one object on one line") {
    Heard heard({.json = true});
    heard.console().error(sample, 6);
    const std::string text = heard.text();
    CHECK(text ==
          "{\"level\":\"error\",\"message\":\"1 row rejected\",\"file\":\"a.csv\",\"line\":12,\"byte_offset\":345,"
          "\"column\":\"REM\",\"value\":\"1,2x\\u001b[31m\",\"hint\":\"raise --max-rejects\",\"exit\":6}\n");
}

TEST_CASE("JSON stays valid whatever the text") {
    CHECK(json_line(Level::warning, "\"a\"\n\\\xe9", Fields::object()) ==
          "{\"level\":\"warning\",\"message\":\"\\\"a\\\"\\n\\\\\ufffd\"}\n");
}

TEST_CASE("quiet keeps errors and warnings only, and -v is needed for debug lines") {
    Heard heard({.quiet = true});
    heard.console().note("note");
    heard.console().debug("debug");
    heard.console().warning("warning");
    CHECK(heard.text() == "cnamdata: warning: warning\n");

    Heard verbose({.verbose = 1});
    verbose.console().debug("debug");
    CHECK(verbose.text() == "cnamdata: debug: debug\n");
}

TEST_CASE("colour goes to the level, not to the message") {
    Heard heard({.color = true});
    heard.console().warning("careful");
    CHECK(heard.text() == "cnamdata: \x1b[1;33mwarning:\x1b[0m careful\n");
}

TEST_CASE("a message clears the status line first, and a released status stays away") {
    Heard heard({});
    heard.console().status("50 %");
    heard.console().note("done");
    heard.console().status("60 %");
    heard.console().release_status();
    heard.console().status("70 %");
    CHECK(heard.text() == "\r50 %\x1b[K\r\x1b[Kcnamdata: note: done\n\r60 %\x1b[K\r\x1b[K");
}

TEST_CASE("figures are plain where stderr is no terminal") {
    Heard heard({});
    CHECK(heard.console().number(38012345) == "38012345");
}
