"""How a date is known."""

from __future__ import annotations

from markupsafe import Markup

from briefgen.model.when import When
from briefgen.view.page import Html
from briefgen.view.setting import Setting


def basis(setting: Setting, when: When) -> Html | None:
    """How a date is known, where that is less than a calendar date that a source states."""
    loose = when.loose
    parts = []
    if loose.precision in {"weekday", "order"}:
        parts.append(setting.word("date precision", f"{loose.precision} only"))
    if loose.basis != "stated":
        if loose.printed is not None and loose.edtf is not None:
            parts.append(setting.text(loose.printed))
        name = {"inferred": "inferred", "external": "from outside the sources"}[loose.basis]
        parts.append(setting.word("date precision", name))
    if loose.after and (loose.printed or loose.edtf):
        parts.append(
            setting.say(
                "after {events}", events=setting.listed(setting.event(event) for event in loose.after)
            )
        )
    return Markup("\u00a0· ").join(parts) if parts else None
