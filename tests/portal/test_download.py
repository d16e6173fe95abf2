# SPDX-License-Identifier: MPL-2.0
"""Downloads: tokens, refusals, broken connections and broken bodies. Whatever happens, an archive is whole or absent."""
import shutil
import subprocess
import time
import unittest

from replica import Replica
from support import PortalTest


class Download(PortalTest):
    def setUp(self):
        super().setUp()
        self.medic = self.publish("medic", "2024")

    def fetch(self, *words, exit=0):
        return self.run_cnamdata("fetch", "medic", "--period", "2024", *words, exit=exit)

    def assert_refused(self, done, words):
        self.assertIn(words, done.stderr)
        self.assert_not_fetched(self.medic, "medic")


class Tokens(Download):
    def test_one_token_serves_several_files(self):
        for month in range(1, 4):
            self.publish("damir", f"2025-0{month}")
        self.run_cnamdata("fetch", "damir", "--period", "2025")
        self.assertEqual(len(self.replica.asked("download.php")), 1)

    def test_a_token_that_has_died_is_listed_again(self):
        months = [self.publish("damir", f"2025-0{month}") for month in range(1, 4)]
        self.behaviour.token_uses = 1
        self.run_cnamdata("fetch", "damir", "--period", "2025")
        for month in months:
            self.assert_fetched(month, "damir")
        self.assertEqual(len(self.replica.asked("download.php")), 3)

    def test_a_token_that_lives_a_moment(self):
        months = [self.publish("damir", f"2025-0{month}") for month in range(1, 3)]
        self.behaviour.token_seconds = 0.2
        self.run_cnamdata("fetch", "damir", "--period", "2025", "--pause", "0.4")
        for month in months:
            self.assert_fetched(month, "damir")
        self.assertEqual(len(self.replica.asked("download.php")), 2)

    def test_a_token_that_needs_its_cookie(self):
        self.behaviour.cookie = True
        self.fetch()
        self.assert_fetched(self.medic, "medic")
        self.assertEqual(len(self.replica.asked()), 1)

    def test_jobs_have_tokens_and_cookies_of_their_own(self):
        months = [self.publish("damir", f"2025-0{month}") for month in range(1, 7)]
        self.behaviour.cookie = True
        self.run_cnamdata("fetch", "damir", "--period", "2025", "--jobs", "3")
        for month in months:
            self.assert_fetched(month, "damir")

    def test_tokens_are_not_written_down(self):
        self.behaviour.drip = 1 << 16
        self.fetch()
        (token,) = self.replica.tokens
        for name in self.files():
            self.assertNotIn(token.encode(), (self.store / name).read_bytes())


class Refusals(Download):
    def test_the_quota_stops_the_run_and_keeps_what_is_done(self):
        for status, year in ((200, 2024), (403, 2025)):
            with self.subTest(status):
                months = [self.publish("damir", f"{year}-0{month}") for month in range(1, 5)]
                self.behaviour.quota, self.behaviour.quota_status = self.replica.downloads + 2, status
                done = self.run_cnamdata("fetch", "damir", "--period", year, exit=5)
                self.assertIn("quota", done.stderr)
                self.assertIn("2 fetched, 0 unchanged, 1 failed, 1 left", done.stderr)
                for month in months[:2]:
                    self.assert_fetched(month, "damir")
                self.behaviour.quota = -1
                self.run_cnamdata("fetch", "damir", "--period", year)
                for month in months:
                    self.assert_fetched(month, "damir")

    def test_a_page_in_place_of_the_file_once(self):
        self.behaviour.html = 1
        self.fetch()
        self.assert_fetched(self.medic, "medic")

    def test_a_page_in_place_of_the_file_every_time(self):
        self.behaviour.html = 1000
        self.assert_refused(self.fetch(exit=4), 'an HTML page ("Lien expiré") in place of the file')

    def test_a_server_error_twice_then_success(self):
        self.behaviour.fail = 2
        done = self.fetch()
        self.assertEqual(done.stderr.count("trying again"), 2)
        self.assert_fetched(self.medic, "medic")

    def test_a_server_error_for_good(self):
        self.behaviour.fail = 1000
        done = self.fetch("--attempts", "3", exit=4)
        self.assert_refused(done, "status 503, 3 times")
        self.assertEqual(len(self.replica.requests), 3)

    def test_retry_after_is_obeyed(self):
        self.behaviour.fail, self.behaviour.fail_status, self.behaviour.retry_after = 1, 429, "1"
        begin = time.monotonic()
        self.fetch()
        self.assertGreater(time.monotonic() - begin, 1)
        self.assert_fetched(self.medic, "medic")

    def test_a_retry_after_of_an_hour_is_told_not_waited_for(self):
        self.behaviour.fail, self.behaviour.retry_after = 1, "3600"
        self.assert_refused(self.fetch(exit=4), "The portal asks to wait 3600 s.")

    def test_nobody_is_there(self):
        done = self.fetch("--portal", "http://127.0.0.1:9", "--attempts", "2", exit=4)
        self.assertIn("Try again later.", done.stderr)

    def test_one_missing_file_does_not_stop_the_others(self):
        months = [self.publish("damir", f"2025-0{month}") for month in range(1, 4)]
        months[1].write_bytes(b"<html><title>Fichier en cours de publication</title></html>")
        done = self.run_cnamdata("fetch", "damir", "--period", "2025", "--attempts", "2", exit=4)
        self.assertIn("Fichier en cours de publication", done.stderr)
        self.assert_fetched(months[0], "damir")
        self.assert_not_fetched(months[1], "damir")
        self.assert_fetched(months[2], "damir")

    def test_a_redirect_on_the_portal_is_followed(self):
        self.behaviour.redirect = "here"
        self.fetch()
        self.assert_fetched(self.medic, "medic")

    def test_a_redirect_to_another_host_is_refused(self):
        self.behaviour.redirect = "elsewhere"
        self.assert_refused(self.fetch(exit=4), "sends us elsewhere, which is refused: http://localhost:9/")


@unittest.skipUnless(shutil.which("openssl"), "needs the openssl command to make a certificate")
class Tls(Download):
    def test_a_certificate_that_nobody_vouches_for_is_refused_at_once(self):
        pem = self.work / "self-signed.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", pem, "-out", self.work / "crt",
                        "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"],
                       check=True, capture_output=True)
        pem.write_bytes(pem.read_bytes() + (self.work / "crt").read_bytes())
        with Replica(self.published, certificate=pem) as replica:
            done = self.fetch("--portal", replica.address, exit=4)
            self.assert_refused(done, "certificate")
            self.assertNotIn("trying again", done.stderr)
            self.assertEqual(replica.requests, [])


class Bodies(Download):
    def test_without_content_length(self):
        self.behaviour.no_length = True
        self.fetch()
        self.assert_fetched(self.medic, "medic")

    def test_in_chunks(self):
        self.behaviour.chunked = True
        self.fetch()
        self.assert_fetched(self.medic, "medic")

    def test_without_any_validator(self):
        self.behaviour.validator = "none"
        self.fetch()
        self.assert_fetched(self.medic, "medic")

    def test_truncated_where_nothing_tells(self):
        self.behaviour.truncate = 100
        for how in ("no_length", "chunked"):
            with self.subTest(how):
                self.behaviour.no_length, self.behaviour.chunked = how == "no_length", how == "chunked"
                self.assert_refused(self.fetch(exit=6), "OPEN_MEDIC_2024.zip is no readable zip archive")
                self.assert_no_part(self.medic, "medic")

    def test_truncated_gzip_where_nothing_tells(self):
        month = self.publish("damir", "2025-01")
        self.behaviour.truncate, self.behaviour.chunked = 100, True
        done = self.run_cnamdata("fetch", "damir", "--period", "2025-01", exit=6)
        self.assertIn("A202501.csv.gz is truncated", done.stderr)
        self.assert_not_fetched(month, "damir")

    def test_truncated_below_its_length(self):
        self.behaviour.truncate = 100
        self.assert_refused(self.fetch(exit=4), "times")

    def test_a_wrong_checksum(self):
        month = self.publish("damir", "2025-01")
        self.behaviour.flip = True
        done = self.run_cnamdata("fetch", "damir", "medic", "--period", "2024..2025", exit=6)
        self.assertIn("A202501.csv.gz is corrupt", done.stderr)
        self.assertIn("downloading it once more", done.stderr)
        self.assertIn("OPEN_MEDIC_2024.zip is corrupt", done.stderr)
        for path, dataset in ((month, "damir"), (self.medic, "medic")):
            self.assert_not_fetched(path, dataset)
            self.assert_no_part(path, dataset)

    def test_a_body_without_end(self):
        self.behaviour.endless, self.behaviour.chunked = True, True
        size = self.medic.stat().st_size
        self.assert_refused(self.fetch("--max-bytes", 3 * size, exit=6), "is longer than")

    def test_a_body_that_goes_on_after_its_length(self):
        self.behaviour.endless = True
        self.fetch()
        self.assert_fetched(self.medic, "medic")

    def test_an_announced_length_over_the_limit(self):
        self.assert_refused(self.fetch("--max-bytes", "1000", exit=6), "is longer than 1000 bytes")

    def test_a_slow_body(self):
        self.behaviour.drip = self.medic.stat().st_size // 2
        begin = time.monotonic()
        self.fetch("--stall", "1")
        self.assertGreater(time.monotonic() - begin, 1.5)
        self.assert_fetched(self.medic, "medic")

    def test_a_body_that_falls_silent(self):
        self.behaviour.reset_after, self.behaviour.silent = 1000, True
        done = self.fetch("--stall", "1")
        self.assertIn("trying again", done.stderr)
        self.assert_fetched(self.medic, "medic")
        self.assertEqual([request.range for request in self.replica.asked()], ["", "bytes=1000-"])


class Resume(Download):
    def reset_once(self, at):
        self.behaviour.reset_after, self.behaviour.resets = at, 1

    def ranges(self):
        return [request.range for request in self.replica.asked()]

    def setUp(self):
        super().setUp()
        self.half = self.medic.stat().st_size // 2

    def test_a_reset_in_the_middle_is_resumed(self):
        for validator in ("etag", "last-modified"):
            with self.subTest(validator):
                self.behaviour.validator = validator
                self.reset_once(self.half)
                self.fetch("--force")
                self.assert_fetched(self.medic, "medic")
                self.assertEqual(self.ranges()[-2:], ["", f"bytes={self.half}-"])
                self.assertTrue(self.replica.asked()[-1].if_range)

    def test_without_a_validator_it_begins_anew(self):
        self.behaviour.validator = "none"
        self.reset_once(self.half)
        self.fetch()
        self.assert_fetched(self.medic, "medic")
        self.assertEqual(self.ranges(), ["", ""])

    def test_a_range_that_is_ignored(self):
        self.behaviour.range = "ignored"
        self.reset_once(self.half)
        self.fetch()
        self.assert_fetched(self.medic, "medic")
        self.assertEqual([request.status for request in self.replica.asked()], [200, 200])

    def test_a_range_that_is_wrong(self):
        self.behaviour.range = "wrong"
        self.reset_once(self.half)
        self.fetch()
        self.assert_fetched(self.medic, "medic")
        self.assertEqual([request.status for request in self.replica.asked()], [200, 206, 200])

    def test_a_run_that_was_stopped_is_resumed_by_the_next(self):
        self.behaviour.drip = self.half
        process = self.start_cnamdata("fetch", "medic", "--period", "2024")
        part = self.store / "archives/medic/OPEN_MEDIC_2024.zip.part"
        while not part.exists() or part.stat().st_size < self.half // 2:
            time.sleep(0.02)
        begin = time.monotonic()
        process.terminate()
        _, stderr = process.communicate(timeout=10)
        self.assertLess(time.monotonic() - begin, 1)
        self.assertEqual(process.returncode, 143, stderr)
        self.assert_not_fetched(self.medic, "medic")
        self.behaviour.drip = 0
        had = part.stat().st_size
        done = self.fetch("--dry-run", "--format", "json")
        self.assertIn(f'"partial_bytes": {had}', done.stdout)
        self.fetch()
        self.assert_fetched(self.medic, "medic")
        self.assertEqual(self.ranges()[-1], f"bytes={had}-")
        self.assertEqual(self.replica.asked()[-1].sent, self.medic.stat().st_size - had)

    def test_another_edition_between_two_requests_is_never_glued(self):
        for validator in ("etag", "last-modified", "none"):
            with self.subTest(validator):
                self.behaviour.validator = validator
                self.medic = self.publish("medic", "2024", seed=1)
                self.reset_once(self.half)
                self.fetch("--force", "--attempts", "1", exit=4)
                time.sleep(1.1)  # Last-Modified has no fractions of a second
                self.medic = self.publish("medic", "2024", seed=2)
                self.medic.touch()
                self.fetch("--recheck")
                self.assert_fetched(self.medic, "medic")

    def test_interrupts_within_a_second_wherever_it_is(self):
        for what in ("listing", "waiting", "downloading"):
            with self.subTest(what):
                self.behaviour.drip = 2000 if what == "downloading" else 0
                self.behaviour.fail = 100 if what == "waiting" else 0
                words = ["--retry-wait", "30"] if what == "waiting" else []
                process = self.start_cnamdata("fetch", "medic", "--period", "2024", "--force", *words)
                time.sleep(0.5 if what != "listing" else 0.05)
                begin = time.monotonic()
                process.send_signal(2)
                _, stderr = process.communicate(timeout=10)
                self.assertLess(time.monotonic() - begin, 1)
                self.assertIn(process.returncode, (130,) if what != "listing" else (130, 0, -2), stderr)
