"""Room for labels inside a part of the graph, and the parts side by side without overlap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.float64]
GAP = 60.0
"""Pixels between two parts."""


def spread(at: Places, size: Places, rounds: int = 80) -> Places:
    """Move boxes of the given sizes (width, height; centred on their places) apart until none covers another, or for so
    many rounds; each pair moves along the axis where it overlaps least. Larger parts than 800 are only scaled up, and
    leave the labels of the less tied to zooming in.
    """
    count = len(at)
    area = float(np.ptp(at[:, 0]) * np.ptp(at[:, 1]))
    at = at * max(1.0, float(np.sqrt(2.2 * float((size[:, 0] * size[:, 1]).sum()) / max(area, 1.0))))
    if count > 800:
        return at
    half = size / 2 + 2
    reach = half[:, None, :] + half[None, :, :]
    index = np.arange(count)
    for _ in range(rounds):
        apart = at[:, None, :] - at[None, :, :]
        over = reach - np.abs(apart)
        touching = (over[..., 0] > 0.5) & (over[..., 1] > 0.5)
        touching[index, index] = False
        if not touching.any():
            break
        first, second = np.nonzero(np.triu(touching))
        axis = (over[first, second, 1] <= over[first, second, 0]).astype(np.intp)
        way = np.where(apart[first, second, axis] < 0, -1.0, 1.0)
        move = np.minimum(over[first, second, axis], 40.0) * 0.3 * way
        np.add.at(at, (first, axis), move)
        np.add.at(at, (second, axis), -move)
    return at


def packed(count: int, parts: Sequence[tuple[npt.NDArray[np.intp], Places]], size: Places) -> Places:
    """Put the parts (numbers of their actors, places around any origin; the largest first) in rows, as in a page of type,
    those of like height together.

    Returns the places of all, centred on the first and largest part.
    """
    at = np.zeros((count, 2))
    boxes = []
    for members, places in parts:
        low = (places - size[members] / 2).min(axis=0)
        high = (places + size[members] / 2).max(axis=0)
        boxes.append((low, high - low))
    area = sum(float((box[0] + GAP) * (box[1] + GAP)) for _, box in boxes)
    line = max(float(boxes[0][1][0]), 1.5 * np.sqrt(area))
    x = y = row = 0.0
    for (members, places), (low, box) in zip(parts, boxes, strict=True):
        if x and (x + float(box[0]) > line or float(box[1]) < 0.4 * row):
            x, y, row = 0.0, y + row + GAP, 0.0
        at[members] = places - low + (x, y)
        x, row = x + float(box[0]) + GAP, max(row, float(box[1]))
    return np.asarray(at - at[parts[0][0]].mean(axis=0))
