"""Checks the messages of all other suites with the models of airbyte-protocol-models-pdv2 and airbyte-cdk.

Their samples, one message of each shape, are in the folder that AIRBYTE_MESSAGES_FOLDER named while they ran.
"""

import os
from pathlib import Path

import pytest
from strict_messages import parse_strictly

FOLDER = os.environ.get("AIRBYTE_MESSAGES_FOLDER")


@pytest.mark.skipif(not FOLDER, reason="AIRBYTE_MESSAGES_FOLDER names no folder with samples of other suites' messages")
def test_every_message_of_every_suite_is_one_of_the_protocol() -> None:
    messages = [parse_strictly(line) for file in Path(FOLDER).glob("*.jsonl") for line in lines_of(file)]
    assert {message.type.value for message in messages} == {
        "SPEC", "CONNECTION_STATUS", "CATALOG", "RECORD", "STATE", "LOG", "TRACE"
    }  # fmt: skip


def lines_of(file: Path) -> list[str]:
    # Not splitlines(), because JSON can contain separators that Python treats as line ends.
    return file.read_bytes().decode().removesuffix("\n").split("\n")
