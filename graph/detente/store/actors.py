"""Actors by the names that documents call them: finding, counting and merging them.

A name has a *home*: the gazetteer's actor, or one of its own, by type and folded name. A short name (a surname, an acronym) that
the gazetteer does not know stands for the one actor that documents call so beside a fuller name, while there is exactly one
(``actor.same``). All of it follows from the set of documents alone.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.model import Actor
from detente.names import fold
from detente.resolution import entity_id, slug
from detente.store.short_names import changed_meanings

if TYPE_CHECKING:
    from detente.extraction.gazetteer import Gazetteer
    from detente.extraction.name_entries import Entry


_TOUCHED = "actor IN (SELECT value FROM json_each(?))"
_LISTED = "id IN (SELECT value FROM json_each(?))"
_CHOOSE_NAMES = """UPDATE actor SET name = coalesce((SELECT name FROM alias WHERE alias.actor = actor.id AND fullest > 0
ORDER BY fullest DESC, length(name) DESC, name LIMIT 1), name) WHERE {touched} AND known = 0"""


_HELD = 1 << 17
"""Actors of a new store that are held while a file is read."""
_fold = lru_cache(maxsize=4096)(fold)


class Home(NamedTuple):
    """Where a name is at home: the actor's row and key."""

    number: int
    key: str


class Actors:
    """The actors of a store while it is written to."""

    def __init__(self, connection: sqlite3.Connection, names: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._connection = connection
        self._names = names
        self._homes: dict[tuple[str, str, str | None], Home] = {}
        self._aliases: dict[tuple[int, str], int] = {}
        self._called: dict[tuple[int, str], bool] = {}
        self._meant: dict[int, Home] = {}
        self._by_key: dict[str, Home] = {}
        self._new_actors: list[tuple[object, ...]] = []
        self._new_aliases: list[tuple[object, ...]] = []
        self._free_actor = self._free_alias = itertools.count().__next__
        self._batching = False
        self._complete = False
        """Whether ``_by_key`` has all actors of the store."""
        self._fresh: set[int] = set()
        """Actors that are new since the last :meth:`write`: they have no names but those in ``_aliases``."""
        self.stirred: set[str] = set()
        """Folded names that came, went or changed bearers in this transaction: those who share them may resolve otherwise now."""
        self.touched: set[int] = set()
        """Actors that documents came to call, or no longer call, by some name in this transaction."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The shipped names with those of the vocabulary; reading them takes a while."""
        from detente.extraction.gazetteer import Gazetteer

        return Gazetteer.shipped(self._names)

    def begin(self) -> None:
        """At the start of a transaction: rows that are new get numbers from here on."""
        highest = "SELECT coalesce((SELECT max(id) FROM actor), 0) + 1, coalesce((SELECT max(id) FROM alias), 0) + 1"
        actor, alias = self._connection.execute(highest).fetchone()
        self._free_actor, self._free_alias = itertools.count(actor).__next__, itertools.count(alias).__next__

    def batch(self, on: bool) -> None:
        """Have new actors and names wait for :meth:`write`, and remember little beyond that; or no longer."""
        self._batching = on
        self._by_key.clear()
        self._complete = on and self._connection.execute("SELECT 1 FROM actor LIMIT 1").fetchone() is None

    def home(self, actor: Actor) -> Home:
        """The home of an actor as a document has it; a new one is made where there is none."""
        known = self._homes.get((actor.name, actor.type, actor.key))
        if known is not None:
            return known
        named = self._named(actor)
        key = entity_id(named.type, named.name, named.key) if named else entity_id(actor.type, actor.name, actor.key)
        home = self._by_key.get(key)
        if home is None:
            sql = "SELECT id FROM actor WHERE key = ?"
            row = None if self._complete else self._connection.execute(sql, (key,)).fetchone()
            home = Home(row[0], key) if row else self._new(key, actor, named)
        if not self._batching:
            self._homes[actor.name, actor.type, actor.key] = home
        return home

    def call(self, home: Home, actor: Actor) -> None:
        """Note what the document being written calls an actor."""
        number = home.number
        self._called[number, actor.name] = True
        for mention in actor.mentions:
            if mention.strip():
                self._called.setdefault((number, mention), False)

    def write_calls(self, document: int) -> None:
        """Store what a document calls its actors, as noted since the last time."""
        rows = []
        for (actor, name), fullest in self._called.items():
            rows.append((document, self.alias(actor, name), int(fullest)))
            self.touched.add(actor)
        self._called.clear()
        self._connection.executemany("INSERT OR REPLACE INTO called VALUES (?, ?, ?)", rows)
        self._connection.executemany(
            "UPDATE alias SET documents = documents + 1, fullest = fullest + ? WHERE id = ?",
            ((fullest, alias) for _, alias, fullest in rows),
        )

    def forget_calls(self, document: int) -> None:
        """Take back what a document calls its actors."""
        rows = self._connection.execute(
            "SELECT alias.id, alias.actor, called.fullest FROM called JOIN alias ON alias.id = called.alias WHERE called.document = ?",
            (document,),
        ).fetchall()
        self._connection.executemany(
            "UPDATE alias SET documents = documents - 1, fullest = fullest - ? WHERE id = ?",
            ((fullest, alias) for alias, _, fullest in rows),
        )
        self._connection.execute("DELETE FROM called WHERE document = ?", (document,))
        self.touched.update(actor for _, actor, _ in rows)

    def count_calls(self, documents: range) -> None:
        """Count what these documents call their actors, whose rows in ``called`` have been written without."""
        between = (documents.start, documents.stop)
        counted = (
            "SELECT alias, count(*) AS documents, sum(fullest) AS fullest FROM called WHERE document >= ? AND document < ? GROUP BY alias"
        )
        self._connection.execute(
            f"""UPDATE alias SET documents = alias.documents + new.documents, fullest = alias.fullest + new.fullest
                FROM ({counted}) AS new WHERE alias.id = new.alias""",
            between,
        )

    def ends(self, first: Home, second: Home) -> tuple[Home, Home, tuple[str, str] | None]:
        """The actors that two homes stand for, and the homes' keys where they are not these."""
        source, target = self.meant(first), self.meant(second)
        if source == first and target == second:
            return first, second, None
        if source == target:  # two short names for one actor, told of each other: they stay what they are
            return first, second, None
        return source, target, (first.key, second.key)

    def meant(self, home: Home) -> Home:
        """The actor that a home stands for: mostly itself."""
        found = self._meant.get(home.number)
        if found is None:
            row = self._connection.execute(
                "SELECT id, key FROM actor WHERE id = (SELECT coalesce(same, id) FROM actor WHERE id = ?)", (home.number,)
            )
            found = self._meant[home.number] = Home(*row.fetchone())
        return found

    def key(self, actor: int) -> str:
        """An actor's key by its row."""
        return str(self._connection.execute("SELECT key FROM actor WHERE id = ?", (actor,)).fetchone()[0])

    def homes_of(self, homes: str | None, source: int, target: int) -> tuple[Home, Home]:
        """The homes of a piece of evidence, from its column ``homes`` and the ends of its edge."""
        if homes is None:
            sql, ends = "SELECT id, key FROM actor WHERE id = ?", (source, target)
        else:
            sql, ends = "SELECT id, key FROM actor WHERE key = ?", tuple(json.loads(homes))
        first, second = (Home(*self._connection.execute(sql, (end,)).fetchone()) for end in ends)
        return first, second

    def settle_names(self) -> list[tuple[int, int | None]]:
        """After all calls of a transaction: drop names that no document uses, choose the names that are shown, and find anew what
        short names stand for. Returns the actors of which that changed, each with what it stood for before (None: itself).
        """
        touched = json.dumps(sorted(self.touched))
        gone = self._connection.execute(
            f"SELECT id, actor, name, folded FROM alias WHERE {_TOUCHED} AND documents = 0 AND known = 0", (touched,)
        ).fetchall()
        self._connection.executemany("DELETE FROM alias WHERE id = ?", ((alias,) for alias, _, _, _ in gone))
        for _, actor, name, folded in gone:
            self._aliases.pop((actor, name), None)
            self._stir(folded)
        # A name that the gazetteer has may have gained its first document, or lost its last.
        known = self._connection.execute(f"SELECT DISTINCT folded FROM alias WHERE {_TOUCHED} AND known = 1", (touched,))
        for (folded,) in known:
            self._stir(folded)
        self._connection.execute(_CHOOSE_NAMES.format(touched=_LISTED), (touched,))
        changed = [change for folded in sorted(self.stirred) for change in self._reconsider(folded)]
        self.touched.clear()
        self.stirred.clear()
        return changed

    def sweep(self, actors: Iterable[int]) -> None:
        """Remove those of the actors that no document calls anything."""
        uncalled = [
            (actor,)
            for (actor,) in self._connection.execute(
                f"SELECT id FROM actor WHERE {_LISTED} AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.actor = actor.id AND documents > 0)",
                (json.dumps(sorted(actors)),),
            ).fetchall()
        ]
        if uncalled:
            self._connection.executemany("DELETE FROM alias WHERE actor = ?", uncalled)
            self._connection.executemany("DELETE FROM actor WHERE id = ?", uncalled)
            self.clear()

    def clear(self) -> None:
        """Forget what was looked up, after rows went away or a transaction was rolled back."""
        self._homes.clear()
        self._aliases.clear()
        self._called.clear()
        self._meant.clear()
        self._by_key.clear()
        self._new_actors.clear()
        self._new_aliases.clear()
        self._fresh.clear()
        self._batching = self._complete = False
        self.stirred.clear()
        self.touched.clear()

    def _named(self, actor: Actor) -> Entry | None:
        """The gazetteer's actor that is meant; None where it knows none, or more than one."""
        key = actor.key
        if key is None:
            bearers = [name for name in self.gazetteer.lookup(actor.name) if name.type == actor.type]
            exact = [name for name in bearers if fold(name.name) == fold(actor.name)] or bearers
            # Its own home would have the id of the gazetteer's actor with that key: it is that one.
            key = exact[0].key if len({name.key for name in exact}) == 1 else slug(actor.name)
        entry = self.gazetteer.entry(key) if key in self.gazetteer else None
        return entry if entry is not None and entry.type == actor.type else None

    def _new(self, key: str, actor: Actor, named: Entry | None) -> Home:
        properties: dict[str, str] = {}
        aliases: tuple[str, ...] = ()
        if named is not None:
            aliases = (named.name, *named.aliases, *named.acronyms)
            properties = {field: value for field in ("start", "end", "country", "kind") if (value := getattr(named, field))}
        home = Home(self._free_actor(), key)
        self._new_actors.append(
            (home.number, key, actor.type, named.name if named else actor.name, _json(properties), int(named is not None))
        )
        self._meant[home.number] = self._by_key[key] = home
        self.touched.add(home.number)
        self._fresh.add(home.number)
        for alias in dict.fromkeys(aliases):
            self.alias(home.number, alias, known=True)
        if not self._batching:
            self.write()
        return home

    def alias(self, actor: int, name: str, *, known: bool = False) -> int:
        """The row of an actor's name; a new one is made where there is none."""
        found = self._aliases.get((actor, name))
        if found is not None:
            return found
        folded = _fold(name)
        sql = "SELECT id FROM alias WHERE folded = ? AND actor = ? AND name = ?"
        row = None if actor in self._fresh else self._connection.execute(sql, (folded, actor, name)).fetchone()
        if row is None:
            row = (self._free_alias(),)
            self._new_aliases.append((row[0], folded, actor, name, int(known)))
            self._stir(folded)
        self._aliases[actor, name] = int(row[0])
        if not self._batching:
            self.write()
        return int(row[0])

    def write(self) -> None:
        """Store the actors and names that are new."""
        self._connection.executemany(
            "INSERT INTO actor (id, key, type, name, properties, known) VALUES (?, ?, ?, ?, ?, ?)", self._new_actors
        )
        self._connection.executemany(
            "INSERT INTO alias (id, folded, actor, name, documents, fullest, known) VALUES (?, ?, ?, ?, 0, 0, ?)", self._new_aliases
        )
        self._new_actors.clear()
        self._new_aliases.clear()
        self._fresh.clear()
        if not self._complete or len(self._by_key) > _HELD:
            self._complete = False
            self._by_key.clear()
        if self._batching:
            self._aliases.clear()
            self._meant.clear()

    def _stir(self, folded: str) -> None:
        # What resolves by others' names is of one word.
        if " " not in folded:
            self.stirred.add(folded)

    def _reconsider(self, folded: str) -> list[tuple[int, int | None]]:
        """The short names of this folded form that stand for somebody else now than before, each with whom."""
        changed = list(changed_meanings(self._connection, folded))
        for number, _, now in changed:
            self._connection.execute("UPDATE actor SET same = ? WHERE id = ?", (now, number))
            self._meant.pop(number, None)
        return [(number, before) for number, before, _ in changed]


def _json(properties: Mapping[str, str]) -> str | None:
    return json.dumps(properties, ensure_ascii=False, sort_keys=True) if properties else None
