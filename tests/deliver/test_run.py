"""Runs: what is delivered, what is not delivered again, and what is told of it."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from tests.deliver.desks import BRIEF, built_desk, command, desk, mail_settings, surroundings
from tests.deliver.servers import Post, Received, free_port, mail_server, receiver

FOLDER = '[delivery.folder]\npath = "../published"\n'


def test_a_report_goes_out_by_all_channels_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_WEBHOOK_SECRET", base64.b64encode(bytes(24)).decode())
    post, received = Post(), Received()
    with mail_server(post) as mail_port, receiver(received) as web_port:
        hook = f'[delivery.webhook]\nurl = "http://localhost:{web_port}/"\n'
        one = desk(tmp_path / "w", mail_settings(mail_port, "a@example.org") + FOLDER + hook, water=BRIEF)
        outcome = one.run()
        assert not outcome.problems
        assert one.told == [
            "water: built",
            "delivered water en to ../published (folder)",
            "delivered water en to a@example.org (mail)",
            f"delivered water en to http://localhost:{web_port}/ (webhook)",
        ]
        assert outcome == one.run()
        assert one.told == [], "a run that has nothing to do says nothing"
    assert len(post.taken) == len(received.requests) == 1
    message = post.taken[0][1]
    assert message["Subject"] == "[TLP:GREEN] Water"
    [pdf] = message.iter_attachments()
    for name in ("water.en.pdf", "water.en.html"):
        built = (tmp_path / "w/out/water" / name).read_bytes()
        assert (tmp_path / "published/water" / name).read_bytes() == built
    assert pdf.get_content() == (tmp_path / "w/out/water/water.en.pdf").read_bytes()
    health = one.health
    assert health["last_success"] == health["last_run"]
    assert (health["undelivered"], health["unbuilt"], health["overdue"], health["held"]) == ([], [], [], [])


def test_what_failed_is_delivered_next_time_and_nothing_else_is(tmp_path: Path) -> None:
    post = Post(refusing={"b@example.org": "451 greylisted"})
    with mail_server(post) as port:
        one = built_desk(tmp_path / "w", mail_settings(port, "a@example.org", "b@example.org"))
        assert one.run().undelivered == 1
        reason = "the server refuses the recipient: 451 greylisted"
        assert one.told[-1] == f"not delivered water en to b@example.org (mail): {reason}"
        [waiting] = one.health["undelivered"]
        assert (waiting["address"], waiting["reason"], waiting["attempts"]) == ("b@example.org", reason, 1)
        assert one.health["last_success"] is None
        assert one.run().undelivered == 1
        assert one.health["undelivered"][0]["attempts"] == 2
        post.refusing.clear()
        assert one.run().undelivered == 0
        assert one.told == ["delivered water en to b@example.org (mail)"]
        one.run()
    assert [recipient for recipient, _ in post.taken] == ["a@example.org", "b@example.org"]
    assert one.health["undelivered"] == []
    assert one.health["last_success"]


def test_a_channel_that_fails_is_left_alone_until_the_next_run(tmp_path: Path) -> None:
    readers = [f"{letter}@example.org" for letter in "abcde"]
    dead = readers[:3]
    post = Post(refusing=dict.fromkeys(dead, "550 no such user"))
    with mail_server(post) as port:
        one = built_desk(tmp_path / "w", mail_settings(port, *readers))
        one.run()
        assert [told.rpartition(": ")[2] for told in one.told[-2:]] == [
            "not tried, since the attempts before it failed"
        ] * 2
        assert [failure["attempts"] for failure in one.health["undelivered"]] == [1, 1, 1, 0, 0]
        # Dead addresses do not keep the others waiting for ever.
        one.run()
    assert [recipient for recipient, _ in post.taken] == readers[3:]
    assert [failure["address"] for failure in one.health["undelivered"]] == dead


def test_a_workspace_that_has_lost_its_briefs_or_its_settings_is_not_well(tmp_path: Path) -> None:
    one = built_desk(tmp_path / "w", "")
    one.run()
    last = one.health["last_success"]
    (one.root / "briefs/water.yaml").unlink()
    assert one.run().problems == ["there are no briefs in `briefs`"]
    one.write("briefgen.toml", "[delivery.mail]\nserver = 7\n")
    assert one.run().is_unbuilt
    assert one.health["problems"] == ["the settings have errors"]
    assert one.health["last_success"] == last


def test_a_changed_brief_goes_out_anew_and_others_do_not(tmp_path: Path) -> None:
    post = Post()
    with mail_server(post) as port:
        settings = mail_settings(port, "a@example.org")
        one = desk(tmp_path / "w", settings, water=BRIEF, roads=BRIEF.replace("Water", "Roads"))
        one.run()
        one.write("briefs/water.yaml", BRIEF.replace("Two", "Three"))
        one.run()
        assert one.told == ["water: built", "delivered water en to a@example.org (mail)"]
        one.write("briefgen.toml", mail_settings(port, "a@example.org", "c@example.org"))
        one.run()
    subjects = [(to, str(message["Subject"])) for to, message in post.taken]
    water, roads = "[TLP:GREEN] Water", "[TLP:GREEN] Roads"
    a, c = "a@example.org", "c@example.org"
    assert subjects == [(a, roads), (a, water), (a, water), (c, roads), (c, water)]
    assert post.taken[1][1]["Message-ID"] != post.taken[2][1]["Message-ID"]


def test_drafts_and_briefs_with_errors_stay(tmp_path: Path) -> None:
    briefs = {
        "fine": BRIEF,
        "draft": BRIEF.replace("final", "draft"),
        "wrong": BRIEF + "highlights: [{text: x, sources: [s9]}]\n",
    }
    one = desk(tmp_path / "w", FOLDER, **briefs)
    assert one.run().is_unbuilt
    assert sorted(path.name for path in (tmp_path / "published").iterdir()) == ["fine"]
    assert (one.health["held"], one.health["unbuilt"]) == (["draft"], ["wrong"])
    assert [event.fields["place"] for event in one.events if event.name == "mistake"] == [
        "briefs/wrong.yaml:5:34"
    ]


def test_a_report_that_was_altered_stays(tmp_path: Path) -> None:
    one = built_desk(tmp_path / "w", FOLDER)
    one.run()
    assert (tmp_path / "published/water/water.en.html").exists()
    one.write("briefgen.toml", FOLDER.replace("published", "elsewhere"))
    output = one.root / "out/water/water.en.html"
    from briefgen.building import build  # noqa: PLC0415

    built = build.build

    def build_and_alter(*paths: Any) -> Any:
        done = built(*paths)
        output.write_text("altered")
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "build", build_and_alter)
        assert one.run().undelivered == 1
    assert "is not as it was built" in one.told[-1]
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"taken": 1, "failed": []}', b"\xff"])
def test_with_a_damaged_ledger_nothing_goes_out(tmp_path: Path, content: bytes) -> None:
    one = built_desk(tmp_path / "w", FOLDER)
    (one.root / ".briefgen").mkdir(exist_ok=True)
    (one.root / ".briefgen/run.json").write_bytes(content)
    assert one.run().problems
    assert not (tmp_path / "published").exists()
    assert (one.root / ".briefgen/run.json").read_bytes() == content, "it is for a person to look at"
    assert one.health["problems"]


def test_what_cannot_be_noted_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.delivering import ledger  # noqa: PLC0415

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    post = Post()
    with mail_server(post) as port:
        one = built_desk(tmp_path / "w", mail_settings(port, "a@example.org"))
        with monkeypatch.context() as patch:
            patch.setattr(ledger, "write", full)
            assert one.run().problems == ["`.briefgen/run.json` cannot be written: no space left on device"]
        assert post.taken == []
        assert one.run().problems == []
    assert len(post.taken) == 1


def test_a_channel_without_its_secret_keeps_none_of_the_others(tmp_path: Path) -> None:
    settings = FOLDER + '[delivery.webhook]\nurl = "https://example.org/"\n'
    one = built_desk(tmp_path / "w", settings)
    reason = "neither `BRIEFGEN_WEBHOOK_SECRET` nor `BRIEFGEN_WEBHOOK_SECRET_FILE` is set"
    assert one.run().problems == [f"webhook: {reason}"]
    assert (tmp_path / "published/water/water.en.pdf").exists()


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    one = built_desk(tmp_path / "w", "")
    (one.root / ".briefgen").mkdir(exist_ok=True)
    held = os.open(one.root / ".briefgen", os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    assert one.run().is_busy
    assert one.told == ["another run of this workspace is under way"]
    assert not (one.root / ".briefgen/health.json").exists()
    os.close(held)
    assert not one.run().is_busy


class _Stopping(Post):
    """A server that waits before it takes the second mail."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go_on = threading.Event(), threading.Event()

    async def handle_RCPT(self, *given: Any) -> str:  # noqa: N802
        if given[3] == "b@example.org" and not self.go_on.is_set():
            self.reached.set()
            # What the test does in between takes place in another thread.
            while not self.go_on.is_set():
                time.sleep(0.01)  # noqa: ASYNC251 - the server is to stand still
        return await super().handle_RCPT(*given)


def test_a_killed_run_is_resumed_where_it_was(tmp_path: Path) -> None:
    post = _Stopping()
    with mail_server(post) as port:
        one = built_desk(tmp_path / "w", mail_settings(port, "a@example.org", "b@example.org"))
        with subprocess.Popen(command("run"), cwd=one.root, env=surroundings()) as killed:
            assert post.reached.wait(60)
            killed.kill()
        post.go_on.set()
        assert one.run().undelivered == 0
    assert [to for to, _ in post.taken] == ["a@example.org", "b@example.org"]
    assert one.told == ["delivered water en to b@example.org (mail)"]


def test_the_command_tells_in_json_and_ends_as_a_monitor_can_read(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("open sesame\n")
    one = desk(tmp_path / "w", mail_settings(free_port(), "a@example.org") + 'user = "desk"\n', water=BRIEF)

    def ran(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command("run", "--log-format", "json", *options),
            cwd=one.root,
            env=surroundings(BRIEFGEN_SMTP_PASSWORD_FILE=str(password)),
            capture_output=True,
            text=True,
            check=False,
        )

    first = ran()
    assert first.returncode == 4
    [built], [failed] = (
        [json.loads(line) for line in text.splitlines()] for text in (first.stdout, first.stderr)
    )
    assert (built["event"], built["level"], built["brief"]) == ("built", "info", "water")
    assert (failed["event"], failed["level"], failed["channel"]) == ("not-delivered", "error", "mail")
    assert failed["reason"] == "no connection to the server: connection refused"
    assert failed["time"].endswith("Z")
    noted = "".join(file.read_text("utf-8", "replace") for file in (one.root / ".briefgen").glob("*.json"))
    assert "sesame" not in first.stdout + first.stderr + noted
    one.write("briefgen.toml", "")
    one.write("briefs/water.yaml", BRIEF + 'next_update: "2020-01-01"\n')
    late = ran()
    assert late.returncode == 5, late
    assert json.loads(late.stderr)["due"] == "2020-01-01"
    one.write("briefs/water.yaml", BRIEF + "titel: x\n")
    assert ran().returncode == 1
    one.write("briefs/water.yaml", BRIEF)
    fine = ran()
    assert (fine.returncode, fine.stderr) == (0, "")
