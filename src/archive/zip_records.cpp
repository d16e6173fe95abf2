// SPDX-License-Identifier: MPL-2.0
#include "archive/zip_records.hpp"

namespace cnamdata {

namespace {

constexpr std::uint64_t wide_field = 1;
constexpr std::size_t signature_bytes = 4;
constexpr std::uint64_t longest_wide_end = 1U << 16U; // 44 without extensions, of which none is known

} // namespace

void ZipRecords::consume(std::size_t count) noexcept {
    input_.consume(count);
    offset_ += count;
}

void ZipRecords::give_back(std::size_t count) noexcept {
    input_.give_back(count);
    offset_ -= count;
}

/// Into record_.
bool ZipRecords::take(std::uint64_t count) {
    record_.clear();
    while (record_.size() < count) {
        const auto available = input_.available();
        if (available.empty()) return false;
        const std::size_t step = std::min<std::uint64_t>(available.size(), count - record_.size());
        record_.append(reinterpret_cast<const char*>(available.data()), step);
        consume(step);
    }
    return true;
}

std::uint64_t ZipRecords::number(std::size_t at, std::size_t bytes) const {
    std::uint64_t value = 0;
    for (std::size_t i = bytes; i-- > 0;)
        value = value << 8U | static_cast<unsigned char>(record_[at + i]);
    return value;
}

std::optional<ZipRecord> ZipRecords::signature() {
    if (!take(signature_bytes)) return {};
    return static_cast<ZipRecord>(number(0, signature_bytes));
}

/// The field of 64-bit lengths holds those that have no room in their 32 bits, in this order.
void ZipRecords::widen(ZipEntry& entry, std::size_t extra_at, std::size_t extra_size) const {
    for (std::size_t at = extra_at; at + 4 <= extra_at + extra_size;) {
        const std::size_t end = at + 4 + number(at + 2, 2);
        if (end > extra_at + extra_size) return;
        if (number(at, 2) == wide_field) {
            entry.wide = true;
            std::size_t next = at + 4;
            for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.offset}) {
                if (*value != narrow_limit || next + 8 > end) continue;
                *value = number(next, 8);
                next += 8;
            }
        }
        at = end;
    }
}

ZipEntry ZipRecords::fields_at(std::size_t at) const {
    return {.flags = static_cast<unsigned>(number(at, 2)),
            .method = static_cast<unsigned>(number(at + 2, 2)),
            .crc = static_cast<std::uint32_t>(number(at + 8, 4)),
            .packed = number(at + 12, 4),
            .size = number(at + 16, 4)};
}

std::optional<ZipEntry> ZipRecords::local() {
    const std::uint64_t offset = offset_ - signature_bytes;
    if (!take(26)) return {};
    ZipEntry entry = fields_at(2);
    entry.offset = offset;
    const std::size_t name = number(22, 2), extra = number(24, 2);
    if (!take(name + extra)) return {};
    entry.name = record_.substr(0, name);
    widen(entry, name, extra);
    return entry;
}

std::optional<ZipEntry> ZipRecords::directory() {
    if (!take(42)) return {};
    ZipEntry entry = fields_at(4);
    entry.offset = number(38, 4);
    const std::size_t name = number(24, 2), extra = number(26, 2), comment = number(28, 2);
    if (!take(name + extra + comment)) return {};
    entry.name = record_.substr(0, name);
    widen(entry, name, extra);
    return entry;
}

bool ZipRecords::describe(ZipEntry& entry, bool wide) {
    if (!take(4)) return false;
    if (number(0, 4) == static_cast<std::uint32_t>(ZipRecord::descriptor) && !take(4)) return false;
    entry.crc = static_cast<std::uint32_t>(number(0, 4));
    const std::size_t width = entry.wide || wide ? 8 : 4;
    if (!take(2 * width)) return false;
    entry.packed = number(0, width);
    entry.size = number(width, width);
    return true;
}

bool ZipRecords::skip_wide_end() { return take(8) && number(0, 8) <= longest_wide_end && take(number(0, 8)); }

bool ZipRecords::skip_wide_locator() { return take(16); }

bool ZipRecords::skip_end() { return take(18) && take(number(16, 2)); }

} // namespace cnamdata
