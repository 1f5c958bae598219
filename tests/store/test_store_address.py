"""A store at an address: against a server that speaks S3, started here, and against all that may go wrong."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from tests.cases import ROOT
from tests.store.shelves import NOW, TODAY, content_of, key_of, shelf_at, store_at

from briefgen.building import store_address
from briefgen.building.store_stock import prune, stock

KEY, OTHER = key_of("one"), key_of("other")
CONTENT = content_of(KEY)
SECRET = "topsecretvalue"  # noqa: S105 - of no account
LATER = NOW + datetime.timedelta(hours=2)


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The address of a server that speaks S3, in a process of its own."""
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        found = next(match for line in server.stderr if (match := re.search(r"http://127[\d.:]+", line)))
        yield found[0]
    finally:
        server.kill()
        server.communicate()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


def make(address: str) -> None:
    """Make a bucket."""
    urllib.request.urlopen(urllib.request.Request(address, method="PUT")).read()  # noqa: S310


def put(place: str, content: bytes) -> None:
    """Put an object past the store."""
    fsspec.filesystem("s3").pipe_file(place, content)


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Who one is, said in the environment as a desk would; no file of this machine's own user is read."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "desk",
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": "/nonexistent",
        "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    yield monkeypatch
    fsspec.get_filesystem_class("s3").clear_instance_cache()


@pytest.fixture
def bucket(server: str, account: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """An empty bucket, by its name."""
    account.setenv("AWS_ENDPOINT_URL", server)
    name = hashlib.sha256(request.node.name.encode()).hexdigest()[:40]
    make(f"{server}/{name}")
    return name


def test_a_bucket_gives_what_was_put_to_another_build(bucket: str) -> None:
    store = store_at(f"s3://{bucket}/a/prefix")
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    store.put(OTHER, b"")
    again = store_at(f"s3://{bucket}/a/prefix/")
    assert (again.get(KEY), again.get(OTHER)) == (CONTENT, b"")
    assert store_at(f"s3://{bucket}").get(KEY) is None
    assert store.diagnostics == again.diagnostics == ()


@pytest.mark.parametrize(
    "content", [b"", CONTENT[:-1], CONTENT[:-1] + b"x"], ids=["empty", "short", "another"]
)
@pytest.mark.parametrize("kind", ["records", "blobs"])
def test_a_damaged_object_counts_as_absent_and_is_replaced(bucket: str, kind: str, content: bytes) -> None:
    store = store_at(f"s3://{bucket}/results")
    store.put(KEY, CONTENT)
    for file in store.shelf.files():
        if file.name.startswith(kind):
            put(f"{bucket}/results/{file.name}", content)
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    assert store.get(KEY) == CONTENT
    assert store.diagnostics == ()


def test_processes_share_a_bucket(bucket: str) -> None:
    place = f"s3://{bucket}/results"
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.store.shelves", "write", place, str(one), "2", "5", "2"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for one in range(2)
    ]
    assert [process.communicate(timeout=120)[0] for process in running] == ["done\n"] * 2
    assert all(store_at(place).get(key_of(number)) for number in range(5))


def test_a_bucket_is_pruned_and_what_is_not_of_the_store_stays(bucket: str) -> None:
    place = f"s3://{bucket}/results"
    for number, days in enumerate((0, 40, 50)):
        store_at(place, TODAY - datetime.timedelta(days=days)).put(key_of(number), content_of(key_of(number)))
    put(f"{bucket}/results/readme", b"mine")
    put(f"{bucket}/results2/blobs/ab/{'ab' * 32}", b"mine")
    young = prune(shelf_at(place), NOW, 30, 0)
    assert young.after == young.before == stock(shelf_at(place))
    pruned = prune(shelf_at(place), LATER, 30, None)
    assert (len(pruned.before.entries), len(pruned.after.entries)) == (3, 1)
    assert stock(shelf_at(place)) == pruned.after
    store = store_at(place)
    assert [bool(store.get(key_of(number))) for number in range(3)] == [True, False, False]
    assert len(fsspec.filesystem("s3", use_listings_cache=False).find(bucket)) == 4


def test_an_object_that_another_process_has_written_since_the_listing_stays(bucket: str) -> None:
    shelf = shelf_at(f"s3://{bucket}/results")
    shelf.write("blobs/ab/x", b"old")
    assert [file.name for file in shelf.files()] == ["blobs/ab/x"]
    # S3 counts seconds.
    time.sleep(1.1)
    between = datetime.datetime.now(datetime.UTC)
    time.sleep(1.1)
    fsspec.filesystem("s3", skip_instance_cache=True).pipe_file(f"{bucket}/results/blobs/ab/x", b"new")
    assert not shelf.remove("blobs/ab/x", between)
    assert shelf.read("blobs/ab/x") == b"new"


def test_a_bucket_that_there_is_not_is_told_once_and_not_made(
    server: str, account: pytest.MonkeyPatch
) -> None:
    account.setenv("AWS_ENDPOINT_URL", server)
    store = store_at("s3://nowhere/results")
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    store.put(OTHER, CONTENT)
    assert [one.code for one in store.diagnostics] == ["RS02"]
    assert "nowhere" not in fsspec.filesystem("s3", use_listings_cache=False).ls("")


def test_a_server_that_ends_in_mid_build_is_told_once(account: pytest.MonkeyPatch) -> None:
    with serving() as address:
        account.setenv("AWS_ENDPOINT_URL", address)
        make(f"{address}/bucket")
        store = store_at("s3://bucket/results")
        store.put(KEY, CONTENT)
        assert store.get(KEY) == CONTENT
    began = time.monotonic()
    assert [store.get(KEY), store.get(OTHER)] == [None, None]
    store.put(OTHER, CONTENT)
    assert time.monotonic() - began < 40
    assert [one.code for one in store.diagnostics] == ["RS01"]
    assert store.diagnostics[0].message.startswith("the result store `s3://bucket/results` cannot be used: ")


def test_a_server_that_says_nothing_is_not_waited_for(account: pytest.MonkeyPatch) -> None:
    account.setattr(store_address, "_PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        account.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        store = store_at("s3://bucket/results")
        began = time.monotonic()
        assert store.get(KEY) is None
        assert time.monotonic() - began < 10
    assert [one.message for one in store.diagnostics] == [
        "the result store `s3://bucket/results` cannot be used: no answer in time"
    ]


def test_without_an_account_a_build_goes_on(server: str, account: pytest.MonkeyPatch) -> None:
    account.setenv("AWS_ENDPOINT_URL", server)
    account.delenv("AWS_ACCESS_KEY_ID")
    account.delenv("AWS_SECRET_ACCESS_KEY")
    store = store_at("s3://bucket/results")
    assert store.get(KEY) is None
    assert [one.message for one in store.diagnostics] == [
        "the result store `s3://bucket/results` cannot be used: unable to locate credentials"
    ]


def test_no_message_holds_a_secret(account: pytest.MonkeyPatch) -> None:
    account.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    account.setattr(store_address, "_PATIENCE", 2)
    store = store_at("s3://bucket/results")
    store.get(KEY)
    assert store.diagnostics
    assert SECRET not in repr(store.diagnostics)


def test_an_address_of_no_kind_is_told_once() -> None:
    store = store_at("carrier-pigeon://loft/results")
    assert store.get(KEY) is None
    assert [one.message for one in store.diagnostics] == [
        "the result store `carrier-pigeon://loft/results` cannot be used: protocol not known: carrier-pigeon"
    ]


def test_without_the_extra_the_way_to_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    store = store_at("s3://bucket/results")
    assert store.get(KEY) is None
    assert [one.code for one in store.diagnostics] == ["RS01"]
    assert store.diagnostics[0].hints[0] == "`pip install 'briefgen[store]'` installs what an address needs"


@pytest.mark.parametrize("scheme", ["file", "memory"])
def test_any_address_of_fsspec_will_do(tmp_path: Path, scheme: str) -> None:
    place = f"{scheme}://{tmp_path}/results"
    store = store_at(place)
    assert store.get(KEY) is None
    store.put(KEY, CONTENT)
    assert store_at(place).get(KEY) == CONTENT
    assert len(prune(shelf_at(place), LATER, None, 0).before.entries) == 1
    assert store_at(place).get(KEY) is None
    assert shelf_at(place).files() == ()
    assert store.diagnostics == ()


def test_a_folder_store_loads_nothing_for_addresses(tmp_path: Path) -> None:
    code = (
        "import sys; from tests.store.shelves import *; store_at(sys.argv[1]).put(key_of(1), b'x');"
        "heavy = ('fsspec', 's3fs', 'botocore', 'pydantic', 'jinja2');"
        "print([name for name in heavy if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, check=True
    )
    assert ran.stdout == b"[]\n"
