"""Template, style, script and what they show, put together into one HTML file that needs nothing else.

The text of documents is hostile: it gets into the file only as JSON in which no character can end the element, and the
script only ever sets it as text. The Content-Security-Policy lets just these scripts and this style run, by their hashes;
vis-network, which is most of the page, is in it compressed, and the script lets it run once it is unpacked.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCRIPTS = (
    "records", "time", "filters", "elements", "theme", "drawing", "labels", "describe", "panel", "paths", "compare", "central",
    "search", "legend", "timeline", "table", "tie", "export", "picture", "start",
)  # fmt: skip
"""The script's parts in their order: each may use what those before it define."""
VIS = "lib/vis-9.1.2/vis-network.min.js"
"""In the pyvis package. The script uses some of its private functions, so the version is pinned by its path."""
COMPRESS = 20_000
"""From so many characters of JSON on, it is put into the page compressed."""


def assembled(title: str, payload: Mapping[str, Any]) -> str:
    """The whole page.

    Parameters
    ----------
    title
        Plain text for the window's title; any character is safe.
    payload
        What :func:`detente.rendering.payload.payload` made.
    """
    data = script_json(payload)
    encoding = ""
    if len(data) > COMPRESS:
        data, encoding = packed(data), "gzip"
    parts = {
        "title": html.escape(scrubbed(title)),
        "policy": _policy(),
        "style": _style(),
        "licence": _licence(),
        "vis": _packed_vis(),
        "script": _script(),
        "encoding": encoding,
        "data": data,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: parts[found[1]], _read(HERE / "template.html"))


def packed(text: str) -> str:
    """Text as the page's script unpacks it: gzip of its UTF-8 in base64; the same text gives the same bytes.

    >>> gzip.decompress(base64.b64decode(packed("Phnom Penh"))).decode()
    'Phnom Penh'
    """
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 6, mtime=0)).decode("ascii")


def script_json(value: Any) -> str:
    """JSON that is safe inside a ``script`` element and in UTF-8: no ``<``, ``>`` or ``&``, no lone surrogate as such.

    >>> script_json({"name": "</script>"})
    '{"name":"\\\\u003c/script\\\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]", lambda c: f"\\u{ord(c[0]):04x}", text)


def scrubbed(text: str) -> str:
    """Text without what no HTML file may hold, and without what would turn the text around it: control characters, marks of
    direction, lone surrogates.
    """
    return re.sub("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", " ", text)


@cache
def vis_network() -> str:
    """The vis-network that pyvis ships, without the address of its source map (a debugger would ask the network for it)."""
    import pyvis

    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", _read(Path(pyvis.__file__).parent / VIS))


@cache
def _packed_vis() -> str:
    return packed(vis_network())


@cache
def _licence() -> str:
    """What vis-network says of itself and its licence at its head, for a comment in HTML."""
    found = re.match(r"/\*\*(.*?)\*/", vis_network(), re.DOTALL)
    lines = (line.strip(" *") for line in found[1].splitlines()) if found else ()
    return html.escape("\n".join(line for line in lines if line).replace("--", "–"), quote=False)


@cache
def _script() -> str:
    parts = "\n".join(_without_comments(_read(HERE / "script" / f"{part}.js")) for part in SCRIPTS)
    return f'(async () => {{\n"use strict";\n{parts}\n}})();\n'


@cache
def _style() -> str:
    return _without_comments(_read(HERE / "style.css"))


@cache
def _policy() -> str:
    scripts = " ".join(_hash(text) for text in (vis_network(), _script()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(_style())}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'; connect-src 'none'; object-src 'none'; frame-src 'none'"
    )


def _without_comments(text: str) -> str:
    """Without indentation, and without lines that are comments alone: a page is mailed around."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _read(path: Path) -> str:
    """A file as a browser reads it inside a page: line ends as LF, which is what a hash in the policy is taken of."""
    return path.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
