// SPDX-License-Identifier: MPL-2.0
#include "generate/damir_services.hpp"

#include "base/text.hpp"

#include <array>
#include <charconv>
#include <string_view>

namespace cnamdata::generate {

namespace {

/// Services that are about as frequent: in hundreds of rows of a month of 2024, rounded.
struct Frequency {
    std::uint64_t hundreds;
    std::string_view natures;
};

constexpr Frequency frequencies[] = {
    {19000, "1952 3111 3313 3364 3386"},
    {12000, "1972 1976 3211"},
    {10000, "1352 3116 3366"},
    {7900, "1112 1116 1126 1842 3312 3385"},
    {6300, "1103 1110 1351 3125"},
    {5000, "1324 1951 3341 3365 3384"},
    {3900, "3511 3512"},
    {3100, "1109 3122 3223 3380 3514 3515 4214"},
    {2500, "1974 3390 6111"},
    {1900, "1321 1811"},
    {1500, "1111 1192 1848 1975 3133 3316 3521 3522 4213"},
    {1200, "1113 1353 1453 3117 3132 3383 4212"},
    {1000, "1451 1812 3108 3112 3311 3322 3563 6112"},
    {790, "1125 1210 1224 1325 1454 1957 2111 2250 2251 2252 2351 3120 3121 3222 3518"},
    {630, "1101 1191 1323 1971 3107 3326 3513"},
    {500, "1470 1843 1845 1901 1939 1956 2237 2281 2352 3106 3503 3506 3510 3577 3599"},
    {390, "1046 1312 1424 1903 1911 1935 3369 3415 3502 3519 3520 4215 6115"},
    {310, "1102 1114 1933 2159 2211 2285 3134 3221 3331 3504 3508 3550"},
    {250, "1107 1121 1127 1209 1416 1418 1930 1944 2212 2297 3109 3225 3308 3315 3317 3389 4232 4331 6117"},
    {200, "1194 1401 3115 3360 3559 3595 9202"},
    {150, "1079 1098 1108 1148 1331 1412 1417 1420 1455 1472 1846 1904 3332 3355 3551 3564 3584 3588 3589 5125 "
          "5203 6118"},
    {120, "1067 1073 1076 1082 1083 1140 1199 1214 1354 1410 1415 1847 1906 2283 2392 3330 3359 3545 3596 5204"},
    {100, "1048 1072 1091 1104 1154 1174 1211 1404 1407 1465 1476 1905 1913 1918 1936 1941 2155 2156 2222 2231 "
          "2339 2391 3130 3314 3381 3505 3516 3561 3565 3575 4219 4233 5201 9201"},
    {79, "1060 1071 1106 1159 1201 1402 1408 1409 1419 1473 1475 1841 1849 1938 1943 2234 2309 3113 3138 3318 "
         "3320 3501 3509 3542 3544 3586 3587 9191"},
    {63, "1069 1074 1077 1080 1099 1100 1132 1168 1202 1405 1471 1821 1844 2108 2113 3351 3353 3408 3535 3602 "
         "6121 8111 9421 9434"},
    {50, "1070 1075 1084 1105 1413 1437 1937 2104 2152 2230 2287 3136 3387 3531 5121 5123"},
    {40, "1081 1090 1226 1322 1934 1973 2132 2153 2238 3131 3142 3324 3500 3597 5126"},
    {32, "1068 1228 1923 2141 3325 3352 3356 3570 3590 4111 5202 6212 9423"},
    {25, "1061 1117 1929 1981 2112 2286 2338 3343 3354 3543 3572 3580 4203 6122 8113"},
    {20, "1093 1134 1153 1422 1460 1467 1477 1942 2135 2213 2284 2298 2414 2428 3329 3507 3552 3562 3566 3568 "
         "3593 3598 5402 5403 7111 9422"},
    {16, "1945 2151 2157 2221 3104 3128 3336 3567 9436 9722 9732"},
    {13, "1172 1212 2133 2426 3309 3549 3560 4141 9911"},
    {10, "1049 1059 1215 1218 1400 2109 2138 2150 2168 2418 3403 4112 4154 4237 4353 9132 9133 9716 9762"},
    {8, "1078 1318 1522 1940 2105 2137 2158 2336 3129 3140 3144 3213 3404 3517 4131 4143 4144 5129 6120 8118 "
        "9203"},
    {6, "1414 1462 3216 3310 3348 3349 3569 4132 4142 4218 6233 7112 9731 9773 9818"},
    {5, "1434 2161 2167 2347 3124 3143 3585 4153 6114 8112 8121 9761 9772 9810"},
    {4, "1047 1051 1092 1169 1361 1992 2116 2136 2346 3103 3105 3137 3342 3601 6113 6131 7113 8119 8226 9752 "
        "9802"},
    {3, "1122 1131 1213 1216 1227 1813 1994 2100 2147 3367 3402 3416 4221 4511 5122 5206 6124 6126 6210 6215 "
        "6231 8115 9715 9721"},
    {3, "1088 1195 1439 1928 1954 1997 2160 2290 2343 2344 4151 6236 9111 9763 9764"},
    {2, "1086 1456 1521 1946 1982 2415 2416 3350 3361 3612 4371 6123 6127 6213 6221 8114 8225 9719 9744 9863"},
    {2, "1050 1403 1406 1523 1993 2240 2420 3118 3127 3363 4113 4152 4239 5124 6209 6235 9112 9221 9912"},
    {1, "1135 1177 1955 1983 2169 2195 2239 2263 2332 2345 2354 2411 2412 2419 2422 3358 4145 4210 4316 6110 "
        "8116 9521 9769 9775"},
    {1, "1054 1055 1056 1057 1058 1062 1064 1066 1085 1094 1118 1119 1123 1142 1145 1146 1149 1150 1161 1162 "
        "1167 1170 1173 1175 1178 1179 1182 1183 1187 1188 1193 1196 1203 1222 1311 1425 1426 1427 1435 1436 "
        "1438 1452 1457 1459 1474 1617 1618 1627 1640 1641 1642 1646 1647 1652 1654 1704 1814 1907 1908 1909 "
        "1910 1912 1916 1920 1924 1927 1947 1948 1949 1960 1961 1962 1977 1990 1991 1995 1996 1998 1999 2103 "
        "2106 2107 2110 2117 2119 2120 2134 2143 2144 2145 2146 2163 2164 2176 2179 2180 2184 2192 2198 2200 "
        "2215 2218 2248 2249 2253 2256 2258 2264 2265 2269 2280 2282 2288 2289 2293 2294 2303 2321 2331 2335 "
        "2337 2342 2413 2421 2423 2424 3101 3102 3110 3126 3135 3139 3166 3304 3305 3319 3335 3337 3338 3339 "
        "3340 3346 3362 3368 3370 3376 3382 3388 3395 3405 3410 3411 3412 3413 3414 3417 3423 3532 3533 3539 "
        "3558 3574 3583 3591 3592 3594 3610 3611 4156 4157 4206 4208 4209 4211 4217 4220 4224 4229 4230 4231 "
        "4235 4236 4241 4310 4317 4318 4321 4322 4323 4325 4326 4327 4328 4329 4330 4332 4372 4379 4380 4396 "
        "4413 4417 4501 4512 4513 4515 5130 6014 6116 6125 6128 6132 6134 6211 6214 6232 6239 6241 6242 6251 "
        "6257 6258 8117 8120 8222 8224 8227 9114 9116 9118 9119 9123 9129 9131 9134 9152 9204 9206 9207 9211 "
        "9429 9432 9435 9511 9513 9514 9713 9717 9720 9724 9733 9734 9735 9737 9741 9742 9743 9751 9765 9766 "
        "9767 9768 9771 9774 9776 9777 9778 9803 9813 9816 9825 9833 9834 9835 9849 9852 9853 9860 9862 9864 "
        "9867 9890 9894 9902 9999"},
};

using enum Executor;
using enum Pricing;

//                                       executor, in est., self, pricing, lowest, octaves, rate, overrun, stay
constexpr Family consultation_gp{general_practitioner, 30'000, 80'000, tariff, 1000, 2, 70, 4'000};
constexpr Family consultation{specialist, 42'000, 70'000, tariff, 500, 4, 70, 22'000};
constexpr Family technical{specialist, 45'000, 50'000, free, 1200, 6, 70, 25'000};
constexpr Family images{imaging, 42'000, 15'000, free, 2000, 4, 70, 6'000};
constexpr Family dental{dentist, 34'000, 90'000, free, 1500, 6, 60, 30'000};
constexpr Family displacement{auxiliary, 16'000, 2'000, tariff, 100, 3, 60, 0};
constexpr Family nursing{nurse, 24'000, 5'000, keyed, 315, 1, 60, 0};
constexpr Family physiotherapy{physiotherapist, 8'000, 1'000, keyed, 215, 1, 60, 0};
constexpr Family podology{podiatrist, 3'000, 60'000, free, 2700, 2, 60, 0};
constexpr Family speech{speech_therapist, 3'000, 1'000, keyed, 260, 1, 60, 0};
constexpr Family orthoptics{orthoptist, 22'000, 2'000, keyed, 260, 1, 60, 0};
constexpr Family midwifery{midwife, 42'000, 90'000, tariff, 700, 3, 70, 500};
constexpr Family biology{laboratory, 24'000, 0, keyed, 25, 1, 60, 0};
constexpr Family dispensing_fee{pharmacy, 1'500, 200, tariff, 50, 2, 65, 0};
constexpr Family drug{pharmacy, 1'500, 200, free, 150, 8, 65, 0};
constexpr Family device{device_seller, 1'500, 1'500, free, 300, 7, 60, 20'000};
constexpr Family transport{transporter, 1'500, 0, free, 1500, 4, 65, 0};
constexpr Family participation{payer_of_participation, 33'000, 60'000, deduction, 100, 1, 100, 0};
constexpr Family drug_franchise{pharmacy, 1'500, 200, deduction, 50, 1, 100, 0};
constexpr Family auxiliary_franchise{auxiliary, 16'000, 2'000, deduction, 50, 1, 100, 0};
constexpr Family transport_franchise{transporter, 500, 0, deduction, 200, 1, 100, 0};
constexpr Family hospital_stay{establishment, 98'000, 0, free, 2000, 8, 80, 300, true};
constexpr Family technical_fee{imaging, 92'000, 10'000, free, 6000, 2, 100, 0, true};
constexpr Family cash_benefit{none, 0, 0, free, 9000, 6, 100, 0};
constexpr Family other{none, 5'000, 10'000, free, 1000, 8, 100, 0};

/// Natures from `first` to `last`; the first match counts.
struct Range {
    int first;
    int last;
    const Family* family;
};

constexpr Range ranges[] = {
    {1109, 1111, &consultation_gp},
    {1116, 1116, &consultation_gp},
    {1125, 1125, &consultation_gp},
    {1192, 1192, &consultation_gp},
    {1209, 1214, &consultation_gp},
    {1000, 1299, &consultation},
    {1324, 1324, &images},
    {1331, 1331, &images},
    {1351, 1351, &images},
    {1325, 1325, &dental},
    {1353, 1354, &dental},
    {1300, 1399, &technical},
    {1400, 1499, &dental},
    {1843, 1849, &displacement},
    {1800, 1899, &displacement},
    {1911, 1911, &midwifery},
    {1939, 1939, &midwifery},
    {1951, 1957, &participation},
    {1971, 1972, &drug_franchise},
    {1973, 1974, &transport_franchise},
    {1975, 1976, &auxiliary_franchise},
    {1900, 1999, &consultation_gp},
    {2350, 2353, &technical_fee},
    {2390, 2393, &technical_fee},
    {2000, 2999, &hospital_stay},
    {3113, 3113, &midwifery},
    {3121, 3131, &physiotherapy},
    {3132, 3132, &speech},
    {3133, 3133, &orthoptics},
    {3134, 3134, &podology},
    {3138, 3138, &speech},
    {3100, 3199, &nursing},
    {3200, 3299, &biology},
    {3311, 3345, &drug},
    {3300, 3499, &dispensing_fee},
    {3500, 3699, &device},
    {4200, 4299, &transport},
    {5100, 5199, &device},
    {5200, 5299, &dental},
    {5400, 5499, &device},
    {6000, 8999, &cash_benefit},
    {0, 9999, &other},
};

const Family& family_of(int nature) {
    for (const Range& range : ranges) {
        if (nature >= range.first && nature <= range.last) return *range.family;
    }
    return other;
}

int rate_of(int nature, const Family& family) {
    switch (nature) {
    case 3312:
        return 30;
    case 3341:
        return 15;
    case 3311:
    case 3315:
    case 3316:
    case 3317:
        return 100;
    case 1957:
        return 0;
    default:
        return family.rate;
    }
}

/// A price of its own for each nature, the same in every file: a multiple of five centimes within the family's span.
std::int64_t price_of(int nature, const Family& family) {
    const auto span =
        static_cast<std::uint64_t>(family.lowest_price) * ((1U << static_cast<unsigned>(family.octaves)) - 1);
    if (family.pricing == keyed || family.pricing == deduction || span < 5) return family.lowest_price;
    return family.lowest_price + static_cast<std::int64_t>(mixed(static_cast<std::uint64_t>(nature)) % (span / 5) * 5);
}

std::vector<Weighted<Service>> weighted_services() {
    std::vector<Weighted<Service>> all;
    for (const Frequency& frequency : frequencies) {
        for (std::string_view text : split(frequency.natures, ' ')) {
            int nature = 0;
            std::from_chars(text.data(), text.data() + text.size(), nature);
            const Family& family = family_of(nature);
            all.push_back({{nature, &family, rate_of(nature, family), price_of(nature, family)}, frequency.hundreds});
        }
    }
    return all;
}

} // namespace

const Choice<Service>& services() {
    static const Choice<Service> choice(weighted_services());
    return choice;
}

} // namespace cnamdata::generate
