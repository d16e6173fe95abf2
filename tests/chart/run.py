#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Renders charts in headless Chromium and measures them there. Ends with 77 when there is no Chromium.

Each page must show its bars or lines, load nothing, keep every text within the picture, and let no two texts overlap.
"""
import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "data-samples"
CHARTS = {
    "bars with long labels": ["OPEN_MEDIC_2024.zip", "--by", "ATC2", "--sum", "REM", "--labels", "--top", "60"],
    "groups of bars": ["OPEN_MEDIC_2024.zip", "--by", "ATC1,SEXE", "--sum", "REM,BOITES", "--count", "--labels"],
    "five measures": ["OPEN_MEDIC_2024.zip", "--by", "ATC1", "--sum", "REM,BSE,BOITES", "--avg", "REM", "--count", "--labels"],
    "negative amounts": ["A202501.csv.gz", "--by", "PRS_NAT", "--min", "FLT_REM_MNT", "--sum", "FLT_REM_MNT", "--top", "40"],
    "lines": ["A202501.csv.gz", "--by", "SOI_ANN,SOI_MOI", "--sum", "FLT_REM_MNT", "--count"],
    "many lines": ["A202501.csv.gz", "--by", "SOI_ANN,SOI_MOI,BEN_RES_REG", "--sum", "FLT_REM_MNT", "--labels",
                   "--where", "SOI_ANN >= 2024"],
    "a pivot": ["OPEN_MEDIC_2024.zip", "--by", "ATC1", "--pivot", "SEXE", "--sum", "REM", "--count", "--labels"],
    "ratios of nothing": ["A202501.csv.gz", "--by", "PRS_NAT", "--sum", "FLT_DEP_MNT", "--ratio", "FLT_REM_MNT/FLT_DEP_MNT",
                          "--top", "20"],
    "care by month": ["A202501.csv.gz", "--by", "soins()", "--sum", "FLT_REM_MNT", "--where", "SOI_ANN >= 2024"],
    "one bar": ["OPEN_MEDIC_2024.zip", "--sum", "REM"],
}
# Put into a copy of the page, it leaves what it measured in the title.
MEASURE = """<script>
const picture = document.querySelector("svg").getBoundingClientRect();
const texts = [...document.querySelectorAll("svg text")].map(e => [e.textContent, e.getBoundingClientRect()]);
const outside = texts.filter(([t, r]) => r.left < picture.left - 1 || r.right > picture.right + 1 ||
                                         r.top < picture.top - 1 || r.bottom > picture.bottom + 1).map(([t]) => t);
const overlapping = [];
texts.forEach(([t, a], i) => texts.slice(i + 1).forEach(([u, b]) => {
  if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
    overlapping.push([t, u]);
}));
const drawn = [...document.querySelectorAll("svg rect title, svg path.line, svg circle")].length;
const figures = document.querySelectorAll("tbody tr").length;
document.title = "MEASURED" + JSON.stringify({texts: texts.length, outside, overlapping, drawn, figures,
  loaded: performance.getEntriesByType("resource").length, width: picture.width, page: document.body.scrollWidth}) + "END";
</script>"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if path := shutil.which(name):
            return path
    return None


def measured(browser, page, folder, window):
    copy = folder / "measured.html"
    copy.write_text(page.replace("</body>", MEASURE + "</body>"), encoding="utf-8")
    done = subprocess.run([browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                           "--proxy-server=127.0.0.1:9", f"--window-size={window},1000", "--dump-dom", copy.as_uri()],
                          capture_output=True, text=True, timeout=120, check=False)
    found = re.search(r"MEASURED(.*?)END", done.stdout, re.DOTALL)
    if not found:
        raise RuntimeError(f"{browser} rendered nothing: {done.stderr[-500:]}")
    text = found[1]
    for entity, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, meant)
    return json.loads(text)


def complaints_of(browser, program, question, language, folder):
    """What is wrong with the page of a question."""
    page = folder / "page.html"
    source, *options = question
    subprocess.run([program, "aggregate", SAMPLES / source, *options, "-o", page, "--lang", language, "-q"], check=True,
                   env={**os.environ, "HOME": str(folder), "CNAMDATA_STORE": str(folder / "store")}, timeout=120)
    rows = len(page.read_text(encoding="utf-8").split("<tbody>")[1].split("<tr>")) - 1
    wrong = []
    for window in (1100, 400):
        found = measured(browser, page.read_text(encoding="utf-8"), folder, window)
        wrong += [f"{window}: outside the picture: {text}" for text in found["outside"]]
        wrong += [f"{window}: overlapping: {one} / {other}" for one, other in found["overlapping"]]
        if not found["drawn"] or not found["texts"] or found["figures"] != rows:
            wrong.append(f"{window}: blank: {found}")
        if found["loaded"]:
            wrong.append(f"{window}: something was loaded")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/dev")
    options = parser.parse_args()
    browser = chromium()
    if browser is None:
        print("skipped: no chromium here (Debian: apt-get install chromium)")
        return 77
    failed = 0
    for name, question in CHARTS.items():
        for language in ("fr", "en"):
            with tempfile.TemporaryDirectory(prefix="cnamdata-chart-", ignore_cleanup_errors=True) as folder:
                wrong = complaints_of(browser, options.build / "cnamdata", question, language, pathlib.Path(folder))
            print(f"{'failed' if wrong else 'passed'}: {name}, {language}", *(f"  {one}" for one in wrong[:8]), sep="\n")
            failed += bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
