// SPDX-License-Identifier: MPL-2.0
//
// Published totals of Open LPP. CNAM corrected the years 2014 to 2019 on 17 April 2025; the totals and checksums of
// these years are those of the first edition, whose files date from April 2020.
#include "datasets/totals.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view study = "bparent11/analysingEffectOfHealthPlanInFrance, Open-LPP-data";
constexpr std::string_view first = "2020-04";

struct Whole {
    int year;
    std::string_view rows, quantity, reimbursed, base, sha256;
};

constexpr std::array first_editions{
    Whole{2014, "234367", "376394995", "6541299818.82", "7621738278.42",
          "7ff6a588b1b9fa56a69a5cd104e468ffb7a1573815fce25b5fc25992ccecc4c6"},
    Whole{2015, "236830", "396651434", "6913722427.65", "8079959788.31",
          "9ca03169390fbe52be53607c5dcd16d85e3e1cf62644788cb0e974964a201a9c"},
    Whole{2016, "266276", "394833907", "7302553926.01", "8544250958.81",
          "6532f5f1bcfc824bb833c043d5842f168f380e8d4bcae33bc8441483eebcd89e"},
    Whole{2017, "266877", "404762027", "7589986539.53", "8878160749.43",
          "25b19d8f97fcc64a93a556283bdea260c3165df26a04fb43925a78b11150b538"},
    Whole{2018, "270969", "426149026", "7848327809.64", "9150322123.98",
          "81beea859eb3adf114c160d685fece445c8f95c73289763593235df578e014d3"},
    Whole{2019, "286415", "454677035", "8174607810.17", "9573490056.21",
          "9e81f4bef41030f074d18035339cec1bd010770852a0be428d7065407b893a53"},
};

struct Part {
    int year;
    std::string_view where, rows, quantity, reimbursed, base;
};

constexpr std::array parts{
    Part{2014, "AGE = 0", "36464", "37628574", "501085311.25", "632459206.63"},
    Part{2014, "AGE = 20", "44881", "53904785", "623316608.72", "775381540.57"},
    Part{2014, "AGE = 40", "62925", "95786742", "1442004956.67", "1726175177.78"},
    Part{2014, "AGE = 60", "83967", "188510979", "3965192495.89", "4476082124.43"},
    Part{2014, "AGE = 99", "6130", "563915", "9700446.29", "11640229.01"},
    Part{2014, "SEXE = 1", "111436", "178090154", "3241649337.72", "3732347328.48"},
    Part{2014, "SEXE = 2", "116779", "197801848", "3289743700.42", "3877638263.56"},
    Part{2014, "SEXE = 9", "6152", "502993", "9906780.68", "11752686.38"},
    Part{2015, "AGE = 0", "37338", "38990600", "535351017.33", "675689357.72"},
    Part{2015, "AGE = 20", "45688", "55129313", "656238736.10", "817266154.04"},
    Part{2015, "AGE = 40", "63789", "99521679", "1507313589.57", "1811266679.95"},
    Part{2015, "AGE = 60", "85165", "202525055", "4205727176.91", "4764697149.90"},
    Part{2015, "AGE = 99", "4850", "484787", "9091907.74", "11040446.70"},
    Part{2015, "SEXE = 1", "113220", "188261308", "3427336794.31", "3958701800.27"},
    Part{2015, "SEXE = 2", "118923", "207958625", "3476924480.41", "4109847510.35"},
    Part{2015, "SEXE = 9", "4687", "431501", "9461152.93", "11410477.69"},
    Part{2016, "AGE = 0", "40801", "38052028", "562757176.90", "710613041.63"},
    Part{2016, "AGE = 20", "52514", "53828373", "694119276.14", "866966083.48"},
    Part{2016, "AGE = 40", "72966", "96862285", "1576703764.92", "1900159721.63"},
    Part{2016, "AGE = 60", "98341", "205738170", "4460778900.86", "5056723755.52"},
    Part{2016, "AGE = 99", "1654", "353051", "8194807.19", "9788356.55"},
    Part{2016, "SEXE = 1", "128923", "187986296", "3622348776.51", "4191860605.41"},
    Part{2016, "SEXE = 2", "136297", "206546704", "3671366669.30", "4342108840.65"},
    Part{2016, "SEXE = 9", "1056", "300907", "8838480.20", "10281512.75"},
    Part{2017, "AGE = 0", "41437", "39040248", "587010131.26", "739711404.50"},
    Part{2017, "AGE = 20", "53149", "55084099", "727235297.88", "905545106.97"},
    Part{2017, "AGE = 40", "72496", "97788789", "1619732156.63", "1952285814.12"},
    Part{2017, "AGE = 60", "98394", "212479961", "4647329255.91", "5270234993.60"},
    Part{2017, "AGE = 99", "1401", "368930", "8679697.85", "10383430.24"},
    Part{2017, "SEXE = 1", "129617", "192920187", "3766260113.04", "4357114328.60"},
    Part{2017, "SEXE = 2", "136666", "211526408", "3814586429.86", "4510284134.20"},
    Part{2017, "SEXE = 9", "594", "315432", "9139996.63", "10762286.63"},
    Part{2018, "AGE = 0", "41555", "40962795", "618292837.46", "777227089.15"},
    Part{2018, "AGE = 20", "53818", "58699938", "776557853.26", "963421375.98"},
    Part{2018, "AGE = 40", "73131", "102076871", "1668268534.41", "2000755029.17"},
    Part{2018, "AGE = 60", "101003", "224223484", "4777980830.70", "5401226685.66"},
    Part{2018, "AGE = 99", "1462", "185938", "7227753.81", "7691944.02"},
    Part{2018, "SEXE = 1", "131850", "203571010", "3912158838.42", "4510669969.65"},
    Part{2018, "SEXE = 2", "138487", "222468357", "3927934180.31", "4631046851.20"},
    Part{2018, "SEXE = 9", "632", "109659", "8234790.91", "8605303.13"},
    Part{2019, "AGE = 0", "43151", "43088647", "635273757.84", "803021416.22"},
    Part{2019, "AGE = 20", "56984", "62238915", "801616673.21", "996242339.57"},
    Part{2019, "AGE = 40", "77438", "108182592", "1732868616.16", "2088590922.18"},
    Part{2019, "AGE = 60", "107359", "240972120", "4998336137.65", "5678620177.77"},
    Part{2019, "AGE = 99", "1483", "194761", "6512625.31", "7015200.47"},
    Part{2019, "SEXE = 1", "138963", "218512934", "4084154017.50", "4734604578.53"},
    Part{2019, "SEXE = 2", "146722", "236046071", "4082333339.88", "4830374077.30"},
    Part{2019, "SEXE = 9", "730", "118030", "8120452.79", "8511400.38"},
};

struct Later {
    int year;
    std::string_view reimbursed;
};

/// Sums of REM printed for the later years.
constexpr std::array later{
    Later{2020, "8010124106.46"},
    Later{2021, "8762954958.57"},
    Later{2022, "9052716219.88"},
    Later{2023, "9512494563.97"},
};

} // namespace

Publications lpp_publications() {
    Publications published;
    for (const Whole& whole : first_editions) {
        const Period period{whole.year, 0};
        published.editions.push_back({.period = period,
                                      .id = first,
                                      .sha256 = whole.sha256,
                                      .french = "corrigée par la CNAM le 17 avril 2025",
                                      .english = "corrected by CNAM on 17 April 2025"});
        totals::add(published, {.period = period, .edition = first, .source = study},
                    {{"", whole.rows}, {"QTE", whole.quantity}, {"REM", whole.reimbursed}, {"BSE", whole.base}});
    }
    for (const Part& part : parts) {
        totals::add(published, {.period = {part.year, 0}, .edition = first, .where = part.where, .source = study},
                    {{"", part.rows}, {"QTE", part.quantity}, {"REM", part.reimbursed}, {"BSE", part.base}});
    }
    for (const Later& of_year : later)
        totals::add(published, {.period = {of_year.year, 0}, .source = study}, {{"REM", of_year.reimbursed}});
    return published;
}

} // namespace cnamdata
