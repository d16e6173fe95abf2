#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Writes small workbooks, without any library: `workbook.py OUT.xlsx|OUT.xls < SHEETS`.

SHEETS is JSON: an object of sheets by name, each a list of rows, each a list of texts, numbers and nulls.
The old form is one BIFF8 stream in an OLE container, the new one the few parts of OOXML that matter.
"""
import json
import struct
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def cells(rows):
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                yield number, column, value


def xlsx(sheets, path):
    strings = []

    def cell(row, column, value):
        place = f"{chr(ord('A') + column)}{row + 1}"
        if not isinstance(value, str):
            return f'<c r="{place}"><v>{value!r}</v></c>'
        strings.append(value)
        return f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for number, rows in enumerate(sheets.values(), 1):
            body = "".join(
                f'<row r="{row + 1}">{"".join(cell(row, c, v) for _, c, v in cells([values]))}</row>'
                for row, values in enumerate(rows) if values)
            package.writestr(f"xl/worksheets/sheet{number}.xml",
                             f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>')
        # Rich text comes in pieces.
        items = "".join(f"<si><r><t>{escape(s[:3])}</t></r><r><t>{escape(s[3:])}</t></r></si>" for s in strings)
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{items}</sst>')
        listed = "".join(f'<sheet name="{escape(name)}" sheetId="{i}" r:id="rId{i}"/>'
                         for i, name in enumerate(sheets, 1))
        package.writestr("xl/workbook.xml",
                         f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>')
        kinds = {"xl/workbook.xml": "sheet.main", "xl/sharedStrings.xml": "sharedStrings"}
        kinds |= {f"xl/worksheets/sheet{i}.xml": "worksheet" for i in range(1, len(sheets) + 1)}
        package.writestr("[Content_Types].xml", f'<Types xmlns="{TYPES}">' + "".join(
            f'<Override PartName="/{part}" ContentType="{KINDS}.{kind}+xml"/>' for part, kind in kinds.items()) +
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>')
        related = "".join(f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                          for i in range(1, len(sheets) + 1))
        package.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>')


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def biff_sheet(rows):
    body = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    width = max(map(len, rows), default=0)
    body += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, column, value in cells(rows):
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            text = value.encode("utf-16-le")
            body += record(0x0204, place + struct.pack("<HB", len(text) // 2, 1) + text)
        else:
            body += record(0x0203, place + struct.pack("<d", value))
    return body + record(0x000A)


def biff(sheets):
    names = [name.encode("latin-1") for name in sheets]
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + record(0x0042, struct.pack("<H", 1200))
    place = len(begin) + sum(4 + 8 + len(name) for name in names) + 4
    for name, rows in zip(names, sheets.values()):
        begin += record(0x0085, struct.pack("<IHBB", place, 0, len(name), 0) + name)
        place += len(biff_sheet(rows))
    return begin + record(0x000A) + b"".join(map(biff_sheet, sheets.values()))


def directory_entry(name, kind, child, sector, size):
    text = name.encode("utf-16-le") + b"\0\0"
    return text.ljust(64, b"\0") + struct.pack("<HBBiii", len(text), kind, 1, -1, -1, child) + bytes(36) + struct.pack(
        "<iII", sector, size, 0)


def xls(sheets, path):
    stream = biff(sheets)
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    fat = [-3, -2, *range(3, 2 + sectors), -2]
    assert len(fat) <= 128, "too big for one sector of the allocation table"
    header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIiIIiIiI", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<109i", 0, *[-1] * 108)
    directory = directory_entry("Root Entry", 5, 1, -2, 0) + directory_entry("Workbook", 2, -1, 2, len(stream))
    directory += 2 * (bytes(68) + struct.pack("<iii", -1, -1, -1) + bytes(48))
    with open(path, "wb") as file:
        file.write(header + struct.pack("<128i", *fat, *[-1] * (128 - len(fat))) + directory + stream)


if __name__ == "__main__":
    (xlsx if sys.argv[1].endswith(".xlsx") else xls)(json.load(sys.stdin), sys.argv[1])
