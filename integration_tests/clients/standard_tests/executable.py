"""The connector's executable, as users run it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from strict_messages import parse_strictly

EXECUTABLE = Path(__file__).parents[3] / "bin/source-stripe-lifecycle"


@dataclass(frozen=True)
class Output:
    """The output of a command. Each line of standard output is a message that was parsed strictly."""

    lines: list[str]
    exit_code: int


def run(*arguments: str) -> Output:
    """Runs a command of the connector to its end."""
    done = subprocess.run([EXECUTABLE, *arguments], capture_output=True, check=False)
    # Not splitlines(), because JSON can contain separators that Python treats as line ends.
    lines = done.stdout.decode().removesuffix("\n").split("\n")
    for line in lines:
        parse_strictly(line)
    return Output(lines, done.returncode)
