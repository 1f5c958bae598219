"""The pages of codes about checking itself: comments that allow findings, and fixes."""

from __future__ import annotations

from collections.abc import Mapping

CHECK_PAGES: Mapping[str, str] = {
    "SL01": """A comment allows a finding without a reason, so it has no effect.

The next reader of the brief has to be able to tell a decision from an oversight.

Bad:   `# briefgen: allow LK07`
Good:  `# briefgen: allow LK07 because the words are the source's own`
""",
    "SL02": """A comment allows a code that no rule has.

Only what rules find can be allowed, each by its own code: not a family, and not a mistake in
the form of the brief. Codes are written with capital letters.

Bad:   `# briefgen: allow LK because …`, `# briefgen: allow MD01 because …`
Good:  `# briefgen: allow LK07, LK08 because …`
""",
    "SL03": """A comment allows what cannot be allowed.

No report can be made of a brief that breaks this rule, whatever a comment says.

Bad:   `# briefgen: allow ST01 because the source comes tomorrow`
Good:  the source, if only with its title
""",
    "SL04": """A comment allows what is not found.

The brief has changed since, or the comment stands at another line. It would hide the next
mistake of its kind. A comment at the end of a line is about that line; one that stands alone
is about the next line that is not empty and not a comment. A finding counts where it begins:
of a text of several lines, on the first.

Bad:   `text: Two stations stopped.  # briefgen: allow LK07 because …`
Good:  the same text without the comment
""",
    "SL05": """A comment speaks to briefgen and is not understood.

It begins with `briefgen:`, but does not go on with `allow`, the codes of rules with commas
between them, `because` and a reason.

Bad:   `# briefgen: ignore LK07`, `# briefgen: allow LK07 LK08 because …`
Good:  `# briefgen: allow LK07, LK08 because the words are the source's own`
""",
    "FX01": """Something that `--fix` knows how to put right was left as it is.

A fix is made in the brief's own file, and only if nothing but the wanted words changes by it.
An escape, a folded line or another file of the words can stand in the way.

Bad:   `"Bas\\u0640ra"`, where what has to go is written as an escape
Good:  `Basra`
""",
    "WS08": """A brief was not checked, since the process that checked it was ended.

Of many briefs, each is checked in one of several processes. The system ends a process that
takes more memory than there is; nothing else is known to.

Bad:   a thousand briefs on a machine that has no memory left
Good:  the brief alone, as `briefgen check briefs/water.yaml`
""",
    "WS09": """Something cannot be read as a file, though it is there.

What was built from it before is still there, and other briefs are built. A link that leads out of the
workspace is not followed: what it leads to might be anybody's.

Bad:   a brief that only somebody else may read, a pipe, a socket or a device, a drive that fails
Good:  `chmod u+r briefs/water.yaml`, or a copy of the file from elsewhere
""",
}
