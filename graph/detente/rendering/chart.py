"""A series as a drawing: one SVG file with a line for each actor, named where it ends.

Nobody has to tell colours apart: each line also has its own mark and dashes, its name beside it, and a title on each of its points; the
description of the drawing tells the lines in words. The same series gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import ceil, floor, fsum, log10
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from detente.queries.ranking import Score

WIDTH, HEIGHT = 960, 540
_TOP, _LEFT, _BOTTOM = 76, 64, 44
_LINE = 16
"""Pixels from one name to the next."""
_LETTER = 6.6
"""Pixels that a letter takes, on the average."""
_LONGEST = 34
"""Letters of a name."""
_MARKED = 41
"""Up to so many steps each point has its mark; of more only the first and the last of a stretch."""
_DASHES = ("", "7 4", "2 3")
_MARKS = ("circle", "square", "triangle", "diamond", "cross")
# What XML does not take, and what turns the direction of text.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


class Line(NamedTuple):
    """One actor through the series."""

    name: str
    values: tuple[float | None, ...]
    """One for each step; None where it has none: the line has a gap there."""


def leading(scores: Iterable[Score], steps: Sequence[str], count: int) -> list[Line]:
    """The lines of so many actors of a series: those whose scores sum up to most, the first by name of equal ones."""
    by_actor: dict[str, dict[str, float]] = {}
    named: dict[str, tuple[str, str]] = {}
    for score in scores:
        if score.at is not None:
            by_actor.setdefault(score.id, {})[score.at] = score.score
            named[score.id] = score.actor, score.type
    first = sorted(by_actor, key=lambda actor: (-fsum(by_actor[actor].values()), named[actor], actor))[:count]
    names = [named[actor][0] for actor in first]
    told = [name if names.count(name) == 1 else f"{name} ({named[actor][1]})" for name, actor in zip(names, first, strict=True)]
    return [Line(name, tuple(by_actor[actor].get(step) for step in steps)) for name, actor in zip(told, first, strict=True)]


class _Frame(NamedTuple):
    """Where the lines are drawn, and what the axes say."""

    right: float
    bottom: float
    steps: int
    low: float
    high: float

    def x(self, step: int) -> float:
        return (_LEFT + self.right) / 2 if self.steps == 1 else _LEFT + 10 + (self.right - _LEFT - 20) * step / (self.steps - 1)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - _TOP) * (value - self.low) / (self.high - self.low)


def chart(lines: Sequence[Line], steps: Sequence[str], *, title: str, about: str = "") -> str:
    """The drawing as the text of an SVG file.

    Parameters
    ----------
    lines
        In the order of importance.
    steps
        What each step is called.
    title, about
        What is drawn, in a few words, and what else there is to know of it.
    """
    height = max(HEIGHT, _TOP + _BOTTOM + _LINE * len(lines))
    longest = max((len(_shortened(line.name)) for line in lines), default=0)
    values = [value for line in lines for value in line.values if value is not None]
    ticks = _ticks(min(values, default=0.0), max(values, default=1.0))
    frame = _Frame(WIDTH - 30 - _LETTER * longest - 24, height - _BOTTOM, len(steps), ticks[0], ticks[-1])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img"'
        " aria-labelledby=\"title description\" font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif\""
        ' font-size="12" fill="#1b2026">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="description">{_text(_description(lines, steps, about))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT - 44}" y="30" font-size="18" font-weight="600">{_text(title)}</text>',
        f'<text x="{_LEFT - 44}" y="50" fill="#566070">{_text(about)}</text>',
        *_axes(frame, ticks, steps),
    ]
    looks = list(_looks(len(lines)))
    for line, look in zip(lines, looks, strict=True):
        parts += _drawn(line, look, frame, steps)
    parts += _names(lines, looks, frame)
    if not lines:
        parts.append(f'<text x="{_LEFT + 20}" y="{_TOP + 30}">no ties at that time</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Look(NamedTuple):
    color: str
    dashes: str
    mark: str


def _looks(count: int) -> Iterator[_Look]:
    """As many looks as there are lines, all different up to 105: the colours of the page first."""
    shown = json.loads(Path(__file__).with_name("appearance.json").read_text(encoding="utf-8"))
    colors = [entry["light"] for entry in (*shown["types"].values(), *shown["other_types"])]
    for number in range(count):
        turn = number // len(colors)
        yield _Look(colors[number % len(colors)], _DASHES[turn % len(_DASHES)], _MARKS[number % len(_MARKS)])


def _ticks(low: float, high: float) -> list[float]:
    """Four to nine round values from 0, or below the lowest, to above the highest.

    >>> _ticks(0.1, 0.47), _ticks(-3, 5)
    ([0.0, 0.1, 0.2, 0.3, 0.4, 0.5], [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0])
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = 1.0
    rough = (high - low) / 5
    power = 10.0 ** floor(log10(rough))
    unit = power * next(nice for nice in (1, 2, 5, 10) if nice * power >= rough * 0.999)
    digits = max(0, -floor(log10(unit)))
    return [round(number * unit, digits) for number in range(floor(low / unit), ceil(high / unit - 1e-9) + 1)]


def _axes(frame: _Frame, ticks: Sequence[float], steps: Sequence[str]) -> Iterator[str]:
    yield '<g aria-hidden="true" fill="#566070">'
    for tick in ticks:
        y = frame.y(tick)
        color = "#8a93a0" if tick == 0 else "#d5dae1"
        yield f'<line x1="{_LEFT}" x2="{frame.right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{color}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick:g}</text>'
    names = [step.replace("/", "–") for step in steps]
    room = (frame.right - _LEFT) / max(len(names), 1)
    every = max(1, ceil((max(map(len, names), default=1) * _LETTER + 14) / room))
    for number in range(0, len(names), every):
        x = frame.x(number)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{frame.bottom:.1f}" y2="{frame.bottom + 5:.1f}" stroke="#8a93a0"/>'
        yield f'<text x="{x:.1f}" y="{frame.bottom + 20:.1f}" text-anchor="middle">{_text(names[number])}</text>'
    yield "</g>"


def _drawn(line: Line, look: _Look, frame: _Frame, steps: Sequence[str]) -> Iterator[str]:
    yield f'<g stroke="{look.color}" fill="{look.color}"><title>{_text(line.name)}</title>'
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    stretches = list(_stretches(line.values))
    for stretch in stretches:
        if len(stretch) > 1:
            way = " ".join(f"{frame.x(step):.1f},{frame.y(value):.1f}" for step, value in stretch)
            yield f'<polyline points="{way}" fill="none" stroke-width="2" stroke-linejoin="round"{dashes}/>'
    for stretch in stretches:
        for step, value in stretch if len(steps) <= _MARKED or len(stretch) < 3 else (stretch[0], stretch[-1]):
            mark = _mark(look.mark, frame.x(step), frame.y(value))
            yield f"<g><title>{_text(line.name)}, {_text(steps[step])}: {value:.4g}</title>{mark}</g>"
    yield "</g>"


def _stretches(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    """The points of a line without a gap between them."""
    stretch: list[tuple[int, float]] = []
    for step, value in enumerate((*values, None)):
        if value is not None:
            stretch.append((step, value))
        elif stretch:
            yield stretch
            stretch = []


def _mark(shape: str, x: float, y: float) -> str:
    if shape == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" stroke="none"/>'
    if shape == "cross":
        return f'<path d="M{x - 3:.1f},{y - 3:.1f}l6,6m0,-6l-6,6" stroke-width="1.8" fill="none"/>'
    corners = {"square": "m-3,-3h6v6h-6z", "triangle": "m0,-4l3.6,6.4h-7.2z", "diamond": "m0,-4.2l4.2,4.2l-4.2,4.2l-4.2,-4.2z"}
    return f'<path d="M{x:.1f},{y:.1f}{corners[shape]}" stroke="none"/>'


def _names(lines: Sequence[Line], looks: Sequence[_Look], frame: _Frame) -> Iterator[str]:
    """Each name at the height at which its line ends, moved where another is."""
    ends = [next((step, value) for step, value in reversed(list(enumerate(line.values))) if value is not None) for line in lines]
    heights = _apart([frame.y(value) for _, value in ends], _TOP, frame.bottom)
    for line, look, (step, value), height in zip(lines, looks, ends, heights, strict=True):
        x, y = frame.x(step), frame.y(value)
        if abs(height - y) > 1 or frame.right - x > 14:
            yield (
                f'<path d="M{x + 5:.1f},{y:.1f}L{frame.right + 4:.1f},{height:.1f}h6" fill="none" stroke="{look.color}"'
                ' stroke-width="0.8" stroke-dasharray="1 2"/>'
            )
        yield f'<g stroke="{look.color}" fill="{look.color}">{_mark(look.mark, frame.right + 16, height)}</g>'
        yield f'<text x="{frame.right + 24:.1f}" y="{height + 4:.1f}">{_text(_shortened(line.name))}</text>'


def _apart(heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """The heights so far moved that each is a line from the next, as little as a few rounds find.

    >>> _apart([100, 101, 300], 0, 400)
    [92.5, 108.5, 300.0]
    """
    order = sorted(range(len(heights)), key=lambda number: (heights[number], number))
    groups: list[tuple[float, list[int]]] = []
    for number in order:
        groups.append((heights[number], [number]))
        # Groups that touch become one, around the middle of where its members would be (pool adjacent violators).
        while len(groups) > 1 and groups[-1][0] - groups[-2][0] < _LINE * (len(groups[-1][1]) + len(groups[-2][1])) / 2:
            members = groups[-2][1] + groups[-1][1]
            del groups[-2:]
            middle = sum(heights[one] for one in members) / len(members)
            half = _LINE * (len(members) - 1) / 2
            groups.append((min(max(middle, top + half), max(bottom - half, top + half)), members))
    placed = dict.fromkeys(order, 0.0)
    for middle, members in groups:
        for rank, number in enumerate(members):
            placed[number] = middle + _LINE * (rank - (len(members) - 1) / 2)
    return [placed[number] for number in range(len(heights))]


def _description(lines: Sequence[Line], steps: Sequence[str], about: str) -> str:
    """What the drawing shows, for who cannot see it."""
    told = [about.rstrip(".") + "." if about else ""]
    for line in lines:
        known = [(value, step) for value, step in zip(line.values, steps, strict=True) if value is not None]
        high, when = max(known, key=lambda one: one[0])
        (first, begin), (last, end) = known[0], known[-1]
        told.append(f"{line.name}: {first:.3g} in {begin}, {last:.3g} in {end}, highest {high:.3g} in {when}.")
    return " ".join(filter(None, told))


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _text(text: str) -> str:
    return escape(re.sub(r"\s+", " ", _UNSEEN.sub("", text)))
