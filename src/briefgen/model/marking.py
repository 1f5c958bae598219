"""Who may read it: the Traffic Light Protocol 2.0 of FIRST."""

from __future__ import annotations

from typing import Literal

Marking = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
"""A TLP 2.0 label without its prefix; labels are never translated."""

STRICTNESS: dict[Marking, int] = {"CLEAR": 0, "GREEN": 1, "AMBER": 2, "AMBER+STRICT": 3, "RED": 4}
