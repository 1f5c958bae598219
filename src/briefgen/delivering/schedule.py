"""What schedulers need to start a run every morning: units, a line, workflows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.delivering import mail, webhook
from briefgen.delivering.turn import FOLDER
from briefgen.settings import Settings
from briefgen.storage import is_address

# Each by its full commit: a tag can be moved, and the job has the secrets of the desk.
_CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
_PYTHON = "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0"
_CACHE = "9255dc7a253b0ccc959486e2bca901246202afeb # v5.0.1"
# What WeasyPrint loads, and briefgen from where the desk has it: the name alone may be anybody's.
_LIBRARIES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_FROM = '"${BRIEFGEN_SOURCE:?a variable of the project says where pip gets briefgen}"'


@dataclass(frozen=True)
class Job:
    """What is to be started, and where."""

    root: Path
    """The folder of the workspace."""
    python: str
    """The interpreter that briefgen is installed for."""
    settings: Settings
    repository: Path | None
    """The folder of the git repository around the workspace; none if there is none."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """The variables that the channels need."""
        wanted = {mail.PASSWORD: self.settings.delivery.user, webhook.SECRET: self.settings.delivery.webhook}
        return tuple(name for name, used in wanted.items() if used)

    @property
    def pull(self) -> str:
        """The option that takes the newest commit, where there are commits."""
        return " --pull" if self.repository else ""

    @property
    def below(self) -> str:
        """Where the workspace lies in its repository."""
        return self.root.relative_to(self.repository).as_posix() if self.repository else "."

    @property
    def writes(self) -> tuple[Path, ...]:
        """The folders that a run writes into."""
        own, store = self.repository or self.root, self.settings.store
        named = (self.settings.delivery.folder, None if is_address(store) else store)
        folders = [(self.root / folder).resolve() for folder in named if folder]
        return (own, *(folder for folder in folders if not folder.is_relative_to(own)))


def repository(root: Path) -> Path | None:
    """The folder of the git repository that a folder lies in."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)


def systemd(job: Job) -> str:
    """A service and its timer, for `/etc/systemd/system` or `~/.config/systemd/user`; see systemd.unit(5)."""
    name = f"briefgen-{re.sub(r'[^a-z0-9]+', '-', job.root.name.lower()).strip('-') or 'workspace'}"
    writable = " ".join(_quoted(str(folder)) for folder in job.writes)
    return f"""\
# {name}.service
[Unit]
Description=briefgen: build and deliver the reports of {_plain(str(job.root))}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={_plain(str(job.root))}
ExecStart={_quoted(job.python)} -m briefgen run{job.pull} --log-format json
{_credentials(job)}# What is overdue has been reported; it is no failure of the service.
SuccessExitStatus=5
TimeoutStartSec=1h
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ReadWritePaths={writable}
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6

# {name}.timer
[Unit]
Description=briefgen: every morning at six

[Timer]
OnCalendar=*-*-* 06:00:00
Persistent=yes
Unit={name}.service

[Install]
WantedBy=timers.target
"""


def _plain(text: str) -> str:
    """A value of a unit that takes a line as it is, but for specifiers."""
    return text.replace("%", "%%")


def _quoted(text: str) -> str:
    """A value of a unit as one word; in the name of a program, `$` stands for itself."""
    escaped = _plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _credentials(job: Job) -> str:
    """The secrets, each from a file that only the manager reads (systemd.exec(5), credentials)."""
    lines = []
    for name in job.secrets:
        short = name.removeprefix("BRIEFGEN_").lower().replace("_", "-")
        lines.append(f"LoadCredential={short}:/etc/briefgen/{short}")
        lines.append(f"Environment={name}_FILE=%d/{short}")
    return "".join(f"{line}\n" for line in lines)


def cron(job: Job) -> str:
    """A line for crontab(5); cron mails what a run prints, so what went well is not to be printed."""
    line = (
        f"cd {shlex.quote(str(job.root))} && {shlex.quote(job.python)} -m briefgen run{job.pull} >/dev/null"
    )
    files = "".join(f"{name}_FILE={_secret_file(name)}\n" for name in job.secrets)
    # A percent sign is a line break to cron.
    return f"{files}0 6 * * * {line.replace('%', chr(92) + '%')}\n"


def _secret_file(name: str) -> str:
    return f"/etc/briefgen/{name.removeprefix('BRIEFGEN_').lower().replace('_', '-')}"


def github_actions(job: Job) -> str:
    """A workflow for `.github/workflows/briefgen.yml`."""
    return f"""\
# .github/workflows/briefgen.yml
name: Reports
on:
  schedule:
    - cron: "0 6 * * *" # UTC
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: briefgen
  cancel-in-progress: false
jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: {_CHECKOUT}
        with:
          persist-credentials: false
      - uses: {_PYTHON}
        with:
          python-version: "3.11"
      - run: |
          sudo apt-get update
          sudo apt-get install --yes --no-install-recommends {_LIBRARIES}
          pip install {_FROM}
        env:
          BRIEFGEN_SOURCE: ${{{{ vars.BRIEFGEN_SOURCE }}}} # git+https://github.com/OWNER/briefgen@COMMIT
      # What has gone out, and what was built; without it, all would be built and sent again.
      - uses: actions/cache/restore@{_CACHE}
        with:
{_lines(10, _github_cache(job))}\
      - run: briefgen run --log-format json
        working-directory: {_yaml(job.below)}
{_lines(8, _github_secrets(job))}\
      - uses: actions/cache/save@{_CACHE}
        if: always()
        with:
{_lines(10, _github_cache(job, is_saved=True))}"""


def _github_cache(job: Job, *, is_saved: bool = False) -> Iterator[str]:
    yield "path: |"
    yield from (f"  {_below(job, folder)}" for folder in (FOLDER, job.settings.out))
    yield "key: briefgen-${{ github.run_id }}-${{ github.run_attempt }}"
    if not is_saved:
        yield "restore-keys: briefgen-"


def _github_secrets(job: Job) -> Iterator[str]:
    if job.secrets:
        yield "env:"
        yield from (f"  {name}: ${{{{ secrets.{name} }}}}" for name in job.secrets)


def gitlab_ci(job: Job) -> str:
    """A job for `.gitlab-ci.yml`, started by a schedule of the project."""
    variables = "".join(f"#   {name}\n" for name in job.secrets)
    needed = f"# Masked variables that it needs:\n{variables}" if variables else ""
    return f"""\
# .gitlab-ci.yml; add a schedule for every morning (Build, Pipeline schedules).
# A variable that it needs (Settings, CI/CD, Variables): BRIEFGEN_SOURCE, where pip gets briefgen,
# as git+https://gitlab.com/OWNER/briefgen@COMMIT
{needed}briefgen:
  image: python:3.11
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  resource_group: briefgen
  timeout: 1h
  # What has gone out, and what was built; without it, all would be built and sent again.
  cache:
    key: briefgen
    when: always
    paths:
      - {_yaml(_below(job, FOLDER))}
      - {_yaml(_below(job, job.settings.out))}
  script:
    - apt-get update
    - apt-get install --yes --no-install-recommends {_LIBRARIES}
    - {_yaml(f"pip install {_FROM}")}
    - {_yaml(f"cd {shlex.quote(job.below)}")}
    - briefgen run --log-format json
"""


def _below(job: Job, folder: str) -> str:
    return folder if job.below == "." else f"{job.below}/{folder}"


def _yaml(text: str) -> str:
    """A text as a YAML scalar in single quotes."""
    return "'{}'".format(text.replace("'", "''"))


def _lines(indent: int, lines: Iterator[str]) -> str:
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


UNITS: Mapping[str, Callable[[Job], str]] = {
    "systemd": systemd,
    "cron": cron,
    "github-actions": github_actions,
    "gitlab-ci": gitlab_ci,
}
