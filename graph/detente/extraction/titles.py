"""Titles of several as the title of one."""

from __future__ import annotations

import re

PLURAL_HEADS = re.compile(
    r"(?:ministers|presidents|ministers-president|secretaries|premiers|kings|queens|ambassadors|chancellors|leaders|chairmen|envoys|emperors|consuls|directors|generals|princes|governors|commissioners|representatives|heads|chiefs|monarchs|counterparts|colleagues|commanders|speakers|rulers|emirs|sultans|delegates|warlords|members|spokesmen|spokeswomen|senators|deputies|congressmen|mayors|judges|founders|regents|dukes|advisers|advisors|diplomats|officers|officials|professors|analysts|coordinators|negotiators|mediators)(?:-general|-in-chief)?\b"
)
SINGULAR = {
    "secretaries": "secretary",
    "chairmen": "chairman",
    "spokesmen": "spokesman",
    "spokeswomen": "spokeswoman",
    "deputies": "deputy",
    "congressmen": "congressman",
}


def singular(title: str) -> str:
    """An office's plural as its singular: "foreign ministers", "secretaries of state"."""
    words = (
        title.replace("secretaries-", "secretary-")
        .replace("directors-", "director-")
        .replace("governors-", "governor-")
        .replace("commanders-", "commander-")
        .split()
    )
    return " ".join(
        SINGULAR.get(w, w[:-1]) if PLURAL_HEADS.fullmatch(w) and not (n and words[0] == "secretary" and w == "generals") else w
        for n, w in enumerate(words)
    )
