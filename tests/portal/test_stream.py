# SPDX-License-Identifier: MPL-2.0
"""Ingest while downloading: the same tables, and none of an archive that was not found whole."""
import fcntl
import json
import subprocess
import time

import support
from support import PortalTest, sha256


class Stream(PortalTest):
    def setUp(self):
        super().setUp()
        self.month = self.publish("damir", "2025-01", rows=20000)
        self.part = self.store / "archives/damir/A202501.csv.gz.part"
        self.table = self.store / "tables/damir/year=2025/month=01/A202501.parquet"

    def whole_table(self, path):
        """What ingest makes of the file itself, without the portal: the rows, not where they came from."""
        subprocess.run([support.BUILD / "cnamdata", "ingest", "-q", path, "-o", self.work / "whole.parquet"], check=True)
        return self.rows(self.work / "whole.parquet")

    def rows(self, table):
        done = subprocess.run([support.BUILD / "cnamdata", "filter", table], capture_output=True, check=True)
        return sha256_of(done.stdout)

    def refresh(self, *words, exit=0):
        return self.run_cnamdata("refresh", "damir", *words, exit=exit)

    def assert_nothing_is_left(self):
        left = [name for name in self.files("archives/damir") if "stream" in name or name.endswith((".part", ".json"))]
        self.assertEqual(left, [])
        self.assertEqual(list((self.store / "archives/damir").glob(".stream*")), [])

    def test_the_table_is_there_when_the_download_ends(self):
        self.month = self.publish("damir", "2025-01", rows=150000)  # more than one block of text
        self.behaviour.drip = self.month.stat().st_size // 2
        process = self.start_cnamdata("refresh", "damir", "--log-format", "json")
        while process.poll() is None and not list(self.table.parent.glob(".A202501.parquet.*.tmp")):
            time.sleep(0.02)
        self.assertIsNone(process.poll(), "the table is being written while the archive comes")
        self.assertLess(self.part.stat().st_size, self.month.stat().st_size)
        self.assertFalse(self.table.exists())
        _, stderr = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 0, stderr)
        lines = [json.loads(line) for line in stderr.splitlines()]
        self.assertEqual([line["message"] for line in lines], ["ingested", "archive", "refreshed"])
        self.assertEqual(self.rows(self.table), self.whole_table(self.month))
        self.assert_nothing_is_left()

    def test_provenance_is_that_of_any_other_table(self):
        self.refresh()
        info = json.loads(self.run_cnamdata("info", self.table, "--format", "json").stdout)["provenance"]
        self.assertEqual((info["source_name"], info["source_sha256"], info["source_bytes"]),
                         (self.month.name, sha256(self.month), self.month.stat().st_size))
        self.assertEqual(info["source_url"],
                         f"{self.replica.address}/depenses/download_file.php?file=Open_DAMIR/A202501.csv.gz")
        self.assertTrue(info["fetched_at"])
        self.run_cnamdata("refresh", "damir", "--exit-code", exit=3)

    def test_fetch_ingest_keeps_the_archive(self):
        self.run_cnamdata("fetch", "damir", "--ingest")
        self.assert_fetched(self.month, "damir")
        self.assertEqual(self.rows(self.table), self.whole_table(self.month))
        self.assertIn("nothing to ingest", self.run_cnamdata("ingest").stderr)
        self.assert_nothing_is_left()

    def test_a_reset_is_resumed_and_the_pipe_goes_on(self):
        self.behaviour.reset_after = self.month.stat().st_size // 2
        self.refresh()
        self.assertEqual([request.status for request in self.replica.asked()], [200, 206])
        self.assertEqual(self.rows(self.table), self.whole_table(self.month))

    def test_a_download_that_begins_anew_begins_anew_in_the_pipe(self):
        self.behaviour.validator = "none"
        self.behaviour.reset_after = self.month.stat().st_size // 2
        self.refresh()
        self.assertEqual([request.status for request in self.replica.asked()], [200, 200])
        self.assertEqual(self.rows(self.table), self.whole_table(self.month))
        self.assert_nothing_is_left()

    def test_a_part_of_an_earlier_run_is_read_first(self):
        self.behaviour.reset_after = self.month.stat().st_size // 2
        self.run_cnamdata("fetch", "damir", "--attempts", "1", exit=4)
        self.refresh()
        self.assertEqual(self.replica.asked()[-1].status, 206)
        self.assertEqual(self.rows(self.table), self.whole_table(self.month))

    def test_no_table_of_an_archive_that_is_not_whole(self):
        for how in ("truncate", "flip"):
            with self.subTest(how):
                self.behaviour.truncate = 1000 if how == "truncate" else 0
                self.behaviour.flip, self.behaviour.chunked = how == "flip", how == "truncate"
                self.refresh(exit=6)
                self.assertEqual(self.files("tables"), [])
                self.assertEqual(list(self.store.glob("tables/**/*.tmp")), [])
                self.assert_nothing_is_left()

    def test_an_interruption_publishes_nothing(self):
        self.behaviour.drip = self.month.stat().st_size // 2
        process = self.start_cnamdata("refresh", "damir")
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
        self.assertEqual(self.rows(self.table), self.whole_table(self.month))

    def test_rejects_are_told_once_and_the_archive_stays(self):
        bad = self.work / "bad.gz"
        subprocess.run([support.BUILD / "cnamdata-generate", "damir", "--period", "2025-01", "--rows", "5000", "--bad-rows",
                        "1", "--quiet", "-o", bad], check=True, capture_output=True)
        self.month.write_bytes(bad.read_bytes())
        done = self.refresh(exit=6)
        self.assertEqual(done.stderr.count("1 row does not fit the schema"), 1)
        self.assertEqual(self.files("tables"), [])
        self.assert_fetched(self.month, "damir")
        self.refresh("--max-rejects", "1")
        self.assertTrue(self.table.exists())

    def test_a_held_lock_of_the_tables_does_not_stop_the_download(self):
        self.store.mkdir()
        with open(self.store / ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.refresh(exit=8)
        self.assert_fetched(self.month, "damir")
        self.assert_nothing_is_left()

    def test_several_jobs(self):
        months = [self.month] + [self.publish("damir", f"2025-0{month}", rows=3000) for month in range(2, 6)]
        self.refresh("--jobs", "3")
        self.assertEqual(len(self.files("tables")), len(months))
        self.assert_nothing_is_left()


def sha256_of(data):
    return support.hashlib.sha256(data).hexdigest()
