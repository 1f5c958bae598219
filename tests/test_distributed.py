"""A build on workers makes the same bytes as one without, and a lost worker costs nothing but time."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PIL import Image
from tests.basra import BASRA
from tests.cases import ROOT
from tests.cluster import cluster as started

import briefgen
from briefgen.brand import Brand
from briefgen.building import cluster as clusters
from briefgen.building.cluster import AddressError, UnreachableError, executor_at
from briefgen.building.course import Course
from briefgen.building.distribute import Distribution, WorkerFaultError
from briefgen.building.execute import Built
from briefgen.building.installation import installation
from briefgen.building.plan import Target
from briefgen.building.steps import Made
from briefgen.building.task import Answer, House, Task
from briefgen.diagnostic import Checked, warning
from briefgen.loading.load import loaded_at
from briefgen.loading.loaded import Loaded
from briefgen.render.quality import Quality
from briefgen.span import start_of
from briefgen.workspace import Workspace

SMALL = ("basra-water.yaml", "port-louison-cable.yaml")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The host and port of a scheduler with two workers."""
    with started(tmp_path_factory.mktemp("cluster"), 2) as address:
        yield address


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with the small briefs of this repository."""
    folder = tmp_path / "desk"
    (folder / "briefs").mkdir(parents=True)
    (folder / "briefgen.toml").touch()
    for name in SMALL:
        shutil.copy(ROOT / "briefs" / name, folder / "briefs")
    data = "port-louison-cable.data"
    shutil.copytree(ROOT / "briefs" / data, folder / "briefs" / data)
    return folder


class Here(Executor):
    """An executor that does at once, in this very process, what it is asked to; it counts."""

    def __init__(self) -> None:
        self.sent: list[Task] = []

    def submit(self, work: Callable[..., Any], /, *given: Any, **_: Any) -> Future[Any]:
        """Do it, and give back what came of it."""
        (content,) = given
        self.sent.append(Task.from_bytes(content))
        future: Future[Any] = Future()
        try:
            future.set_result(self.does(work, content))
        except Exception as reason:  # noqa: BLE001 - as an executor does
            future.set_exception(reason)
        return future

    def does(self, work: Callable[..., Any], content: bytes) -> Any:
        """What comes of a task."""
        return work(content)


def _same(built: Built, folder: Path, outputs: Path) -> None:
    """That all outputs of the small briefs were built, and are what is built without workers."""
    assert built.diagnostics == ()
    files = sorted(file.relative_to(folder / "out") for file in (folder / "out").rglob("*.*"))
    reports = [file for file in files if file.suffix in {".html", ".pdf"}]
    assert len(reports) == 12
    assert [
        name for name in reports if (folder / "out" / name).read_bytes() != (outputs / name).read_bytes()
    ] == []


def test_processes_of_this_machine_make_the_same_bytes(desk: Path, outputs: Path) -> None:
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawning) as executor:
        built = briefgen.build(desk / "briefs", executor=executor)
    _same(built, desk, outputs)


def test_a_worker_that_dies_in_mid_build_costs_no_report(cluster: str, desk: Path, outputs: Path) -> None:
    killed: list[int] = []
    with executor_at(f"dask://{cluster}") as executor:
        worker = executor.submit(os.getpid).result()

        def kill(course: Course) -> None:
            if course.done == 1 and not killed:
                assert course.left == 11
                os.kill(worker, signal.SIGKILL)
                killed.append(worker)

        built = briefgen.build(desk / "briefs", executor=executor, progress=kill)
    assert killed == [worker]
    _same(built, desk, outputs)


def test_the_command_builds_on_a_cluster(cluster: str, desk: Path, outputs: Path) -> None:
    ran = _run(desk, f"dask://{cluster}", "briefs/port-louison-cable.yaml", "--lang", "fr,ar-IQ")
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    built = [line.split()[0] for line in ran.stdout.splitlines()]
    assert len(built) == 4
    assert all((desk / name).read_bytes() == (outputs.parent / name).read_bytes() for name in built)


class Deadly(Executor):
    """An executor on which every print of one brief ends its worker, as out of memory."""

    def __init__(self, executor: Executor, brief: str) -> None:
        self._executor, self._brief = executor, brief

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Pass it on, or something worse."""
        target = Task.from_bytes(given[0]).target
        if (target.brief, target.format) == (self._brief, "pdf"):
            return self._executor.submit(os._exit, 9)
        return self._executor.submit(work, *given, **named)


def test_what_kills_its_workers_is_named_and_takes_nothing_else_along(
    cluster: str, desk: Path, outputs: Path
) -> None:
    with executor_at(f"dask://{cluster}") as executor:
        deadly = Deadly(executor, "basra-water")
        built = briefgen.build(desk / "briefs", formats=["pdf"], executor=deadly)
    assert [found.code for found in built.diagnostics] == ["EX02"] * 3
    for found, edition in zip(built.diagnostics, ("ar", "en+ar", "en"), strict=True):
        assert found.span is not None
        assert found.span.file.name == "briefs/basra-water.yaml"
        assert f"no worker has made `basra-water/basra-water.{edition}.pdf`: `KilledWorker:" in found.message
        assert found.message.endswith("but all those workers died while running it`")
    names = [output.name for output in built.outputs]
    own = "out/port-louison-cable/port-louison-cable"
    assert names == [f"{own}.{edition}.pdf" for edition in ("fr", "ar-IQ", "fr+ar-IQ")]
    assert all((desk / name).read_bytes() == (outputs.parent / name).read_bytes() for name in names)


def test_a_result_that_is_lost_with_its_workers_ends_its_task(cluster: str, tmp_path: Path) -> None:
    begun = tmp_path / "begun"

    def once() -> object:
        """A result that ends its worker when it is fetched; the second time, not even that."""
        if begun.exists():
            os._exit(9)
        begun.touch()

        class Last:
            def __reduce__(self) -> NoReturn:
                os._exit(9)

        return Last()

    with executor_at(f"dask://{cluster}") as executor:
        assert type(executor.submit(once).exception(60)).__name__ == "KilledWorker"


def test_a_cluster_is_reached_over_tls_and_only_with_a_certificate(
    desk: Path, outputs: Path, tmp_path: Path
) -> None:
    settings = _certified(tmp_path / "tls")
    with started(tmp_path / "cluster", 1, settings) as address:
        ran = _run(desk, f"tls://{address}", "briefs/basra-water.yaml", "--lang", "en", variables=settings)
        assert ran.returncode == 0, ran.stderr
        name = "out/basra-water/basra-water.en.pdf"
        assert (desk / name).read_bytes() == (outputs.parent / name).read_bytes()
        bare = _run(desk, f"tls://{address}")
        assert (bare.returncode, bare.stdout) == (1, "")
        assert "error[EX03]" in bare.stderr
        assert "name no certificate" in bare.stderr
        assert "Traceback" not in bare.stderr


def _certified(folder: Path) -> Mapping[str, str]:
    """The settings of Dask for a certificate that signs itself."""
    folder.mkdir()
    own = ["-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem", "-subj", "/CN=briefgen"]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *own]
    subprocess.run(made, check=True, capture_output=True)
    shown = {"CERT": "cert.pem", "KEY": "key.pem"}
    parts = {
        f"DASK_DISTRIBUTED__COMM__TLS__{who}__{what}": str(folder / file)
        for who in ("CLIENT", "SCHEDULER", "WORKER")
        for what, file in shown.items()
    }
    return {
        **parts,
        "DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(folder / "cert.pem"),
        "DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "true",
    }


def _run(
    folder: Path, address: str, *options: str, variables: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    inherited = dict(os.environ)  # noqa: TID251 - a program needs its path
    environment = {**inherited, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200", **(variables or {})}
    command = [sys.executable, "-P", "-m", "briefgen", "build", "--executor", address, *options]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_what_is_no_executor_is_wrong_usage(desk: Path) -> None:
    for address in ("host:8786", "http://host:8786", "dask://host", "dask://:8786"):
        ran = _run(desk, address)
        assert (ran.returncode, ran.stdout) == (2, ""), address
        assert f"`{address}` is no executor" in ran.stderr


def test_without_dask_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(AddressError, match=r"pip install 'briefgen\[dask\]'"),
        executor_at("dask://host:8786"),
    ):
        pass


def test_a_scheduler_that_does_not_answer_is_a_diagnostic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_SECONDS", 1)
    with pytest.raises(UnreachableError) as caught, executor_at("dask://127.0.0.1:9"):
        pass
    assert caught.value.diagnostic.code == "EX03"
    assert "the scheduler at `dask://127.0.0.1:9` cannot be reached" in caught.value.diagnostic.message


# From here on, one small brief and executors that do what a test wants.


@pytest.fixture
def basra(tmp_path: Path) -> tuple[Workspace, Loaded]:
    """A workspace of one brief with a template, a stylesheet and a logo of its own."""
    folder = tmp_path / "basra"
    for name in ("briefs", "templates/parts", "assets/css", "brand"):
        (folder / name).mkdir(parents=True)
    (folder / "briefs" / "basra.yaml").write_text(BASRA)
    (folder / "briefgen.toml").write_text(
        '[theme]\nlogo = "brand/logo.png"\nlogo_alt = "' + tmp_path.name + '"\n'
    )
    Image.new("RGB", (60, 30), "#8c1d2f").save(folder / "brand" / "logo.png")
    event = ROOT / "templates" / "parts" / "event.html"
    (folder / "templates" / "parts" / "event.html").write_text(f"{event.read_text()}<p>of this desk</p>")
    checked = loaded_at(folder / "briefs" / "basra.yaml")
    assert checked.value is not None
    return checked.value


def test_workers_read_no_file_of_the_machine_that_asks(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    local = briefgen.render_html(workspace.root / "briefs", "en")
    with Distribution(executor := Here(), workspace, dict) as distribution:
        shutil.rmtree(workspace.root)
        made = distribution.make(loaded, Target("basra", ("en",), "html"))
    assert made.value is not None
    assert b"of this desk" in made.value.content
    assert local.value is not None
    assert made.value.content == local.value.encode()
    assert set(executor.sent[0].files) == {"briefs/basra.yaml"}


def test_what_all_targets_share_is_sent_once(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    with Distribution(executor := Here(), workspace, dict) as distribution:
        for language in ("en", "ar"):
            assert distribution.make(loaded, Target("basra", (language,), "html")).value is not None
    assert [task.carried is not None for task in executor.sent] == [False, True, False]
    carried = executor.sent[1].carried
    assert carried is not None
    assert set(carried.files) == {"briefgen.toml", "brand/logo.png", "templates/parts/event.html"}


def test_typefaces_are_sent_where_a_brand_names_any(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    (workspace.root / "assets" / "fonts").mkdir()
    (workspace.root / "assets" / "fonts" / "Own-Regular.ttf").write_bytes(b"a face")
    asking = Answer(needs_house=True).as_bytes({})
    for brand in (Brand(), Brand(text=("Own",)), Brand(display=("Own",))):
        own = replace(workspace, settings=replace(workspace.settings, brand=brand))
        with Distribution(executor := Strange(asking), own, dict) as distribution:
            distribution.make(loaded, Target("basra", ("en",), "html"))
        carried = executor.sent[1].carried
        assert carried is not None
        assert ("assets/fonts/Own-Regular.ttf" in carried.files) == (brand != Brand())


def test_a_task_and_an_answer_are_the_same_after_the_way(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    house = House.of({"briefgen.toml": (workspace.world.read("briefgen.toml") or b"")})
    target = Target("basra", ("en", "ar"), "pdf")
    task = Task(
        loaded.name,
        target,
        loaded.inputs,
        house.digest,
        {"a": "1"},
        {"b": "2"},
        require_sandbox=True,
        carried=house,
        attempt=2,
    )
    assert Task.from_bytes(task.as_bytes()) == task
    answer = Answer(installation={"a": "0"}, fault="a fault", needs_house=True)
    assert Answer.from_bytes(answer.as_bytes({}), {}) == answer
    made = Made(b"%PDF", {"templates/a.html": None}, Quality(1, 1, 90, 90), "0f", ("landlock",))
    whole = Answer(Checked(made, (warning("PG02", start_of(loaded.document.file), "half", "a way out"),)))
    assert Answer.from_bytes(whole.as_bytes(loaded.inputs), loaded.inputs) == whole
    for cut in (0, 3, 10, len(task.as_bytes()) - 1):
        with pytest.raises(ValueError):
            Task.from_bytes(task.as_bytes()[:cut])


def test_findings_come_back_with_their_places(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    (workspace.root / "templates" / "parts" / "event.html").write_text("{{ block.nothing.at_all }}")
    local = briefgen.render_html(workspace.root / "briefs", "en")
    with Distribution(Here(), workspace, dict) as distribution:
        made = distribution.make(loaded, Target("basra", ("en",), "html"))
    (found,) = made.diagnostics
    assert found.code == "TP01"
    assert found in local.diagnostics
    assert found.span is not None
    assert found.span.excerpt == "{{ block.nothing.at_all }}"


@pytest.mark.parametrize(
    ("name", "words"),
    [("briefgen", "briefgen `0.0.9` for `"), ("modules", "other modules"), ("theme", "other theme")],
)
def test_a_worker_with_another_briefgen_makes_nothing(
    name: str, words: str, basra: tuple[Workspace, Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, loaded = basra
    old = {**installation(), name: "0.0.9"}
    monkeypatch.setattr("briefgen.building.worker.installation", lambda: old)
    with Distribution(executor := Here(), workspace, dict) as distribution:
        made = distribution.make(loaded, Target("basra", ("en",), "html"))
    assert made.value is None
    assert [one.code for one in made.diagnostics] == ["EX01"]
    assert words in made.diagnostics[0].message
    assert len(executor.sent) == 1


def test_a_worker_with_another_engine_prints_nothing(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    with Distribution(Here(), workspace, lambda: {"Pango": "0.1"}) as distribution:
        printed = distribution.make(loaded, Target("basra", ("en",), "pdf"))
        shown = distribution.make(loaded, Target("basra", ("en",), "html"))
    assert printed.value is None
    assert "for `0.1`" in printed.diagnostics[0].message
    assert shown.value is not None


class Failing(Here):
    """An executor that fails as often as it is told to."""

    def __init__(self, failures: int, reason: Exception) -> None:
        super().__init__()
        self._failures, self._reason = failures, reason

    def does(self, work: Callable[..., Any], content: bytes) -> Any:
        """Fail, or do it."""
        if len(self.sent) <= self._failures:
            raise self._reason
        return work(content)


@pytest.mark.parametrize(
    ("failures", "reason", "asked", "found"),
    [
        (1, ConnectionError("the worker has gone"), 2, ()),
        (9, ConnectionError("the worker has gone"), 2, ("EX02",)),
        (1, CancelledError(), 2, ()),
        (9, BrokenExecutor("a process has ended"), 1, ("EX02",)),
    ],
)
def test_a_lost_task_is_tried_again_and_then_told(
    failures: int, reason: Exception, asked: int, found: tuple[str, ...], basra: tuple[Workspace, Loaded]
) -> None:
    workspace, loaded = basra
    _known(workspace, loaded)
    with Distribution(executor := Failing(failures, reason), workspace, dict) as distribution:
        made = distribution.make(loaded, Target("basra", ("en",), "html"))
    assert len(executor.sent) == asked
    assert len({task.attempt for task in executor.sent}) == asked
    assert tuple(one.code for one in made.diagnostics) == found
    assert (made.value is None) == bool(found)
    if found:
        assert "`basra/basra.en.html`" in made.diagnostics[0].message
        assert str(reason) in made.diagnostics[0].message


def _known(workspace: Workspace, loaded: Loaded) -> None:
    """Let the worker of this process know the house, so that a task is asked once."""
    with Distribution(Here(), workspace, dict) as distribution:
        distribution.make(loaded, Target("basra", ("en",), "html"))


class Strange(Here):
    """An executor that gives back something else."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self._answer = answer

    def does(self, work: Callable[..., Any], content: bytes) -> Any:
        """Something else."""
        del work, content
        return self._answer


@pytest.mark.parametrize(
    "answer", [b"", b"\0\0\0\2{}", b"\xff" * 40, b'\0\0\0\x19{"header":{},"sizes":[]}', None]
)
def test_an_answer_that_is_none_is_told(answer: Any, basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    with Distribution(Strange(answer), workspace, dict) as distribution:
        made = distribution.make(loaded, Target("basra", ("en",), "html"))
    assert [one.code for one in made.diagnostics] == ["EX02"]
    assert "the answer is not one of briefgen" in made.diagnostics[0].message


def test_a_fault_of_briefgen_in_a_worker_is_one_here(
    basra: tuple[Workspace, Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, loaded = basra

    def failing(*_: object) -> Checked[Any]:
        raise RuntimeError("not thought of")

    monkeypatch.setattr("briefgen.building.worker.make", failing)
    with (
        Distribution(Here(), workspace, dict) as distribution,
        pytest.raises(WorkerFaultError, match="not thought of"),
    ):
        distribution.make(loaded, Target("basra", ("en",), "html"))


class Silent(Executor):
    """An executor that never comes to its tasks."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """Take it."""
        del work, given, named
        self.futures.append(Future())
        return self.futures[-1]


def test_who_leaves_waits_for_nobody(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    executor = Silent()
    ended: list[bool] = []

    def wait() -> None:
        with pytest.raises(CancelledError):
            distribution.make(loaded, Target("basra", ("en",), "html"))
        ended.append(True)

    with Distribution(executor, workspace, dict) as distribution:
        threads = [threading.Thread(target=wait, daemon=True) for _ in range(4)]
        for thread in threads:
            thread.start()
        while len(executor.futures) < len(threads):
            pass
    for thread in threads:
        thread.join(2)
    assert len(ended) == len(threads)
    assert all(future.cancelled() for future in executor.futures)


def test_only_one_lost_task_is_tried_again_at_a_time(basra: tuple[Workspace, Loaded]) -> None:
    workspace, loaded = basra
    executor = Silent()
    with Distribution(executor, workspace, dict) as distribution:
        target = Target("basra", ("en",), "html")
        threads = [
            threading.Thread(target=_ignoring(distribution, loaded, target), daemon=True) for _ in range(3)
        ]
        for thread in threads:
            thread.start()
        while len(executor.futures) < 3:
            pass
        for future in tuple(executor.futures):
            future.set_exception(ConnectionError("lost"))
        threads[0].join(0.5)
        assert len(executor.futures) == 4
    for thread in threads:
        thread.join(2)
        assert not thread.is_alive()


def _ignoring(distribution: Distribution, loaded: Loaded, target: Target) -> Callable[[], None]:
    def make() -> None:
        with pytest.raises(CancelledError):
            distribution.make(loaded, target)

    return make
