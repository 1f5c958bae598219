"""The pages of codes that no rule stands behind: form, model, workspace, templates, PDF."""

from __future__ import annotations

from collections.abc import Mapping

PAGES: Mapping[str, str] = {
    "YM01": """A file is larger, deeper or longer than a brief can be.

The limits are 4 MB a file, 40 levels, 200,000 values and 1,000,000 characters a text. They
keep a broken or hostile file from taking all memory, and no report comes near them.

Bad:   100,000 opening brackets
Good:  several briefs of one report each
""",
    "YM02": """The file is not text in UTF-8, or holds a character that no page can show.

Bad:   a file saved as UTF-16 or Windows-1256, a NUL, half of a surrogate pair
Good:  the same file saved as UTF-8
""",
    "YM03": """The file is empty, or holds only comments.

Bad:   an empty `brief.yaml`
Good:  `title: …`, or what `briefgen new ID` writes
""",
    "YM04": """A second YAML document begins in the file.

A file is one brief; `---` between two parts makes two documents of them.

Bad:   `title: A`, `---`, `title: B`
Good:  two files
""",
    "YM05": """The file uses an anchor, an alias, a tag or a merge key.

They let a small file grow without bound and say nothing that a brief needs.

Bad:   `&base`, `*base`, `!!str`, `<<: *base`
Good:  the value written out at each place
""",
    "YM06": """A key is a list or a mapping.

Bad:   `[a, b]: text`
Good:  `"[a, b]": text`, or a word
""",
    "YM07": """A key stands twice in one mapping.

YAML would keep one of the two and drop the other without a word.

Bad:   `title: A` and, further down, `title: B`
Good:  one of them
""",
    "YM08": """A tab stands in the indentation.

YAML indents with spaces only (YAML 1.2.2, section 6.1).

Bad:   a tab before `- id: s1`
Good:  two spaces
""",
    "YM09": """The text is not YAML.

The usual causes: a colon and a space inside a text without quotes; a text that begins
with `[`, `{`, `@`, `%`, `*` or `&`; a quotation mark or bracket that is not closed; a line
that is indented by one space more or less than its neighbours.

Bad:   `title: Basra: no water`
Good:  `title: "Basra: no water"`
""",
    "MD01": """A key is not known where it stands.

Most often it is a slip of the pen; a key that nothing reads is a statement lost.

Bad:   `souces: [s1]`
Good:  `sources: [s1]`
""",
    "MD02": """A value is of another kind than its key takes.

Bad:   `languages: en`
Good:  `languages: [en]`
""",
    "MD03": """A value is not one of the words that its key takes.

Bad:   `tlp: WHITE`
Good:  `tlp: CLEAR`
""",
    "MD04": """A number is too small or too large for its key.

Bad:   `probability: 100`, since nothing in the future is certain
Good:  `probability: 97`
""",
    "MD05": """A value has not the form that its key takes: an id, a citation, a language, an address.

Bad:   `id: Recording 4`
Good:  `id: rec-4`
""",
    "MD06": """A text holds a character that cannot be printed, or that reorders what follows it unseen.

Control characters break a PDF; bidirectional overrides can make a text read otherwise than
it is stored (Unicode Technical Report 36). The report sets directions by itself.

Bad:   a text with U+202E in it
Good:  the same text without it
""",
    "MD07": """A date is not one.

Dates follow EDTF level 1 (ISO 8601-2:2019), and exist in the calendar.

Bad:   `2026-02-30`, `2/3/2026`
Good:  `2026-03-02`, `2026-03~`, `{printed: on Monday, precision: weekday}`
""",
    "MD08": """A key is missing that its mapping cannot do without.

Bad:   an event without `text`
Good:  `{id: cut, text: Two stations stopped.}`
""",
    "WS01": """`briefgen.toml` is not TOML.

Bad:   `out = build`
Good:  `out = "build"`
""",
    "WS02": """`briefgen.toml` has a setting that is not known.

Bad:   `[archiv]`
Good:  `[archive]`
""",
    "WS03": """A setting in `briefgen.toml` is of another kind than it takes.

Bad:   `languages = "en"`
Good:  `languages = ["en", "en+ar"]`
""",
    "WS04": """There is no file of that name.

Bad:   `briefgen build briefs/water.yml`
Good:  `briefgen build briefs/water.yaml`
""",
    "WS05": """A brief has none of the editions that were asked for.

Bad:   `--lang fr` for a brief in English and Arabic
Good:  `--lang en,en+ar`
""",
    "WS06": """An output cannot be written; what was built before is still there.

Bad:   a full disk, a folder without write permission
Good:  room and permission, or `--out` with another folder
""",
    "TP01": """A template cannot be used: it asks for a field that the page lacks, or is not Jinja.

Templates see the page only, and a field that is not there is an error, never empty.

Bad:   `{{ block.titel }}`
Good:  `{{ block.title }}`; `docs/templates.md` lists all fields
""",
    "TP02": """A template is missing.

Bad:   `{% include "parts/cover.html" %}` without that file
Good:  the file in `templates/parts/`
""",
    "PD01": """The PDF engine failed, or said something that has no code of its own.

Bad:   a stylesheet that the engine stumbles over
Good:  the packaged stylesheets; `briefgen doctor` shows what the engine rests on
""",
    "PD02": """A stylesheet has something that the PDF engine does not know, and would ignore.

A report that lacks a rule may lack a margin, a label or a word; so it is not built.

Bad:   `text-shadow: none` in `print.css`
Good:  properties of WeasyPrint's list
""",
    "PD03": """Something in a report would be loaded from outside.

Reports are made from what was handed to the engine, and load nothing: neither from the
network nor from the disk.

Bad:   `<img src="https://example.org/logo.png">` in a template
Good:  a picture beside the brief
""",
    "PD04": """No font of the report has a character of the text.

The system's fonts are not used, so that a report is the same everywhere.

Bad:   an emoji in a title
Good:  a word
""",
    "PD05": """A link leads to an id that nothing on the page has.

Bad:   `<a href="#event-9">` in a template
Good:  the anchors that blocks carry
""",
    "PD06": """A report took too long, too much memory, or is nested too deeply to be set.

Bad:   a report of a thousand pages
Good:  several reports, or an annex beside the report
""",
    "QT05": """`evidence.lock` is damaged, or was written by a newer briefgen.

Bad:   marks of a merge conflict in the lock
Good:  the lock from git, or a new one by `briefgen check` with the archive at hand
""",
}
