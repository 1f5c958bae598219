"""The pages of codes that no rule stands behind: form, model, workspace, theme."""

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
    "FG03": """A file that a brief shows is not there.

Images lie in the brief's `images` folder, CSV files in its `data` folder: below
`briefs/dam/` for `briefs/dam/brief.yaml`, and named `briefs/dam.images/` and
`briefs/dam.data/` for `briefs/dam.yaml`.

Bad:   `image: dam.jpg` with the file beside the brief
Good:  the file at `briefs/dam/images/dam.jpg`
""",
    "FG04": """A CSV file is not a table.

The first line holds the heads, each below it a row with as many cells; the delimiter is a
comma or a semicolon, whichever the first line has more of. The file is UTF-8, a row stands
on one line, and the cell that names the row is not empty.

Bad:   `day,level` and below it `2026-03-02`
Good:  `day,level` and below it `2026-03-02,98.25`
""",
    "FG05": """A CSV file holds more than a report can show.

A file may have 1 MB, 1,000 rows and 40 columns; a table shows 200 rows and 12 columns of
values, bars 40 rows and lines 200, both 4 columns of values.

Bad:   a reading for each minute of a month, as bars
Good:  one for each day
""",
    "FG06": """An image cannot be shown.

PNG and JPEG are read, up to 16 MB and 25 million pixels, in grey or RGB. SVG is not: it can
hold programs and addresses, and its Arabic letters would stand apart. Images are written
anew, so that no place, name or time that a camera noted goes out with a report.

Bad:   `dam.png` that is a JPEG, a photograph in CMYK, `map.svg`
Good:  the same picture saved as PNG or as RGB JPEG
""",
    "FG07": """A figure names a column or a word that its CSV file does not have.

Bad:   `values: [levl]` for a file with the head `level`
Good:  `values: [level]`
""",
    "FG08": """A column that is drawn holds something that is not a number.

Numbers are digits with a point before decimals, without spaces, units and separators of
thousands; the report writes them as each language does. An empty cell is a gap.

Bad:   `1 200 m`, `98,25`, `n/a`
Good:  `1200`, `98.25`, and nothing at all
""",
    "FG09": """Words of a CSV file are not translated.

Numbers and dates are written as each language writes them. The heads of columns and the
words in cells are printed as the file has them, unless `heads` and `names` say what they
are in each language; a name that stays the same is said once, for all of them.

Bad:   `data: {file: gates.csv, form: bars}` in a report in English and Arabic
Good:  `names: {first: {en: First gate, ar: البوابة الأولى}}` beside it
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
    "WS04": """There is no file of that name, or what has it is no file.

Bad:   `briefgen build briefs/water.yml`
Good:  `briefgen build briefs/water.yaml`
""",
    "WS05": """A brief has none of the editions that were asked for.

Bad:   `--lang fr` for a brief in English and Arabic
Good:  `--lang en,en+ar`
""",
    "WS07": """`briefgen.toml` sets the severity of a rule that there is not, or that no desk can change.

A rule is named by its code or, with all of its family, by the two letters before the number; a
code goes before its family. No report can be made of a brief that breaks one of the rules that
keep their severity.

Bad:   `ST01 = "off"` under `[check.severity]`
Good:  `LK07 = "error"`, `SR = "note"`, `SC01 = "off"`
""",
    "GL01": """A glossary in TBX (ISO 30042) cannot be read.

Bad:   a concept whose terms are all deprecated; a file that declares entities
Good:  one term with the status `preferredTerm-admn-sts` in each language
""",
    "GL02": """A term of a desk's glossary does not say its language, and a glossary has none of its own.

Bad:   `term: Popular Mobilization Forces`
Good:  `term: {en: Popular Mobilization Forces}`
""",
    "TH01": """A colour cannot be read on what it stands on.

Text needs a contrast of 4.5:1 with its ground, a bar 3:1 with its track (WCAG 2.2, criteria
1.4.3 and 1.4.11, level AA). Below that, readers with tired eyes or a poor print lose words.
The dark colours of screens are held to the same.

Bad:   `accent = "#0088ff"`, 3.52:1 on white
Good:  `accent = "#006fd1"`
""",
    "TH02": """The logo cannot be shown, or says nothing to those who cannot see it.

It is a PNG or JPEG file of the workspace. SVG is a program more than a picture, and would be
drawn otherwise in print than on a screen; save it at a height of some 300 pixels.

Bad:   `logo = "logo.svg"`, or a logo without `logo_alt` and without `header`
Good:  `logo = "assets/logo.png"`, `logo_alt = "Gulf Desk"`
""",
    "TH03": """A typeface cannot be used.

A family is known by the name that its files say. It needs a regular and a bold face, each a
static TrueType file: a variable font prints all its weights alike.

Bad:   `text = "Amiri"` with nothing in `assets/fonts/`
Good:  `Amiri-Regular.ttf` and `Amiri-Bold.ttf` in `assets/fonts/`
""",
    "TH04": """The typefaces of the text lack letters of a language.

The packaged faces stand in for each letter that is missing, so that nothing is lost; but a
page in two hands is seldom what a house wants.

Bad:   `text = "IBM Plex Serif"` for a brief in Arabic
Good:  `text = ["IBM Plex Serif", "IBM Plex Sans Arabic"]`
""",
    "TH05": """A file lies where the theme's files lie, under a name that nothing asks for.

Most often its name is a slip of the pen, and the packaged file goes on being used.

Bad:   `templates/parts/events.html`
Good:  `templates/parts/event.html`; `briefgen theme` lists all names
""",
    "WS06": """An output cannot be written; what was built before is still there.

Bad:   a full disk, a folder without write permission
Good:  room and permission, or `--out` with another folder
""",
    "PG01": """A flash report does not fit on its page.

A flash report is read at one glance: one page in each language, the pair one for each of its two.
What has to go is the desk's choice, so nothing is left out by itself; the message says how many lines
are too many and which items are the longest.

Bad:   `kind: flash` with ten events
Good:  the bottom line, three points and two judgements, or `kind: sitrep`
""",
    "PG02": """Less than half of a page is filled, in the middle of a report.

Something that cannot be cut in two, a figure or a table, did not fit and went to the next page.

Bad:   a figure of a whole page after three lines of text
Good:  the figure in a section of its own, with less in it, or behind a longer text
""",
    "PG03": """Text or a picture runs over the edge of a page.

Bad:   a word of eighty letters in a table of seven columns
Good:  fewer columns, or a word that can be divided
""",
    "PG04": """The first or the last line of a paragraph stands alone on a page.

Bad:   `orphans: 1` in a stylesheet
Good:  two lines on each side, as the packaged stylesheets ask for
""",
    "PG05": """A heading or a number stands at the foot of a page, and what it heads on the next.

Bad:   `h2 { break-after: auto }` in a stylesheet
Good:  headings that keep to their text, as in the packaged stylesheets
""",
    "QT05": """`evidence.lock` is damaged, or was written by a newer briefgen.

Bad:   marks of a merge conflict in the lock
Good:  the lock from git, or a new one by `briefgen check` with the archive at hand
""",
}
