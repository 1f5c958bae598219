"""The engine: a server that imports WeasyPrint once and renders each job in a forked child.

Run by `server` as `python -m briefgen.render.engine DESCRIPTOR FOLDER`: the control socket of
`forks`, and the folder for its temporary files. Standard input holds one frame with the font
files. No other module of the project imports WeasyPrint.
"""

from __future__ import annotations

import ctypes.util
import gc
import logging
import os
import shutil
import socket
import sys
import warnings
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

import fontTools
import pydyf

from briefgen.render import computed, forks, limits, lines, metadata, packing, sandbox, spread, tagging, wire
from briefgen.render.enclosure import Enclosure
from briefgen.render.finish import finisher
from briefgen.render.fonts import FACES, ROUND, SANS, SERIF, face_rules
from briefgen.render.layer import Layer
from briefgen.render.pdf import Job, Rendered
from briefgen.render.problem import TOO_LARGE, Problem, Records
from briefgen.render.quality import HEBREW, Quality, measure, with_fallback
from briefgen.version import VERSION

_find_library = ctypes.util.find_library
if sys.platform == "linux":
    # To find a library, Python would run the `gcc` and `ld` that stand first on the path.
    ctypes.util.find_library = lambda name: None  # noqa: ARG005
with warnings.catch_warnings():
    # WeasyPrint warns that fontconfig knows no fonts, which is as it should be.
    warnings.simplefilter("ignore", UserWarning)
    from weasyprint import CSS, HTML, __version__
    from weasyprint import document as documents
    from weasyprint.document import Document, Page
    from weasyprint.layout import inline
    from weasyprint.pdf import tags
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset, pango
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse
ctypes.util.find_library = _find_library
tagging.extend(tags)
lines.extend(inline)
computed.extend(documents)
packing.extend(pydyf)
ffi.cdef("const char *hb_version_string(void);")

_LOGGER = logging.getLogger("weasyprint")
_BASE = "briefgen:/"
_SAFE = ("http://", "https://", "mailto:")
_LEFT_AT_LEAST = 16 << 20
_WARM_UP = f"""<html lang="en"><title>1</title>
<style>body {{ font-family: "{SANS}", "{SERIF}", "{ROUND}" }}</style>
<h1>one</h1><p>one <b>two</b> واحد <b>اثنان</b> אחד
<p style="font-family: '{SERIF}'">one <em>two</em> <b>three</b><table><tr><th>1<td>2</table>"""


class Handed(URLFetcher):  # type: ignore[misc]
    """The only resources there are: those handed over. Any other address is noted and refused."""

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        super().__init__()
        self.resources = resources
        self.refused: dict[str, None] = {}

    def fetch(self, url: str | None, _headers: object = None) -> URLFetcherResponse:
        """The resource at an address, or ValueError."""
        # WeasyPrint asks for no address at all where it could not make one out.
        content = None if url is None else self.resources.get(url)
        if content is None:
            self.refused[str(url)] = None
            raise ValueError("not handed over")
        return URLFetcherResponse(url, content)


def render(job: Job, fonts: FontConfiguration, sheets: Mapping[str, CSS]) -> Rendered:
    """Render one job, or say why not: WeasyPrint fails in many ways on strange input.

    `sheets` are the stylesheets that have been read before, by their text.
    """
    handed, records = Handed(job.resources), Records()
    content, quality, failures = None, None, []
    _LOGGER.addHandler(records)
    try:
        content, quality = _typeset(job, handed, records, fonts, sheets)
    except RecursionError:
        failures.append(Problem("nesting", "the document is nested too deeply"))
    except Exception as error:  # noqa: BLE001  # whatever it is, it is told as a problem
        failures.append(_failure(error))
    finally:
        _LOGGER.removeHandler(records)
    refused = [Problem("refused", f"`{url}` was not handed over") for url in handed.refused]
    found = [problem for problem in records.problems if not _tells_of(problem, handed.refused)]
    if any(problem.kind in {"refused", "unreadable"} for problem in (*refused, *found)):
        content = None
    pages = quality.pages if quality else 0
    return Rendered(content, pages, (*failures, *refused, *found), quality=quality)


def _typeset(
    job: Job, handed: Handed, records: Records, fonts: FontConfiguration, sheets: Mapping[str, CSS]
) -> tuple[bytes, Quality]:
    options = {"base_url": _BASE, "url_fetcher": handed}
    styles = []
    for number, text in enumerate(job.stylesheets, 1):
        records.place = f"stylesheet {number}"
        styles.append(sheets.get(text) or CSS(string=text, font_config=fonts, **options))
    records.place = ""
    document = HTML(string=job.html, **options).render(
        font_config=fonts, stylesheets=styles, pdf_variant=metadata.VARIANT
    )
    document.pages = list(spread.cut(document.pages, Page))
    records.problems.update(dict.fromkeys(_unsafe_links(document)))
    metadata.declare(document.metadata, f"briefgen {VERSION}")
    content = document.write_pdf(pdf_variant=metadata.VARIANT, finisher=finisher(job))
    return content, with_fallback(measure(document), document.fonts.values(), ROUND, HEBREW)


def _unsafe_links(document: Document) -> list[Problem]:
    """Links that a reader of the report should not be able to follow by accident, each once."""
    addresses = {
        target: None for page in document.pages for kind, target, _, _ in page.links if kind == "external"
    }
    unsafe = [address for address in addresses if not address.lower().startswith(_SAFE)]
    return [Problem("unsafe-link", f"a link leads to `{address}`") for address in unsafe]


def _tells_of(problem: Problem, refused: Mapping[str, None]) -> bool:
    return problem.kind == "unreadable" and any(url in problem.message for url in refused)


@dataclass(frozen=True)
class Preload:
    """What every child has from the server: fonts, as files and configured, sheets, and what it may reach.

    No fonts are configured where they need a thread of the server, which a child lacks.
    """

    files: Mapping[str, bytes]
    fonts: FontConfiguration | None
    sheets: Mapping[str, CSS]
    folder: Path
    readable: tuple[Path, ...]

    def place(self, child: int) -> Path:
        """The folder of one child; the server removes it, since the child itself may not."""
        return self.folder / f"job-{child}"

    def clear(self, child: int) -> None:
        """Remove what a child has left behind."""
        shutil.rmtree(self.place(child), ignore_errors=True)


def _work(connection: socket.socket, preload: Preload) -> None:
    with connection, connection.makefile("rwb") as stream:
        frame = wire.read(stream)
        if frame is None:
            return
        limits.take(frame.header["seconds"], frame.header["memory"])
        folder = preload.place(os.getpid())
        packaged, own = folder / "packaged", folder / "own"
        for part in (folder, packaged, own):
            part.mkdir()
        layers = sandbox.confine(preload.readable, folder)
        missing = [layer for layer in layers if not layer.holds]
        if missing and frame.header["require_sandbox"]:
            result = Rendered(None, 0, tuple(_unconfined(layer) for layer in missing))
        else:
            fonts = preload.fonts or _font_configuration(preload.files, packaged)
            # WeasyPrint takes a face whose file is there for one that it knows; so the faces that this
            # job brings along go into a folder of their own, where those of another cannot hide them.
            fonts._folder = own  # noqa: SLF001
            result = render(_job(frame), fonts, preload.sheets)
        wire.write(stream, _answer(result, layers), () if result.content is None else (result.content,))


def _answer(result: Rendered, layers: Iterable[Layer]) -> dict[str, object]:
    return {
        "pages": result.pages,
        "quality": result.quality and result.quality.as_json(),
        "engine": _versions(),
        "problems": [(problem.kind, problem.message) for problem in result.problems],
        "sandbox": [astuple(layer) for layer in layers],
    }


def _unconfined(layer: Layer) -> Problem:
    return Problem("unconfined", f"the kernel does not hold the PDF engine by {layer.name}: `{layer.state}`")


def _job(frame: wire.Frame) -> Job:
    parts = iter(frame.parts)
    html = next(parts).decode()
    stylesheets = tuple(next(parts).decode() for _ in range(frame.header["stylesheets"]))
    resources = {address: next(parts) for address in frame.header["resources"]}
    enclosures = tuple(Enclosure(name, next(parts), *more) for name, *more in frame.header["enclosures"])
    return Job(html, stylesheets, resources, frame.header["repair_text"], enclosures)


def _failure(error: Exception) -> Problem:
    """The problem behind an exception; a library out of memory may fail in some way of its own."""
    try:
        bytearray(_LEFT_AT_LEAST)
    except MemoryError:
        error = MemoryError()
    if isinstance(error, MemoryError):
        return TOO_LARGE
    return Problem("crash", f"the PDF engine failed: `{type(error).__name__}: {error}`")


def _font_configuration(files: Mapping[str, bytes], folder: Path) -> FontConfiguration:
    """The faces that are handed over, their files kept in a folder."""
    fonts = FontConfiguration()
    fonts._folder = folder  # noqa: SLF001
    rules = face_rules(FACES, lambda face: _BASE + face.name)
    handed = Handed({_BASE + name: content for name, content in files.items()})
    CSS(string=rules, font_config=fonts, url_fetcher=handed, base_url=_BASE)
    return fonts


def _sheets(styles: Iterable[str], fonts: FontConfiguration) -> Iterator[tuple[str, CSS]]:
    """Stylesheets that ask for no file and have no fault; of others, each job is told."""
    for text in styles:
        records = Records()
        _LOGGER.addHandler(records)
        sheet = CSS(string=text, font_config=fonts, url_fetcher=Handed({}), base_url=_BASE)
        _LOGGER.removeHandler(records)
        if "url(" not in text and not records.problems:
            yield text, sheet


def _versions() -> dict[str, str]:
    """The engine, and the libraries that its pages and so its bytes depend on."""
    number = pango.pango_version()
    shaper = ffi.string(harfbuzz.hb_version_string()).decode()
    return {
        "WeasyPrint": __version__,
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        # Without its library for subsetting, fontTools packs the fonts, in other bytes.
        "HarfBuzz": shaper if harfbuzz_subset else f"{shaper} without subsetting",
        "fontTools": fontTools.version,
        "pydyf": pydyf.VERSION,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _has_threads() -> bool:
    """Whether a thread runs that a child would lack; newer Pango has one for each configuration."""
    tasks = Path("/proc/self/task")
    return not tasks.is_dir() or len(list(tasks.iterdir())) > 1


def main(descriptor: int, folder: str) -> None:
    """Serve jobs until the control socket closes; then remove the folder of this server."""
    handed = wire.read(sys.stdin.buffer)
    if handed is None:
        sys.exit("the fonts were not handed over")
    names = handed.header["names"]
    files = dict(zip(names, handed.parts, strict=False))
    if missing := [face.name for face in FACES if face.name not in files]:
        sys.exit(f"the font {missing[0]} was not handed over")
    shared = Path(folder) / "fonts"
    shared.mkdir()
    fonts = _font_configuration(files, shared)
    sheets = dict(_sheets((part.decode() for part in handed.parts[len(names) :]), fonts))
    render(Job(_WARM_UP), fonts, sheets)
    # `fonts.conf` is read once more where a child has to configure its fonts itself.
    readable = (shared, Path(folder) / "fonts.conf", *sandbox.code())
    preload = Preload(files, None if _has_threads() else fonts, sheets, Path(folder), readable)
    gc.collect()
    gc.disable()
    gc.freeze()
    control = socket.socket(fileno=descriptor)
    try:
        forks.serve(control, lambda connection: _work(connection, preload), preload.clear)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
