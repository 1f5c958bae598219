"""The pages of codes about translations and the files that they lie in."""

from __future__ import annotations

from collections.abc import Mapping

TRANSLATION_PAGES: Mapping[str, str] = {
    "PO01": """A file of translations cannot be read.

Its header may name any charset that Python knows; without one it is UTF-8. `briefgen translate
sync` writes it in UTF-8.

Bad:   a file in Windows-1256 whose header says `charset=UTF-8`
Good:  the same file saved as UTF-8
""",
    "PO02": """A file of translations is not a PO file, or a part of it is none.

The form is that of GNU gettext. Nothing is taken from such a file, and nothing written to it, so
that no translation is lost.

Bad:   `msgstr "انقطاع` without its second quotation mark, marks of a merge conflict
Good:  what `msgfmt -c FILE` passes
""",
    "PO03": """An entry is of no text of a brief.

An entry has the key of its text as `msgctxt`, the wording that was translated as `msgid`, and one
translation. What programs have beside that, plural forms, no brief has.

Bad:   the catalogue of a program in `translations/`
Good:  a file that `briefgen translate sync` began
""",
    "PO04": """A text stands twice in a file of translations.

Most often two branches were merged and both had it. No one but you can know which is right.

Bad:   two entries with `msgctxt "title"`
Good:  one of them
""",
    "PO05": """A file of translations is of a language that the brief is not translated into.

Its name says of which language it is, and its header says so too. What stands in it is not read.

Bad:   `translations/ar.po` for `languages: [en, ar-IQ]`
Good:  `translations/ar-IQ.po`
""",
    "PO06": """A file of translations has texts that are not in the brief any more.

`briefgen translate sync` keeps them aside in the file, and takes them up when they are back.

Bad:   a deleted event whose Arabic stands on among the others
Good:  the same entry behind `#~`
""",
    "TR22": """A final report has texts that are not translated, or whose translation is out of date.

Such a text is printed in its own language, marked as not translated. In a draft that is help; a
final report stands for each of its languages, so it is not built. `--allow-stale` builds it with
the marks.

Bad:   `status: final` with a sentence changed after its Arabic was made
Good:  the Arabic changed too, or `status: review`
""",
    "XL01": """A file of translations that came back cannot be taken in.

It is XLIFF 1.2, 2.0 or 2.1 with one brief in it, or a PO file. A document type in it is refused: it
could make the file another one, or name files of this machine. Nothing is written.

Bad:   a file that was cut off on its way, or one with `<!DOCTYPE …>`
Good:  the file as the translation program saved it
""",
    "XL02": """A text came back with a code for markup in it.

Markup of a text goes out as it is written, so that no code is needed; what one stands for that
another program put there cannot be known.

Bad:   `<target>قال <x id="1"/></target>`
Good:  `<target>قال **لا**</target>`
""",
    "XL03": """A file of translations is of another brief, or of another language.

Bad:   taking in a file in a workspace that does not have its brief
Good:  the workspace that it was exported from
""",
    "XL04": """Texts of a file that came back have changed in the brief since it went out, or are gone.

A translation of an older wording is kept with that wording, and counts as out of date until
somebody has read it again.

Bad:   rewording a brief while it is away for translation
Good:  `briefgen translate status` after the import, and the texts that it names
""",
    "XL05": """A translation that came back cannot be put into the brief by a program.

The brief has a translation of its own, which would have to be replaced, and the file could not be
read back to the same brief with it. Nothing is written.

Bad:   a text that is written in a way that only a person can change
Good:  the words put there by hand, or left to `translations/`
""",
}
