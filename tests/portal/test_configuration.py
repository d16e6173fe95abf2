# SPDX-License-Identifier: MPL-2.0
"""cnamdata.toml: the portal and its folders as the user knows them."""
import shutil
import subprocess
import time

from support import PortalTest, generated


class Configuration(PortalTest):
    def setUp(self):
        super().setUp()
        self.medic = self.publish("medic", "2024")
        self.store.mkdir()

    def configure(self, text, path=None):
        path = path or self.store / "cnamdata.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def environment(self):
        env = super().environment()
        if self.no_portal_in_environment:
            del env["CNAMDATA_PORTAL"]
        return env

    no_portal_in_environment = False

    def test_the_address_comes_from_the_store_then_from_the_user(self):
        self.no_portal_in_environment = True
        user = self.work / ".config/cnamdata/cnamdata.toml"
        self.configure(f'[portal]\nurl = "{self.replica.address}"\n', user)
        self.run_cnamdata("fetch", "medic")
        self.assert_fetched(self.medic, "medic")
        self.configure('[portal]\nurl = "http://127.0.0.1:9"\n')
        self.run_cnamdata("fetch", "medic", "--attempts", "1", exit=4)
        self.run_cnamdata("fetch", "medic", "--portal", self.replica.address)

    def test_the_environment_and_options_go_before_the_file(self):
        self.configure('[portal]\nurl = "http://127.0.0.1:9"\n[dataset.medic]\ndir_rep = "Nowhere"\n')
        self.run_cnamdata("fetch", "medic", "--dir-rep", "Open_MEDIC_Base_Complete")
        self.assert_fetched(self.medic, "medic")

    def test_a_folder_is_overridden(self):
        self.configure('[dataset.medic]\nsection = "medicaments"\ndir_rep = ["Nowhere"]\n')
        done = self.run_cnamdata("fetch", "medic", exit=4)
        self.assert_not_fetched(self.medic, "medic")
        self.assertIn("Dir_Rep=Nowhere", done.stderr)
        self.configure('[dataset.medic]\ndir_rep = "Open_MEDIC_Base_Complete"\n')
        self.run_cnamdata("fetch", "medic")
        self.assert_fetched(self.medic, "medic")

    def test_a_name_is_overridden(self):
        shutil.copy2(generated("medic", "2023", rows=300), self.published / "OPEN_MEDIC_2023X.zip")
        self.run_cnamdata("refresh", "medic")
        self.assertEqual(self.files("tables"), ["medic/year=2024/OPEN_MEDIC_2024.parquet"])
        self.configure('[dataset.medic]\nnames = ["OPEN_MEDIC_{y}", "OPEN_MEDIC_{y}X"]\n')
        self.run_cnamdata("refresh", "medic")
        self.assertEqual(self.files("tables"), ["medic/year=2023/OPEN_MEDIC_2023X.parquet",
                                                "medic/year=2024/OPEN_MEDIC_2024.parquet"])
        self.run_cnamdata("refresh", "medic", "--exit-code", exit=3)

    def test_a_pause_is_taken_between_two_archives(self):
        self.publish("medic", "2023")
        self.configure("[portal]\npause = 1.5\n")
        command = self.command("fetch", "medic")
        at = command.index("--pause")
        del command[at:at + 2]
        begin = time.monotonic()
        subprocess.run(command, env=self.environment(), check=True, capture_output=True, timeout=60)
        self.assertGreater(time.monotonic() - begin, 1.4)

    def test_errors_name_file_and_line(self):
        for text, line, words in (('[portal]\nurl = "ftp://x"\n', 2, "portal"), ("[portal]\nurll = 1\n", 2, "'url'"),
                                  ('[dataset.medik]\nsection = "x"\n', 1, "medic"), ("[portal]\npause = -1\n", 2, "zero"),
                                  ('[dataset.medic]\nnames = ["MEDIC"]\n', 2, "{y}"), ("x = \n", 1, "TOML")):
            with self.subTest(text):
                self.configure(text)
                done = self.run_cnamdata("fetch", "medic", exit=2)
                self.assertIn(f"cnamdata.toml, line {line}", done.stderr)
                self.assertIn(words, done.stderr)
