// SPDX-License-Identifier: MPL-2.0
#include "generate/output.hpp"

#include "cnamdata/error.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <zlib.h>

namespace cnamdata::generate {

namespace {

void put(std::string& to, std::uint64_t value, int bytes) {
    for (; bytes > 0; --bytes, value >>= 8U)
        to += static_cast<char>(value & 0xffU);
}

// gzip: deflate, a file name, no time, unknown system, so that the bytes depend on the data alone.
std::string gzip_header(const std::string& member) {
    std::string header{"\x1f\x8b\x08\x08\0\0\0\0\0\xff", 10};
    return header + member + '\0';
}

constexpr std::uint64_t zip_limit = 0xffff'ffffU; // without zip64
constexpr std::uint32_t zip_dos_date = 0x21;      // 1 January 1980, midnight

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what) {
    throw Error(Category::disk, "cannot " + what + " " + path.string() + ": " + std::strerror(errno));
}

std::string deflated(const std::string& text, bool last, int level) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw Error(Category::internal, "zlib does not start");
    // Chains half as long as level 6 has them: a quarter less time for two bytes in a hundred.
    if (level == 6) deflateTune(&stream, 8, 16, 128, 64);
    std::string bytes(deflateBound(&stream, text.size()) + 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int result = deflate(&stream, last ? Z_FINISH : Z_SYNC_FLUSH);
    bytes.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != (last ? Z_STREAM_END : Z_OK)) throw Error(Category::internal, "zlib does not deflate");
    return bytes;
}

} // namespace

Piece make_piece(std::string text, Form form, bool last, int level) {
    Piece piece;
    piece.text_bytes = text.size();
    if (form == Form::csv) {
        piece.bytes = std::move(text);
        return piece;
    }
    piece.crc = static_cast<std::uint32_t>(
        crc32_z(crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(text.data()), text.size()));
    piece.bytes = deflated(text, last, level);
    return piece;
}

Output::Output(std::filesystem::path path, Form form, std::string member)
    : path_(std::move(path)), part_(path_.string() + ".part"), form_(form), member_(std::move(member)) {
    if (path_ == "-") {
        if (form_ != Form::csv)
            throw Error(Category::usage, "only csv goes to stdout", "Add --form csv, or name a file with -o.");
        file_ = stdout;
        return;
    }
    file_ = std::fopen(part_.c_str(), "wb");
    if (file_ == nullptr) fail(part_, "create");
    if (form_ == Form::gzip) write(gzip_header(member_));
    if (form_ == Form::zip) write("PK\x03\x04" + zip_fields() + member_);
}

Output::~Output() {
    if (file_ == nullptr || file_ == stdout) return;
    std::fclose(file_);
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
}

void Output::write(const std::string& bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail(path_, "write");
}

void Output::append(const Piece& piece) {
    write(piece.bytes);
    crc_ = static_cast<std::uint32_t>(crc32_combine(crc_, piece.crc, static_cast<z_off_t>(piece.text_bytes)));
    text_bytes_ += piece.text_bytes;
    packed_bytes_ += piece.bytes.size();
}

/// What the local header and the central directory share: from "version needed" to "length of the extra field".
std::string Output::zip_fields() const {
    std::string fields;
    put(fields, 20, 2); // version needed: deflate
    put(fields, 0, 2);  // flags
    put(fields, 8, 2);  // deflate
    put(fields, 0, 2);  // time
    put(fields, zip_dos_date, 2);
    put(fields, crc_, 4);
    put(fields, packed_bytes_, 4);
    put(fields, text_bytes_, 4);
    put(fields, member_.size(), 2);
    put(fields, 0, 2); // no extra field
    return fields;
}

void Output::finish_zip() {
    if (text_bytes_ > zip_limit || packed_bytes_ > zip_limit)
        throw Error(Category::usage, "the text is too long for a zip without zip64", "Ask for fewer --rows.");
    const std::uint64_t directory_at = 30 + member_.size() + packed_bytes_;
    std::string directory = "PK\x01\x02";
    put(directory, 20, 2); // made by: MS-DOS
    directory += zip_fields();
    put(directory, 0, 14); // comment, disk, attributes, and the local header at 0
    directory += member_;
    std::string end = "PK\x05\x06";
    put(end, 0, 4);       // disks
    put(end, 0x10001, 4); // entries
    put(end, directory.size(), 4);
    put(end, directory_at, 4);
    put(end, 0, 2); // no comment
    write(directory + end);
    if (std::fseek(file_, 4, SEEK_SET) != 0) fail(part_, "rewind");
    write(zip_fields());
}

void Output::finish() {
    if (form_ == Form::gzip) {
        std::string trailer;
        put(trailer, crc_, 4);
        put(trailer, text_bytes_, 4);
        write(trailer);
    }
    if (form_ == Form::zip) finish_zip();
    if (file_ == stdout) {
        if (std::fflush(file_) != 0) fail("stdout", "write");
        return;
    }
    const int closed = std::fclose(file_);
    file_ = nullptr;
    if (closed != 0) fail(part_, "write");
    std::error_code error;
    std::filesystem::rename(part_, path_, error);
    if (error) throw Error(Category::disk, "cannot rename " + part_.string() + ": " + error.message());
}

} // namespace cnamdata::generate
