# SPDX-License-Identifier: MPL-2.0
"""Listing pages: how links are read, what is published, what is not a listing."""
import gzip
import json
import shutil

from support import PortalTest


class Listing(PortalTest):
    def setUp(self):
        super().setUp()
        self.medic = self.publish("medic", "2024")

    def test_a_month_and_a_year_are_fetched(self):
        damir = self.publish("damir", "2025-01")
        self.run_cnamdata("fetch", "medic", "damir", "--period", "2024..2025")
        self.assert_fetched(self.medic, "medic")
        self.assert_fetched(damir, "damir")

    def test_the_period_selects(self):
        other = self.publish("medic", "2023")
        self.run_cnamdata("fetch", "medic", "--period", "2023")
        self.assert_fetched(other, "medic")
        self.assert_not_fetched(self.medic, "medic")
        years = [request.query["Annee"] for request in self.replica.asked("download.php")]
        self.assertEqual(years, ["2023"])

    def test_latest_is_the_latest_of_the_portal(self):
        months = [self.publish("damir", period) for period in ("2024-12", "2025-01", "2025-02")]
        self.run_cnamdata("fetch", "damir", "--period", "latest")
        self.assertEqual(self.files("archives/damir"), [months[-1].name])

    def test_links_are_read_whatever_their_shape(self):
        for amp in (False, True):
            for file_first in (False, True):
                with self.subTest(amp=amp, file_first=file_first):
                    self.behaviour.amp, self.behaviour.file_first = amp, file_first
                    self.run_cnamdata("fetch", "medic", "--period", "2024", "--force")
                    self.assert_fetched(self.medic, "medic")

    def test_files_of_other_years_on_the_page_are_not_taken(self):
        self.publish("medic", "2023")
        self.behaviour.other_years = True
        self.run_cnamdata("fetch", "medic", "--period", "2024")
        self.assertEqual(self.files("archives/medic"), [self.medic.name])

    def test_a_compressed_listing(self):
        self.behaviour.gzip_listing = True
        self.run_cnamdata("fetch", "medic", "--period", "2024")
        self.assert_fetched(self.medic, "medic")

    def test_a_page_without_files_is_a_year_that_is_not_out(self):
        done = self.run_cnamdata("fetch", "medic", "--period", "2025")
        self.assertIn("the portal lists no such archive (yet)", done.stderr)
        self.assertEqual(self.replica.asked(), [])

    def test_a_page_that_is_no_listing_is_an_error(self):
        self.behaviour.lost = True
        done = self.run_cnamdata("fetch", "medic", "--period", "2025", exit=4)
        self.assertIn('"Service momentanément indisponible"', done.stderr)
        self.assertIn("is not a listing of files", done.stderr)

    def test_a_folder_that_is_not_known_is_discovered_and_remembered(self):
        lpp = self.publish("lpp", "2019")
        self.publish("lpp", "2023")
        self.run_cnamdata("fetch", "lpp", "--period", "2019")
        self.assert_fetched(lpp, "lpp")
        self.assertEqual(len(self.replica.asked("index.php")), 1)
        self.run_cnamdata("fetch", "lpp", "--period", "2019", "--force")
        self.assertEqual(len(self.replica.asked("index.php")), 1)

    def test_folders_of_levels_are_discovered_besides_the_one_that_is_known(self):
        files = [self.publish_as(f"NB_2024_{level}.CSV.gz") for level in ("cip13", "atc1", "atc5_reg")]
        self.run_cnamdata("fetch", "medic-nb", "--period", "2024")
        self.assertEqual(self.files("archives/medic-nb"), sorted(file.name for file in files))
        self.assertEqual(sorted(folder["address"] for folder in self.folders("medic-nb")),
                         [f"medicaments/download2.php?Dir_Rep={{y}}_{level}" for level in ("ATC1", "ATC5", "CIP13")])
        asked = len(self.replica.asked("index.php"))
        self.run_cnamdata("fetch", "medic-nb", "--period", "2024", "--force")
        self.assertEqual(len(self.replica.asked("index.php")), asked)

    def test_without_an_index_the_folder_that_is_known_is_read(self):
        self.publish_as("NB_2024_cip13.CSV.gz")
        self.publish_as("NB_2024_atc1.CSV.gz")
        self.behaviour.no_index = True
        done = self.run_cnamdata("fetch", "medic-nb", "--period", "2024")
        self.assertEqual(self.files("archives/medic-nb"), ["NB_2024_cip13.CSV.gz"])
        self.assertIn("only the folders known before are read", done.stderr)
        self.behaviour.no_index = False
        self.run_cnamdata("fetch", "medic-nb", "--period", "2024")
        self.assertEqual(len(self.files("archives/medic-nb")), 2)

    def test_folders_given_by_the_user_are_the_only_ones(self):
        self.publish_as("NB_2024_cip13.CSV.gz")
        self.publish_as("NB_2024_atc1.CSV.gz")
        self.store.mkdir()
        (self.store / "cnamdata.toml").write_text('[dataset.medic-nb]\ndir_rep = "{y}_ATC1"\n')
        self.run_cnamdata("fetch", "medic-nb", "--period", "2024")
        self.assertEqual(self.files("archives/medic-nb"), ["NB_2024_atc1.CSV.gz"])
        self.assertEqual(self.replica.asked("index.php"), [])

    def test_a_remembered_folder_that_has_moved_is_found_again(self):
        lpp = self.publish("lpp", "2019")
        self.run_cnamdata("fetch", "lpp", "--period", "2019")
        catalogue = self.store / "archives/catalogue.json"
        catalogue.write_text(catalogue.read_text().replace("Open_LPP_Base&", "Old_LPP_Base&"))
        self.behaviour.lost_folder = "Old_LPP_Base"
        self.run_cnamdata("fetch", "lpp", "--period", "2019", "--force")
        self.assert_fetched(lpp, "lpp")
        self.assertEqual([folder["address"] for folder in self.folders("lpp")],
                         ["LPP/download.php?Dir_Rep=Open_LPP_Base&Annee={y}"])

    def publish_as(self, name):
        """Enough of an archive for a listing and a download."""
        path = self.published / name
        path.write_bytes(gzip.compress(b"CIP13;nbc\r\n"))
        return path

    def folders(self, dataset):
        folders = json.loads((self.store / "archives/catalogue.json").read_text())["folders"]
        return [folder for folder in folders if folder["dataset"] == dataset]

    def test_a_folder_that_cannot_be_discovered_is_an_error_that_says_what_to_do(self):
        done = self.run_cnamdata("fetch", "lpp", "--period", "2019", exit=4)
        self.assertIn("leads to no listing of Open LPP", done.stderr)
        self.assertIn("--dir-rep", done.stderr)

    def test_dir_rep_takes_the_place_of_the_folder(self):
        lpp = self.publish("lpp", "2019")
        for folder in ("Open_LPP_Base", "LPP/download.php?Dir_Rep=Open_LPP_Base&Annee={y}"):
            with self.subTest(folder):
                self.run_cnamdata("fetch", "lpp", "--period", "2019", "--dir-rep", folder, "--force")
                self.assert_fetched(lpp, "lpp")
        self.assertEqual(self.replica.asked("index.php"), [])

    def test_a_name_that_would_leave_the_store_is_refused(self):
        self.behaviour.escape = True
        done = self.run_cnamdata("fetch", "medic", "--period", "2024", exit=6)
        self.assertIn("would leave the store: ../../../Open_MEDIC_Base_Complete/OPEN_MEDIC_2024.zip", done.stderr)
        self.assertEqual(self.replica.asked(), [])
        self.assertEqual([name for name in self.files("..") if "OPEN_MEDIC" in name], ["published/OPEN_MEDIC_2024.zip"])

    def test_plain_http_is_for_this_machine_only(self):
        done = self.run_cnamdata("fetch", "medic", "--portal", "http://example.org", exit=2)
        self.assertIn("https://", done.stderr)

    def test_a_dry_run_downloads_nothing_and_writes_nothing(self):
        self.run_cnamdata("fetch", "medic", "--period", "2024")
        self.publish("medic", "2023")
        before, asked = self.files(), len(self.replica.asked())
        done = self.run_cnamdata("fetch", "medic", "--period", "2023..2024", "--dry-run", "--format", "json")
        plan = json.loads(done.stdout)
        self.assertEqual([(one["name"], one["state"]) for one in plan["archives"]],
                         [("OPEN_MEDIC_2023.zip", "new"), ("OPEN_MEDIC_2024.zip", "unchanged")])
        self.assertEqual(plan["archives"][1]["bytes"], self.medic.stat().st_size)
        self.assertEqual((plan["to_download"], plan["archives"][0]["estimated"]), (1, True))
        self.assertGreater(plan["rows"], 0)
        self.assertAlmostEqual(plan["free_bytes"], shutil.disk_usage(self.work).free, delta=1 << 30)
        self.assertEqual(self.files(), before)
        self.assertLess(sum(request.sent for request in self.replica.asked()[asked:]), 1000)
        table = self.run_cnamdata("fetch", "medic", "--period", "2023..2024", "--dry-run").stdout
        self.assertIn("1 of 2 to download", table)
