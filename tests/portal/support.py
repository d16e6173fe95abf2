# SPDX-License-Identifier: MPL-2.0
"""What the tests of the portal share: generated archives, a store, the program run against a replica."""
import functools
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from replica import Replica

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / "build/dev"
QUICK = {"--pause": "0", "--retry-wait": "0.02", "--stall": "5"}  # no test waits for the portal's sake


@functools.cache
def generated(dataset, period, rows=2000, seed=1):
    """The path of an archive made by cnamdata-generate, under its published name."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=generated_root()))
    subprocess.run([BUILD / "cnamdata-generate", dataset, "--period", period, "--rows", str(rows), "--seed", str(seed),
                    "--quiet"], cwd=folder, check=True)
    (path,) = folder.iterdir()
    return path


@functools.cache
def generated_root():
    folder = tempfile.TemporaryDirectory(prefix="cnamdata-portal-")
    generated_root.keep = folder
    return folder.name


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Done:
    """A finished run of the program."""

    def __init__(self, process):
        self.exit, self.stdout, self.stderr = process.returncode, process.stdout, process.stderr

    def lines(self):
        """What --log-format json said."""
        return [json.loads(line) for line in self.stderr.splitlines()]


class PortalTest(unittest.TestCase):
    """A replica that publishes `self.published`, and an empty store."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="cnamdata-portal-")
        self.addCleanup(folder.cleanup)
        self.work = pathlib.Path(folder.name)
        self.published, self.store = self.work / "published", self.work / "store"
        self.published.mkdir()
        self.replica = Replica(self.published)
        self.replica.__enter__()
        self.addCleanup(self.replica.__exit__)
        self.behaviour = self.replica.behaviour

    def publish(self, dataset, period, **options):
        path = generated(dataset, period, **options)
        shutil.copy2(path, self.published / path.name)
        return self.published / path.name

    def environment(self):
        env = {key: value for key, value in os.environ.items()
               if not key.startswith(("CNAMDATA", "XDG_", "NO_COLOR")) and not key.lower().endswith("_proxy")}
        return {**env, "CNAMDATA_STORE": str(self.store), "CNAMDATA_PORTAL": self.replica.address, "LC_ALL": "C.UTF-8",
                "HOME": str(self.work)}

    def command(self, *words):
        quick = QUICK if words[0] in ("fetch", "refresh") else {}
        more = [word for option, value in quick.items() if option not in words for word in (option, value)]
        return [str(BUILD / "cnamdata"), *map(str, words), *more]

    def run_cnamdata(self, *words, exit=0, timeout=60):
        process = subprocess.run(self.command(*words), env=self.environment(), stdin=subprocess.DEVNULL, text=True,
                                 capture_output=True, timeout=timeout, check=False)
        if exit is not None:
            self.assertEqual(process.returncode, exit, process.stderr)
        return Done(process)

    def start_cnamdata(self, *words):
        return subprocess.Popen(self.command(*words), env=self.environment(), stdin=subprocess.DEVNULL, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def archive(self, path, dataset):
        """Where an archive lies in the store."""
        return self.store / "archives" / dataset / path.name

    def files(self, folder="."):
        root = self.store / folder
        return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())

    def catalogue(self):
        return json.loads((self.store / "archives/catalogue.json").read_text())["archives"]

    def assert_fetched(self, path, dataset):
        """It is there, byte by byte, and nothing of its download is left."""
        self.assertEqual(sha256(self.archive(path, dataset)), sha256(path))
        self.assert_no_part(path, dataset)

    def assert_no_part(self, path, dataset):
        folder = self.store / "archives" / dataset
        left = [name for name in (f"{path.name}.part", f".{path.name}.part.json") if (folder / name).exists()]
        self.assertEqual(left, [])

    def assert_not_fetched(self, path, dataset):
        self.assertFalse(self.archive(path, dataset).exists())

