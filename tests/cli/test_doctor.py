"""`briefgen doctor` looks at what is really there."""

from __future__ import annotations

import re

from click.testing import CliRunner

from briefgen.cli.app import briefgen


def test_doctor_names_the_engine_its_limits_and_every_language() -> None:
    result = CliRunner().invoke(briefgen, ["doctor"])
    assert result.exit_code == 0
    assert re.search(r"WeasyPrint 70\.\d+, Pango 1\.\d+\.\d+, HarfBuzz .*: works", result.output)
    assert "limited in time and memory" in result.output
    for layer, state in (("Landlock", r"ABI \d+"), ("seccomp", r"refuses \d+ calls")):
        line = rf"^  kernel sandbox, {layer}: (works, {state}|none: .+)$"
        assert re.search(line, result.output, re.MULTILINE)
    for tag in ("en", "ar", "ar-IQ", "fr", "fa", "he", "ckb"):
        line = rf"^  {tag}  .* (ltr|rtl)  digits \w+  \d+ of \d+ messages$"
        assert re.search(line, result.output, re.MULTILINE)
