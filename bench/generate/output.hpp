// SPDX-License-Identifier: MPL-2.0
//
// The file that is written: plain, gzip (one member) or zip (one deflated member).
//
// Text comes in pieces that are deflated independently, by as many threads as one likes, and joined at byte
// boundaries (Z_SYNC_FLUSH), as pigz does with --independent: the same pieces give the same bytes whatever the threads.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>

namespace cnamdata::generate {

enum class Form { csv, gzip, zip };

/// A piece of the text as it goes into the file.
struct Piece {
    std::string bytes{};
    std::uint64_t text_bytes = 0;
    std::uint32_t crc = 0; ///< CRC-32 of the text
};

/// Deflates a piece unless the form is csv. Thread-safe. `level` is zlib's, 1 to 9.
[[nodiscard]] Piece make_piece(std::string text, Form form, bool last, int level);

/// Writes beside the target and renames on finish(), so that the file appears whole or not at all. Not thread-safe.
/// Everything throws Error(disk) when the file cannot be written.
class Output {
public:
    /// `member` is the name inside gzip or zip. The path `-` is stdout, for csv only: Error(usage) otherwise.
    Output(std::filesystem::path path, Form form, std::string member);
    ~Output();
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void append(const Piece& piece);
    void finish();

private:
    void write(const std::string& bytes);
    [[nodiscard]] std::string zip_fields() const;
    void finish_zip();

    std::filesystem::path path_;
    std::filesystem::path part_;
    Form form_;
    std::string member_;
    std::FILE* file_ = nullptr;
    std::uint32_t crc_ = 0;
    std::uint64_t text_bytes_ = 0;
    std::uint64_t packed_bytes_ = 0;
};

} // namespace cnamdata::generate
