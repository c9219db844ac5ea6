"""The columns that a model's YAML names are those that its table has.

Usage: check_columns.py MANIFEST DUCKDB_FILE, of a build.
"""

import json
import sys
from pathlib import Path

import duckdb

COLUMNS = "SELECT column_name FROM information_schema.columns WHERE table_schema = ? AND table_name = ?"


def main(manifest_file: str, duckdb_file: str) -> None:
    connection = duckdb.connect(duckdb_file, read_only=True)
    models = [
        node
        for node in json.loads(Path(manifest_file).read_text())["nodes"].values()
        if node["resource_type"] == "model" and node["package_name"] == "stripe_lifecycle"
    ]
    problems = []
    for model in models:
        built = {name for (name,) in connection.execute(COLUMNS, [model["schema"], model["alias"]]).fetchall()}
        assert built, f"{model['name']} is not built"
        problems += [f"{model['name']}.{name} is not described" for name in sorted(built - set(model["columns"]))]
        problems += [f"{model['name']} has no column {name}" for name in sorted(set(model["columns"]) - built)]
    if problems:
        sys.exit("\n".join(problems))
    print(f"the columns of {len(models)} models are described")


if __name__ == "__main__":
    main(*sys.argv[1:])
