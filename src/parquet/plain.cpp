// SPDX-License-Identifier: MPL-2.0
#include "parquet/plain.hpp"

namespace cnamdata::parquet {

namespace {

void encode_texts(const Dictionary& dictionary, Buffer& out) {
    for (Code code = 1; code < dictionary.size(); ++code) {
        const std::string_view text = dictionary.text(code);
        append(out, static_cast<std::uint32_t>(text.size()));
        append(out, std::as_bytes(std::span(text)));
    }
}

} // namespace

void encode_plain(std::span<const std::int64_t> values, Physical physical, Buffer& out) {
    if (physical != Physical::int32) return append(out, std::as_bytes(values));
    const std::size_t at = out.size();
    out.resize(at + values.size() * sizeof(std::int32_t));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = static_cast<std::int32_t>(values[i]);
        std::memcpy(out.data() + at + i * sizeof value, &value, sizeof value);
    }
}

void encode_plain(const Dictionary& dictionary, Physical physical, Buffer& out) {
    if (dictionary.type() == Dictionary::Type::text) return encode_texts(dictionary, out);
    encode_plain(std::span(dictionary.numbers()).subspan(1), physical, out);
}

void decode_plain(Bytes bytes, Physical physical, std::span<std::int64_t> out) {
    Cursor cursor(bytes);
    if (physical != Physical::int32) {
        const Bytes values = cursor.take(out.size_bytes());
        if (!values.empty()) std::memcpy(out.data(), values.data(), values.size());
        return;
    }
    const Bytes values = cursor.take(std::uint64_t{out.size()} * sizeof(std::int32_t));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = load<std::int32_t>(values.data() + i * sizeof(std::int32_t));
}

} // namespace cnamdata::parquet
