// SPDX-License-Identifier: MPL-2.0
#include "base/encoding.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "cnamdata/output_file.hpp"
#include "cnamdata/period.hpp"
#include "support/catch.hpp"
#include "support/errors.hpp"
#include "support/temporary_folder.hpp"

using namespace cnamdata;
using test::error_of;
using Periods = std::vector<Period>;

TEST_CASE("periods are read, written and selected", "[period]") {
    CHECK(parse_period("2024") == Period{2024, 0});
    CHECK(parse_period("2024-03") == Period{2024, 3});
    CHECK(to_string(Period{2024, 3}) == "2024-03");
    CHECK(to_string(Period{2009, 12}) == "2009-12");
    for (const char* bad : {"", "24", "2024-13", "2024-00", "2024-3", "2024/03", "-024", "2024-03-01", "0000"}) {
        INFO(bad);
        const auto error = error_of([&] { static_cast<void>(parse_period(bad)); });
        REQUIRE(error);
        CHECK(error->category() == Category::usage);
    }
    const Periods months{{2023, 12}, {2024, 1}, {2024, 2}, {2024, 2}, {2025, 1}};
    CHECK(PeriodSelection::parse("2024").select(months) == Periods{{2024, 1}, {2024, 2}});
    CHECK(PeriodSelection::parse("2023..2024").select(months) == Periods{{2023, 12}, {2024, 1}, {2024, 2}});
    CHECK(PeriodSelection::parse("2024-02..2025-01").select(months) == Periods{{2024, 2}, {2025, 1}});
    CHECK(PeriodSelection::parse("latest").select(months) == Periods{{2025, 1}});
    CHECK(PeriodSelection::parse("all").select(months).size() == 4);
    CHECK(PeriodSelection::parse("2024-01").select({{2024, 0}}).empty());
    CHECK(PeriodSelection::parse("2019..2023").select({{2018, 0}, {2019, 0}, {2023, 0}, {2024, 0}}) ==
          Periods{{2019, 0}, {2023, 0}});
    CHECK(error_of([] { static_cast<void>(PeriodSelection::parse("2024..2023")); }));
}

TEST_CASE("Windows-1252 becomes UTF-8 and undefined bytes stay distinct", "[encoding]") {
    const auto utf8 = [](std::string_view bytes) {
        std::string out;
        append_utf8(out, bytes, Encoding::windows_1252);
        return out;
    };
    CHECK(utf8("PARACETAMOL") == "PARACETAMOL");
    CHECK(utf8("L\x92INTERLEUKINE") == "L’INTERLEUKINE");
    CHECK(utf8("\xC8\xC9\xD4\xC0\xC7\x8C\xB0\xBF\x80") == "ÈÉÔÀÇŒ°¿€");
    CHECK(utf8("\x81") == "\xC2\x81");
    CHECK(is_utf8("Médecine générale – 1ʳᵉ"));
    for (const char* bad : {"\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE0\x80\x80", "a\x92"}) {
        CHECK_FALSE(is_utf8(bad));
    }
}

TEST_CASE("names fold case and the nearest one is proposed", "[text]") {
    CHECK(same_folded("l_ATC1", "L_atc1"));
    CHECK_FALSE(same_folded("ATC1", "ATC12"));
    const std::vector<std::string_view> names{"BEN_RES_REG", "BEN_SEX_COD", "FLT_REM_MNT"};
    CHECK(nearest("BEN_REG_RES", names) == "BEN_RES_REG");
    CHECK(nearest("flt_rem_mt", names) == "FLT_REM_MNT");
    CHECK(nearest("XYZ", names).empty());
    CHECK(nearest("BEN_REG", names) == "BEN_RES_REG"); // letters are left out
    CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(trim(" a b\r\n") == "a b");
}

TEST_CASE("sha256 of known messages", "[sha256]") {
    // FIPS 180-2, appendix B.1 and B.3, and the hash of nothing.
    Sha256 abc;
    const std::string text = "abc";
    abc.update(std::as_bytes(std::span(text)));
    CHECK(abc.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 nothing;
    CHECK(nothing.finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const std::string million(1'000'000, 'a');
    for (const std::size_t piece : {std::size_t{1000}, std::size_t{300'000}, million.size()}) {
        Sha256 hash;
        for (std::size_t at = 0; at < million.size(); at += piece)
            hash.update(std::as_bytes(std::span(million)).subspan(at, std::min(piece, million.size() - at)));
        CHECK(hash.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
}

TEST_CASE("an output file appears whole or not at all", "[file]") {
    const test::TemporaryFolder folder;
    const auto target = folder.path() / "new" / "out.csv";
    {
        OutputFile abandoned(target);
        abandoned.write("half");
    }
    CHECK(std::filesystem::is_empty(folder.path() / "new"));
    {
        OutputFile file(target);
        file.write("whole");
        CHECK_FALSE(std::filesystem::exists(target));
        file.commit();
    }
    CHECK(test::TemporaryFolder::read(target) == "whole");
    const auto error = error_of([&] { OutputFile(folder.path()); });
    REQUIRE(error);
    CHECK(error->category() == Category::disk);
    const auto absent = error_of([&] { MappedFile(folder.path() / "absent"); });
    REQUIRE(absent);
    CHECK(absent->category() == Category::disk);
}
