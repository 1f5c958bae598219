"""The pages of codes about editions: reading them from git, releasing and rebuilding them."""

from __future__ import annotations

from collections.abc import Mapping

EDITION_PAGES: Mapping[str, str] = {
    "GT01": """Git is not installed, or not on the path.

Older editions are in git, and nothing else knows them.

Bad:   a container without git
Good:  `apt-get install git`, version 2.38 or later
""",
    "GT02": """The workspace lies in no git repository.

Bad:   a folder that was copied out of a repository
Good:  a clone of it, or `git init` and a first commit
""",
    "GT03": """There is no such revision, or nothing is committed yet.

A revision is whatever git takes for one commit: a tag, a branch, an id, `HEAD~2`.

Bad:   `water/11`
Good:  `water/1`; `git tag` lists the tags
""",
    "GT04": """The clone is shallow: its history is cut off, and what is asked for may lie before.

Servers that build often fetch the last commit only.

Bad:   `git clone --depth 1`, `fetch-depth: 1`
Good:  `git fetch --unshallow --tags`, `fetch-depth: 0`
""",
    "GT05": """A brief was not there in a revision, or had another name.

A file that was renamed is found if git finds it, or if the id stayed; a note says what it was called.

Bad:   a revision from before the brief was begun
Good:  one that `briefgen editions` lists
""",
    "GT06": """A file of a brief lies in Git LFS, and the commit holds but a pointer to it.

An edition is frozen only if the commit has all that it is made of.

Bad:   `*.png filter=lfs` for the images of a brief
Good:  the images in git itself; they may have 16 MB
""",
    "GT07": """The repository belongs to another user, and git does not trust it.

Whoever owns a repository can have git run programs. The message names the command that trusts it.

Bad:   a container whose user is not the one who cloned
Good:  `git config --global --add safe.directory /desk`, if it is yours
""",
    "GT08": """Git failed, takes too long, or lacks something that it should have.

A partial clone lacks files, and nothing is fetched for reading; a damaged repository may lack anything.

Bad:   `git clone --filter=blob:none`
Good:  a whole clone; `git fsck` names what is damaged
""",
    "GT09": """A brief says that it comes after itself.

Bad:   `supersedes: briefs/water.yaml` in `briefs/water.yaml`
Good:  `supersedes: water/1`, the tag of the edition before
""",
    "ED01": """A brief that is not final cannot be released.

Bad:   `status: review`
Good:  `status: final`, once it has been read
""",
    "ED02": """The edition has no number, or one that was released already.

What was released stays as it is; what is new has a number of its own.

Bad:   `edition: 1` after `water/1`
Good:  `edition: 2`; `briefgen new --from water` begins it
""",
    "ED03": """Something that decides the report is not committed as it lies on disk.

A release is a commit: the brief, its translations, data, images and proofs, the settings, the glossary
and the theme of the workspace. The next edition begins in the same file, so the one before has to be
in git first.

Bad:   a last correction that was saved and not committed
Good:  `git add` and `git commit` before
""",
    "ED04": """A tag stands in the way of the one of the release.

Bad:   a tag `water` where `water/1` is to be
Good:  the other tag renamed
""",
    "ED05": """Git does not know who releases the edition.

Bad:   a new machine
Good:  `git config --global user.name "Desk"`, and `user.email`
""",
    "ED06": """The strict check finds something in a brief that is to be released.

Warnings count: an edition is frozen once, and read for long.

Bad:   `briefgen check --strict` with a warning
Good:  it put right, or allowed by a comment with its reason
""",
    "ED07": """Git could not write the tag of a release.

Bad:   `tag.gpgSign` with a key that is not there
Good:  what the message names put right; then the same command again
""",
    "ED08": """An edition that was built anew is not byte for byte the released one.

Other versions of briefgen and its libraries make other bytes of the same pages. The tag holds the
versions of then, and the message says which are others now. It also says if `supersedes` names another
edition than it did.

Bad:   a released PDF compared with one of a newer briefgen
Good:  `--rebuild` with the version that made it, in an environment of its own
""",
    "ED09": """The next edition cannot be begun from a brief as its file is written.

The head is changed line by line, so that all else stays as it was written.

Bad:   the whole brief in one pair of braces
Good:  each key of the head at the beginning of a line
""",
    "ED10": """The edition that a brief supersedes cannot be had, so its report cannot tell what changed.

It is a file, beside the brief or from the root of the workspace; the id of a brief that lies where this one
does; or a revision of git, best the tag of the release. A draft is built without the section; a final
report is not built, since its readers would take silence for no change.

Bad:   `supersedes: water/1` in a shallow clone, which has no tags
Good:  `git fetch --unshallow --tags`, `fetch-depth: 0`; or the file of the old edition
""",
}
