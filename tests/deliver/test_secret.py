"""Secrets: from the environment or a file that it names, and shown to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.delivering.mail import Server
from briefgen.delivering.secret import NoSecret, Secret, secret


def test_a_secret_comes_from_the_variable_or_else_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("of the file\n")
    both = {"NAME": "of the variable", "NAME_FILE": str(file)}
    assert secret(both, "NAME") == Secret("of the variable")
    assert secret({"NAME_FILE": str(file)}, "NAME") == Secret("of the file")
    assert secret({"NAME": "", "NAME_FILE": str(file)}, "NAME") == Secret("of the file")
    assert secret({}, "NAME") == NoSecret("neither `NAME` nor `NAME_FILE` is set")


@pytest.mark.parametrize("content", [None, b"", b"\n", b"one\ntwo\n", b"\xff hush"])
def test_a_file_without_one_line_of_text_is_a_reason_that_shows_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "password"
    if content is not None:
        file.write_bytes(content)
    found = secret({"NAME_FILE": str(file)}, "NAME")
    assert isinstance(found, NoSecret)
    assert found.reason.startswith("the file that `NAME_FILE` names ")
    assert "hush" not in found.reason
    assert "two" not in found.reason


def test_nothing_that_is_printed_of_a_secret_shows_it() -> None:
    hushed = Secret("hush")
    server = Server("localhost", 25, password=hushed)
    assert "hush" not in f"{hushed} {hushed!r} {server} {server!r} {[hushed]} {hushed!s:>9}"
