"""`briefgen schedule`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli.app import ERRORS, FINE
from briefgen.cli.report import human
from briefgen.delivering.schedule import UNITS, Job, repository
from briefgen.loading.opening import opened


@click.command("schedule")
@click.option("--systemd", "kind", flag_value="systemd", help="A service and its timer.")
@click.option("--cron", "kind", flag_value="cron", help="A line for crontab.")
@click.option("--github-actions", "kind", flag_value="github-actions", help="A workflow for GitHub.")
@click.option("--gitlab-ci", "kind", flag_value="gitlab-ci", help="A pipeline for GitLab.")
def command(kind: str | None) -> int:
    """Print what a scheduler needs to start `briefgen run` in this workspace every morning at six."""
    if kind is None:
        raise click.UsageError(f"choose one of {', '.join(f'`--{one}`' for one in UNITS)}")
    checked = opened(Path.cwd())
    for diagnostic in checked.diagnostics:
        click.echo(human(diagnostic), err=True)
    if checked.value is None:
        return ERRORS
    workspace = checked.value
    job = Job(
        workspace.root,
        sys.executable,
        workspace.settings,
        repository(workspace.root),
    )
    click.echo(UNITS[kind](job), nl=False)
    return FINE
