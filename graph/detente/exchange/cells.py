"""Cells of CSV files that no spreadsheet takes for formulas."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula."""


def inert(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula.

    >>> inert("=HYPERLINK(0)"), inert("Cambodia")
    ("'=HYPERLINK(0)", 'Cambodia')
    """
    return "'" + text if text.startswith(_FORMULA) else text
