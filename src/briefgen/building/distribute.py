"""Making targets on an executor: tasks go out as bytes, what is made comes back as bytes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import nullcontext
from dataclasses import replace
from types import TracebackType
from typing import Self

from briefgen.building.installation import below, differences, installation
from briefgen.building.plan import Target
from briefgen.building.steps import Made
from briefgen.building.task import Answer, House, Task
from briefgen.building.worker import perform
from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.examining.examined import DAMAGED
from briefgen.loading.loaded import Loaded
from briefgen.render.own_fonts import FOLDER
from briefgen.settings import SETTINGS
from briefgen.span import start_of
from briefgen.workspace import Workspace

AT_ONCE = 128
"""Tasks that are under way together. More would only wait, and each is held in memory."""
_ATTEMPTS = 2
_FOLDERS = ("templates", "assets/css", "assets/js")
_LONGEST = 200


class WorkerFaultError(Exception):
    """A fault of briefgen in a worker; the message is its traceback."""


class Distribution:
    """An executor that makes the targets of a workspace; its workers see no file of this machine.

    `versions` tells those of the PDF engine here, which the workers have to have as well. Several
    threads may make targets at once; who leaves the context frees those that wait.
    """

    def __init__(
        self,
        executor: Executor,
        workspace: Workspace,
        versions: Callable[[], Mapping[str, str]],
        *,
        require_sandbox: bool = False,
    ) -> None:
        self._executor = executor
        self._house = House.of(_house(workspace))
        self._named = self._house.digest
        self._versions = versions
        self._require_sandbox = require_sandbox
        self._lock, self._alone = threading.Lock(), threading.Lock()
        self._waiting: set[threading.Event] = set()
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._over = True
            for waiting in self._waiting:
                waiting.set()

    def make(self, loaded: Loaded, target: Target) -> Checked[Made]:
        """One target, the same as `steps.make` makes here.

        A task whose worker is lost is tried again. Of those there is one under way at a time, so that
        what ends its workers does not take the others along once more.
        """
        engine = self._versions() if target.format == "pdf" else {}
        task = Task(
            loaded.name, target, loaded.inputs, self._named, installation(), engine, self._require_sandbox
        )
        lost: Exception | None = None
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                with self._alone if attempt > 1 else nullcontext():
                    answer = self._answer(replace(task, attempt=attempt))
            except CancelledError:
                if self._over:
                    raise
                lost = CancelledError("the executor has given the task up")
            except BrokenExecutor as reason:
                # It takes no more tasks at all.
                lost = reason
                break
            except Exception as reason:  # noqa: BLE001 - every executor has exceptions of its own
                lost = reason
            else:
                return _checked(answer, {**task.installation, **task.engine})
        return Checked(None, (_lost(loaded, target, lost),))

    def _answer(self, task: Task) -> Answer:
        answer = self._asked(task)
        return self._asked(replace(task, carried=self._house)) if answer.needs_house else answer

    def _asked(self, task: Task) -> Answer:
        """What a worker answers; whatever an executor raises if it has none."""
        if self._over:
            raise CancelledError
        content = self._result(self._executor.submit(perform, task.as_bytes()))
        try:
            return Answer.from_bytes(content, task.files)
        except DAMAGED as reason:
            raise ValueError("the answer is not one of briefgen") from reason

    def _result(self, future: Future[bytes]) -> bytes:
        """The result of a future, or CancelledError as soon as nobody waits for it any more."""
        done = threading.Event()
        future.add_done_callback(lambda _: done.set())
        with self._lock:
            self._waiting.add(done)
            if self._over:
                done.set()
        done.wait()
        with self._lock:
            self._waiting.discard(done)
        if not future.done():
            future.cancel()
            raise CancelledError
        return future.result()


def _house(workspace: Workspace) -> dict[str, bytes]:
    """The settings, and every file of the workspace that its theme may read."""
    world, look = workspace.world, workspace.settings.brand
    folders = (*_FOLDERS, FOLDER) if look.text or look.display else _FOLDERS
    single = {name: world.read(name) for name in (SETTINGS, look.logo) if name}
    found = {name: content for name, content in single.items() if content is not None}
    return {**found, **dict(file for folder in folders for file in below(world, folder))}


def _checked(answer: Answer, ours: Mapping[str, str]) -> Checked[Made]:
    if answer.fault:
        raise WorkerFaultError(answer.fault)
    if answer.result is None:
        return Checked(None, (_another(ours, answer.installation),))
    return answer.result


def _another(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Diagnostic:
    """That a worker would make other bytes than this machine."""
    listed = ", ".join(differences(ours, theirs))
    hint = "install the same briefgen, with the same libraries, here and on all workers, and start them anew"
    return error("EX01", None, f"a worker has another briefgen than this machine: {listed}", hint)


def _lost(loaded: Loaded, target: Target, reason: Exception | None) -> Diagnostic:
    """That no worker has given a target back; the brief may be what ended it."""
    words = " ".join(f"{type(reason).__name__}: {reason}".split())
    said = words.partition(". ")[0][:_LONGEST].rstrip(".: ")
    message = f"no worker has made `{target.file}`: `{said}`"
    hint = "the log of the workers says more; without `--executor` it is made here"
    return error("EX02", start_of(loaded.document.file), message, hint)
