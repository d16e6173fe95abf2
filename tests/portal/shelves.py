# SPDX-License-Identifier: MPL-2.0
"""Where the replica shows a file: told by its name.

The folders of Open DAMIR, Open Medic and of the complementary bases are those of the portal. The others are not known:
theirs are made up, which is all the same to a client that discovers them.
"""
import dataclasses
import pathlib
import re

SHELVES = [  # name, section, page, Dir_Rep, folder in file=
    (r"[AP](\d{4})\d\d\.csv", "depenses", "download.php", "Open_DAMIR", "Open_DAMIR"),
    (r"N(?:TOT)?(\d{4})", "depenses", "download.php", "Depenses_N", "Depenses_N"),
    (r"R(\d{4})", "depenses", "download.php", "Depenses_R", "Depenses_R"),
    (r"OPEN_MEDIC_(\d{4})", "medicaments", "download.php", "Open_MEDIC_Base_Complete", "Open_MEDIC_Base_Complete"),
    (r"NB_(\d{4})_(atc\d|cip13)", "medicaments", "download2.php", "{y}_{level}", "Open_MEDIC_Bases_Complementaires/{y}_{level}"),
    (r"(?:REG_)?OPEN_PHMEV_(\d{4})", "medicaments", "download.php", "Open_PHMEV_Base", "Open_PHMEV_Base"),
    (r".*STATINES.*(\d{4})", "medicaments", "download.php", "Open_STATINES", "Open_STATINES"),
    (r"OPEN_BIO_(\d{4})", "biologie", "download.php", "Open_BIO_Base", "Open_BIO_Base"),
    (r"NB_(\d{4})_(grp|acte)", "biologie", "download2.php", "{y}_{level}", "Open_BIO_Bases_Complementaires/{y}_{level}"),
    (r"OPEN_LPP_(\d{4})", "LPP", "download.php", "Open_LPP_Base", "Open_LPP_Base"),
    (r"NB_(\d{4})_(lpp|titre|sc1|sc2)", "LPP", "download2.php", "{y}_{level}", "Open_LPP_Bases_Complementaires/{y}_{level}"),
]


@dataclasses.dataclass(frozen=True)
class Item:
    path: pathlib.Path
    section: str
    page: str
    dir_rep: str
    folder: str
    year: str

    @property
    def file(self):
        return f"{self.folder}/{self.path.name}"


def item_of(path):
    for pattern, section, page, dir_rep, folder in SHELVES:
        if match := re.match(pattern, path.name, re.IGNORECASE):
            words = {"y": match[1], "level": match[2].upper() if match.lastindex > 1 else ""}
            return Item(path, section, page, dir_rep.format(**words), folder.format(**words), match[1])
    return None


def items(folder):
    """The published files of a folder, read at each call: a test may add and replace them."""
    found = (item_of(path) for path in sorted(folder.iterdir()) if not path.name.startswith("."))
    return [item for item in found if item]
