"""A wheel and a checkout both bring the theme along, and need nothing else of the repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BRIEF = "basra-water.yaml"
OUTPUTS = {
    "manifest.json",
    *(f"basra-water.{edition}.{kind}" for edition in ("ar", "en", "en+ar") for kind in ("html", "pdf")),
}
# What the installation under test must not borrow from the one that runs the tests.
ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "LC_ALL": "C.UTF-8",
    "PIP_NO_INDEX": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What git would hand over, without this folder's own leavings."""
    folder = tmp_path_factory.mktemp("source") / "briefgen"
    leavings = shutil.ignore_patterns(".*", "__pycache__", "out", "dist", "*.egg-info")
    shutil.copytree(ROOT, folder, ignore=leavings)
    return folder


def installed(folder: Path, *arguments: str | Path) -> Path:
    """A fresh environment with briefgen in it; the dependencies are those of the one that runs the tests."""
    venv.create(folder, symlinks=True, with_pip=False)
    python = folder / "bin" / "python"
    place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # In the form of a `.pth` line a folder is searched last, and its own `.pth` files are not read:
    # the briefgen that the tests run on, if it is installed there as a checkout, stays out of sight.
    Path(place, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q")
    run(*pip, "--no-deps", "--no-build-isolation", "--ignore-installed", *arguments, cwd=folder)
    return folder / "bin" / "briefgen"


def built(briefgen: Path, folder: Path) -> set[str]:
    """The names of what a build of the smallest brief leaves in a workspace of its own."""
    (folder / "briefs").mkdir(parents=True)
    shutil.copy(ROOT / "briefs" / BRIEF, folder / "briefs")
    (folder / "briefgen.toml").touch()
    run(briefgen, "build", cwd=folder)
    return {file.name for file in (folder / "out" / "basra-water").iterdir()}


def theme_of(briefgen: Path, folder: Path) -> Path:
    python = briefgen.with_name("python")
    code = "from briefgen.loading.opening import theme_folder; print(theme_folder())"
    return Path(run(python, "-c", code, cwd=folder).strip())


def test_a_wheel_builds_a_report_with_the_theme_that_is_inside_it(checkout: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=checkout)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    theme = (*files(ROOT / "templates"), *files(ROOT / "assets"))
    assert {f"briefgen/{file.relative_to(ROOT)}" for file in theme} <= packed
    assert "briefgen/py.typed" in packed
    assert "briefgen/localize/messages/ar.po" in packed
    briefgen = installed(tmp_path / "venv", wheel)
    assert built(briefgen, tmp_path / "desk") == OUTPUTS
    assert theme_of(briefgen, tmp_path).is_relative_to(tmp_path / "venv")


def test_a_checkout_builds_a_report_with_the_theme_at_its_root(checkout: Path, tmp_path: Path) -> None:
    briefgen = installed(tmp_path / "venv", "-e", checkout)
    assert built(briefgen, tmp_path / "desk") == OUTPUTS
    assert theme_of(briefgen, tmp_path) == checkout


def test_the_source_distribution_can_build_the_wheel(checkout: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path), cwd=checkout)
    (archive,) = tmp_path.glob("*.tar.gz")
    shutil.unpack_archive(archive, tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=unpacked)
    (wheel,) = tmp_path.glob("*.whl")
    assert "briefgen/templates/brief.html" in zipfile.ZipFile(wheel).namelist()


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
