"""The scripts of docs/use/pyairbyte.md, unchanged."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/use/pyairbyte.md").read_text()

SELECT_ALL = "source.select_all_streams()"


def script(name: str) -> str:
    """Returns the code that the page shows to save under a name."""
    (code,) = re.findall(rf"Save this as `{re.escape(name)}`:\n\n```python\n(.*?)```", PAGE, re.DOTALL)
    return code


def snippet(containing: str) -> str:
    """Returns the page's single unnamed piece of Python that contains a text."""
    (code,) = [
        code
        for lead, code in re.findall(r"(\S+)\n\n```python\n(.*?)```", PAGE, re.DOTALL)
        if containing in code and not lead.endswith(".py`:")
    ]
    return code


def selecting(code: str, selection: str) -> str:
    """Returns a script with the page's selection instead of all streams."""
    assert code.count(SELECT_ALL) == 1
    return code.replace(SELECT_ALL, selection)
