"""When a headline in an archived text is that of another article, and when it is not."""

from __future__ import annotations

import pytest

from briefgen.checking.archived import lines
from briefgen.checking.second_article import second_article

RIVER = (
    "The river that feeds the city has lost a third of its flow in ten years, and farmers are leaving it.\n"
    "Engineers measure the flow of the river each month, and each month the engineers find less of it.\n"
    "Farmers along the river blame the engineers of the city for measuring the flow at the wrong bridge.\n"
)
RAILWAY = (
    "The president opened a railway to the coast on Tuesday and praised those who built the railway.\n"
    "Tickets for the railway went on sale last week, and the president bought tickets for his cabinet.\n"
    "Critics of the president said that tickets cost twice what the cabinet had promised to voters.\n"
)
HEADLINE = "President opens new line to the coast"


@pytest.mark.parametrize(
    "furniture",
    [
        f"{HEADLINE}\nBy Jane Porter\n",
        f"{HEADLINE}\nThe president on Tuesday. (Reuters)\n",
        f"{HEADLINE}\nSeptember 3, 2025\n",
        f"{HEADLINE}\n3 September 2025\n",
        f"{HEADLINE}\nAnkara - Northern Agency\n",
        f"{HEADLINE}\nTT\n\n{HEADLINE}\n",
    ],
)
def test_the_furniture_of_a_page_shows_another_article(furniture: str) -> None:
    found = second_article(lines((RIVER + furniture + RAILWAY).encode()))
    assert found is not None
    assert (found.headline, found.first) == (HEADLINE, 4)
    assert found.last == 3 + furniture.count("\n") + 3


@pytest.mark.parametrize(
    "text",
    [
        RIVER + f"{HEADLINE}\n" + RAILWAY,
        RIVER + "What farmers say\nBy Jane Porter\n" + RIVER,
        RIVER + "Related stories\nBy Jane Porter\nPresident opens new line\nAll our titles in one place\n",
        f"{HEADLINE}\nBy Jane Porter\n" + RAILWAY,
        RIVER + "A sentence and no headline.\nBy Jane Porter\n" + RAILWAY,
    ],
)
def test_headings_and_lists_of_links_do_not(text: str) -> None:
    assert second_article(lines(text.encode())) is None
