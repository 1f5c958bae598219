"""What builds leave to know: all of it in one file, and what was learned since in another."""

from __future__ import annotations

import dataclasses

from briefgen.building import past
from briefgen.building.past import INDEX, SINCE, Past
from briefgen.building.trace import Trace
from briefgen.world import MemoryWorld

BRIEFS = tuple(f"briefs/{number}.yaml" for number in range(100))


def learned(world: MemoryWorld, title: str, *names: str) -> None:
    """Let a build learn something of briefs."""
    known = past.recall(world)
    for name in names:
        world.write(name, title.encode())
        known.now.digest(name)
        key = known.sets.key({name: title})
        known.learn(known.verdicts, name, {"of": key, "reads": {"files": {name: title}}})
        known.learn(known.outputs, f"out/{name}", Trace(key, key, key, title, title))
    known.learn(known.facts, "desk", {"title": title})
    past.keep(known, BRIEFS)


def titles(known: Past) -> list[str]:
    """What is known of each brief; all that is kept of it has to agree."""
    for name, record in known.verdicts.items():
        trace = known.outputs[f"out/{name}"]
        assert record["of"] == trace.brief
        assert known.sets.known[trace.brief] == {name: trace.job}
        assert known.now.stamped[name][1]
    return [known.outputs[f"out/{name}"].job for name in BRIEFS if name in known.verdicts]


def test_what_little_is_learned_is_written_without_the_rest() -> None:
    world = MemoryWorld()
    learned(world, "old", *BRIEFS)
    before = world.files[INDEX]
    learned(world, "new", BRIEFS[3])
    learned(world, "newer", BRIEFS[5])
    assert world.files[INDEX] == before
    assert len(world.files[SINCE]) * 8 < len(before)
    known = past.recall(world)
    assert [title for title in titles(known) if title != "old"] == ["new", "newer"]
    assert known.facts == {"desk": {"title": "newer"}}


def test_much_that_is_learned_is_written_with_the_rest() -> None:
    world = MemoryWorld()
    learned(world, "old", *BRIEFS)
    learned(world, "new", BRIEFS[3])
    learned(world, "newer", *BRIEFS[10:60])
    # What was learned since the file before has no place behind the new one.
    assert titles(past.recall(world)).count("newer") == 50
    assert titles(past.recall(world))[3] == "new"
    learned(world, "newest", BRIEFS[3])
    assert titles(past.recall(world))[3] == "newest"
    assert titles(past.recall(world)).count("newer") == 50


def test_what_was_learned_since_another_file_was_written_is_not_taken() -> None:
    world = MemoryWorld()
    learned(world, "old", *BRIEFS)
    learned(world, "new", BRIEFS[3])
    since = world.files[SINCE]
    learned(world, "newer", *BRIEFS)
    # As if the machine had stopped before the file was gone, or somebody had put it back.
    world.write(SINCE, since)
    assert set(titles(past.recall(world))) == {"newer"}


def test_a_brief_that_is_gone_is_forgotten_with_the_next_change() -> None:
    world = MemoryWorld()
    learned(world, "old", *BRIEFS)
    known = past.recall(world)
    known.learn(known.facts, "desk", {})
    past.keep(known, BRIEFS[1:])
    assert BRIEFS[0] not in past.recall(world).verdicts


def test_what_is_damaged_costs_no_more_than_itself() -> None:
    world = MemoryWorld()
    learned(world, "old", *BRIEFS)
    learned(world, "new", BRIEFS[3])
    whole = dict(world.files)
    for at in (0, 70, 200, len(whole[SINCE]) - 1):
        damaged = bytearray(whole[SINCE])
        damaged[at] ^= 1
        known = past.recall(dataclasses.replace(world, files={**whole, SINCE: bytes(damaged)}))
        assert set(titles(known)) == {"old"}
    without = {name: content for name, content in whole.items() if name != INDEX}
    assert past.recall(dataclasses.replace(world, files=without)).outputs == {}
    assert past.recall(dataclasses.replace(world, files={**whole, INDEX: whole[INDEX][:-1]})).outputs == {}
