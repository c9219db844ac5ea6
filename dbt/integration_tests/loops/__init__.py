"""The marts as plain loops over the streams, a file per family of marts. Nothing here reads a model of dbt.

A function returns its mart's expected rows, each a tuple of (column, value). The streams are lists of dicts.
"""


def latest(rows: list[dict]) -> list[dict]:
    """Of the rows of each object the one that was read last."""
    found: dict[str, dict] = {}
    for row in sorted(rows, key=lambda row: row["observed_at"]):
        found[row["id"]] = row
    return list(found.values())
