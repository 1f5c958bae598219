"""The pages of codes about forecasts: what git and briefs do not tell alike."""

from __future__ import annotations

from collections.abc import Mapping

FORECAST_PAGES: Mapping[str, str] = {
    "FC01": """`history` of an outlook has other numbers for an edition than git.

Git has what readers had, and is believed.

Bad:   `{edition: 1, probabilities: {sc1: 60, sc2: 40}}` where edition 1 printed 55 and 45
Good:  the numbers that were printed
""",
    "FC02": """`history` of an outlook lacks an edition that git has.

A report is made of its brief alone, so its trajectories and its ledger show what `history` has. The
message has each entry that is missing, ready to be put in.

Bad:   an outlook of edition 3 without `history`
Good:  `history: [{edition: 1, probabilities: {…}}, {edition: 2, probabilities: {…}}]`
""",
    "FC03": """`history` of an outlook has an edition that git does not have.

A series may be older than its repository, so what only the brief remembers is taken as it says. It may
also be a wrong number.

Bad:   `{edition: 11, …}` for edition 1
Good:  the number of the edition that printed it
""",
    "FC04": """The numbers of a published edition have been changed under its own number.

What readers had is in git, and that is scored.

Bad:   `edition: 2` released with 55 per cent, and now with 60
Good:  60 per cent in edition 3
""",
    "FC05": """The outlooks of an older edition cannot be read.

It may have been written for another version of briefgen, or had mistakes when it was committed. What it
printed is left out of the ledger, unless `history` of the outlook has it.

Bad:   an edition that `briefgen check` refused
Good:  its numbers in `history`
""",
}
