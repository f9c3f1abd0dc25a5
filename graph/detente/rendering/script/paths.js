// Shortest paths over the edges that are shown, in either direction of an edge.
const MOST_HOPS = 30;

function tiesShown() {
  const ties = new Map();
  for (const edge of shown.edges) {
    if (edge.source === edge.target) continue;
    for (const [here, there] of [[edge.source, edge.target], [edge.target, edge.source]]) {
      if (!ties.has(here)) ties.set(here, new Map());
      const links = ties.get(here);
      if (!links.has(there)) links.set(there, []);
      links.get(there).push(edge);
    }
  }
  return ties;
}

// Fewest hops; with `inOrder` each step goes on no earlier than the one before it. Layer after layer keeps, for each actor,
// the earliest day on which it can be reached in so many hops: only that day matters for going on.
function findPath(from, to, inOrder) {
  const start = timeIsAsked() ? asked.from : PAST;
  const ties = tiesShown();
  const layers = [new Map([[from, { day: start, before: null }]])];
  const best = new Map([[from, start]]);
  while (!layers.at(-1).has(to) && layers.at(-1).size && layers.length <= MOST_HOPS) {
    const next = new Map();
    for (const [here, { day }] of layers.at(-1)) {
      for (const [there, links] of ties.get(here) ?? []) {
        const days = inOrder ? links.map((edge) => goesOn(edge, day, asked.certain)).filter((t) => t !== null) : [start];
        const reached = Math.min(...days);
        if (!days.length || reached >= (best.get(there) ?? Infinity)) continue;
        if (reached < (next.get(there)?.day ?? Infinity)) next.set(there, { day: reached, before: here });
      }
    }
    for (const [actor, { day }] of next) best.set(actor, day);
    layers.push(next);
  }
  return layers.at(-1).has(to) ? hopsOf(layers, to, ties, inOrder) : null;
}

function hopsOf(layers, to, ties, inOrder) {
  const hops = [];
  for (let i = layers.length - 1, here = to; i > 0; i -= 1) {
    const { before } = layers[i].get(here);
    const { day } = layers[i - 1].get(before);
    const links = ties.get(before).get(here).filter((edge) => !inOrder || goesOn(edge, day, asked.certain) !== null);
    hops.unshift({ from: before, to: here, edges: links.sort(byTime) });
    here = before;
  }
  return hops;
}

function showPath() {
  const from = actorById.get(byId("path-from").value);
  const to = actorById.get(byId("path-to").value);
  const inOrder = byId("path-order").checked;
  if (from === to) {
    select({ path: { actors: [from], hops: [], problem: "Both ends are the same actor; choose another for one of them." } });
    return;
  }
  const hops = findPath(from, to, inOrder);
  const problem = `No path from ${from.name} to ${to.name} in the chosen years and filters${inOrder ? ", in order of time" : ""}. Widen the years, or let more types and relations in.`;
  select({ path: { actors: hops ? [from, ...hops.map((hop) => hop.to)] : [from, to].filter((actor) => actor.shown), hops: hops ?? [], problem } });
}

function startPaths() {
  const named = [...actors].sort((a, b) => a.name.localeCompare(b.name, "en"));
  for (const id of ["path-from", "path-to"]) byId(id).append(...named.map((actor) => el("option", { value: actor.id }, shorten(plain(actor.name), 60))));
  const central = [...mostCentral(2)];
  if (central.length === 2) [byId("path-from").value, byId("path-to").value] = central.map((actor) => actor.id);
  byId("path").addEventListener("submit", (event) => { event.preventDefault(); showPath(); });
  byId("path-clear").addEventListener("click", () => select(null));
  whenFiltered(() => { if (selected?.path) showPath(); else if (selected) refreshSelection(); });
}

// After a filter changed: what is selected may have gone, or have other edges now.
function refreshSelection() {
  if (selected.actor) select(selected.actor.shown ? { actor: selected.actor } : null);
  else {
    const links = selected.edges.filter((edge) => edge.shown);
    if (links.length === selected.edges.length) emphasise([links[0].source, links[0].target], links);
    else select(links.length ? { edges: links } : null);
  }
}
