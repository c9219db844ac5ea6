"""Checks every kind of message with the models of airbyte-protocol-models-pdv2 and airbyte-cdk."""

import json
import os
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import executable
import pytest
from airbyte_protocol.models import AirbyteMessage
from strict_messages import parse_strictly

CONFIGS = Path(__file__).parent / "configs"
THREE_DAYS = {"days": 3}
SETTLED = {"seconds": 120}

# The simulated account has no objects of most others.
STREAMS_OF_THE_STORY = {
    *("lifecycle_events", "customer_metrics", "customers", "subscriptions", "invoices", "products"),
    *("prices", "coupons", "charges", "disputes", "credit_notes"),
}


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> list[AirbyteMessage]:
    """The messages of spec, check, discover, and of reads that succeed, resume, are throttled, and fail."""
    return [parse_strictly(line) for line in every_line(tmp_path_factory.mktemp("messages"))]


def every_line(folder: Path) -> Iterator[str]:
    config = str(CONFIGS / "key_alone.json")
    yield from run("spec", exit_code=0)
    for name in ("key_alone", "wrong_key", "live_secret_key"):
        yield from run("check", "--config", str(CONFIGS / f"{name}.json"), exit_code=0)
    discovered = run("discover", "--config", config, exit_code=0)
    yield from discovered

    catalog, unknown_stream, state = (folder / name for name in ("catalog.json", "unknown.json", "state.json"))
    streams = next(message["catalog"]["streams"] for message in map(json.loads, discovered) if "catalog" in message)
    catalog.write_text(json.dumps(configured(streams)))
    unknown_stream.write_text(json.dumps(configured([*streams, {**streams[0], "name": "of_another_time"}])))
    read = ("read", "--config", config, "--catalog", str(catalog), "--state", str(state))

    state.write_text("[]")
    first = run(*read, exit_code=0)
    yield from first

    steer("advance", THREE_DAYS)
    steer("advance", SETTLED)
    state.write_text(json.dumps(last_states(first)))
    steer("faults", {"kind": "429", "endpoint": "GET /v1/events", "times": 4})
    yield from run(*read, exit_code=0)

    yield from run("read", "--config", config, "--catalog", str(unknown_stream), exit_code=1)
    yield from run("read", "--config", str(CONFIGS / "wrong_key.json"), "--catalog", str(catalog), exit_code=1)


def test_every_kind_of_message_is_among_them(messages: list[AirbyteMessage]) -> None:
    assert {message.type.value for message in messages} == {
        "SPEC", "CONNECTION_STATUS", "CATALOG", "RECORD", "STATE", "LOG", "TRACE"
    }  # fmt: skip


def test_every_kind_of_trace_is_among_them(messages: list[AirbyteMessage]) -> None:
    traces = [message.trace for message in messages if message.trace]
    assert {trace.type.value for trace in traces} == {"STREAM_STATUS", "ESTIMATE", "ERROR"}
    statuses = [trace.stream_status for trace in traces if trace.stream_status]
    assert {status.status.value for status in statuses} == {"STARTED", "RUNNING", "COMPLETE", "INCOMPLETE"}
    assert {trace.error.failure_type.value for trace in traces if trace.error} == {"config_error"}


def test_every_record_belongs_to_a_stream_of_the_catalog_and_every_state_counts_its_records(
    messages: list[AirbyteMessage],
) -> None:
    (catalog,) = [message.catalog for message in messages if message.catalog]
    names = {stream.name for stream in catalog.streams}
    with_records = {message.record.stream for message in messages if message.record}
    assert STREAMS_OF_THE_STORY <= with_records <= names
    states = [message.state for message in messages if message.state]
    assert {state.stream.stream_descriptor.name for state in states} == names
    records = sum(1 for message in messages if message.record)
    assert records > 0
    assert sum(state.sourceStats.recordCount for state in states) == records


def run(*arguments: str, exit_code: int) -> list[str]:
    output = executable.run(*arguments)
    assert output.exit_code == exit_code, output.lines[-5:]
    return output.lines


def configured(streams: list[dict]) -> dict:
    return {
        "streams": [
            {"stream": stream, "sync_mode": "incremental", "destination_sync_mode": "append_dedup"}
            for stream in streams
        ]
    }


def last_states(lines: list[str]) -> list[dict]:
    states = [message["state"] for message in map(json.loads, lines) if message["type"] == "STATE"]
    return list({state["stream"]["stream_descriptor"]["name"]: state for state in states}.values())


def steer(path: str, body: dict) -> None:
    """Controls the simulator: packages/stripe-simulator/README.md."""
    url = f"{os.environ['STRIPE_API_BASE']}/_simulator/{path}"
    urllib.request.urlopen(urllib.request.Request(url, data=json.dumps(body).encode(), method="POST")).close()
