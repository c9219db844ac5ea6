"""Checks metadata.yaml with the models of airbyte-connector-models, which Airbyte's registry uses."""

import json
from pathlib import Path

import yaml
from airbyte_connector_models.metadata.v0.connector_metadata_definition_v0 import ConnectorMetadataDefinitionV0
from strict_messages import unknown_fields

METADATA = Path(__file__).parents[3] / "metadata.yaml"


def test_metadata_yaml_is_valid_and_has_no_key_that_the_models_do_not_declare() -> None:
    text = json.dumps(yaml.safe_load(METADATA.read_text()))
    metadata = ConnectorMetadataDefinitionV0.model_validate_json(text, strict=True)
    assert list(unknown_fields(metadata, "metadata")) == []
