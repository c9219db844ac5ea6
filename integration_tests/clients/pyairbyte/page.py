"""The scripts of docs/use/pyairbyte.md, as they stand there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/use/pyairbyte.md").read_text()

SELECT_ALL = "source.select_all_streams()"


def script(name: str) -> str:
    """What the page tells to save under a name."""
    (code,) = re.findall(rf"Save this as `{re.escape(name)}`:\n\n```python\n(.*?)```", PAGE, re.DOTALL)
    return code


def snippet(containing: str) -> str:
    """The page's one piece of Python that has no name and contains a text."""
    (code,) = [
        code
        for lead, code in re.findall(r"(\S+)\n\n```python\n(.*?)```", PAGE, re.DOTALL)
        if containing in code and not lead.endswith(".py`:")
    ]
    return code


def selecting(code: str, selection: str) -> str:
    """A script with the page's selection in the place of all streams."""
    assert code.count(SELECT_ALL) == 1
    return code.replace(SELECT_ALL, selection)
