// SPDX-License-Identifier: MPL-2.0
#include "cli/text.hpp"

#include "support/catch.hpp"

using namespace cnamdata::cli;
using Lines = std::vector<std::string>;

TEST_CASE("a text is as wide as its characters, not its bytes") {
    CHECK(display_width("") == 0);
    CHECK(display_width("Âge") == 3);
    CHECK(display_width("e\u0301") == 1);  // combining acute accent
    CHECK(display_width("\xff\xfe") == 2); // wrong bytes are seen one by one
    CHECK(pad_right("é", 3) == "é  ");
    CHECK(pad_left("é", 3) == "  é");
    CHECK(pad_left("long", 2) == "long");
}

TEST_CASE("cutting keeps whole characters") {
    CHECK(cut("médicament", 20) == "médicament");
    CHECK(cut("médicament", 10) == "médicament");
    CHECK(cut("médicament", 3) == "mé…");
    CHECK(cut("abc", 0).empty());
}

TEST_CASE("wrapping breaks at spaces, and inside a word that is too long") {
    CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap("  one   two ", 20) == Lines{"one two"});
    CHECK(wrap("a abcdefgh b", 3) == Lines{"a", "abc", "def", "gh", "b"});
    CHECK(wrap("été été", 3) == Lines{"été", "été"});
    CHECK(wrap("", 5) == Lines{""});
}

TEST_CASE("UTF-8 is checked as RFC 3629 says") {
    CHECK(utf8_length("a") == 1);
    CHECK(utf8_length("é") == 2);
    CHECK(utf8_length("€") == 3);
    CHECK(utf8_length("😀") == 4);
    CHECK(utf8_length("\x80") == 0);
    CHECK(utf8_length("\xc3") == 0);             // cut short
    CHECK(utf8_length("\xc0\x80") == 0);         // overlong
    CHECK(utf8_length("\xe0\x80\x80") == 0);     // overlong
    CHECK(utf8_length("\xed\xa0\x80") == 0);     // surrogate
    CHECK(utf8_length("\xf4\x90\x80\x80") == 0); // past the last code point
    CHECK(valid_utf8("a\xe9z") == "a\ufffdz");
}

TEST_CASE("control characters cannot reach the terminal") {
    CHECK(printable("a\x1b[31mé") == "a\\x1b[31mé");
    CHECK(printable("\xc2\x9b") == "\\x9b"); // the one-byte form of ESC [
    CHECK(printable("a\tb\x7f") == "a\\x09b\\x7f");
    CHECK(printable("\xe9") == "\\xe9");
}

TEST_CASE("figures for people") {
    CHECK(grouped(0, " ") == "0");
    CHECK(grouped(999, " ") == "999");
    CHECK(grouped(38012345, " ") == "38 012 345");
    CHECK(grouped(1000, "") == "1000");
    CHECK(human_bytes(999) == "999 B");
    CHECK(human_bytes(1000) == "1.00 kB");
    CHECK(human_bytes(1'020'000'000) == "1.02 GB");
    CHECK(human_bytes(45'600) == "45.6 kB");
    CHECK(human_bytes(999'999) == "1.00 MB");
    CHECK(human_seconds(0.04) == "0.04 s");
    CHECK(human_seconds(12.34) == "12.3 s");
    CHECK(human_seconds(125) == "2 min 05 s");
    CHECK(human_seconds(3725) == "1 h 02 min");
}

TEST_CASE("commas separate names") {
    CHECK(split_commas("A, B ,C") == Lines{"A", "B", "C"});
    CHECK(split_commas("A,,B") == Lines{"A", "", "B"});
    CHECK(split_commas("") == Lines{""});
    CHECK(joined({"A", "", "B"}, ", ") == "A, B");
}
