// SPDX-License-Identifier: MPL-2.0
#include "schema/column_parser.hpp"
#include "schema/dictionary_values.hpp"
#include "support/catch.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace cnamdata;

namespace {

/// The values of a one-column text, as texts; nullopt for null.
struct Parsed {
    Parsed(const std::string& text, const Column& column, NumberFormat numbers = NumberFormat::english,
           Encoding encoding = Encoding::windows_1252, MeasureForm form = MeasureForm::numbers) {
        const std::string padded = text + std::string(csv::padding_bytes, '\0');
        csv::Splitter splitter({}, 2, true);
        const auto parser = make_column_parser(column, numbers, form);
        parser->begin(encoding, 1);
        parser->append(splitter.split(std::string_view(padded).substr(0, text.size())), 0, bad);
        data = parser->take();
        codes = data.packed.unpacked();
        for (std::size_t row = 0; row < data.rows(); ++row)
            values.push_back(value(row));
    }

    [[nodiscard]] std::optional<std::string> value(std::size_t row) const {
        if (data.form == ColumnData::Form::numbers) {
            if (!data.valid.empty() && data.valid[row] == 0) return {};
            return std::to_string(data.numbers[row]);
        }
        if (codes[row] == null_code) return {};
        if (data.dictionary.type() == Dictionary::Type::text) return std::string(data.dictionary.text(codes[row]));
        return std::to_string(data.dictionary.number(codes[row]));
    }

    ColumnData data;
    std::vector<Code> codes;
    std::vector<BadField> bad;
    std::vector<std::optional<std::string>> values;
};

using Values = std::vector<std::optional<std::string>>;
constexpr Column code{.name = "C", .kind = Kind::code};
constexpr Column text_code{.name = "T", .kind = Kind::code, .text = true};
constexpr Column amount{.name = "A", .kind = Kind::amount, .role = Role::measure};
constexpr Column count{.name = "N", .kind = Kind::count, .role = Role::measure};

} // namespace

TEST_CASE("integer codes: one entry a value, however it is spelt", "[column]") {
    const Parsed parsed("5;\n05;\n;\n99;\n5;\n-1;\n", code);
    CHECK(parsed.values == Values{"5", "5", std::nullopt, "99", "5", "-1"});
    CHECK(parsed.data.dictionary.size() == 4);
    CHECK(parsed.bad.empty());
}

TEST_CASE("text codes keep zeros, letters and length", "[column]") {
    const Parsed parsed("05;\n5;\n2A;\n3400932387656;\n0;\n00;\n3400932387656;\n;\n", text_code);
    CHECK(parsed.values == Values{"05", "5", "2A", "3400932387656", "0", "00", "3400932387656", std::nullopt});
    CHECK(parsed.data.dictionary.size() == 7);
}

TEST_CASE("texts are decoded by the encoding of the file", "[column]") {
    CHECK(Parsed("\xC9TAT;\nL\x92"
                 "A;\n",
                 text_code)
              .values == Values{"ÉTAT", "L’A"});
    CHECK(Parsed("ÉTAT;\n", text_code, NumberFormat::english, Encoding::utf8).values == Values{"ÉTAT"});
    CHECK(Parsed("\xC9TAT DES LIEUX;\n", text_code, NumberFormat::english, Encoding::utf8).bad.size() == 1);
}

TEST_CASE("measures are exact, empty is null, the rest is told", "[column]") {
    const Parsed english("4.4;\n;\n.81;\n-10.6;\nabc;\n1,5;\n", amount);
    CHECK(english.values == Values{"440", std::nullopt, "81", "-1060", std::nullopt, std::nullopt});
    REQUIRE(english.bad.size() == 2);
    CHECK(english.bad[0].row == 4);
    CHECK(english.bad[0].reason == "not an amount with at most two decimals");
    CHECK(Parsed("1.352,34;\n", amount, NumberFormat::french).values == Values{"135234"});
    CHECK(Parsed("1.465;\n", count, NumberFormat::french).values == Values{"1465"});
    CHECK(Parsed("1.5;\n", count).bad.size() == 1);
}

TEST_CASE("months and codes out of range are told", "[column]") {
    CHECK(Parsed("13;\n0;\n12;\n", {.name = "M", .kind = Kind::month}).bad.size() == 1);
    CHECK(Parsed("202513;\n202512;\n", {.name = "Y", .kind = Kind::yearmonth}).bad.size() == 1);
    CHECK(Parsed("0000;\n0001;\n2024;\n20240;\n", {.name = "Y", .kind = Kind::year}).values ==
          Values{"0", "1", "2024", std::nullopt});
    CHECK(Parsed("2147483647;\n2147483648;\n", code).bad.size() == 1);
}

TEST_CASE("many distinct values", "[column]") {
    std::string text;
    Values expected;
    for (int i = 0; i < 5000; ++i) {
        const std::string value = "long text number " + std::to_string(i * 7919 % 4001);
        text += value + ";\n";
        expected.push_back(value);
    }
    const Parsed parsed(text, text_code);
    CHECK(parsed.values == expected);
    CHECK(parsed.data.dictionary.size() == 4002);
}

TEST_CASE("measures mean the same as codes and as numbers", "[column]") {
    std::string text = "\nabc;\n.81;\n0.81;\n-1234567.89;\n123456789012.5;\n;\n";
    text[0] = ';';
    text.insert(1, "\n");
    const std::string few = text;
    for (int i = 0; i < 3000; ++i) // many distinct values: the codes become numbers on the way
        text += std::to_string(i * 37 % 2500) + ".5;\n" + (i % 50 == 0 ? ";\n" : "");
    for (const std::string& each : {few, text, text + few}) {
        const Parsed numbers(each, amount);
        const Parsed cheaper(each, amount, NumberFormat::english, Encoding::windows_1252, MeasureForm::cheaper);
        CHECK(cheaper.values == numbers.values);
        CHECK(cheaper.bad.size() == numbers.bad.size());
        CHECK((cheaper.data.form == ColumnData::Form::packed) == (each == few));
    }
}

TEST_CASE("codes take as many bytes as their dictionary needs", "[column]") {
    PackedCodes packed;
    const std::vector<Code> small{0, 1, 255}, middle{256, 65535}, large{65536, 4'000'000'000U};
    packed.append(small, 256);
    packed.append_nulls(1);
    packed.append(middle, 65536);
    packed.append(large, 4'000'000'001U);
    CHECK(packed.unpacked() == std::vector<Code>{0, 1, 255, 0, 256, 65535, 65536, 4'000'000'000U});
}

TEST_CASE("rows can be taken out", "[column]") {
    Parsed parsed("1;\n2;\n3;\n4;\n", amount);
    erase_rows(parsed.data, {0, 2});
    CHECK(parsed.data.numbers == PlainVector<std::int64_t>{200, 400});
    Parsed codes("1;\n2;\n3;\n4;\n", code);
    erase_rows(codes.data, {0, 2});
    CHECK(codes.data.packed.unpacked() == std::vector<Code>{2, 4});
}

TEST_CASE("no number is plainly spelt in two ways", "[column]") {
    const std::string_view alphabet = "017.,-+ ";
    std::map<std::int64_t, std::string> whole, english, french;
    const auto note = [](std::map<std::int64_t, std::string>& all, std::int64_t value, const std::string& text) {
        const auto [found, is_new] = all.emplace(value, text);
        CAPTURE(text, found->second);
        CHECK(is_new);
    };
    std::vector<std::string> texts{""};
    for (std::size_t at = 0; texts[at].size() < 5; ++at) {
        for (const char byte : alphabet)
            texts.push_back(texts[at] + byte);
    }
    for (const std::string& text : texts) {
        std::int64_t value = 0;
        if (is_plainly_spelt(text, '.') && parse_integer<EnglishNumbers>(text, value)) note(whole, value, text);
        if (is_plainly_spelt(text, '.') && parse_hundredths<EnglishNumbers>(text, value)) note(english, value, text);
        if (is_plainly_spelt(text, ',') && parse_hundredths<FrenchNumbers>(text, value)) note(french, value, text);
    }
    CHECK(whole.size() == 243 + 80);
    CHECK(english.size() > whole.size());
    CHECK(french.size() == english.size());
}
