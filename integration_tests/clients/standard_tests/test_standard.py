"""Runs airbyte-cdk's standard tests on the executable, with the scenarios of ../acceptance-test-config.yml."""

import logging
from collections.abc import Iterator

import executable
import pytest
from airbyte_cdk.test import entrypoint_wrapper
from airbyte_cdk.test.entrypoint_wrapper import EntrypointOutput
from airbyte_cdk.test.models.outcome import ExpectedOutcome
from airbyte_cdk.test.standard_tests import SourceTestSuiteBase


class Executable:
    """Replaces the Python connector that the suite requires. The suite looks only for `spec`."""

    def spec(self, logger: logging.Logger) -> None:
        raise AssertionError("the suite runs the executable and calls nothing")


class TestSourceStripeLifecycle(SourceTestSuiteBase):
    """Every test of the suite except for the image tests, which integration_tests/clients/image.sh replaces."""

    connector = Executable
    connector_name = "source-stripe-lifecycle"

    @pytest.fixture(autouse=True)
    def _runs_the_executable(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        monkeypatch.setattr(entrypoint_wrapper, "_run_command", run_command)
        yield


def run_command(source: Executable, args: list[str], *, expected_outcome: ExpectedOutcome) -> EntrypointOutput:
    """Replaces the suite's own function, which runs a Python connector in this process."""
    output = executable.run(*args)
    result = EntrypointOutput(messages=output.lines)
    assert (output.exit_code != 0) == bool(result.errors), f"exit code {output.exit_code}, {len(result.errors)} errors"
    return result
