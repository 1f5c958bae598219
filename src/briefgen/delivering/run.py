"""One unattended pass over a workspace: pull, build what changed, deliver what has not gone yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from briefgen.building import build
from briefgen.delivering import health, ledger
from briefgen.delivering.channel import CHANNELS, Channel, Place
from briefgen.delivering.journal import Event, Tell
from briefgen.delivering.ledger import Ledger, Lot
from briefgen.delivering.outgoing import Report, issue, report
from briefgen.delivering.overdue import Overdue, Promises, overdue, promises
from briefgen.delivering.pull import pull
from briefgen.delivering.turn import turn
from briefgen.diagnostic import Diagnostic, Severity
from briefgen.loading.loaded import load
from briefgen.loading.opening import workspace_at
from briefgen.workspace import Workspace, environment, identifier
from briefgen.world import DiskWorld, World

_MOST_IN_VAIN = 3
"""Failures of a channel on end, after which it is left alone until the next run."""
_PUT_OFF = "not tried, since the attempts before it failed"


@dataclass
class Outcome:
    """How a run ended; `problems` are of the run as a whole, what failed otherwise is counted."""

    is_busy: bool = False
    """Whether another run was under way, so that this one did nothing."""
    problems: list[str] = field(default_factory=list)
    is_unbuilt: bool = False
    """Whether the settings, the desk or a brief have errors."""
    undelivered: int = 0
    overdue: tuple[Overdue, ...] = ()


def run(root: Path, tell: Tell, *, is_pulling: bool = False) -> Outcome:
    """One pass over the workspace at a folder; what happens is told as it happens."""
    with turn(root) as is_ours:
        if not is_ours:
            tell(Event("busy", "warning", "another run of this workspace is under way"))
            return Outcome(is_busy=True)
        outcome = Outcome()
        if is_pulling:
            _pull(root, tell, outcome)
        opened = workspace_at(root)
        if opened.value is None:
            outcome.is_unbuilt = True
            outcome.problems.append("the settings have errors")
            _tell_errors(opened.diagnostics, tell)
            _report(DiskWorld(root), Ledger(), outcome, tell)
            return outcome
        _pass(opened.value, tell, outcome)
        return outcome


def _fail(name: str, words: str, tell: Tell, outcome: Outcome) -> None:
    outcome.problems.append(words)
    tell(Event(name, "error", words))


def _pull(root: Path, tell: Tell, outcome: Outcome) -> None:
    """Take what is new; where that cannot be had, what is here is still built and delivered."""
    pulled = pull(root, environment())
    if pulled.reason is not None:
        _fail("not-pulled", f"nothing was pulled: {pulled.reason}", tell, outcome)
    elif pulled.before != pulled.after:
        words = f"pulled {pulled.before[:12]}..{pulled.after[:12]}"
        tell(Event("pulled", "info", words, {"before": pulled.before, "after": pulled.after}))


def _pass(workspace: Workspace, tell: Tell, outcome: Outcome) -> None:
    names = workspace.briefs()
    if not names:
        # Rather than silence where a folder was lost, or a branch is the wrong one.
        _fail("no-briefs", f"there are no briefs in `{workspace.settings.briefs}`", tell, outcome)
    stands = _build(workspace, names, tell) if names else frozenset()
    made, promised, unbuilt = _standing(workspace, names, stands)
    outcome.is_unbuilt = bool(unbuilt)
    outcome.overdue = overdue(promised, workspace.world.today())
    for one in outcome.overdue:
        what = "the next edition" if one.what == "next_update" else f"the answer to `{one.what}`"
        words = f"{one.brief}: {what} was due on {one.due}"
        tell(Event("overdue", "warning", words, {"brief": one.brief, "what": one.what, "due": one.due}))
    known = _deliver(workspace, [one for one in made if one.is_final], tell, outcome)
    outcome.undelivered = len(known.failed)
    held = [one.id for one in made if not one.is_final]
    _report(workspace.world, known, outcome, tell, unbuilt, held)


def _report(
    world: World,
    known: Ledger,
    outcome: Outcome,
    tell: Tell,
    unbuilt: Iterable[str] = (),
    held: Iterable[str] = (),
) -> None:
    """Write the health of the workspace."""
    problems = outcome.problems
    try:
        health.tell(world, known, outcome.overdue, problems=problems, unbuilt=unbuilt, held=held)
    except OSError as reason:
        _fail("no-health", f"`{health.HEALTH}` cannot be written: {_said(reason)}", tell, outcome)


def _build(workspace: Workspace, names: tuple[str, ...], tell: Tell) -> frozenset[str]:
    """Build what changed; the names of all outputs that are as their briefs have them now."""
    built = build.build(*(workspace.root / name for name in names))
    _tell_errors(built.diagnostics, tell)
    for brief in dict.fromkeys(state.name.split("/")[-2] for state in built.states if state.is_built):
        tell(Event("built", "info", f"{brief}: built", {"brief": brief}))
    return frozenset(state.name for state in built.states)


def _tell_errors(diagnostics: Iterable[Diagnostic], tell: Tell) -> None:
    for one in diagnostics:
        if one.severity is Severity.ERROR:
            place = one.span.place if one.span else ""
            words = f"{place}: {one.code}: {one.message}" if place else f"{one.code}: {one.message}"
            told = {"place": place, "code": one.code, "message": one.message}
            tell(Event("mistake", "error", words, told))


def _standing(
    workspace: Workspace, names: tuple[str, ...], stands: frozenset[str]
) -> tuple[list[Report], list[Promises], list[str]]:
    """The reports of all briefs that are built whole, what all promise, and the ids of the others."""
    made, promised, unbuilt = [], [], []
    for name in names:
        loaded = load(workspace.world, name).value
        known = None
        if loaded is not None:
            promised.append(promises(loaded))
            known = report(workspace, loaded, stands)
        if known is None:
            unbuilt.append(identifier(name))
        else:
            made.append(known)
    return made, promised, unbuilt


def _deliver(workspace: Workspace, made: list[Report], tell: Tell, outcome: Outcome) -> Ledger:
    """Deliver what has not gone yet; the ledger then."""
    known = ledger.read(workspace.world)
    if known is None:
        words = f"`{ledger.LEDGER}` is damaged, so nothing is delivered; without it, all would go out again"
        _fail("ledger-damaged", words, tell, outcome)
        return Ledger()
    channels = _channels(workspace, tell, outcome)
    waiting = [(lot, one) for lot, one in _lots(channels, made) if known.taken.get(lot) != _digest(one, lot)]
    before, known = known, known.only(frozenset(lot for lot, _ in waiting))
    try:
        if waiting or known != before:
            # What cannot be noted must not be sent.
            ledger.write(workspace.world, known)
        streaks: Counter[str] = Counter()
        # What has failed before comes last, so that three dead addresses do not keep all others waiting.
        for lot, one in sorted(waiting, key=partial(_attempts, known)):
            is_tried = streaks[lot.channel] < _MOST_IN_VAIN
            reason = _sent(workspace, channels[lot.channel], lot, one) if is_tried else _PUT_OFF
            streaks[lot.channel] = streaks[lot.channel] + 1 if reason else 0
            known = _noted(workspace, known, lot, one, reason, is_tried=is_tried)
            ledger.write(workspace.world, known)
            tell(_told(lot, reason))
    except OSError as reason:
        _fail("not-noted", f"`{ledger.LEDGER}` cannot be written: {_said(reason)}", tell, outcome)
    return known


def _channels(workspace: Workspace, tell: Tell, outcome: Outcome) -> dict[str, Channel]:
    """The channels of the settings that can be used, by name."""
    place = Place(workspace.root, workspace.world, environment())
    channels: dict[str, Channel] = {}
    for name, opened in CHANNELS.items():
        channel = opened(workspace.settings.delivery, place)
        if isinstance(channel, str):
            _fail("channel-unusable", f"{name}: {channel}", tell, outcome)
        elif channel is not None:
            channels[name] = channel
    return channels


def _lots(channels: Mapping[str, Channel], made: Iterable[Report]) -> Iterator[tuple[Lot, Report]]:
    for one in made:
        for name, channel in channels.items():
            for address, editions in channel.lots(one.editions):
                yield Lot(one.id, name, ",".join(editions), address), one


def _digest(one: Report, lot: Lot) -> str:
    return one.digest(tuple(lot.editions.split(",")))


def _attempts(known: Ledger, item: tuple[Lot, Report]) -> int:
    return known.failed[item[0]].attempts if item[0] in known.failed else 0


def _sent(workspace: Workspace, channel: Channel, lot: Lot, one: Report) -> str | None:
    """Try to deliver a lot; why it was not taken, if so."""
    ready = issue(workspace, one, lot.address, tuple(lot.editions.split(",")))
    return ready if isinstance(ready, str) else channel.deliver(ready)


def _noted(
    workspace: Workspace, known: Ledger, lot: Lot, one: Report, reason: str | None, *, is_tried: bool
) -> Ledger:
    if reason is None:
        return known.took(lot, _digest(one, lot))
    now = workspace.world.now().isoformat().replace("+00:00", "Z")
    return known.refused(lot, reason, now, is_tried=is_tried)


def _told(lot: Lot, reason: str | None) -> Event:
    where = f"{lot.brief} {lot.editions} to {lot.address} ({lot.channel})"
    if reason is None:
        return Event("delivered", "info", f"delivered {where}", asdict(lot))
    return Event(
        "not-delivered", "error", f"not delivered {where}: {reason}", {**asdict(lot), "reason": reason}
    )


def _said(reason: OSError) -> str:
    return (reason.strerror or str(reason)).lower()
