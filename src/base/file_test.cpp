// SPDX-License-Identifier: MPL-2.0
#include "base/file.hpp"

#include "cnamdata/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <array>

using namespace cnamdata;

namespace {

std::string part(const RandomFile& file, std::uint64_t offset, std::size_t count) {
    std::string text(count, '?');
    file.read(offset, std::as_writable_bytes(std::span(text)));
    return text;
}

} // namespace

TEST_CASE("parts of a file are read in any order", "[base][file]") {
    const test::TemporaryFolder folder;
    const RandomFile file(folder.write("a", "0123456789"));
    CHECK(file.size() == 10);
    CHECK(part(file, 7, 3) == "789");
    CHECK(part(file, 0, 2) == "01");
    CHECK(part(file, 10, 0).empty());
}

TEST_CASE("a file is read whole", "[base][file]") {
    const test::TemporaryFolder folder;
    const std::string bytes("a\0\r\n\xE9", 5);
    CHECK(read_whole(folder.write("a", bytes)) == bytes);
    CHECK(read_whole(folder.write("b", "")).empty());
    CHECK_THROWS_AS(read_whole(folder.path()), Error);
}

TEST_CASE("a file that becomes shorter while it is read is told", "[base][file]") {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("a", "0123456789");
    const RandomFile file(path);
    std::filesystem::resize_file(path, 4);
    CHECK(part(file, 0, 4) == "0123");
    try {
        part(file, 2, 6);
        FAIL("it was read");
    } catch (const Error& error) {
        CHECK(error.category() == Category::disk);
        CHECK(std::string(error.what()).find("has become shorter") != std::string::npos);
    }
}

TEST_CASE("a folder is no file", "[base][file]") {
    const test::TemporaryFolder folder;
    CHECK_THROWS_AS(RandomFile(folder.path()), Error);
    CHECK_THROWS_AS(RandomFile(folder.path() / "none"), Error);
}

TEST_CASE("parts of an input file are read beside its sequence", "[base][file]") {
    const test::TemporaryFolder folder;
    InputFile file(folder.write("a", "0123456789"));
    CHECK(file.is_seekable());
    std::string part(4, '.');
    CHECK(file.read_at(5, std::as_writable_bytes(std::span(part))) == 4);
    CHECK(part == "5678");
    CHECK(file.read_at(8, std::as_writable_bytes(std::span(part))) == 2);
    CHECK(file.read_at(20, std::as_writable_bytes(std::span(part))) == 0);
    CHECK(file.position() == 0);
    CHECK(file.read(std::as_writable_bytes(std::span(part))) == 4);
    CHECK(part == "0123");
}

TEST_CASE("what need not be hashed need not be read", "[base][file]") {
    const test::TemporaryFolder folder;
    InputFile file(folder.write("a", "0123456789"));
    std::string part(3, '.');
    CHECK_FALSE(file.skip(4));
    CHECK(file.position() == 0);
    file.forgo_sha256();
    CHECK(file.skip(4));
    CHECK(file.position() == 4);
    CHECK(file.read(std::as_writable_bytes(std::span(part))) == 3);
    CHECK(part == "456");
}

TEST_CASE("the hash of a file is that of what was read, unless it is forgone", "[base][file]") {
    const test::TemporaryFolder folder;
    const std::string path = folder.write("a", "abc");
    std::array<std::byte, 8> buffer{};
    InputFile file(path);
    CHECK(file.read(buffer) == 3);
    CHECK(file.sha256() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, B.1
    InputFile other(path);
    other.forgo_sha256();
    CHECK(other.read(buffer) == 3);
    CHECK(other.position() == 3);
    CHECK(other.sha256() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"); // of nothing
}
