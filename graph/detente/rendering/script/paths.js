// Paths as `detente path` finds them (detente.queries): fewest hops first, then by strength, then by names; regimes that continue
// each other are one actor; over all edges that filters and window let through, in view or not, in either direction.
const SHARE = 1e9;
const smaller = (a, b) => { for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i] - b[i]; return 0; };
const added = (a, b) => a.map((value, i) => value + b[i]);
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// What a hop costs when this is its strongest edge: few documents, then known to hold long ago, then unsure.
function costOf(edge) {
  return [Math.floor(SHARE / Math.max(edge.documents, 1)), -Math.min(edge.e1, asked.to), -Math.floor(edge.confidence * 1e6 + 0.5)];
}
const strongestFirst = (a, b) => smaller(a.cost, b.cost) || byText(a.edge.relation.name, b.edge.relation.name) || byText(a.edge.key, b.edge.key);

function byNames(a, b) {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const order = byText(a[i].name, b[i].name) || byText(a[i].key, b[i].key);
    if (order) return order;
  }
  return a.length - b.length;
}

// Who stands for an actor on a path: its country's newest regime, or, between two regimes of one country, itself.
function standIns(from, to) {
  const countries = new Map();
  for (const actor of actors) {
    if (actor.country === null) continue;
    const [name, key] = actor.country;
    if (!countries.has(key)) countries.set(key, { name, key, regimes: [] });
    countries.get(key).regimes.push(actor);
  }
  const parted = from.country && to.country && from.country[1] === to.country[1] ? from.country[1] : null;
  return (actor) => (actor.country && actor.country[1] !== parted ? countries.get(actor.country[1]) : actor);
}

const passable = (place) => (place.regimes ?? [place]).every(admitted);

// From each place to its neighbours, and the edges between the two: the last day from which a path can go on along each (its
// gate) and the first day that it then comes to (its reach).
function tiesBetween(placeOf) {
  const ties = new Map();
  for (const edge of edges) {
    if (!edge.passes) continue;
    const [source, target] = [placeOf(edge.source), placeOf(edge.target)];
    if (source === target) continue;
    const tie = { edge, cost: costOf(edge), ...passage(edge, asked.certain) };
    for (const [here, there] of [[source, target], [target, source]]) {
      if (!ties.has(here)) ties.set(here, new Map());
      if (!ties.get(here).has(there)) ties.get(here).set(there, []);
      ties.get(here).get(there).push(tie);
    }
  }
  for (const links of ties.values()) for (const [there, some] of links) links.set(there, some.sort(strongestFirst));
  return ties;
}

// The best path with the fewest hops: [{ place, ties }], without the first place; null where there is none.
function fewest(ties, from, to) {
  const away = new Map([[to, 0]]);
  let layer = [to];
  for (let hops = 1; layer.length && !away.has(from); hops += 1) {
    const next = [];
    for (const here of layer) {
      for (const there of ties.get(here)?.keys() ?? []) {
        if (away.has(there) || (there !== from && !passable(there))) continue;
        away.set(there, hops);
        next.push(there);
      }
    }
    layer = next;
  }
  if (!away.has(from)) return null;
  const best = new Map([[to, { cost: [0, 0, 0], rest: [] }]]); // what it costs from a place to the end, and the places on the way
  const onward = (here) => {
    if (best.has(here)) return best.get(here);
    let found = null;
    for (const [there, some] of ties.get(here)) {
      if (away.get(there) !== away.get(here) - 1) continue;
      const further = onward(there);
      const way = { cost: added(some[0].cost, further.cost), rest: [there, ...further.rest] };
      if (!found || (smaller(way.cost, found.cost) || byNames(way.rest, found.rest)) < 0) found = way;
    }
    best.set(here, found);
    return found;
  };
  const places = [from, ...onward(from).rest];
  return places.slice(1).map((place, i) => ({ place, ties: ties.get(places[i]).get(place) }));
}

// The best path in which each hop can have come after the one before: first the first day on which one comes to each place in so
// many hops, then back from the end the last day on which one can still be there, then the strongest of what is left.
function inOrder(ties, from, to) {
  const days = [new Map([[from, PAST]])];
  const first = new Map(days[0]);
  while (!days.at(-1).has(to)) {
    const next = new Map();
    for (const [here, day] of days.at(-1)) {
      for (const [there, some] of ties.get(here) ?? []) {
        if (there !== to && !passable(there)) continue;
        for (const { gate, reach } of some) {
          const come = Math.max(day, reach);
          if (day <= gate && come < (first.get(there) ?? Infinity)) { first.set(there, come); next.set(there, come); }
        }
      }
    }
    if (!next.size) return null;
    days.push(next);
  }
  const last = days.map(() => new Map());
  const toCome = days.map(() => new Map()); // the least that it can cost to go on from there
  last.at(-1).set(to, FUTURE);
  toCome.at(-1).set(to, [0, 0, 0]);
  for (let i = days.length - 2; i >= 0; i -= 1) {
    for (const [here, day] of days[i]) {
      for (const [there, some] of ties.get(here)) {
        for (const { gate, reach } of some) {
          const until = Math.min(gate, last[i + 1].get(there) ?? -1);
          if (reach > (last[i + 1].get(there) ?? -1) || day > until) continue;
          last[i].set(here, Math.max(until, last[i].get(here) ?? -1));
          const least = added(some[0].cost, toCome[i + 1].get(there));
          if (!toCome[i].has(here) || smaller(least, toCome[i].get(here)) < 0) toCome[i].set(here, least);
        }
      }
    }
  }
  return strongestInOrder(ties, from, last, toCome);
}

// Best first (Hart, Nilsson and Raphael 1968). A hop's strongest edge may not fit into the order: what a path costs is only known
// when it is whole, and until then no less than its strongest edges do.
function strongestInOrder(ties, from, last, toCome) {
  const open = [{ bound: toCome[0].get(from), spent: [0, 0, 0], places: [from], day: PAST }];
  for (;;) {
    let best = 0; // few are open at a time
    for (let i = 1; i < open.length; i += 1) if ((smaller(open[i].bound, open[best].bound) || byNames(open[i].places, open[best].places)) < 0) best = i;
    const [way] = open.splice(best, 1);
    if (way.usable) return way.places.slice(1).map((place, i) => ({ place, ties: way.usable[i] }));
    if (way.places.length === last.length) {
      const usable = usableTies(ties, way.places);
      open.push({ ...way, usable, bound: usable.reduce((sum, some) => added(sum, some[0].cost), [0, 0, 0]) });
      continue;
    }
    const here = way.places.at(-1);
    for (const [there, some] of ties.get(here)) {
      const day = Math.max(way.day, some.reduce((soonest, { gate, reach }) => (way.day <= gate ? Math.min(soonest, reach) : soonest), Infinity));
      if (day <= (last[way.places.length].get(there) ?? -1)) {
        const spent = added(way.spent, some[0].cost);
        open.push({ bound: added(spent, toCome[way.places.length].get(there)), spent, places: [...way.places, there], day });
      }
    }
  }
}

// For each hop the edges that it can be made by when the other hops are made at the best time.
function usableTies(ties, places) {
  const hops = places.slice(1).map((place, i) => ties.get(places[i]).get(place));
  const days = [PAST];
  for (const some of hops) days.push(some.reduce((day, { gate, reach }) => (days.at(-1) <= gate ? Math.min(day, Math.max(days.at(-1), reach)) : day), Infinity));
  let until = FUTURE;
  return hops.map((some, i) => [some, days[i]]).reverse().map(([some, day]) => {
    const usable = some.filter(({ gate, reach }) => day <= gate && reach <= until);
    until = Math.max(...usable.map(({ gate }) => Math.min(gate, until)));
    return usable;
  }).reverse();
}

// The hops from one actor to another, [{ from, to, edges }], each with its edges, strongest first; null where there is no path.
function findPath(from, to, ordered) {
  const placeOf = standIns(from, to);
  const [start, end] = [placeOf(from), placeOf(to)];
  const found = (ordered ? inOrder : fewest)(tiesBetween(placeOf), start, end);
  if (!found) return null;
  const places = [from, ...found.slice(0, -1).map(({ place }) => place), to];
  return found.map(({ ties }, i) => ({ from: places[i], to: places[i + 1], edges: ties.map(({ edge }) => edge) }));
}

// The same for a window that need not be the one shown, by the keys that the store has.
function answerPath({ source, target, from, to, certain, inOrder: ordered }) {
  const before = { ...asked };
  Object.assign(asked, { from, to, certain });
  for (const edge of edges) edge.passes = passes(edge, timeIsAsked());
  const hops = findPath(actorByKey.get(source), actorByKey.get(target), ordered);
  Object.assign(asked, before);
  for (const edge of edges) edge.passes = passes(edge, timeIsAsked());
  return hops && { actors: [source, ...hops.map((hop) => hop.to.key)], edges: hops.map((hop) => hop.edges.map((edge) => edge.key)) };
}

function showPath() {
  const from = actorById.get(byId("path-from").value);
  const to = actorById.get(byId("path-to").value);
  const ordered = byId("path-order").checked;
  const answer = (actors, hops, problem) => select({ path: { from, to, actors, hops, problem } });
  if (!from || !to) return;
  if (from === to) { answer([from], [], "Both ends are the same actor; choose another for one of them."); return; }
  const away = [from, to].find((actor) => !admitted(actor));
  const hops = away ? null : findPath(from, to, ordered);
  if (!hops) {
    const problem = away ? `${away.name} is filtered out; let its type in again.`
      : `No path from ${from.name} to ${to.name} in the chosen years and filters${ordered ? ", in order of time" : ""}. Widen the years, or let more types and relations in.`;
    answer([from, to].filter((actor) => actor.shown), [], problem);
    return;
  }
  const on = [...new Set([from, to, ...hops.flatMap((hop) => hop.edges.flatMap((edge) => [edge.source, edge.target]))])];
  bringIn(...on);
  answer(on, hops, "");
}

function startPaths() {
  const named = [...actors].sort((a, b) => collator.compare(a.name, b.name));
  for (const id of ["path-from", "path-to"]) byId(id).append(...named.map((actor) => el("option", { value: actor.id }, shorten(plain(actor.name), 60))));
  const central = [...mostCentral(2)];
  if (central.length === 2) [byId("path-from").value, byId("path-to").value] = central.map((actor) => actor.id);
  byId("path").addEventListener("submit", (event) => { event.preventDefault(); showPath(); });
  byId("path-clear").addEventListener("click", () => select(null));
}
