"""Which line of a template or stylesheet, or which brief, a fault of rendering is due to."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import TemplateNotFound, TemplateSyntaxError

from briefgen.diagnostic import Diagnostic, Severity, error
from briefgen.render.cut import CutError
from briefgen.render.problem import Problem
from briefgen.span import File, Span, start_of

_CODES = {
    "unknown-css": ("PD02", "correct the stylesheet; the engine's list is in its documentation"),
    "refused": ("PD03", "a report loads nothing from outside; put the file beside the brief"),
    "missing-glyph": ("PD04", "no font of the report has this character; write the word without it"),
    "missing-anchor": ("PD05", "a template links to an id that nothing on the page has"),
    "unsafe-link": ("PD07", "write a whole address of http or https, or one of mailto"),
    "timeout": ("PD06", "shorten the brief, or report it with the brief if it is short"),
    "memory": ("PD06", "shorten the brief or make its images smaller"),
    "unconfined": ("PD08", "`briefgen doctor` shows the layers; build where the kernel has both"),
    "nesting": ("PD06", "nest the elements of the template less deeply"),
}


def template_fault(reason: Exception, read: Callable[[str], str | None]) -> Diagnostic:
    """The diagnostic for an exception of Jinja2, at the template's line where it is known."""
    if isinstance(reason, TemplateNotFound):
        return error("TP02", None, f"there is no template `{reason.name}`", "put it into `templates/`")
    name, line = _place(reason)
    message = f"the template cannot be used: {str(reason).strip() or type(reason).__name__}"
    hint = "`docs/templates.md` lists the fields that a template may use"
    if name is None:
        return error("TP01", None, message, hint)
    file = File(f"templates/{name}", read(name) or "")
    text = file.line(line)
    column = len(text) - len(text.lstrip()) + 1
    return error("TP01", Span(file, line, column, line, len(text.rstrip()) + 1), message, hint)


def _place(reason: Exception) -> tuple[str | None, int]:
    if isinstance(reason, TemplateSyntaxError):
        return reason.name, reason.lineno
    found: tuple[str | None, int] = (None, 1)
    trace = reason.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith("template:"):
            found = name.removeprefix("template:"), trace.tb_lineno
        trace = trace.tb_next
    return found


def uncut(reason: CutError) -> Diagnostic:
    """That a page cannot hold the faces of the theme."""
    if reason.name is None:
        hint = "`python -P -m briefgen.render.cut` has to start here; free some memory, or report it"
        return error("TH03", None, f"no face can be cut to the letters of a page: {reason}", hint)
    message = f"`{reason.name}` cannot be cut to the letters of a page: {reason}"
    return error(
        "TH03", start_of(File(reason.name, "")), message, "save it anew in a font editor, or take another"
    )


def unmarked(label: str, read: Callable[[str], str | None]) -> Diagnostic:
    """That the templates leave out the TLP label, which has to stand on each page (TLP 2.0)."""
    name = "parts/running.html"
    message = f"the templates do not print the marking `{label}` at the head and at the foot"
    hint = f"`{name}` and `parts/closing.html` have it in the packaged theme; keep its element"
    return error("TP03", start_of(File(f"templates/{name}", read(name) or "")), message, hint)


def engine_problem(problem: Problem, brief: File) -> Diagnostic:
    """The diagnostic for a problem of the PDF engine, on the brief that was rendered."""
    code, hint = _CODES.get(problem.kind, ("PD01", "`briefgen doctor` shows what the engine rests on"))
    return Diagnostic(code, Severity.ERROR, start_of(brief), problem.message, (hint,))
