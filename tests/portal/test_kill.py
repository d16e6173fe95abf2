# SPDX-License-Identifier: MPL-2.0
"""kill -9 at random moments of a fetch: what appears under the archive's name is always whole."""
import random
import time

from support import PortalTest, sha256

KILLS = 50


class Kill(PortalTest):
    def test_fifty_times_at_random_moments_then_the_right_bytes(self):
        months = [self.publish("damir", f"2025-0{month}", rows=2000, seed=month) for month in (1, 2)]
        size = sum(month.stat().st_size for month in months)
        draw = random.Random(20251123)
        killed, resumed = 0, 0
        for _ in range(KILLS):
            # So slow that no run comes to its end, but all of them together do several times over.
            self.behaviour.drip = max(20, size // 6)
            process = self.start_cnamdata("fetch", "damir", "--period", "2025")
            time.sleep(draw.uniform(0.01, 0.5))
            process.kill()
            process.communicate(timeout=10)
            killed += process.returncode == -9
            resumed += any(request.status == 206 and request.range.endswith("-") for request in self.replica.requests)
            self.replica.requests.clear()
            for month in months:
                if self.archive(month, "damir").exists():
                    self.assertEqual(sha256(self.archive(month, "damir")), sha256(month))
            if all(self.archive(month, "damir").exists() for month in months):
                for month in months:
                    self.archive(month, "damir").unlink()
        self.assertGreater(killed, KILLS // 2)
        self.assertGreater(resumed, 3)
        self.behaviour.drip = 0
        self.run_cnamdata("fetch", "damir", "--period", "2025")
        for month in months:
            self.assert_fetched(month, "damir")
        self.assertEqual(self.files("archives"), ["catalogue.json", "damir/A202501.csv.gz", "damir/A202502.csv.gz"])

    def test_a_refresh_too(self):
        month = self.publish("damir", "2025-01", rows=150000)
        draw = random.Random(20251124)
        table = self.store / "tables/damir/year=2025/month=01/A202501.parquet"
        for _ in range(10):
            self.behaviour.drip = month.stat().st_size // 2
            process = self.start_cnamdata("refresh", "damir", "--period", "2025-01")
            time.sleep(draw.uniform(0.05, 1.5))
            process.kill()
            process.communicate(timeout=10)
            self.assertFalse(table.exists() and self.rows(table) != 150000)
        self.behaviour.drip = 0
        self.run_cnamdata("refresh", "damir", "--period", "2025-01")
        self.assertEqual(self.rows(table), 150000)
        self.assertEqual(self.files("archives"), ["catalogue.json"])
        self.assertEqual(self.files("tables"), ["damir/year=2025/month=01/A202501.parquet"])

    def rows(self, table):
        return int(self.run_cnamdata("aggregate", table, "--count", "--format", "csv").stdout.splitlines()[1])
