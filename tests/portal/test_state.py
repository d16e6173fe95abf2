# SPDX-License-Identifier: MPL-2.0
"""What the store holds, and what the portal has besides."""
import csv
import io
import json

from support import PortalTest, sha256


class Status(PortalTest):
    def setUp(self):
        super().setUp()
        self.years = [self.publish("medic", str(year)) for year in (2022, 2023, 2024)]

    def status(self):
        return json.loads(self.run_cnamdata("status", "--format", "json").stdout)["datasets"]

    def test_an_empty_store(self):
        self.assertEqual(self.status(), [])
        self.assertIn("is empty", self.run_cnamdata("status").stdout)

    def test_archives_that_are_no_tables_yet(self):
        self.run_cnamdata("fetch", "medic")
        (medic,) = self.status()
        self.assertEqual((medic["id"], medic["pending"], medic["tables"]), ("medic", 3, []))
        self.assertEqual([(one["name"], one["sha256"], one["present"], one["ingested"]) for one in medic["archives"]],
                         [(path.name, sha256(path), True, False) for path in self.years])
        self.assertEqual(medic["archive_bytes"], sum(path.stat().st_size for path in self.years))

    def test_archives_that_went_when_they_had_become_tables(self):
        self.run_cnamdata("refresh", "medic")
        (medic,) = self.status()
        self.assertEqual([table["period"] for table in medic["tables"]], ["2022", "2023", "2024"])
        self.assertEqual({(one["present"], one["ingested"]) for one in medic["archives"]}, {(False, True)})
        self.assertIn("2022..2024", self.run_cnamdata("status").stdout)

    def test_a_download_that_was_interrupted(self):
        self.behaviour.reset_after = 5000
        self.run_cnamdata("fetch", "medic", "--period", "2024", "--attempts", "1", exit=4)
        (medic,) = self.status()
        self.assertEqual((medic["partial"], medic["archives"][0]["partial_bytes"]), (1, 5000))
        self.assertIn("OPEN_MEDIC_2024.zip: 5.00 kB of a download that can be resumed", self.run_cnamdata("status").stdout)

    def test_an_archive_that_was_republished(self):
        self.run_cnamdata("fetch", "medic")
        self.publish("medic", "2023", seed=2)
        self.run_cnamdata("fetch", "medic")
        (medic,) = self.status()
        self.assertEqual([one["former_editions"] for one in medic["archives"]], [0, 1, 0])
        self.assertEqual(medic["republished"], 1)
        self.assertIn("OPEN_MEDIC_2023.zip: no table yet: cnamdata ingest; republished", self.run_cnamdata("status").stdout)

    def test_an_archive_that_was_put_there_by_hand(self):
        folder = self.store / "archives/medic"
        folder.mkdir(parents=True)
        (folder / self.years[0].name).write_bytes(self.years[0].read_bytes())
        self.run_cnamdata("ingest")
        (medic,) = self.status()
        self.assertEqual([(one["url"], one["ingested"], one["period"]) for one in medic["archives"]], [("", True, "2022")])


class Remote(PortalTest):
    def remote(self, *words, exit=0):
        done = self.run_cnamdata("datasets", "--remote", "--pause", "0", "--retry-wait", "0.02", *words, exit=exit)
        return done

    def states(self, *words, exit=4):  # the replica has not every dataset, which is told
        listed = json.loads(self.remote("--format", "json", *words, exit=exit).stdout)["datasets"]
        return {one["id"]: one["remote"] for one in listed}

    def test_new_up_to_date_and_republished(self):
        for year in (2023, 2024):
            self.publish("medic", str(year))
        self.publish("damir", "2025-01")
        self.publish("lpp", "2019")
        self.publish("lpp", "2024")
        new = {"archives": 1, "new": 1, "changed": 0, "last_period": "2024"}
        states = self.states()
        self.assertEqual((states["medic"], states["damir"]["last_period"]), (new, "2025-01"))
        self.assertEqual(self.states("--period", "all")["medic"], {**new, "archives": 2, "new": 2})
        self.run_cnamdata("refresh", "medic", "--period", "latest")
        self.assertEqual(self.states()["medic"], {**new, "new": 0})
        self.publish("medic", "2024", seed=2)
        self.assertEqual(self.states()["medic"], {**new, "new": 0, "changed": 1})
        self.assertIn("2024, 1 changed", self.remote(exit=4).stdout)
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(self.remote("--format", "csv", exit=4).stdout))}
        self.assertEqual((rows["medic"]["remote_last"], rows["medic"]["remote_changed"]), ("2024", "1"))

    def test_a_dataset_that_cannot_be_listed_does_not_hide_the_others(self):
        self.publish("medic", "2024")
        states = self.states()
        self.assertEqual((states["medic"]["new"], states["lpp"]), (1, None))

    def test_without_remote_the_portal_is_not_asked(self):
        self.run_cnamdata("datasets")
        self.run_cnamdata("status")
        self.assertEqual(self.replica.requests, [])
