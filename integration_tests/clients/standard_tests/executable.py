"""The connector's executable, as users run it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from strict_messages import parse_strictly

EXECUTABLE = Path(__file__).parents[3] / "bin/source-stripe-lifecycle"


@dataclass(frozen=True)
class Output:
    """What a command wrote: each line of standard output is a message that was parsed strictly."""

    lines: list[str]
    exit_code: int


def run(*arguments: str) -> Output:
    """Runs a command of the connector to its end."""
    done = subprocess.run([EXECUTABLE, *arguments], capture_output=True, check=False)
    # Not splitlines(): JSON may hold separators that Python takes for ends of lines.
    lines = done.stdout.decode().removesuffix("\n").split("\n")
    for line in lines:
        parse_strictly(line)
    return Output(lines, done.returncode)
