"""Parses the connector's output with Airbyte's own models, and rejects everything that they do not declare."""

import json
from collections.abc import Iterator

import orjson
from airbyte_cdk.models import AirbyteMessageSerializer
from airbyte_protocol.models import AirbyteMessage
from pydantic import BaseModel


def parse_strictly(line: str) -> AirbyteMessage:
    """Returns one line of output as a message of the protocol.

    Raises if a value has another type than its model declares (nothing is converted), or if a field is unknown to the
    model. Also raises if the message differs after it is written again, by airbyte-protocol-models-pdv2 or by the
    dataclasses of airbyte-cdk.
    """
    message = AirbyteMessage.model_validate_json(line, strict=True)
    unknown = sorted(unknown_fields(message, message.type.value))
    assert not unknown, f"the protocol does not know {', '.join(unknown)}: {line[:500]}"

    read = json.loads(line)
    written = message.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert written == read, f"the model writes {written} for {line[:500]}"
    rewritten = AirbyteMessageSerializer.dump(AirbyteMessageSerializer.load(orjson.loads(line)))
    assert includes(rewritten, read), f"airbyte-cdk writes {rewritten} for {line[:500]}"
    return message


def unknown_fields(value: object, path: str) -> Iterator[str]:
    """Yields the paths of all undeclared fields. A model without fields, such as a state's, accepts all."""
    if isinstance(value, BaseModel) and type(value).model_fields:
        yield from (f"{path}.{name}" for name in value.model_extra or {})
        for name in value.model_fields_set & type(value).model_fields.keys():
            yield from unknown_fields(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for each in value:
            yield from unknown_fields(each, f"{path}[]")


def includes(written: object, read: object) -> bool:
    """Returns whether everything is written again. airbyte-cdk adds defaults of absent fields, and omits nulls."""
    if isinstance(read, dict):
        return all(includes(written.get(name), each) for name, each in read.items())
    if isinstance(read, list):
        return len(read) == len(written) and all(map(includes, written, read))
    return written == read
