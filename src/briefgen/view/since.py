"""What a report tells its readers besides what the brief says today: what that was before."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.comparing.compare import Difference
from briefgen.model.brief import Brief


@dataclass(frozen=True)
class Since:
    """The edition before, and what has changed since."""

    brief: Brief
    difference: Difference
