// SPDX-License-Identifier: MPL-2.0
//
// Zips as different programs write them, put together here byte by byte, and read without their directory.
#include "archive/stream_archive.hpp"
#include "support/catch.hpp"
#include "support/deflate.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

#include <random>
#include <zlib.h>

using namespace cnamdata;
using test::contains;
using test::error_of;
using test::raw_deflate;
using test::TemporaryFolder;

namespace {

std::string number(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

enum class Lengths { before, after, after_unsigned, after_wide };

/// A zip in the making.
struct Zip {
    std::string bytes{}, directory{};
    unsigned members = 0;

    Zip& add(const std::string& name, const std::string& text, Lengths lengths = Lengths::before, bool deflate = true) {
        const std::string packed = deflate ? raw_deflate(text) : text;
        const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(text.data()), text.size());
        const bool before = lengths == Lengths::before, wide = lengths == Lengths::after_wide;
        const std::string how = number(20, 2) + number(before ? 0 : 8, 2) + number(deflate ? 8 : 0, 2) + number(0, 4);
        const std::string sums = number(crc, 4) + number(packed.size(), 4) + number(text.size(), 4);
        const std::string extra = wide ? number(1, 2) + number(16, 2) + std::string(16, '\0') : "";
        const std::size_t offset = bytes.size();
        bytes += "PK\3\4" + how + (before ? sums : std::string(4, '\0') + std::string(8, wide ? '\xFF' : '\0'));
        bytes += number(name.size(), 2) + number(extra.size(), 2) + name + extra + packed;
        if (lengths == Lengths::after || wide) bytes += "PK\7\10";
        if (wide)
            bytes += number(crc, 4) + number(packed.size(), 8) + number(text.size(), 8);
        else if (!before)
            bytes += sums;
        directory += "PK\1\2" + number(20, 2) + how + sums + number(name.size(), 2) + std::string(12, '\0');
        directory += number(offset, 4) + name;
        ++members;
        return *this;
    }

    [[nodiscard]] std::string close(const std::string& comment = "") const {
        return bytes + directory + "PK\5\6" + number(0, 4) + number(members, 2) + number(members, 2) +
               number(directory.size(), 4) + number(bytes.size(), 4) + number(comment.size(), 2) + comment;
    }
};

std::string lines(int count) {
    std::mt19937 random(5);
    std::string text;
    for (int i = 0; i < count; ++i)
        text += std::to_string(random() % 1000) + ";" + std::to_string(i) + "\n";
    return text;
}

std::string noise(std::size_t size) {
    std::mt19937 random(7);
    std::string text(size, '\0');
    for (char& byte : text)
        byte = static_cast<char>(random());
    return text;
}

std::string read_stream(const std::string& path, std::size_t step = 777) {
    const auto archive = make_zip_stream(std::make_unique<BufferedInput>(path));
    std::string text, buffer(step, '\0');
    for (std::size_t got = step; got == step;) {
        got = archive->read(std::as_writable_bytes(std::span(buffer)));
        text.append(buffer, 0, got);
    }
    return text;
}

std::string failure(const std::string& path) {
    const auto error = error_of([&] { static_cast<void>(read_stream(path)); });
    return error ? error->what() : "";
}

} // namespace

TEST_CASE("a zip is read from front to back, whoever wrote it", "[archive]") {
    const TemporaryFolder folder;
    const std::string text = lines(3000);
    for (const auto how : {Lengths::before, Lengths::after, Lengths::after_unsigned, Lengths::after_wide}) {
        INFO(static_cast<int>(how));
        CHECK(read_stream(folder.write("a.zip", Zip().add("A.CSV", text, how).close())) == text);
    }
    CHECK(read_stream(folder.write("s.zip", Zip().add("A.CSV", text, Lengths::before, false).close("comment"))) ==
          text);
    const std::string among = Zip()
                                  .add("d/", "", Lengths::before, false)
                                  .add("R.TXT", "read me", Lengths::after)
                                  .add("d/a.csv", text)
                                  .add("N", "x")
                                  .close();
    CHECK(read_stream(folder.write("m.zip", among), 1'000'000) == text);
    CHECK(read_stream(folder.write("e.zip", Zip().add("A.CSV", "").close())).empty());
}

TEST_CASE("the end of a member is found at the edge of a buffer", "[archive]") {
    const TemporaryFolder folder;
    const std::string text = lines(50);
    const std::size_t edge = std::size_t{1} << 20U;
    const std::size_t rest =
        Zip().add("N", "", Lengths::before, false).add("A.CSV", text, Lengths::after).bytes.size() - 16;
    for (std::size_t beyond = 0; beyond < 12; ++beyond) {
        INFO(beyond);
        const Zip zip =
            Zip().add("N", noise(edge - rest + beyond), Lengths::before, false).add("A.CSV", text, Lengths::after);
        CHECK(read_stream(folder.write("edge.zip", zip.close())) == text);
    }
}

TEST_CASE("a zip cut anywhere is truncated, also where only its directory is", "[archive]") {
    const TemporaryFolder folder;
    const std::string whole = Zip().add("A.CSV", lines(30), Lengths::after).close("a comment");
    for (std::size_t size = 4; size < whole.size(); ++size) {
        INFO(size);
        CHECK(contains(failure(folder.write("cut.zip", whole.substr(0, size))), "truncated"));
    }
    CHECK(contains(failure(folder.write("more.zip", whole + "<html>")), "bytes after its end"));
}

TEST_CASE("a zip with a changed byte gives its text or an error", "[archive]") {
    const TemporaryFolder folder;
    const std::string text = lines(40);
    const std::string whole = Zip().add("A.CSV", text, Lengths::after).close();
    int refused = 0;
    for (std::size_t at = 4; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        std::string got;
        INFO(at);
        const auto path = folder.write("bad.zip", changed);
        if (error_of([&] { got = read_stream(path); }))
            ++refused;
        else
            CHECK(got == text);
    }
    CHECK(refused > static_cast<int>(raw_deflate(text).size()));
}

TEST_CASE("what cannot be told without the directory is refused", "[archive]") {
    const TemporaryFolder folder;
    const auto why = [&](const Zip& zip) { return failure(folder.write("odd.zip", zip.close())); };
    CHECK(contains(why(Zip().add("A.CSV", "1;2\n").add("B.CSV", "1;2\n")), "several CSVs: A.CSV, B.CSV"));
    CHECK(contains(why(Zip().add("A.TXT", "1;2\n")), "no CSV"));
    Zip other = Zip().add("A.CSV", "1;2\n");
    other.directory.replace(16, 4, "\1\2\3\4");
    CHECK(contains(why(other), "directory does not agree"));
    other.directory.clear();
    CHECK(contains(why(other), "directory does not agree"));
}
