"""The schemas of XLIFF, out of the Debian package that carries them; fetched once for all runs."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

import xmlschema
from tests.cases import ROOT

PACKAGE = "php-symfony-translation"
_CACHE = ROOT / ".briefgen" / "schemas"
_INSIDE = "usr/share/php/Symfony/Component/Translation/Resources/schemas"


def xliff_schema(name: str) -> xmlschema.XMLSchema:
    """A schema of OASIS by its file's name; it reads nothing from the network."""
    folder = _folder()
    beside = {"http://www.w3.org/2001/xml.xsd": str(folder / "xml.xsd")}
    return xmlschema.XMLSchema(str(folder / name), uri_mapper=beside, allow="local")


def _folder() -> Path:
    folder = _CACHE / _INSIDE
    _CACHE.mkdir(parents=True, exist_ok=True)
    with (_CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            if not _downloaded():
                root = [] if os.geteuid() == 0 else ["sudo"]
                subprocess.run([*root, "apt-get", "update"], check=True, capture_output=True)
                assert _downloaded(), f"the Debian package {PACKAGE} cannot be downloaded"
            (package,) = _CACHE.glob(f"{PACKAGE}_*.deb")
            subprocess.run(["dpkg-deb", "-x", package, _CACHE], check=True)
    return folder


def _downloaded() -> bool:
    ran = subprocess.run(["apt-get", "download", PACKAGE], cwd=_CACHE, capture_output=True, check=False)
    return ran.returncode == 0
