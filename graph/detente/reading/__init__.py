"""Documents in many formats to text with offsets, records to rows: the first step from files to a graph."""

from __future__ import annotations

from detente.reading.documents import read
from detente.reading.prose import Failure, Prose, Records, Row
from detente.reading.row_facts import RowFact, row_facts

__all__ = ["Failure", "Prose", "Records", "Row", "RowFact", "read", "row_facts"]
