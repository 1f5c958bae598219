"""The pages of codes about sources and their captures."""

from __future__ import annotations

from collections.abc import Mapping

SOURCE_PAGES: Mapping[str, str] = {
    "SO01": """There is no archive folder for a capture.

Captures are other people's work and can be large, so they do not lie in the repository. They lie
in a folder of their own, which the brief knows by the hashes of the files in it.

Bad:   `briefgen source add page.html` without `[archive]` in `briefgen.toml`
Good:  `[archive]` with `path = "../archive"`, or the folder in `BRIEFGEN_ARCHIVE`
""",
    "SO02": """A capture cannot be read.

Texts, HTML pages and PDFs are read, told by their content and never by their name, up to 32 MB.
It is done in a process of its own, with limits of time and memory. A PDF of pictures has no text,
and a page that a script puts together has none before it runs.

Bad:   `briefgen source add report.docx`, a scan, a PDF with a password
Good:  the same saved as PDF with text, or as a page from the browser
""",
    "SO03": """An address was not fetched.

Only the address that is given is asked for, over HTTPS or HTTP, on their own ports, with at most
five redirections, 10 MB and 30 seconds. Machines of a private network are not spoken to, whatever
name or redirection leads to them. No cookies are sent and no proxy is used.

Bad:   `--url http://192.168.1.10/`, a page behind a login
Good:  the page saved from a browser, and added as a file

Follows RFC 6890 (special-purpose addresses).
""",
    "SO04": """A file of the archive has other bytes than its name says.

The names of files in the archive are made from their hashes. What is there is never written over.

Bad:   a file of the archive that was edited
Good:  the file as it was captured
""",
    "SO05": """The record of a source cannot be put into the brief.

It is written at the end of `sources`, as text, and the brief is then read again: if anything but
that record is new, nothing is written. It also stops if the brief was saved meanwhile.

Bad:   `sources: none`
Good:  `sources: []`, or no such key
""",
    "SO06": """The same bytes are archived for another source of the brief.

A capture that is added twice would count as two sources.

Bad:   adding `page.html` again under another name
Good:  citing the source that has it
""",
    "SO07": """It had to be guessed how the letters of a capture are encoded.

What is declared counts, in the page or by the server, and else UTF-8. Where the bytes are not what
is declared, they are read as Windows-1256 if they look like Arabic words, or as Windows-1252.

Bad:   a page in Windows-1256 that declares UTF-8
Good:  comparing the text with the page as the browser shows it
""",
}
