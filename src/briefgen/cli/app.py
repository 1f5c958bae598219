"""The table of commands, exit codes, and what happens on a fault of briefgen itself."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping

import click

from briefgen.version import VERSION

FINE, ERRORS, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130

# Name: the module of the command and the line that `--help` prints. The module is loaded only
# when its command runs, so that `--help` costs no more than click itself.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("briefgen.cli.build", "Build reports from briefs."),
    "check": ("briefgen.cli.check", "Say what is wrong with briefs."),
    "doctor": ("briefgen.cli.doctor", "Show what this installation rests on."),
    "explain": ("briefgen.cli.explain", "Explain the code of a message."),
    "extract": ("briefgen.cli.extract", "Get out the files that a report encloses."),
    "new": ("briefgen.cli.new", "Write a brief to start from."),
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

    Exit codes: 0 fine; 1 the briefs have errors; 2 wrong usage; 3 a fault of briefgen;
    130 interrupted.
    """


def main() -> None:
    """Run a command and leave with its exit code."""
    try:
        code = briefgen.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else FINE)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.ClickException as usage:
        usage.show()
        sys.exit(USAGE)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the output has enough of it, as `head` does.
        sys.stderr.close()
        sys.exit(FINE)
    except Exception as fault:  # noqa: BLE001 - the last line: a bug must never be a traceback
        module = importlib.import_module("briefgen.cli.fault")
        click.echo(module.report(fault), err=True)
        sys.exit(FAULT)
