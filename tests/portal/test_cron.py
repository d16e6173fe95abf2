# SPDX-License-Identifier: MPL-2.0
"""docs/cron.md: its crontab, its units and its mail are run as cron and systemd would run them.

Neither is at hand in a test: what they do with a line is done here, and only the places are others (the program, the
store, sendmail). systemd's own opinion of the units is asked for where it is installed.
"""
import re
import shlex
import shutil
import subprocess

import support
from support import PortalTest

DOCUMENT = (support.ROOT / "docs/cron.md").read_text(encoding="utf-8")
PROGRAM = "/usr/local/bin/cnamdata"


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)


def units():
    """The units of the document by the name that stands before them."""
    return dict(re.findall(r"^`/etc/systemd/system/([^`]+)`.*?^```ini\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL))


def settings(unit, key):
    return [line.split("=", 1)[1] for line in unit.splitlines() if line.startswith(key + "=")]


def specified(text, unit):
    """A setting of a unit of that name, its specifiers replaced."""
    instance = unit.rsplit(".", 1)[0].partition("@")[2]
    known = {"%i": instance, "%n": unit, "%H": "machine", "%%": "%"}
    return re.sub(r"%.", lambda match: known[match[0]], text)


class Recipes(PortalTest):
    def setUp(self):
        super().setUp()
        self.publish("damir", "2025-01")
        self.medic = self.publish("medic", "2024")
        self.tools = self.work / "tools"
        self.tools.mkdir()

    def here(self, command):
        """The command with the program that is tested in place of the installed one."""
        self.assertIn(PROGRAM, command)
        return command.replace(PROGRAM, str(support.BUILD / "cnamdata"))

    def stand_in(self, name, script):
        path = self.tools / name
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        return path

    # cron

    def jobs(self):
        """The commands of all crontabs of the document, and what they assign."""
        assigned, commands = {}, []
        for block in blocks("crontab"):
            for line in block.splitlines():
                if match := re.fullmatch(r"(\w+)=(.*)", line):
                    assigned[match[1]] = match[2]
                elif line and not line.startswith("#"):
                    *when, command = line.split(None, 5)
                    for field in when:
                        self.assertRegex(field, r"^[\d*,]+$")
                    self.assertNotIn("%", command, "cron makes a new line of it")
                    commands.append(command)
        return assigned, commands

    def mail_of(self, command):
        """What cron would mail of a job: all it prints."""
        env = {"HOME": str(self.work), "LOGNAME": "data", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin",
               "CNAMDATA_STORE": str(self.store), "CNAMDATA_PORTAL": self.replica.address}
        done = subprocess.run(["/bin/sh", "-c", self.here(command)], env=env, stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
        return done.stdout

    def test_the_crontab_is_silent_when_all_is_well_and_fills_the_store(self):
        assigned, commands = self.jobs()
        self.assertEqual(set(assigned), {"MAILTO", "CNAMDATA_STORE"})
        self.assertEqual(len(commands), 3)
        for command in commands:
            self.assertEqual(self.mail_of(command), "", command)
        self.assertEqual(self.files("tables"), ["damir/year=2025/month=01/A202501.parquet",
                                                "medic/year=2024/OPEN_MEDIC_2024.parquet"])

    def test_the_crontab_mails_a_broken_archive(self):
        self.medic.write_bytes(self.medic.read_bytes()[:-1000])
        first = self.jobs()[1][0]
        self.assertIn("OPEN_MEDIC_2024.zip", self.mail_of(first))

    def test_the_patient_line_is_silent_about_what_passes_and_mails_the_rest(self):
        patient = self.jobs()[1][2]
        self.behaviour.quota = 0
        self.assertEqual(self.mail_of(patient), "")
        self.behaviour.quota = -1
        month = self.published / "A202501.csv.gz"
        month.write_bytes(month.read_bytes()[:-1000])
        self.assertIn("A202501.csv.gz", self.mail_of(patient))

    # systemd

    def start(self, unit):
        """Runs the command of a oneshot service; its exit code, and what went to the journal."""
        text = next(text for name, text in units().items() if self.is_of(name, unit))
        (command,) = settings(text, "ExecStart")
        env = {"PATH": f"{self.tools}:/usr/bin:/bin", "CNAMDATA_PORTAL": self.replica.address, "HOME": str(self.work)}
        env.update(pair.split("=", 1) for pair in settings(text, "Environment"))
        if "CNAMDATA_STORE" in env:
            self.assertEqual(env["CNAMDATA_STORE"], "/var/lib/" + settings(text, "StateDirectory")[0])
            env["CNAMDATA_STORE"] = str(self.store)
            command = self.here(command)
        words = shlex.split(specified(command, unit).replace("/usr/sbin/sendmail", str(self.tools / "sendmail")))
        done = subprocess.run(words, env=env, stdin=subprocess.DEVNULL, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=60, check=False)
        return done.returncode, done.stdout

    @staticmethod
    def is_of(name, unit):
        """Whether a unit is the file of that name, or an instance of the template of that name."""
        return name == unit or ("@." in name and unit.startswith(name.split("@")[0] + "@"))

    def good_exits(self):
        (codes,) = settings(units()["cnamdata-refresh.service"], "SuccessExitStatus")
        return {0, *map(int, codes.split())}

    def test_the_service_refreshes(self):
        exit_code, journal = self.start("cnamdata-refresh.service")
        self.assertEqual(exit_code, 0, journal)
        self.assertEqual(len(self.files("tables")), 2)

    def test_the_service_does_not_fail_when_it_need_not(self):
        self.behaviour.quota = 0
        self.assertEqual(self.start("cnamdata-refresh.service")[0], 5)
        self.assertLessEqual({4, 5, 8, 143}, self.good_exits())  # 143: stopped, as at a shutdown
        self.assertFalse({1, 2, 6, 7, 9} & self.good_exits())

    def test_a_failure_is_mailed_with_the_journal(self):
        self.medic.write_bytes(self.medic.read_bytes()[:-1000])
        exit_code, journal = self.start("cnamdata-refresh.service")
        self.assertNotIn(exit_code, self.good_exits())
        (self.work / "journal").write_text(journal)
        self.stand_in("journalctl", f'echo "$@" > {self.work}/journalctl.words; cat {self.work}/journal\n')
        self.stand_in("sendmail", f'echo "$@" > {self.work}/sendmail.words; cat > {self.work}/mail\n')
        (handler,) = settings(units()["cnamdata-refresh.service"], "OnFailure")
        self.assertEqual(self.start(specified(handler, "cnamdata-refresh.service")), (0, ""))
        mail = (self.work / "mail").read_text()
        self.assertTrue(mail.startswith("Subject: cnamdata-refresh.service failed on machine\n\n"), mail)
        self.assertIn("OPEN_MEDIC_2024.zip", mail)
        self.assertEqual((self.work / "sendmail.words").read_text(), "data-team@example.org\n")
        self.assertIn("--unit=cnamdata-refresh.service", (self.work / "journalctl.words").read_text())

    def test_what_each_run_brought_is_read_from_the_journal(self):
        if not shutil.which("jq"):
            self.skipTest("jq is not installed")
        journal = self.start("cnamdata-refresh.service")[1]
        (self.work / "journal").write_text(f"Starting the service...\n{journal}Finished.\n")  # systemd speaks, too
        self.stand_in("journalctl", f"cat {self.work}/journal\n")
        (command,) = re.findall(r"`(journalctl -u[^`]*)`", DOCUMENT)
        done = subprocess.run(["/bin/sh", "-c", command], env={"PATH": f"{self.tools}:/usr/bin:/bin"}, text=True,
                              capture_output=True, check=True)
        self.assertEqual((done.stdout.count('"refreshed"'), done.stderr), (1, ""))

    def test_systemd_understands_the_units(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd is not installed")
        folder = self.work / "units"
        folder.mkdir()
        for name, text in units().items():
            text = text.replace(PROGRAM, "/bin/true").replace("User=cnamdata\n", "")  # neither is on this machine
            (folder / name).write_text(text)
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", *sorted(folder.iterdir())], text=True,
                              capture_output=True, check=False)
        complaints = [line for line in done.stderr.splitlines() if "cnamdata" in line]
        self.assertEqual(complaints, [])
        (when,) = settings(units()["cnamdata-refresh.timer"], "OnCalendar")
        subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, check=True)

    def test_journalctl_knows_the_options_of_the_mail(self):
        if not shutil.which("journalctl"):
            self.skipTest("systemd is not installed")
        (options,) = re.findall(r"journalctl (--unit[^;]*);", DOCUMENT)
        words = shlex.split(specified(options, "cnamdata-failed@cnamdata-refresh.service.service"))
        subprocess.run(["journalctl", *words, "--version"], capture_output=True, check=True)
