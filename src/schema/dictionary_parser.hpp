// SPDX-License-Identifier: MPL-2.0
//
// Columns that become codes. A part of column_parser.cpp, and of its test alone.
#pragma once

#include "base/map_bytes.hpp"
#include "schema/code_table.hpp"
#include "schema/column_parser.hpp"
#include "schema/dictionary_values.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace cnamdata {

/// Coded columns: raw bytes are looked up, and converted once per distinct spelling.
/// `Values` turns a spelling into a dictionary entry, or gives a reason why not.
template <typename Values>
class DictionaryParser final : public ColumnParser, public CodedColumn {
public:
    explicit DictionaryParser(Values values) : values_(std::move(values)) { reset(); }

    void append(const csv::Records& records, std::size_t field, std::vector<BadField>& bad) override {
        slice_.resize(records.rows());
        Code* const out = slice_.data();
        const csv::Records::Column column = records.column(field);
        for (std::size_t row = 0; row < records.rows(); ++row) {
            const auto [text, size] = column[row];
            out[row] = code_of(text, size, row, bad);
        }
        data_.packed.append(slice_, data_.dictionary.size());
    }

    Code code_of(const char* text, std::uint32_t size, std::size_t row, std::vector<BadField>& bad) override {
        if (size > longest_short_key) return convert({text, size}, Spelling::any, row, bad);
        const std::uint64_t key = short_key(text, size);
        const Code known = keys_.find(key);
        if (known != KeyTable::absent) return known;
        const std::size_t told = bad.size();
        const Code code = size == 0 ? null() : convert({text, size}, Spelling::any, row, bad);
        if (bad.size() == told) keys_.insert(key, code);
        return code;
    }

    Code code_of_new(const char* text, std::uint32_t size, std::size_t row, std::vector<BadField>& bad) override {
        if constexpr (Values::type == Dictionary::Type::text) return code_of(text, size, row, bad);
        return size == 0 ? null() : convert({text, size}, Spelling::fresh, row, bad);
    }

    void append_codes(Places places, std::span<const Code> codes) override {
        data_.packed.extend(places.all.size(), data_.dictionary.size(), [&](auto out) {
            using T = typename decltype(out)::value_type;
            if constexpr (sizeof(T) == 1) {
                if (!places.bytes.empty()) return map_bytes(places.bytes, byte_map(codes), codes.size(), out);
            }
            std::transform(places.all.begin(), places.all.end(), out.begin(),
                           [&](std::uint16_t place) { return static_cast<T>(codes[place]); });
        });
    }

    [[nodiscard]] const PackedCodes& codes() const noexcept override { return data_.packed; }
    [[nodiscard]] CodedColumn* coded() noexcept override { return this; }

    void append_nulls(std::size_t rows) override {
        null();
        data_.packed.append_nulls(rows);
    }

    void begin(Encoding encoding, std::size_t rows) override {
        values_.encoding = encoding;
        data_.packed.reserve(rows);
    }

    ColumnData take() override {
        ColumnData taken = std::move(data_);
        reset();
        return taken;
    }

    [[nodiscard]] std::size_t rows() const noexcept { return data_.packed.size(); }
    [[nodiscard]] std::size_t entries() const noexcept { return data_.dictionary.size() - 1; }

private:
    void reset() {
        data_ = ColumnData{};
        data_.form = ColumnData::Form::packed;
        data_.dictionary = Dictionary(Values::type);
        keys_.clear();
        data_.may_have_nulls = false;
        values_.clear();
    }

    Code convert(std::string_view text, Spelling spelling, std::size_t row, std::vector<BadField>& bad) {
        std::string_view reason;
        const Code code = values_.add(text, spelling, data_.dictionary, reason);
        if (reason.empty()) return code;
        bad.push_back({row, reason});
        return null();
    }

    static ByteMap byte_map(std::span<const Code> codes) {
        ByteMap map{};
        std::transform(codes.begin(), codes.end(), map.begin(),
                       [](Code code) { return static_cast<std::uint8_t>(code); });
        return map;
    }

    Code null() noexcept {
        data_.may_have_nulls = true;
        return null_code;
    }

    Values values_;
    ColumnData data_;
    KeyTable keys_;
    std::vector<Code> slice_; // of one call of append(): it stays in the first-level cache
};

} // namespace cnamdata
