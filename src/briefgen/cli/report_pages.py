"""The pages of codes about reports: how they are made, and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping

REPORT_PAGES: Mapping[str, str] = {
    "TP01": """A template cannot be used: it asks for a field that the page lacks, or is not Jinja.

Templates see the page only, and a field that is not there is an error, never empty.

Bad:   `{{ block.titel }}`
Good:  `{{ block.title }}`; `docs/templates.md` lists all fields
""",
    "TP02": """A template is missing.

Bad:   `{% include "parts/cover.html" %}` without that file
Good:  the file in `templates/parts/`
""",
    "TP03": """The templates of the workspace leave out the marking of the report.

A TLP label has to stand at the head and at the foot of each page (TLP 2.0, FIRST); a report
that hides it would be passed on to those whom it is not for.

Bad:   a `parts/running.html` without `data-tlp`
Good:  one that keeps the element of the packaged file
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
    "PD07": """A link leads somewhere that a report does not link to.

Only addresses of http and https, and mail addresses, leave a report; a link to a file, a
script or a relative address would lead each reader to another place, or to harm.

Bad:   `<a href="javascript:…">`, `<a href="file:///…">`, `<a href="page.html">` in a template
Good:  `<a href="https://example.org/page.html">`
""",
    "PD08": """A layer of the sandbox is missing, and the build was to have both.

Each report is set by a process that the kernel holds in two ways: Landlock leaves it no files
but its own, seccomp no programs, connections and other processes. Without `--require-sandbox`
a report is built with what there is, since it is given all that it may read in any case.

Bad:   `--require-sandbox` in a container whose profile forbids Landlock
Good:  a kernel of Linux 5.13 or newer that has both, or a build without the option
""",
    "VF01": """A file is no PDF, is damaged, or asks for too much to be read.

It is read in a process of its own, for 20 seconds and in 1 GB at most, since anybody may have
made it.

Bad:   a report that was cut off on its way
Good:  the report as it was built
""",
    "VF02": """A PDF encloses no files, or not those of a report.

Some programs drop enclosed files when they save, print or join a PDF.

Bad:   a report that was printed into a new PDF
Good:  the report as it was built
""",
    "VF03": """A file would be replaced, so nothing was written.

Bad:   `briefgen extract report.pdf` twice
Good:  `briefgen extract report.pdf --out again`, or `--force`
""",
    "VF04": """The brief, or a file that belongs to it, is another one than when the report was made.

`briefgen verify` compares what the report encloses with what is in the workspace.

Bad:   a brief that was corrected after the report went out
Good:  a report that is built again and replaces the old one
""",
    "VF05": """The report was made with another theme: templates, stylesheets, typefaces or settings.

Whether its pages were altered as well cannot be told then.

Bad:   a report of one house, verified in the workspace of another
Good:  the same report, verified in the workspace that it comes from
""",
    "VF06": """The report was made by another version of briefgen, or of what it rests on.

Other versions of the PDF engine, and of the libraries for text below it, make other bytes of
the same pages. Whether the pages were altered as well cannot be told then.

Bad:   a report of last year, verified on a machine that has been upgraded since
Good:  the same report, verified with the versions that the message names
""",
    "VF07": """The file is not as it was built, although all that it was made of is the same.

Something was altered after it was built: by hand, or by a program that saved it again.

Bad:   a report to which a note was added in a PDF reader
Good:  the report as it was built
""",
    "VF08": """The workspace has no brief of the report's, so the one in the report was taken.

The report is what that brief produces; whether the brief is the desk's own is not known here.

Bad:   `briefgen verify report.pdf` in some folder
Good:  the same in the workspace of the brief
""",
    "VF09": """The report cannot be built anew from what it encloses, so it cannot be compared.

The messages that follow say what is wrong with it.

Bad:   a report whose enclosed brief was altered and is no brief any more
Good:  the report as it was built
""",
}
