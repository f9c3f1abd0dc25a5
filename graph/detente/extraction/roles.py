"""Who stands in the roles of a frame that fired: head tokens settled to actors of the cast."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from detente.extraction.cast import Character
from detente.extraction.frames import Firing
from detente.extraction.nominals import noun_roles
from detente.extraction.phrases import conjuncts
from detente.extraction.references import References
from detente.extraction.syntax import mutual

Filled = list[tuple[Token, Character]]
"""What stands in a role: the token that names an actor, with the actor."""
JUDGED = ("SUPPORTED", "CRITICIZED")
IN_CLAUSE = ("c.s", "c.do", "c.x")


class Roles:
    """Fills the roles of frames with the actors that references settle."""

    def __init__(self, references: References) -> None:
        self.references = references

    def filled(self, firing: Firing, alternatives: tuple[tuple[str, ...], ...], others: Sequence[Character] = ()) -> Filled:
        """Who stands in the first of some roles that names an actor.

        ``others``, for a target, are the sources: of a governed clause they are left out, and a role in which they but stand again
        is passed over, such as "by" beside a passive verb. An event noun's roles are what they are.
        """
        for together in alternatives:
            tokens = [t for role in together for t in firing.tokens(role)]
            if any(part in together[0] for part in IN_CLAUSE):
                if found := self._in_clause(tokens, others):
                    return found
                continue
            found = self.references.spread(tokens)
            if not found and firing.frame.relation in JUDGED:
                # What is praised or blamed for a deed is who does it: "support for Peru's accession".
                found = self._deeds(tokens)
            if any(role == "mod" or role.endswith(".mod") for role in together):
                found += [pair for pair in self._modifying(tokens) if all(pair[1] is not c for _, c in found)]
            own = together == firing.frame.source[0]
            again = len(found) == 1 if own else not firing.frame.noun
            same = again and bool(others) and not any(map(mutual, tokens)) and all(c in others for _, c in found)
            if found and (not same or together is alternatives[-1]):
                return found
        return []

    def _in_clause(self, tokens: list[Token], others: Sequence[Character]) -> Filled:
        """The first actors that the words of a governed clause name, with those listed beside them, who are none of the others."""
        homes = [self.references.scene.state_of(c) for c in others if c.type == "Leader"]
        for token in tokens:
            named = self.references.spread(conjuncts(token)) or self._modifying([token])
            if found := [(t, c) for t, c in named if c.type != "Agreement" and c not in others and c not in homes]:
                return found
        return []

    def _deeds(self, tokens: list[Token]) -> Filled:
        for role in ("by", "poss", "rel"):
            found = self.references.spread([t for token in tokens if token.pos_ == "NOUN" for t in noun_roles(token, role)])
            if found:
                return found
        return self._modifying([t for token in tokens if token.pos_ == "NOUN" for t in noun_roles(token, "mod")])

    def _modifying(self, tokens: list[Token]) -> Filled:
        """Names before a noun, demonyms included: "Soviet aid"."""
        mentions = self.references.mentions
        return [(t, mentions[t.i].character) for t in sorted(tokens, key=lambda t: t.i) if t.i in mentions]
