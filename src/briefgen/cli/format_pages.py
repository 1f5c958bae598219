"""The pages of codes about how a file is laid out, and about what a merge leaves in it."""

from __future__ import annotations

from collections.abc import Mapping

FORMAT_PAGES: Mapping[str, str] = {
    "FM01": """A file was left as it is by `briefgen fmt`.

What is written anew is read back first: it has to be the same data, with each comment at its item.
A few ways to write YAML cannot be kept so: a key behind `?`, a comment between a key and its text,
`...` at the end, a directive.

Bad:   `? title` and, on the next line, `: A bridge has fallen`
Good:  `title: A bridge has fallen`
""",
    "YM10": """A conflict of a merge stands in the file.

Two people have changed one text, or one has changed what the other has removed. Git cannot know
which of them is right, so the file holds both: ours above, what both began with, theirs below.

Bad:   the lines `<<<<<<< ours`, `||||||| base`, `=======` and `>>>>>>> theirs` with the wordings between
Good:  one wording, and none of these lines; then `git add` says that the conflict is settled
""",
}
