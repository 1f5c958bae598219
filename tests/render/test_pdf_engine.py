"""The engine with real documents: what it makes, what it reports, what it survives."""

from __future__ import annotations

import collections
import hashlib
import os
import re
import select
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest

from briefgen.render import fonts
from briefgen.render.pdf import Engine, Job, Rendered
from briefgen.render.tounicode import repaired
from briefgen.world import DiskWorld

STYLE = f'body {{ font: 11pt "{fonts.SANS}", "{fonts.SERIF}", "{fonts.ROUND}" }}'
ARABIC = """أعلنت إدارة ميناء البصرة أن محطة التحلية الجديدة ستبدأ العمل
خلال الأشهر الثلاثة المقبلة.
قالت المهندسة ليلى الأنصاري إن الأعمال الإنشائية اكتملت قبل نهاية العام،
لكن التمويل اللازم لا يزال قيد التفاوض.
من المرجح أن تستمر الخلافات بين المحافظة ووزارة الموارد المائية حول الحصص،
ولا سيما بعد انخفاض منسوب النهر.
في المقابل رفض الاتحاد المحلي للصيادين المشروع، وطالب بدراسة أثره على الملاحة والأسماك.
الاحتمال الأول: اتفاق مؤقت خلال أسبوعين. الاحتمال الثاني: تأجيل الافتتاح إلى ما بعد الانتخابات.
لا توجد أدلة كافية على تورط جهات خارجية، لأن معظم المعلومات جاءت من مصدر واحد."""
# Each level of nested flex boxes makes the layout more than twice as long: it would never end.
ENDLESS = '<div style="display: flex">' * 30 + "<p>text"
FONTS = fonts.contents(lambda name: DiskWorld(Path.cwd(), fonts.font_mounts()).read(name))
# A program that renders for ever.
PARENT = """
from test_pdf_engine import ENDLESS, FONTS, Engine, Job
Engine(FONTS).render(Job(ENDLESS))
"""
DIGEST = """
import hashlib
from test_pdf_engine import ARABIC, FONTS, Engine, document
with Engine(FONTS) as engine:
    result = engine.render(document("<table><tr><th>a<td>b</table><p dir=rtl>" + ARABIC))
print(hashlib.sha256(result.content).hexdigest())
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(FONTS) as running:
        yield running


def document(body: str, *styles: str, **more: object) -> Job:
    html = f'<html lang="en"><head><title>Brief</title></head><body>{body}</body></html>'
    return Job(html, (STYLE, *styles), **more)  # type: ignore[arg-type]


def kinds(result: Rendered) -> list[str]:
    return [problem.kind for problem in result.problems]


def text_of(content: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))


def recall(wanted: str, found: str) -> float:
    """The share of the wanted words that were found, compatibility forms and controls aside."""

    def words(text: str) -> collections.Counter[str]:
        plain = re.sub("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", "", text)
        return collections.Counter(unicodedata.normalize("NFKC", plain).split())

    return (words(wanted) & words(found)).total() / words(wanted).total()


def test_a_document_in_three_scripts_becomes_a_pdf_without_a_problem(engine: Engine) -> None:
    result = engine.render(document("<h1>Report</h1><p>Text <b>bold</b> <b>عربي</b> <b>עברית</b>"))
    assert result.problems == ()
    assert result.pages == 1
    assert result.content is not None
    assert "Report" in text_of(result.content)


def test_pages_are_counted(engine: Engine) -> None:
    assert engine.render(document('<p>a<p style="break-before: page">b')).pages == 2


def test_an_unknown_property_is_a_problem_of_its_stylesheet(engine: Engine) -> None:
    result = engine.render(document("<p>a", "p { colr: red; }"))
    assert [(problem.kind, problem.message) for problem in result.problems] == [
        ("unknown-css", "ignored `colr: red` at 1:5, unknown property in stylesheet 2")
    ]


def test_a_letter_that_no_face_has_is_a_problem_also_with_fonts_installed(engine: Engine) -> None:
    result = engine.render(document("<p>●"))
    assert [(problem.kind, problem.message) for problem in result.problems] == [
        ("missing-glyph", "no font has `●` (U+25CF)")
    ]


def test_a_link_to_nowhere_is_a_problem(engine: Engine) -> None:
    assert kinds(engine.render(document('<p><a href="#nowhere">a</a>'))) == ["missing-anchor"]


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="" src="http://127.0.0.1:9/a.png">',
        '<img alt="" src="file:///etc/hostname">',
        '<img alt="" src="relative.png">',
        '<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<p style="background: url(https://127.0.0.1:9/a.png)">a',
        '<style>@import "http://127.0.0.1:9/a.css"; p { color: red }</style><p>a',
        "<style>@color-profile --p { src: url(file:///etc/hostname) }</style><p>a",
        '<link rel="stylesheet" href="file:///etc/hostname"><p>a',
        '<link rel="attachment" href="file:///etc/hostname"><p>a',
    ],
)
def test_what_was_not_handed_over_is_refused(engine: Engine, body: str) -> None:
    result = engine.render(document(body))
    assert "refused" in kinds(result)
    assert result.content is None


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "smb://host/x", "page.html"]
)
def test_a_link_that_leaves_the_web_is_a_problem(engine: Engine, address: str) -> None:
    assert kinds(engine.render(document(f'<p><a href="{address}">a</a>'))) == ["unsafe-link"]


@pytest.mark.parametrize("address", ["https://example.org", "HTTP://example.org", "mailto:desk@example.org"])
def test_a_link_into_the_web_is_none(engine: Engine, address: str) -> None:
    assert kinds(engine.render(document(f'<p><a href="{address}">a</a>'))) == []


def test_what_was_handed_over_is_used(engine: Engine) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9"/></svg>'
    image = '<p><img alt="a" src="briefgen:figure.svg">'
    result = engine.render(document(image, resources={"briefgen:figure.svg": drawing}))
    assert result.problems == ()


def test_an_image_that_cannot_be_read_is_a_problem_and_no_blank_space(engine: Engine) -> None:
    image = '<p><img alt="a" src="briefgen:figure.png">'
    result = engine.render(document(image, resources={"briefgen:figure.png": b"not an image"}))
    assert kinds(result) == ["unreadable"]
    assert result.content is None


def test_a_render_that_takes_too_long_is_ended_and_the_next_one_works(engine: Engine) -> None:
    result = engine.render(document(ENDLESS), seconds=1)
    assert (kinds(result), result.content) == (["timeout"], None)
    assert engine.render(document("<p>a")).content is not None


def test_deep_nesting_is_a_problem_and_no_crash(engine: Engine) -> None:
    assert kinds(engine.render(document("<div>" * 5000))) == ["nesting"]


def test_a_fault_of_the_engine_is_a_problem(engine: Engine) -> None:
    result = engine.render(document('<p style="font-size: 1e9px">a'))
    assert (kinds(result), result.content) == (["crash"], None)


def test_a_render_may_not_take_all_memory() -> None:
    with Engine(FONTS, memory=300 << 20) as engine:
        result = engine.render(document("<p>word <b>and</b> word" * 6000))
        # Where memory runs out inside a library in C, that library ends the process itself.
        assert kinds(result) in (["memory"], ["crash"])
        assert result.content is None
        assert engine.render(document("<p>a")).content is not None


def test_several_threads_render_at_once() -> None:
    with ThreadPoolExecutor(3) as pool, Engine(FONTS) as engine:
        endless = pool.submit(engine.render, document(ENDLESS), seconds=20)
        jobs = [document(f"<p>{number}") for number in range(4)]
        texts = [text_of(result.content or b"") for result in pool.map(engine.render, jobs)]
        assert not endless.done()
    assert texts == ["0", "1", "2", "3"]
    assert kinds(endless.result()) == ["unavailable"]


def test_an_engine_that_has_died_is_started_anew(engine: Engine) -> None:
    engine.render(document("<p>a"))
    for child in children(os.getpid()):
        os.kill(child, signal.SIGKILL)
    assert engine.render(document("<p>a")).content is not None


def test_an_engine_that_cannot_start_says_why() -> None:
    with Engine({}) as engine:
        result = engine.render(document("<p>a"))
    assert kinds(result) == ["unavailable"]
    assert "@fonts-sans" in result.problems[0].message


def children(process: int) -> list[int]:
    """The processes that the first thread of a process has started."""
    listing = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in listing.split()]


def first_child(process: int, while_runs: subprocess.Popen[bytes]) -> int:
    """The first child that a process gets; it may still have to come."""
    while while_runs.poll() is None:
        if found := children(process):
            return found[0]
    raise ChildProcessError("the program ended early")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes")
def test_nothing_outlives_a_parent_that_was_killed() -> None:
    with program(PARENT) as parent:
        try:
            server = first_child(parent.pid, parent)
            left = [os.pidfd_open(process) for process in (server, first_child(server, parent))]
        finally:
            parent.kill()
    for process in left:
        assert select.select([process], [], [], 20)[0], "a process is still there"
        os.close(process)


def test_the_same_job_gives_the_same_bytes_wherever_it_runs(tmp_path: Path) -> None:
    surroundings = (
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "HOME": "/nowhere"},
    )
    digests = set()
    for number, more in enumerate(surroundings):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "weasyprint.py").write_text("raise SystemExit")
        with program(DIGEST, cwd=folder, **more) as running:
            digests.add(running.communicate()[0])
    (digest,) = digests
    assert re.fullmatch(rb"[0-9a-f]{64}\n", digest)


def program(code: str, cwd: Path | None = None, **more: str) -> subprocess.Popen[bytes]:
    places = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    own = os.environ  # noqa: TID251  # another program needs an environment
    environment = {**own, "PYTHONPATH": places, **more}
    arguments = [sys.executable, "-c", code]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment, cwd=cwd)


def test_two_jobs_in_one_engine_do_not_touch_each_other(engine: Engine) -> None:
    first = engine.render(document("<p>a"))
    engine.render(document("<p>עברית <b>عربي</b>", "p { colr: red; }"))
    assert engine.render(document("<p>a")) == first


def test_arabic_words_can_be_found_in_the_pdf_because_of_the_repair(engine: Engine) -> None:
    html = f'<html lang="ar" dir="rtl"><head><title>تقرير</title></head><body><p>{ARABIC}'
    with_repair, without = (
        engine.render(Job(html, (STYLE,), repair_text=repair)).content or b"" for repair in (True, False)
    )
    assert recall(ARABIC, text_of(with_repair)) >= 0.97
    assert recall(ARABIC, text_of(without)) < 0.8


def test_only_entries_of_several_letters_from_right_to_left_are_turned_round() -> None:
    lines = [b"1 beginbfchar", b"<0001> <06440627>", b"<0002> <00660069>", b"<0003> <0644>"]
    assert repaired(lines) == [lines[0], b"<0001> <06270644>", *lines[2:]]


def test_the_repair_changes_nothing_in_a_text_from_left_to_right(engine: Engine) -> None:
    jobs = [document("<p>office fjord (2026)", repair_text=repair) for repair in (True, False)]
    first, second = (hashlib.sha256(engine.render(job).content or b"").digest() for job in jobs)
    assert first == second
