# SPDX-License-Identifier: MPL-2.0
"""The cron job, editions, and what the store says of them."""
import csv
import fcntl
import io
import json
import time

from support import PortalTest, generated, sha256


def sum_of(path, column):
    """The total of a column of a zipped CSV of Open Medic, read without cnamdata."""
    import zipfile
    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0]).decode("cp1252")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    return sum(round(float(row[column].replace(".", "").replace(",", ".")) * 100) for row in rows) / 100


class Refresh(PortalTest):
    def setUp(self):
        super().setUp()
        self.medic = self.publish("medic", "2024")

    def total(self, period="2024"):
        return float(self.run_cnamdata("aggregate", "medic", "--period", period, "--sum", "REM", "--format", "csv")
                     .stdout.splitlines()[1])

    def test_a_second_run_does_nothing(self):
        self.run_cnamdata("refresh", "medic")
        self.assertEqual(self.files("tables"), ["medic/year=2024/OPEN_MEDIC_2024.parquet"])
        self.assertAlmostEqual(self.total(), sum_of(self.medic, "REM"), places=2)
        before = sha256(self.store / "tables/medic/year=2024/OPEN_MEDIC_2024.parquet")
        done = self.run_cnamdata("refresh", "medic")
        self.assertIn("1 unchanged", done.stderr)
        self.assertIn("0 tables made", done.stderr)
        self.run_cnamdata("refresh", "medic", "--exit-code", exit=3)
        self.assertEqual(sha256(self.store / "tables/medic/year=2024/OPEN_MEDIC_2024.parquet"), before)

    def test_exit_code_is_0_when_there_was_something_new(self):
        self.run_cnamdata("refresh", "medic", "--exit-code")

    def test_only_the_new_period_is_fetched(self):
        self.run_cnamdata("refresh", "medic", "--period", "latest")
        newer = self.publish("medic", "2025")
        asked = len(self.replica.asked())
        self.run_cnamdata("refresh", "medic", "--period", "latest")
        self.assertEqual([request.query["file"] for request in self.replica.asked()[asked:]],
                         [f"Open_MEDIC_Base_Complete/{newer.name}"])
        self.assertEqual(len(self.files("tables")), 2)

    def test_without_a_dataset_it_refreshes_those_of_the_store(self):
        self.run_cnamdata("refresh", exit=2)
        self.run_cnamdata("refresh", "medic", "--period", "2024")
        self.publish("medic", "2025")
        self.publish("damir", "2025-01")
        self.run_cnamdata("refresh")
        self.assertEqual([name.split("/")[0] for name in self.files("tables")], ["medic", "medic"])

    def test_archives_go_unless_they_are_to_be_kept(self):
        self.run_cnamdata("refresh", "medic")
        self.assert_not_fetched(self.medic, "medic")
        self.publish("medic", "2023")
        self.run_cnamdata("refresh", "medic", "--keep-archives")
        self.assertEqual(self.files("archives/medic"), ["OPEN_MEDIC_2023.zip"])

    def test_an_archive_fetched_before_becomes_a_table_and_is_not_fetched_again(self):
        self.run_cnamdata("fetch", "medic")
        sent = sum(request.sent for request in self.replica.asked())
        self.run_cnamdata("refresh", "medic", "--exit-code")
        self.assertEqual(len(self.files("tables")), 1)
        self.assertLess(sum(request.sent for request in self.replica.asked()) - sent, 1000)

    def test_silent_when_all_is_well(self):
        self.assertEqual(self.run_cnamdata("refresh", "medic", "-q").stderr, "")
        self.assertEqual(self.run_cnamdata("refresh", "medic", "-q").stderr, "")
        self.behaviour.fail = 1000
        self.assertNotEqual(self.run_cnamdata("refresh", "medic", "-q", exit=4).stderr, "")

    def test_one_summary_line_in_json(self):
        last = self.run_cnamdata("refresh", "medic", "--log-format", "json").lines()[-1]
        self.assertEqual({key: last[key] for key in ("message", "fetched", "replaced", "unchanged", "failed", "tables",
                                                     "rows", "failures")},
                         {"message": "refreshed", "fetched": 1, "replaced": 0, "unchanged": 0, "failed": 0, "tables": 1,
                          "rows": 2000, "failures": 0})
        self.assertEqual(last["bytes_received"], self.medic.stat().st_size)

    def test_a_second_run_at_the_same_time_ends_at_once(self):
        self.behaviour.drip = 20000
        first = self.start_cnamdata("refresh", "medic")
        while not (self.store / "archives/medic/OPEN_MEDIC_2024.zip.part").exists():
            time.sleep(0.02)
        begin = time.monotonic()
        done = self.run_cnamdata("refresh", "medic", exit=8)
        self.run_cnamdata("fetch", "medic", exit=8)
        self.assertLess(time.monotonic() - begin, 2)
        self.assertIn("another cnamdata is fetching", done.stderr)
        first.terminate()
        self.assertEqual(first.wait(10), 143)
        first.communicate()

    def test_a_held_lock_of_the_tables_lets_it_fetch_and_tell(self):
        self.store.mkdir()
        with open(self.store / ".lock", "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.run_cnamdata("refresh", "medic", exit=8)
        self.run_cnamdata("refresh", "medic", "--exit-code")
        self.assertEqual(len(self.files("tables")), 1)

    def test_one_bad_archive_does_not_keep_the_others_out(self):
        self.publish("medic", "2023", rows=500)
        broken = self.publish("medic", "2022", rows=500)
        broken.write_bytes(broken.read_bytes()[:-1000])
        self.run_cnamdata("refresh", "medic", exit=6)
        self.assertEqual(self.files("tables"), [f"medic/year={year}/OPEN_MEDIC_{year}.parquet" for year in (2023, 2024)])

    def test_provenance_tells_where_a_table_came_from(self):
        self.run_cnamdata("refresh", "medic")
        info = json.loads(self.run_cnamdata("info", self.store / "tables/medic/year=2024/OPEN_MEDIC_2024.parquet",
                                            "--format", "json").stdout)
        self.assertEqual(info["provenance"]["source_url"], f"{self.replica.address}/medicaments/download_file.php"
                                                           "?file=Open_MEDIC_Base_Complete/OPEN_MEDIC_2024.zip")
        self.assertRegex(info["provenance"]["fetched_at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(info["provenance"]["source_sha256"], sha256(self.medic))


class Editions(PortalTest):
    def setUp(self):
        super().setUp()
        self.old = generated("medic", "2024", seed=1)
        self.medic = self.publish("medic", "2024", seed=1)

    def republish(self):
        self.new = generated("medic", "2024", seed=2)
        self.medic.write_bytes(self.new.read_bytes())

    def publish_with_length(self, seed):
        """Both editions have the same length, thanks to the comment that a zip may have at its end."""
        length = 100 + max(generated("medic", "2024", seed=either).stat().st_size for either in (1, 2))
        data = generated("medic", "2024", seed=seed).read_bytes()
        gap = length - len(data)
        self.medic.write_bytes(data[:-2] + gap.to_bytes(2, "little") + b" " * gap)

    def superseded(self):
        return [name for name in self.files("archives/medic") if name.startswith("superseded/")]

    def test_another_length_tells(self):
        self.behaviour.validator = "none"
        self.run_cnamdata("fetch", "medic")
        self.republish()
        self.assertNotEqual(self.old.stat().st_size, self.new.stat().st_size)
        plan = self.run_cnamdata("fetch", "medic", "--dry-run").stdout
        self.assertIn("changed", plan)
        done = self.run_cnamdata("fetch", "medic")
        self.assertIn("another edition is on the portal", done.stderr)
        self.assertIn("OPEN_MEDIC_2024.zip: replaced", done.stderr)
        self.assert_fetched(self.new, "medic")

    def test_a_validator_tells_when_the_length_does_not(self):
        for validator in ("etag", "last-modified"):
            with self.subTest(validator):
                self.behaviour.validator = validator
                self.publish_with_length(seed=1)
                self.run_cnamdata("fetch", "medic", "--force")
                time.sleep(1.1)
                self.publish_with_length(seed=2)
                done = self.run_cnamdata("fetch", "medic")
                self.assertIn("OPEN_MEDIC_2024.zip: replaced", done.stderr)
                self.assert_fetched(self.medic, "medic")

    def test_recheck_tells_when_nothing_else_does(self):
        self.behaviour.validator = "none"
        self.publish_with_length(seed=1)
        self.run_cnamdata("fetch", "medic")
        self.assertIn("1 unchanged", self.run_cnamdata("fetch", "medic", "--recheck").stderr)
        self.publish_with_length(seed=2)
        self.assertIn("1 unchanged", self.run_cnamdata("fetch", "medic").stderr)
        self.assertIn("OPEN_MEDIC_2024.zip: replaced", self.run_cnamdata("fetch", "medic", "--recheck").stderr)
        self.assert_fetched(self.medic, "medic")

    def test_the_old_edition_stays_until_the_new_one_is_a_table(self):
        self.run_cnamdata("fetch", "medic")
        self.run_cnamdata("ingest")
        table = self.store / "tables/medic/year=2024/OPEN_MEDIC_2024.parquet"
        before = sha256(table)
        self.republish()
        self.run_cnamdata("fetch", "medic")
        (aside,) = self.superseded()
        self.assertEqual(aside, f"superseded/OPEN_MEDIC_2024.{sha256(self.old)[:8]}.zip")
        self.assertEqual(sha256(self.store / "archives/medic" / aside), sha256(self.old))
        self.assertEqual(sha256(table), before)
        self.run_cnamdata("ingest")
        self.assertNotEqual(sha256(table), before)
        self.assertEqual(self.superseded(), [])
        self.assertIn("nothing to ingest", self.run_cnamdata("ingest").stderr)

    def test_both_editions_are_recorded(self):
        self.run_cnamdata("fetch", "medic")
        self.republish()
        self.run_cnamdata("fetch", "medic")
        old, new = self.catalogue()
        self.assertEqual((old["sha256"], new["sha256"]), (sha256(self.old), sha256(self.new)))
        self.assertEqual((old["bytes"], new["bytes"]), (self.old.stat().st_size, self.new.stat().st_size))
        self.assertEqual((bool(old["superseded_at"]), new["superseded_at"]), (True, ""))
        self.assertEqual(new["url"], f"{self.replica.address}/medicaments/download_file.php"
                                     "?file=Open_MEDIC_Base_Complete/OPEN_MEDIC_2024.zip")

    def test_refresh_replaces_the_table(self):
        self.run_cnamdata("refresh", "medic")
        self.republish()
        done = self.run_cnamdata("refresh", "medic", "--exit-code")
        self.assertIn("1 replaced", done.stderr)
        total = self.run_cnamdata("aggregate", "medic", "--sum", "REM", "--format", "csv").stdout.splitlines()[1]
        self.assertAlmostEqual(float(total), sum_of(self.new, "REM"), places=2)
        self.assertEqual(len(self.files("tables")), 1)
        self.run_cnamdata("refresh", "medic", "--exit-code", exit=3)

    def test_an_archive_put_there_by_hand_is_taken_for_what_it_is(self):
        folder = self.store / "archives/medic"
        folder.mkdir(parents=True)
        (folder / self.medic.name).write_bytes(self.old.read_bytes())
        self.assertIn("1 unchanged", self.run_cnamdata("fetch", "medic").stderr)
        (record,) = self.catalogue()
        self.assertEqual((record["sha256"], record["fetched_at"]), (sha256(self.old), ""))
        self.republish()
        self.assertIn("1 replaced", self.run_cnamdata("fetch", "medic").stderr)


class Series(PortalTest):
    """Saved aggregates follow the tables."""

    def setUp(self):
        super().setUp()
        self.medic = self.publish("medic", "2023")
        self.define("medicines", 'dataset = "medic"\nsum = "REM"\ncount = true\n')

    def define(self, name, text):
        (self.store / "series").mkdir(parents=True, exist_ok=True)
        (self.store / "series" / f"{name}.toml").write_text(text)

    def rows(self, name="medicines"):
        return list(csv.DictReader(io.StringIO((self.store / "series" / f"{name}.csv").read_text())))

    def test_refresh_updates_a_series(self):
        self.define("others", 'dataset = "damir"\nsum = "FLT_REM_MNT"\n')
        done = self.run_cnamdata("refresh", "medic")
        self.assertIn("1 series updated", done.stderr)
        self.assertEqual([(row["period"], float(row["sum_REM"]), row["count"]) for row in self.rows()],
                         [("2023", sum_of(self.medic, "REM"), "2000")])
        self.assertFalse((self.store / "series/others.csv").exists())
        newer = self.publish("medic", "2024", rows=700)
        last = self.run_cnamdata("refresh", "medic", "--log-format", "json").lines()
        self.assertEqual(last[-1]["series"], 1)
        (series,) = [line for line in last if line["message"] == "series"]
        self.assertEqual((series["computed"], series["unchanged"], series["rows"]), (["2024"], 1, 2))
        self.assertEqual([float(row["sum_REM"]) for row in self.rows()],
                         [sum_of(self.medic, "REM"), sum_of(newer, "REM")])
        self.run_cnamdata("refresh", "medic", "--exit-code", exit=3)
        self.assertEqual(self.run_cnamdata("refresh", "medic", "-q").stderr, "")

    def test_a_republished_archive_is_computed_again(self):
        self.run_cnamdata("refresh", "medic")
        new = generated("medic", "2023", seed=2)
        self.medic.write_bytes(new.read_bytes())
        self.run_cnamdata("refresh", "medic")
        self.assertEqual(float(self.rows()[0]["sum_REM"]), sum_of(new, "REM"))

    def test_a_broken_definition_is_a_failure_and_keeps_no_other_from_running(self):
        self.define("broken", 'dataset = "medic"\nsum = "RME"\n')
        done = self.run_cnamdata("refresh", "medic", exit=2)
        self.assertIn("broken.toml, line 2", done.stderr)
        self.assertIn("1 series updated; 1 failure ", done.stderr)
        self.assertEqual(len(self.rows()), 1)
        self.assertEqual(len(self.files("tables")), 1)
