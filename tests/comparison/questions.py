# SPDX-License-Identifier: MPL-2.0
"""Questions put to our program, to DuckDB and to a plain reading: keys, measures, and a condition written twice."""

PERIODS = {"damir": "2025-01", "medic": "2024", "lpp": "2023"}

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
