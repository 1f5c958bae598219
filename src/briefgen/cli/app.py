"""The table of commands, exit codes, and what happens on a fault of briefgen itself."""

from __future__ import annotations

import contextlib
import importlib
import os
import signal
import sys
from collections.abc import Mapping
from types import FrameType
from typing import NoReturn

import click

from briefgen.version import VERSION

FINE, ERRORS, USAGE, FAULT, INTERRUPTED, TERMINATED = 0, 1, 2, 3, 130, 143

# Name: the module of the command and the line that `--help` prints. The module is loaded only
# when its command runs, so that `--help` costs no more than click itself.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("briefgen.cli.build", "Build reports from briefs."),
    "cache": ("briefgen.cli.cache", "Show what the store of results holds, or prune it."),
    "check": ("briefgen.cli.check", "Say what is wrong with briefs."),
    "diff": ("briefgen.cli.diff", "Say what changed between two editions of a brief."),
    "doctor": ("briefgen.cli.doctor", "Show what this installation rests on."),
    "editions": ("briefgen.cli.editions", "List the editions of briefs, or rebuild one."),
    "explain": ("briefgen.cli.explain", "Explain the code of a message."),
    "extract": ("briefgen.cli.extract", "Get out the files that a report encloses."),
    "fmt": ("briefgen.cli.fmt", "Lay out briefs in one way."),
    "forecasts": ("briefgen.cli.forecasts", "List what was forecast, what came of it, and score it."),
    "merge": ("briefgen.cli.merge", "Merge two versions of a brief, as git asks for it."),
    "new": ("briefgen.cli.new", "Write a brief to start from."),
    "release": ("briefgen.cli.release", "Freeze an edition: check, build and tag it."),
    "run": ("briefgen.cli.run", "Build, deliver and report without anyone."),
    "schedule": ("briefgen.cli.schedule", "Print what a scheduler needs to run it every morning."),
    "schema": ("briefgen.cli.schema", "Print the JSON Schema of a brief."),
    "source": ("briefgen.cli.source", "Archive sources, list them, weigh what rests on them."),
    "theme": ("briefgen.cli.theme", "Show what reports look like, and why."),
    "translate": ("briefgen.cli.translate", "Keep translations in step with the wordings they are of."),
    "verify": ("briefgen.cli.verify", "Say whether a report is what its brief produces."),
}


class _Lazy(click.Group):
    """A group whose commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in sorted(COMMANDS.items())])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="briefgen", message="%(prog)s %(version)s")
def briefgen() -> None:
    """Turn YAML briefs into sourced situation reports, in HTML and PDF.

    Exit codes: 0 fine; 1 errors in the briefs, or a file that cannot be read or written;
    2 wrong usage; 3 a fault of briefgen; 130 interrupted; 143 terminated.
    """


class _TerminatedError(BaseException):
    """That the process was asked to end, as by `kill` or a service manager."""


def main() -> None:
    """Run a command and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = briefgen.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else FINE)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as usage:
        usage.show()
        sys.exit(USAGE)
    except (KeyboardInterrupt, click.Abort):
        _leave("interrupted", INTERRUPTED)
    except _TerminatedError:
        _leave("terminated", TERMINATED)
    except BrokenPipeError:
        # Whoever read the output has enough of it, as `head` does.
        sys.stderr.close()
        sys.exit(FINE)
    except Exception as fault:  # noqa: BLE001 - the last line: a bug must never be a traceback
        module = importlib.import_module("briefgen.cli.fault")
        trouble = module.trouble(fault)
        click.echo(trouble or module.report(fault), err=True)
        sys.exit(ERRORS if trouble else FAULT)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TerminatedError


def _leave(word: str, code: int) -> NoReturn:
    """End at once: whatever still runs in a thread has nobody left to work for."""
    with contextlib.suppress(OSError):
        click.echo(word, err=True)
        sys.stdout.flush()
    os._exit(code)
