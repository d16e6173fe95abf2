# SPDX-License-Identifier: MPL-2.0
"""Ingest while downloading: the same tables, and none of an archive that was not found whole."""
import fcntl
import io
import json
import subprocess
import time
import zipfile

import support
from support import PortalTest, sha256


class Gzip(PortalTest):
    dataset, period, folder = "damir", "2025-01", "year=2025/month=01"
    others = [f"2025-0{month}" for month in range(2, 6)]
    url = "depenses/download_file.php?file=Open_DAMIR/A202501.csv.gz"
    tells_damage = True

    def setUp(self):
        super().setUp()
        self.file = self.publish(self.dataset, self.period, rows=20000)
        self.part = self.archive(self.file, self.dataset).with_name(self.file.name + ".part")
        self.table = self.store / "tables" / self.dataset / self.folder / f"{self.file.name.split('.')[0]}.parquet"

    def whole_table(self, path):
        """What ingest makes of the file itself, without the portal: the rows, not where they came from."""
        subprocess.run([support.BUILD / "cnamdata", "ingest", "-q", path, "-o", self.work / "whole.parquet"], check=True)
        return self.rows(self.work / "whole.parquet")

    def rows(self, table):
        done = subprocess.run([support.BUILD / "cnamdata", "filter", table], capture_output=True, check=True)
        return sha256_of(done.stdout)

    def refresh(self, *words, exit=0):
        return self.run_cnamdata("refresh", self.dataset, *words, exit=exit)

    def assert_nothing_is_left(self):
        left = [name for name in self.files(f"archives/{self.dataset}") if "stream" in name or name.endswith((".part", ".json"))]
        self.assertEqual(left, [])
        self.assertEqual(list((self.store / "archives" / self.dataset).glob(".stream*")), [])

    def test_the_table_is_there_when_the_download_ends(self):
        self.file = self.publish(self.dataset, self.period, rows=150000)  # more than one block of text
        self.behaviour.drip = self.file.stat().st_size // 2
        process = self.start_cnamdata("refresh", self.dataset, "--log-format", "json")
        while process.poll() is None and not list(self.table.parent.glob(f".{self.table.name}.*.tmp")):
            time.sleep(0.02)
        self.assertIsNone(process.poll(), "the table is being written while the archive comes")
        self.assertLess(self.part.stat().st_size, self.file.stat().st_size)
        self.assertFalse(self.table.exists())
        _, stderr = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 0, stderr)
        lines = [json.loads(line) for line in stderr.splitlines()]
        self.assertEqual([line["message"] for line in lines], ["ingested", "archive", "refreshed"])
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))
        self.assert_nothing_is_left()

    def test_provenance_is_that_of_any_other_table(self):
        self.refresh()
        info = json.loads(self.run_cnamdata("info", self.table, "--format", "json").stdout)["provenance"]
        self.assertEqual((info["source_name"], info["source_sha256"], info["source_bytes"]),
                         (self.file.name, sha256(self.file), self.file.stat().st_size))
        self.assertEqual(info["source_url"], f"{self.replica.address}/{self.url}")
        self.assertTrue(info["fetched_at"])
        self.refresh("--exit-code", exit=3)

    def test_fetch_ingest_keeps_the_archive(self):
        self.run_cnamdata("fetch", self.dataset, "--ingest")
        self.assert_fetched(self.file, self.dataset)
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))
        self.assertIn("nothing to ingest", self.run_cnamdata("ingest").stderr)
        self.assert_nothing_is_left()

    def test_a_reset_is_resumed_and_the_pipe_goes_on(self):
        self.behaviour.reset_after = self.file.stat().st_size // 2
        self.refresh()
        self.assertEqual([request.status for request in self.replica.asked()], [200, 206])
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))

    def test_a_download_that_begins_anew_begins_anew_in_the_pipe(self):
        self.behaviour.validator = "none"
        self.behaviour.reset_after = self.file.stat().st_size // 2
        self.refresh()
        self.assertEqual([request.status for request in self.replica.asked()], [200, 200])
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))
        self.assert_nothing_is_left()

    def test_a_part_of_an_earlier_run_is_read_first(self):
        self.behaviour.reset_after = self.file.stat().st_size // 2
        self.run_cnamdata("fetch", self.dataset, "--attempts", "1", exit=4)
        self.refresh()
        self.assertEqual(self.replica.asked()[-1].status, 206)
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))

    def test_no_table_of_an_archive_that_is_not_whole(self):
        if not self.tells_damage:
            self.skipTest("only the announced length tells that a plain text is not whole")
        for how in ("truncate", "flip"):
            with self.subTest(how):
                self.behaviour.truncate = 1000 if how == "truncate" else 0
                self.behaviour.flip, self.behaviour.chunked = how == "flip", how == "truncate"
                self.refresh(exit=6)
                self.assertEqual(self.files("tables"), [])
                self.assertEqual(list(self.store.glob("tables/**/*.tmp")), [])
                self.assert_nothing_is_left()

    def test_an_interruption_publishes_nothing(self):
        self.behaviour.drip = self.file.stat().st_size // 2
        process = self.start_cnamdata("refresh", self.dataset)
        while not self.part.exists() or self.part.stat().st_size < 50000:
            time.sleep(0.02)
        begin = time.monotonic()
        process.terminate()
        self.assertEqual(process.wait(10), 143)
        self.assertLess(time.monotonic() - begin, 1)
        process.communicate()
        self.assertEqual(self.files("tables"), [])
        self.behaviour.drip = 0
        self.refresh()
        self.assertEqual(self.replica.asked()[-1].status, 206)
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))

    def test_rejects_are_told_once_and_the_archive_stays(self):
        subprocess.run([support.BUILD / "cnamdata-generate", self.dataset, "--period", self.period, "--rows", "5000",
                        "--bad-rows", "1", "--quiet", "-o", self.file], check=True, capture_output=True)
        done = self.refresh(exit=6)
        self.assertEqual(done.stderr.count("1 row does not fit the schema"), 1)
        self.assertEqual(self.files("tables"), [])
        self.assert_fetched(self.file, self.dataset)
        self.refresh("--max-rejects", "1")
        self.assertTrue(self.table.exists())

    def test_a_held_lock_of_the_tables_does_not_stop_the_download(self):
        self.store.mkdir()
        with open(self.store / ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.refresh(exit=8)
        self.assert_fetched(self.file, self.dataset)
        self.assert_nothing_is_left()

    def test_several_jobs(self):
        for period in self.others:
            self.publish(self.dataset, period, rows=3000)
        self.refresh("--jobs", "3")
        self.assertEqual(len(self.files("tables")), 1 + len(self.others))
        self.assert_nothing_is_left()

    def test_a_text_that_stops_short_is_no_table_and_no_reject(self):
        self.behaviour.validator = "none"  # so that each attempt begins anew
        self.behaviour.reset_after, self.behaviour.resets = self.file.stat().st_size - 10, 100
        self.refresh("--attempts", "2", exit=4)
        self.assertEqual(self.files("tables") + list(self.store.glob("rejects/**/*.csv")), [])


class Zip(Gzip):
    dataset, period, folder = "medic", "2024", "year=2024"
    others = ["2020", "2021", "2022", "2023"]
    url = "medicaments/download_file.php?file=Open_MEDIC_Base_Complete/OPEN_MEDIC_2024.zip"

    def test_as_a_program_writes_it_that_cannot_go_back(self):
        class Pipe(io.RawIOBase):  # zipfile then puts checksum and lengths behind the member
            def __init__(self):
                super().__init__()
                self.written = bytearray()

            def writable(self):
                return True

            def write(self, data):
                self.written += data
                return len(data)

        pipe = Pipe()
        with zipfile.ZipFile(self.file) as whole, zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as copy:
            (name,) = whole.namelist()
            copy.writestr("LISEZMOI.txt", "Licence Ouverte")
            copy.writestr(name, whole.read(name))
        self.file.write_bytes(pipe.written)
        self.refresh()
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))

    def test_what_a_stream_cannot_tell_is_read_once_it_is_here(self):
        with zipfile.ZipFile(self.file) as whole:
            (name,) = whole.namelist()
            text = whole.read(name)
        with zipfile.ZipFile(self.file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, text)
            archive.comment = b"PK"
        self.file.write_bytes(self.file.read_bytes() + b"\0")  # a byte after the end, which is found from the back
        self.refresh()
        self.assertEqual(self.rows(self.table), self.whole_table(self.file))


class Plain(Gzip):
    dataset, period, folder = "tables-n", "2015-08", "year=2015/month=08"
    others = [f"2015-0{month}" for month in range(1, 5)]
    url = "depenses/download_file.php?file=Depenses_N/N201508.csv"
    tells_damage = False


def sha256_of(data):
    return support.hashlib.sha256(data).hexdigest()
