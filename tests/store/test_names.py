"""Who is who: names to actors, over documents and in questions."""

from __future__ import annotations

import pytest

from detente.errors import UnclearName
from detente.model import Actor, Entity
from detente.store import Store

from .tellings import actor, fact, load, only, page

RUSSIA = "S:Russia"


def ids(store: Store, kind: str | None = None) -> list[str]:
    return [entity.id for entity in store.entities(kind)]


def entity(store: Store, id: str) -> Entity:
    """An actor, as a list of all has it, and as it is found by its id."""
    found: Entity = only(one for one in store.entities() if one.id == id)
    assert store.entity(id) == found
    return found


def test_the_gazetteers_names_are_one_actor(store: Store) -> None:
    load(store, page("a.txt", fact("S:USSR", "MET", "S:Cambodia")), page("b.txt", fact("S:Soviet Union", "MET", "S:kampuchea")))
    assert ids(store) == ["S:cambodia", "S:soviet-union"]
    assert entity(store, "S:soviet-union").name == "Soviet Union"


def test_niger_is_not_nigeria_and_guinea_is_not_equatorial_guinea(store: Store) -> None:
    names = ["Niger", "Nigeria", "Guinea", "Equatorial Guinea", "Papua New Guinea"]
    load(store, page("a.txt", *(fact(f"S:{name}", "MET", RUSSIA) for name in names)))
    assert len(ids(store)) == len(names) + 1
    assert store.resolve("niger").name == "Niger"
    assert store.resolve("Guinea").name == "Guinea"


def test_a_name_and_its_type_make_an_actor_that_the_gazetteer_does_not_know(store: Store) -> None:
    load(store, page("a.txt", fact("L:Ana Berg", "VISITED", RUSSIA), fact("O:Ana Berg", "MET", RUSSIA)))
    assert ids(store) == ["L:ana-berg", "O:ana-berg", "S:russia"]


def test_spellings_of_one_name_are_one_actor_and_most_documents_choose_how_it_is_shown(store: Store) -> None:
    spellings = {"a.txt": "ANA BERG", "b.txt": "Ana Bérg", "c.txt": "Ana Bérg", "d.txt": "ana-berg"}
    load(store, *(page(name, fact(f"L:{spelling}", "VISITED", RUSSIA)) for name, spelling in spellings.items()))
    found = entity(store, "L:ana-berg")
    assert (found.name, found.aliases) == ("Ana Bérg", ("ANA BERG", "ana-berg"))
    store.forget("b.txt")
    store.forget("c.txt")
    assert entity(store, "L:ana-berg").name == "ANA BERG"
    assert "Ana Bérg" not in entity(store, "L:ana-berg").aliases


def test_aliases_are_what_any_document_calls_an_actor(store: Store) -> None:
    load(store, page("a.txt", fact(actor("L:Ana Berg", "Berg", "the old lady"), "VISITED", RUSSIA)))
    assert entity(store, "L:ana-berg").aliases == ("Berg", "the old lady")
    assert store.resolve("The Old Lady").id == "L:ana-berg"


def test_a_surname_alone_means_the_one_who_is_called_so(store: Store) -> None:
    load(store, page("b.txt", fact("L:Berg", "VISITED", RUSSIA, "2015")))
    assert ids(store, "Leader") == ["L:berg"]
    load(store, page("a.txt", fact(actor("L:Ana Berg", "Berg"), "VISITED", RUSSIA, "2015")))
    assert ids(store, "Leader") == ["L:ana-berg"]
    assert [told.document for told in only(store.edges()).evidence] == ["a.txt", "b.txt"]
    assert store.resolve("Berg").id == "L:ana-berg"


def test_a_surname_that_two_bear_stays_by_itself(store: Store) -> None:
    load(store, *(page(f"{name}.txt", fact(actor(f"L:{name} Berg", "Berg"), "VISITED", RUSSIA)) for name in ("Ana", "Bo")))
    load(store, page("z.txt", fact("L:Berg", "VISITED", RUSSIA)))
    assert ids(store, "Leader") == ["L:ana-berg", "L:berg", "L:bo-berg"]
    store.forget("Bo.txt")
    assert ids(store, "Leader") == ["L:ana-berg"]
    store.forget("Ana.txt")
    assert ids(store, "Leader") == ["L:berg"]


def test_a_surname_is_never_found_inside_a_name(store: Store) -> None:
    load(store, page("a.txt", fact("L:Ana Berg", "VISITED", RUSSIA)), page("b.txt", fact("L:Berg", "VISITED", RUSSIA)))
    assert ids(store, "Leader") == ["L:ana-berg", "L:berg"]


def test_an_acronym_means_the_organization_that_is_introduced_with_it(store: Store) -> None:
    load(store, page("a.txt", fact("O:MRO", "MET", RUSSIA)), page("b.txt", fact(actor("O:Mekong Rice Office", "MRO"), "MET", RUSSIA)))
    assert ids(store, "Organization") == ["O:mekong-rice-office"]


def test_a_full_name_of_two_words_stands_for_itself_alone(store: Store) -> None:
    load(store, page("a.txt", fact("L:Bo Lind", "VISITED", RUSSIA)), page("b.txt", fact(actor("L:Ana Berg", "Bo Lind"), "VISITED", RUSSIA)))
    assert ids(store, "Leader") == ["L:ana-berg", "L:bo-lind"]


def test_two_short_names_for_one_told_of_each_other_stay_apart(store: Store) -> None:
    load(store, page("a.txt", fact(actor("L:Ana Berg", "Berg", "Annie"), "VISITED", RUSSIA)))
    load(store, page("b.txt", fact("L:Berg", "MET", "L:Annie"), fact("L:Annie", "VISITED", RUSSIA)))
    met = only(edge for edge in store.edges() if edge.relation == "MET")
    assert (met.source, met.target) == ("L:annie", "L:berg")
    assert set(ids(store, "Leader")) == {"L:ana-berg", "L:annie", "L:berg"}


def test_a_key_of_a_users_own_names_actors(store: Store) -> None:
    load(store, page("a.txt", fact(Actor("Ana Berg", "Leader", "aberg", ()), "VISITED", RUSSIA)))
    assert ids(store, "Leader") == ["L:aberg"]


def test_a_spelling_that_would_have_a_known_actors_id_is_that_actor(store: Store) -> None:
    load(store, page("a.txt", fact("S:Soviet-Union", "MET", "S:Cambodia")), page("b.txt", fact("S:the soviet union", "MET", "S:Cambodia")))
    assert ids(store) == ["S:cambodia", "S:soviet-union"]


# Questions


def test_names_are_found_whatever_their_case_and_accents(store: Store) -> None:
    load(store, page("a.txt", fact("S:Türkiye", "MET", "S:Côte d'Ivoire"), fact("O:United Nations", "MET", RUSSIA)))
    assert store.resolve("TURKEY").id == "S:turkey"
    assert store.resolve("cote d’ivoire", "state").id == store.resolve("Ivory Coast").id
    assert store.resolve("the UN").id == "O:united-nations"
    assert store.resolve("O:united-nations").name == "United Nations"


def test_an_ambiguous_name_lists_what_tells_the_candidates_apart(store: Store) -> None:
    load(
        store,
        page("a.txt", fact("L:Ana Berg", "VISITED", RUSSIA, "1985"), fact("L:Ana Berg", "VISITED", RUSSIA, "1999")),
        page("b.txt", fact("P:Ana Berg", "MET", RUSSIA)),
    )
    with pytest.raises(UnclearName, match="name of several") as caught:
        store.resolve("Ana Berg")
    assert caught.value.candidates == ("Ana Berg (Leader, L:ana-berg, 2 edges, 1985–1999)", "Ana Berg (Party, P:ana-berg, 1 edge)")
    assert store.resolve("Ana Berg", "Party").id == "P:ana-berg"


def test_an_actor_s_own_name_goes_before_an_alias_of_another(store: Store) -> None:
    load(store, page("a.txt", fact(actor("L:Ana Berg", "Bo Lind"), "VISITED", RUSSIA)), page("b.txt", fact("L:Bo Lind", "VISITED", RUSSIA)))
    assert store.resolve("bo lind").id == "L:bo-lind"


def test_a_misspelt_name_comes_with_those_near_it(store: Store) -> None:
    load(
        store,
        page("a.txt", fact("S:Cambodia", "MET", RUSSIA), fact("L:Hun Sen", "VISITED", RUSSIA), fact("L:Hun Manet", "VISITED", RUSSIA)),
    )
    with pytest.raises(UnclearName, match="did you mean Cambodia") as caught:
        store.resolve("Camboda")
    assert caught.value.exit_code == 2
    assert [one.name for one in store.candidates("Hun")] == ["Hun Manet", "Hun Sen"]
    assert [one.name for one in store.candidates("rusia", type="State")] == ["Russia"]
    assert store.candidates("qqqqqq") == []
    with pytest.raises(UnclearName, match="no actor of type Party"):
        store.resolve("Cambodia", "Party")
    with pytest.raises(UnclearName, match="see `detente actors`"):
        store.resolve("?!")


def test_search_finds_actors_by_beginnings_of_words_exact_names_first(store: Store) -> None:
    load(store, page("a.txt", *(fact(f"L:{name}", "VISITED", RUSSIA) for name in ("Berg", "Ana Berg", "Ida Bergman", "Iceberg Joe"))))
    found, _ = store.search("berg")
    assert [one.id for one in found] == ["L:berg", "L:ana-berg", "L:ida-bergman"]
    assert store.search("100%")[0] == []
    assert store.search("_")[0] == []
