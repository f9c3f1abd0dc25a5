"""The forms in which an office is told beside a name, as regular expressions over the kinds of a paragraph's items (``scan.py``)."""

from __future__ import annotations

import re

NAME = r"(?:HGN(?!N)|H*[NL]{1,6}(?:MN(?=[MEcZKVwQGFBX]|$))?)"
EMPLOYER = r"U?[SDCOPI]X?"
TITLES = r"T(?:[MK]?T){0,3}"
OF = r"(?:G(?:pO|U?[JR]*(?:[SC]XU?O|D?N{0,2}[SOPC]|w[SC]|Dw))(?:K(?=U?S)U?S(?![BT]))?(?:(?<=O)w(?=[HNL]))?|O(?=H))"
TO = r"(?:[Qf]U?(?:[SCO]|Dw))"
FIELD = r"(?:[fG]U?g)"
LIST = r"(?:GU?[SC](?:(?:MK|M|K)U?[SC])+)"
VAGUE = r"(?:GU?[wJYN]{1,5}(?=[Mc]))"
POST = r"(?:GU?[SC](?!T)|B[SDC]Z|MU?O(?=[EcZ]|$))"
BEFORE = re.compile(
    rf"(?P<det>[Up]?)(?P<j0>J*)(?P<each>[SD](?:M[SD])*M?K(?=[SD]))?(?P<employer>{EMPLOYER})?(?P<j1>[JRg]*)(?P<titles>{TITLES})"
    rf"(?:(?P<list>{LIST})(?=M{NAME})|(?P<of>{OF})|(?P<vague>{VAGUE}))?(?P<to>{TO})?{FIELD}?(?P<comma>(?:[Mc](?:U(?=HG|L))?)?)(?P<rank>(?:(?<=M)T)?)(?P<name>{NAME})(?P<post>{POST})?"
)
MORE = re.compile(rf"(?:MK|M|K)(?P<name>{NAME})(?P<post>{POST})?")
OFFICE = (
    rf"(?:J+(?=[Up]))?(?P<det>[Up]?)(?P<j0>J*)(?P<employer>{EMPLOYER})?(?P<j1>[JRg]*)(?P<titles>{TITLES})(?P<of>{OF})?(?P<to>{TO})?{FIELD}?"
)
AFTER = re.compile(rf"(?P<name>{NAME})(?P<paren>[MB])(?P<link>[Va]?){OFFICE}(?=(?P<next>.?))")
WITH = re.compile(rf"(?P<name>{NAME})a{OFFICE}(?=(?P<next>.?))")
TAIL = re.compile(rf"(?:(?:[wQ]?Y+)+|BY+(?:wY+)?Z)?(?P<paren>MK|M|K){OFFICE}(?=(?P<next>.?))")
EARLIER = re.compile(rf"(?P<names>(?:{NAME}M)*{NAME})M?K$")
ANNOUNCED = re.compile(rf"(?P<employer>{EMPLOYER})?J*(?P<title>T)[VwQUJgO]{{0,8}}c(?={NAME})")
"""The title of several that a colon announces: "some Peruvian ministers were present: A (Economy), B and C"."""
LISTED = re.compile(rf"(?P<name>{NAME})(?:B(?P<matter>[^BZE]{{1,6}})Z)?(?:MK|M|K)?")
BRACKETED = re.compile(rf"(?P<state>[SC])B(?P<name>{NAME})Z")
