"""Rules read whatever words a brief has, in any order: they find something or nothing, and go on."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from tests.full import NAME, full_world

from briefgen.loading.loaded import check, load

PIECES = (
    *"“”«»‹›‘’\"'()[]{}<>*_`~|\\/@#%&+=^…–—-‑.,;:!?؟،؛٪٫٬",
    *"\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad\u00a0\u2028\ufffc\u0640\u0301\u064b",
    *"0123٠١٢٣۰۱۲۳½²",
    *"ﷺﻻﭐｱẞİıſ",
    *("will", "likely", "very", "high", "confidence", "denied", "said", "Monday", "18", "July", "twenty-two"),
    *("مرجّح", "جداً", "بثقة", "عالية", "قال", "نفى", "يوم", "اثنين", "تموز", "منسوب", "إلى", "وعشرون", "قد"),
    *("confiance", "élevée", "dément", "lundi", "deux", "@leak", "[[leak]]", "[x](https://a.b/c)"),
)


def _mixed(value: Any, choose: random.Random) -> Any:
    """The data with other words in place of most texts in several languages."""
    if isinstance(value, dict):
        texts = value.keys() <= {"en", "ar"} and all(" " in str(one) for one in value.values())
        if texts and choose.random() < 0.8:
            return {tag: _words(choose) for tag in value}
        return {key: _mixed(one, choose) for key, one in value.items()}
    return [_mixed(one, choose) for one in value] if isinstance(value, list) else value


def _words(choose: random.Random) -> str:
    joined = choose.choice(("", " "))
    return joined.join(choose.choices(PIECES, k=choose.randint(1, 40)))


@pytest.mark.parametrize("seed", range(60))
def test_no_words_stop_a_rule(seed: int) -> None:
    world = full_world()
    loaded = load(world, NAME).value
    assert loaded is not None
    mixed = _mixed(loaded.document.data, random.Random(seed))  # noqa: S311 - the same texts each time
    world.write(NAME, yaml.safe_dump(mixed, allow_unicode=True, sort_keys=False, width=10_000).encode())
    other = load(world, NAME).value
    assert other is not None
    assert check(world, other)
