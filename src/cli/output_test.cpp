// SPDX-License-Identifier: MPL-2.0
#include "cli/output.hpp"

#include "cnamdata/error.hpp"

#include "support/catch.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace cnamdata;
using namespace cnamdata::cli;
namespace fs = std::filesystem;

namespace {

/// A folder that goes away with its contents.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "cnamdata-output-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] fs::path operator/(const char* name) const { return path_ / name; }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator{}));
    }

private:
    fs::path path_;
};

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

void put(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

} // namespace

TEST_CASE("a file appears when it is finished, and not before") {
    const Folder folder;
    const fs::path path = folder / "a.csv";
    Output output(path.string());
    output.write("x");
    output.flush();
    CHECK_FALSE(fs::exists(path));
    output.finish();
    CHECK(contents(path) == "x");
    CHECK(folder.files() == 1);
}

TEST_CASE("an unfinished file leaves nothing, and the one before it in place") {
    const Folder folder;
    put(folder / "a.csv", "before");
    {
        Output output((folder / "a.csv").string());
        output.write(std::string(1'000'000, 'y'));
    }
    CHECK(contents(folder / "a.csv") == "before");
    CHECK(folder.files() == 1);
}

TEST_CASE("a link stays a link, the file behind it is replaced") {
    const Folder folder;
    put(folder / "real.csv", "before");
    fs::create_symlink("real.csv", folder / "link.csv");
    Output output((folder / "link.csv").string());
    output.write("after");
    output.finish();
    CHECK(fs::is_symlink(folder / "link.csv"));
    CHECK(contents(folder / "real.csv") == "after");
}

TEST_CASE("texts longer than the buffer come out whole and in order") {
    const Folder folder;
    Output output((folder / "a").string());
    std::string expected;
    for (char c = 'a'; c <= 'z'; ++c) {
        const std::string piece(static_cast<std::size_t>(c - 'a') * 30'000 + 1, c);
        output.write(piece);
        char* end = output.room(1);
        *end++ = '\n';
        output.commit(end);
        expected += piece + "\n";
    }
    output.finish();
    CHECK(contents(folder / "a") == expected);
}

TEST_CASE("a full disk is an error of the disk") {
    Output output("/dev/full");
    output.write("x");
    try {
        output.finish();
        FAIL("nothing thrown");
    } catch (const Error& error) {
        CHECK(error.category() == Category::disk);
        CHECK(std::string(error.what()).find("No space left") != std::string::npos);
    }
}

TEST_CASE("a folder, and a file in a folder that is not there, are refused at once") {
    const Folder folder;
    CHECK_THROWS_AS(Output(fs::temp_directory_path().string()), Error);
    CHECK_THROWS_AS(Output((folder / "none/a.csv").string()), Error);
}

TEST_CASE("an interruption stops the writing") {
    const Folder folder;
    std::atomic<bool> cancel{false};
    Output output((folder / "a").string());
    output.set_cancel(&cancel);
    output.write("x");
    CHECK_NOTHROW(output.flush());
    cancel = true;
    output.write("x");
    CHECK_THROWS_AS(output.flush(), Error);
}

TEST_CASE("an interruption is seen while a pipe is full") {
    const Folder folder;
    const fs::path path = folder / "pipe";
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(reader >= 0);
    std::atomic<bool> cancel{false};
    std::thread later([&cancel] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        cancel = true;
    });
    {
        Output output(path.string());
        output.set_cancel(&cancel);
        CHECK_THROWS_AS(output.write(std::string(10'000'000, 'x')), Error);
    }
    later.join();
    close(reader);
}

TEST_CASE("a reader that went away ends the writing quietly") {
    const Folder folder;
    const fs::path path = folder / "pipe";
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    const auto before = std::signal(SIGPIPE, SIG_IGN);
    const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    Output output(path.string());
    close(reader);
    output.write("x");
    CHECK_THROWS_AS(output.flush(), ClosedPipe);
    std::signal(SIGPIPE, before);
}
