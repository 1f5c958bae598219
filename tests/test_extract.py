"""Getting files out of any PDF: none of them leads out of the folder, and no PDF takes the machine."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

import briefgen
from briefgen.building.extract import safe_names

HOSTILE = (
    "../../evil",
    "/etc/evil",
    "C:\\Windows\\evil.dll",
    "..\\..\\evil",
    ".bashrc",
    ".git/config",
    "a/../../../evil",
    "evil\u202efdp.exe",
    "nul\0l",
    "brief.yaml",
    "BRIEF.yaml",
    "e\u0301.txt",
    "é.txt",
    "",
    "...",
    "deep/" * 300 + "end",
    "long" * 200 + ".txt",
)


def pdf(folder: Path, files: dict[str, bytes]) -> Path:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in files.items():
        writer.add_attachment(name, content)
    report = folder / "report.pdf"
    writer.write(report)
    return report


def test_no_name_leads_out_of_the_folder_and_no_file_is_lost(tmp_path: Path) -> None:
    files = {name: f"{number}".encode() for number, name in enumerate(HOSTILE)}
    report = pdf(tmp_path, files)
    extracted = briefgen.extract(report, tmp_path / "out")
    assert extracted.diagnostics == ()
    found = [file for file in (tmp_path / "out").rglob("*") if file.is_file()]
    assert {file.read_bytes() for file in found} == set(files.values())
    assert {file.name for file in tmp_path.iterdir()} == {"report.pdf", "out"}
    assert not any(part.startswith(".") for file in found for part in file.relative_to(tmp_path).parts)


def test_names_are_kept_as_far_as_they_are_safe() -> None:
    kept = ["brief.yaml", "data/share of water.csv", "صورة.png"]
    assert safe_names(kept) == kept
    assert safe_names(["a.txt", "A.TXT", "a.txt"]) == ["a.txt", "A-2.TXT", "a-3.txt"]


def test_a_link_in_the_folder_is_replaced_and_not_followed(tmp_path: Path) -> None:
    report = pdf(tmp_path, {"brief.yaml": b"new"})
    outside = tmp_path / "outside"
    outside.write_bytes(b"old")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "brief.yaml").symlink_to(outside)
    assert [found.code for found in briefgen.extract(report, tmp_path / "out").diagnostics] == ["VF03"]
    assert briefgen.extract(report, tmp_path / "out", force=True).diagnostics == ()
    assert (tmp_path / "out" / "brief.yaml").read_bytes() == b"new"
    assert outside.read_bytes() == b"old"


def test_a_pdf_that_encloses_nothing_is_told(tmp_path: Path) -> None:
    assert codes(pdf(tmp_path, {})) == ["VF02"]


def codes(report: Path) -> list[str]:
    return [found.code for found in briefgen.extract(report, report.parent / "out").diagnostics]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"hello", b"%PDF-1.7\nstartxref\n7\n%%EOF", bytes(4096)]
)
def test_what_is_no_pdf_is_told_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(content)
    assert codes(report) == ["VF01"]


def test_a_pdf_cut_off_anywhere_is_told_or_still_gives_its_files(tmp_path: Path) -> None:
    whole = pdf(tmp_path, {"brief.yaml": b"title: A\n" * 99}).read_bytes()
    for share in range(1, 8):
        report = tmp_path / f"{share}.pdf"
        report.write_bytes(whole[: len(whole) * share // 8])
        assert codes(report) in ([], ["VF01"], ["VF02"])


def test_a_small_file_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    described: Any = writer.add_attachment("bomb", b"").pdf_object
    stream = described["/EF"]["/F"].get_object()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream._data = zlib.compress(bytes(400 << 20), 9)  # noqa: SLF001 - the library packs no bombs
    writer.write(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").stat().st_size < 1 << 20
    assert codes(tmp_path / "report.pdf") == ["VF01"]


def test_a_tree_of_names_that_bites_its_tail_comes_to_an_end(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    node = DictionaryObject()
    reference = writer._add_object(node)  # noqa: SLF001 - no other way to a tree that is wrong
    node[NameObject("/Kids")] = ArrayObject([reference, reference])
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): reference})
    writer.write(tmp_path / "report.pdf")
    assert codes(tmp_path / "report.pdf") == ["VF02"]
