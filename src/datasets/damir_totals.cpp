// SPDX-License-Identifier: MPL-2.0
//
// Published totals of Open DAMIR. January 2025 adds up exactly over its regions, ages and perimeters.
#include "datasets/totals.hpp"

#include <array>

namespace cnamdata {

namespace {

constexpr std::string_view profile = "aymen-data/open-damir-data-engineering, reports/quality/202501.json";
constexpr std::string_view exploration = "AntoineGiraud/damir_exploration, summary of A202401";
constexpr std::string_view docgap = "jessicafalcon/docgap, profile of the three files of early 2025";

struct Rows {
    Period period;
    std::string_view where;
    std::string_view rows;
    std::string_view source;
};

constexpr std::array counted{
    Rows{{2020, 1}, "", "35555062", "arnaudmilet/medtRucks, documentation of A202001"},
    Rows{{2024, 6}, "", "37363788", "Simspeed1769/DONNEE-PARQUET, profile of A202406"},
    Rows{{2025, 2}, "", "34710236", docgap},
    Rows{{2025, 3}, "", "35881985", docgap},
    Rows{{2024, 1}, "", "38758176", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 0", "4486325", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 20", "3906559", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 40", "4245408", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 50", "5078316", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 60", "5838162", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 70", "5988758", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 80", "5034234", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 99", "40558", exploration},
    Rows{{2024, 1}, "AGE_BEN_SNDS = 30", "4139856", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 5", "1323081", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 11", "4723674", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 27", "1970244", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 28", "2153547", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 32", "3033282", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 44", "3435837", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 52", "2207301", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 53", "1982981", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 75", "3139219", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 84", "3437438", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 93", "3392422", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 99", "2427121", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 24", "1998859", exploration},
    Rows{{2024, 1}, "BEN_RES_REG = 76", "3533170", exploration},
    Rows{{2024, 1}, "BEN_SEX_COD = 0", "310", exploration},
    Rows{{2024, 1}, "BEN_SEX_COD = 1", "17548317", exploration},
    Rows{{2024, 1}, "BEN_SEX_COD = 2", "21209549", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 0", "20374360", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 1", "532651", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 4", "258873", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 6", "34882", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 11", "55837", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 12", "54357", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 13", "4757", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 99", "15826621", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 2", "53527", exploration},
    Rows{{2024, 1}, "PRS_REM_TYP = 5", "1562311", exploration},
};

struct Group {
    std::string_view where;
    std::string_view rows; // empty: not published
    std::string_view reimbursed;
    std::string_view spent;
};

/// January 2025, FLT_REM_MNT and FLT_PAI_MNT.
constexpr std::array groups_2025{
    Group{"PRS_REM_TYP = 99", "14826306", "594578765.99", "783273641.33"},
    Group{"TOP_PS5_TRG = 0", "1494100", "0", ""},
    Group{"TOP_PS5_TRG = 1", "20319853", "12747479780.17", "13265630145.42"},
    Group{"TOP_PS5_TRG = 9", "14826306", "594578765.99", "783273641.33"},
    Group{"SOI_ANN = 2025 and SOI_MOI = 1", "", "7085023829.26", ""},
    Group{"SOI_ANN = 2024 and SOI_MOI = 12", "", "3477107040.05", ""},
    Group{"SOI_ANN = 0 and SOI_MOI = 0", "15607", "1197106450.90", ""},
    Group{"BEN_RES_REG = 99", "3115959", "2280965340.32", "661475481.59"},
    Group{"BEN_RES_REG = 11", "4142722", "1710740931.14", "2250254240.78"},
    Group{"BEN_RES_REG = 84", "3338674", "1234500056.13", "1492199261.91"},
    Group{"BEN_RES_REG = 93", "3050123", "1194688794.92", "1406628897.43"},
    Group{"BEN_RES_REG = 76", "3232914", "1185914952.34", "1393327742.64"},
    Group{"BEN_RES_REG = 75", "2962535", "1056506814.98", "1233454549.45"},
    Group{"BEN_RES_REG = 32", "2739847", "969595121.82", "1139349022.23"},
    Group{"BEN_RES_REG = 44", "3086061", "883768032.29", "1126820087.24"},
    Group{"BEN_RES_REG = 52", "2168156", "545507272.20", "657229551.68"},
    Group{"BEN_RES_REG = 28", "1980079", "537993340.42", "621559711.53"},
    Group{"BEN_RES_REG = 53", "1833919", "516170439.36", "604337442.59"},
    Group{"BEN_RES_REG = 27", "1922467", "431950577.93", "518856348.34"},
    Group{"BEN_RES_REG = 5", "1276470", "404021827.93", "474739932.58"},
    Group{"BEN_RES_REG = 24", "1790333", "389735044.38", "468671516.76"},
    Group{"AGE_BEN_SNDS = 0", "4083931", "818018259.22", ""},
    Group{"AGE_BEN_SNDS = 20", "3679173", "751873179.02", ""},
    Group{"AGE_BEN_SNDS = 30", "3826452", "1258148012.41", ""},
    Group{"AGE_BEN_SNDS = 40", "3968495", "1390168553.71", ""},
    Group{"AGE_BEN_SNDS = 50", "4803840", "2266066332.00", ""},
    Group{"AGE_BEN_SNDS = 60", "5550235", "2631712130.43", ""},
    Group{"AGE_BEN_SNDS = 70", "5777861", "2239705506.58", ""},
    Group{"AGE_BEN_SNDS = 80", "4887730", "1970687185.68", ""},
    Group{"AGE_BEN_SNDS = 99", "62542", "15679387.11", ""},
};

struct Service {
    std::string_view where;
    std::string_view reimbursed;
    std::string_view quantity;
};

/// January 2025, FLT_REM_MNT and FLT_ACT_QTE.
constexpr std::array services_2025{
    Service{"PRS_NAT = 3313", "1514760560.40", "104574437"}, Service{"PRS_NAT = 2111", "728271584.31", "905632"},
    Service{"PRS_NAT = 7111", "696380511.72", "809141"},     Service{"PRS_NAT = 3311", "674070023.37", "1262733"},
    Service{"PRS_NAT = 6111", "592742929.82", "17341095"},   Service{"PRS_NAT = 1110", "482813052.51", "20589468"},
    Service{"PRS_NAT = 1352", "430125393.64", "9720645"},    Service{"PRS_NAT = 6112", "417343103.94", "12512547"},
    Service{"PRS_NAT = 6115", "399330145.25", "6813189"},    Service{"PRS_NAT = 3111", "327488672.30", "59003579"},
    Service{"PRS_NAT = 3211", "325521237.95", "15925290"},   Service{"PRS_NAT = 8111", "302182214.53", "19059"},
    Service{"PRS_NAT = 4214", "249558324.73", "2019134"},    Service{"PRS_NAT = 1112", "84850272.92", "4134121"},
};

void add_january_2025(Publications& published) {
    constexpr Period period{2025, 1};
    published.editions.push_back(
        {.period = period, .sha256 = "3d28be961014f9bd846e41302e7ce6fff625bf2ccccf1148a51403e9a72efe0f"});
    totals::add(published, {.period = period, .source = profile},
                {{"", "36640259"},
                 {"PRS_DEP_MNT", "980958716.57"},
                 {"PRS_PAI_MNT", "16233490141.08"},
                 {"PRS_REM_BSE", "12434039537.67"},
                 {"PRS_REM_MNT", "13756661698.73"},
                 {"FLT_PAI_MNT", "14048903786.75"},
                 {"FLT_DEP_MNT", "951356443.99"},
                 {"FLT_REM_MNT", "13342058546.16"},
                 {"FLT_ACT_QTE", "1201380115"}});
    for (const Group& group : groups_2025) {
        const PublishedTotal common{.period = period, .where = group.where, .source = profile};
        if (!group.rows.empty()) totals::add(published, common, {{"", group.rows}});
        totals::add(published, common, {{"FLT_REM_MNT", group.reimbursed}});
        if (!group.spent.empty()) totals::add(published, common, {{"FLT_PAI_MNT", group.spent}});
    }
    for (const Service& service : services_2025) {
        totals::add(published, {.period = period, .where = service.where, .source = profile},
                    {{"FLT_REM_MNT", service.reimbursed}, {"FLT_ACT_QTE", service.quantity}});
    }
}

} // namespace

Publications damir_publications() {
    Publications published;
    for (const Rows& rows : counted)
        totals::add(published, {.period = rows.period, .where = rows.where, .source = rows.source}, {{"", rows.rows}});
    const PublishedTotal of_the_year{.period = {2024, 1},
                                     .where = "SOI_ANN = 2024 and PRS_REM_TYP = 0",
                                     .tolerance = "1", // printed in whole euros
                                     .source = exploration};
    totals::add(published, of_the_year,
                {{"", "19616458"}, {"FLT_ACT_QTE", "1193840182"}, {"FLT_REM_MNT", "11930729389"}});
    add_january_2025(published);
    return published;
}

} // namespace cnamdata
