# SPDX-License-Identifier: MPL-2.0
"""Questions put to our program, to DuckDB and to a plain reading: keys, measures, and a condition written twice."""

# What is asked about: a period and, where a period has several files, a header version.
ASKED = {
    "damir": ("2025-01", ""), "tables-n": ("2023-01", ""), "tables-r": ("2020-01", ""), "medic": ("2024", ""),
    "medic-nb": ("2024", "cip13_age_sexe-2020"), "statines": ("2016", ""), "phmev": ("2024", ""), "bio": ("2024", ""),
    "bio-nb": ("2024", "acte_age_sexe_reg-2014"), "lpp": ("2023", ""), "lpp-nb": ("2023", "lpp_reg_spe-2014"),
}

# dataset: (keys, measures, condition as we and SQL read it, the same in Python over `row`)
AGGREGATES = {
    "damir": [
        ("BEN_RES_REG", "count sum:FLT_REM_MNT avg:FLT_REM_MNT sum:FLT_ACT_NBR", None, None),
        ("AGE_BEN_SNDS,BEN_SEX_COD", "sum:PRS_PAI_MNT count", "PRS_REM_TYP in (0, 1)",
         lambda row: row["PRS_REM_TYP"] in (0, 1)),
        ("ETB_DCS_MCO", "min:FLT_REM_MNT max:FLT_REM_MNT avg:PRS_ACT_QTE", "BEN_RES_REG between 11 and 53",
         lambda row: 11 <= row["BEN_RES_REG"] <= 53),
        ("SOI_ANN,SOI_MOI", "count sum:PRS_ACT_NBR", "PRS_ACT_NBR is null or FLT_REM_MNT < -1.5",
         lambda row: row["PRS_ACT_NBR"] is None or row["FLT_REM_MNT"] * 2 < -3),
        ("", "count sum:FLT_REM_MNT min:FLT_REM_MNT avg:PRS_ACT_NBR", "not (PSE_ACT_SNDS = 50)",
         lambda row: row["PSE_ACT_SNDS"] != 50),
        ("PRS_REM_TAU", "count sum:PRS_REM_BSE", "PRS_REM_TAU >= 60 and PRS_REM_TAU <> 100",
         lambda row: row["PRS_REM_TAU"] >= 60 and row["PRS_REM_TAU"] != 100),
        ("PRS_NAT", "count", "PRS_NAT < 0", lambda row: row["PRS_NAT"] < 0),
    ],
    "medic": [
        ("ATC1", "sum:REM sum:BSE sum:BOITES count", None, None),
        ("ATC1,L_ATC1,AGE", "avg:REM count", "SEXE = 2 and AGE != 99",
         lambda row: row["SEXE"] == 2 and row["AGE"] != 99),
        ("GEN_NUM", "count sum:REM", "ATC5 like 'N02%' or GEN_NUM is null",
         lambda row: row["ATC5"].startswith("N02") or row["GEN_NUM"] is None),
        ("CIP13", "count sum:BOITES", "TOP_GEN in ('1', '4')", lambda row: row["TOP_GEN"] in ("1", "4")),
        ("SEXE", "min:REM max:REM avg:BOITES", "BOITES > 5", lambda row: row["BOITES"] > 5),
    ],
    "tables-n": [
        ("SERIE,L_SERIE,REM_TAU", "count sum:REM_MON sum:REC_MON sum:DEP_MON sum:ACT_DNB sum:ACT_COE", None, None),
        ("SNS_DATE", "count avg:REM_MON", "REM_DATE < 202301 or PRE_SPE is null",
         lambda row: row["REM_DATE"] < 202301 or row["PRE_SPE"] is None),
        ("L_PRE_SPE", "sum:ACT_DNB", "SERIE like '1111%' and REM_TAU > 60",
         lambda row: row["SERIE"].startswith("1111") and row["REM_TAU"] > 60),
    ],
    "tables-r": [
        ("DPT,L_DPT,REGION", "count sum:REM_MON sum:ACT_COE", None, None),
        ("CPAM", "min:REM_MON max:DEP_MON", "DPT in ('2A', '01')", lambda row: row["DPT"] in ("2A", "01")),
    ],
    "medic-nb": [
        ("SEXE,AGE", "count sum:REM sum:BOITES min:NBC max:NBC", None, None),
        ("CIP13,L_CIP13", "sum:BSE", "NBC = 11", lambda row: row["NBC"] == 11),
    ],
    "statines": [
        ("ATC4,ATC5", "count sum:BOITES sum:REM sum:BSE", None, None),
        ("PSP_SPE", "sum:REM", "ATC4 in ('C10AA', 'C10BA', 'C10BX')",
         lambda row: row["ATC4"] in ("C10AA", "C10BA", "C10BX")),
    ],
    "phmev": [
        ("ETB_RGT,CODE_POSTAL,NOM_ETB", "count sum:BOITES sum:REM sum:BSE", None, None),
        ("TOP_GEN", "count sum:REM avg:BOITES", "CIP13 <> '0'", lambda row: row["CIP13"] != "0"),
        ("ATC1,ATC2", "sum:REM", "ATC5 = '9999999'", lambda row: row["ATC5"] == "9999999"),
    ],
    "bio": [
        ("GRP,ACTE,L_ACTE", "count sum:DNB sum:REM sum:BSE", None, None),
        ("AGE,SEXE", "sum:DNB", "PSP_SPE = 1 and not (L_ACTE like 'FORFAIT%')",
         lambda row: row["PSP_SPE"] == 1 and not row["L_ACTE"].startswith("FORFAIT")),
    ],
    "bio-nb": [
        ("ACTE", "count sum:DNB sum:REM max:NBC", None, None),
        ("BEN_REG", "sum:BSE", "AGE = 20", lambda row: row["AGE"] == 20),
    ],
    "lpp-nb": [
        ("CODE_LPP,L_CODE_LPP", "count sum:QTE sum:REM min:NBC", None, None),
        ("PSP_SPE", "sum:BSE", "QTE < 0", lambda row: row["QTE"] < 0),
    ],
    "lpp": [
        ("TITRE,SC1", "count sum:QTE sum:REM sum:BSE", None, None),
        ("CODE_LPP,L_CODE_LPP", "sum:REM avg:BSE", "AGE = 60", lambda row: row["AGE"] == 60),
        ("PSP_SPE", "count min:REM max:BSE", "SC2 like '1_1%'",
         lambda row: row["SC2"][0] == "1" and row["SC2"][2:3] == "1"),
    ],
}

# dataset: (columns, condition, the same in Python)
FILTERS = {
    "damir": [
        ("FLX_ANN_MOI,PRS_NAT,FLT_REM_MNT,PRS_ACT_NBR,ETB_DCS_MCO", "FLT_REM_MNT < 0",
         lambda row: row["FLT_REM_MNT"] < 0),
        ("", "AGE_BEN_SNDS = 80 and BEN_SEX_COD in (1)",
         lambda row: row["AGE_BEN_SNDS"] == 80 and row["BEN_SEX_COD"] == 1),
    ],
    "medic": [("", None, None), ("CIP13,L_CIP13,REM", "BEN_REG = 11", lambda row: row["BEN_REG"] == 11)],
    "tables-n": [("", None, None), ("SERIE,L_PRE_SPE,ACT_DNB", "REM_MON < 0", lambda row: row["REM_MON"] < 0)],
    "tables-r": [("DPT,L_CPAM,SNS_DATE,REM_MON", "DPT = '2B'", lambda row: row["DPT"] == "2B")],
    "medic-nb": [("", None, None)],
    "statines": [("", "SEXE = 9", lambda row: row["SEXE"] == 9)],
    "phmev": [("", None, None), ("CIP13,NUMERO_VOIE,REM", "ETB_RGT like '2A%'",
                                 lambda row: row["ETB_RGT"].startswith("2A"))],
    "bio": [("", None, None)],
    "bio-nb": [("ACTE,BEN_REG,NBC", "NBC > 3000", lambda row: row["NBC"] > 3000)],
    "lpp-nb": [("", None, None)],
    "lpp": [("", None, None), ("CODE_LPP,L_CODE_LPP,QTE", "QTE <= 0", lambda row: row["QTE"] <= 0)],
}


def split(by, measures):
    """Keys and measures as published.aggregate takes them."""
    return [key for key in by.split(",") if key], [tuple(measure.split(":")) for measure in measures.split()]


def options(by, measures, where):
    """The command line of an aggregate."""
    keys, asked = split(by, measures)
    words = ["--by", by] if keys else []
    for function, *column in asked:
        words += [f"--{function}", *column]
    return words + (["--where", where] if where else [])


def sql(table, by, measures, where):
    """The same for DuckDB, exact: averages are left as a sum and a count."""
    keys, asked = split(by, measures)
    functions = []
    for function, *column in asked:
        if function == "avg":
            functions += [f"sum({column[0]})", f"count({column[0]})"]
        else:
            functions.append(f"{function}({column[0] if column else '*'})")
    text = f"select {', '.join(keys + functions)} from '{table}'" + (f" where {where}" if where else "")
    if keys:
        places = ", ".join(str(place + 1) for place in range(len(keys)))
        text += f" group by {places} order by {', '.join(f'{key} nulls last' for key in keys)}"
    return text
