// Who is most central in the window: measures on the simple projection, as `detente centrality` takes them, over all edges that
// filters and window let through, in view or not.
const CENTRAL = 25; // so many are listed
const MEASURES = {
  degree: "Degree: the share of the others that an actor is tied to.",
  betweenness: "Betweenness: the share of shortest paths between others that pass an actor.",
};
let measure = "degree";

function projection() {
  const ties = new Map();
  for (const edge of edges) {
    if (!edge.passes || edge.source === edge.target || !admitted(edge.source) || !admitted(edge.target)) continue;
    for (const [here, there] of [[edge.source, edge.target], [edge.target, edge.source]]) {
      if (!ties.has(here)) ties.set(here, new Set());
      ties.get(here).add(there);
    }
  }
  return ties;
}

// Brandes, "A faster algorithm for betweenness centrality" (2001).
function betweenness(ties) {
  const score = new Map([...ties.keys()].map((actor) => [actor, 0]));
  for (const source of ties.keys()) {
    const order = [];
    const before = new Map();
    const ways = new Map([[source, 1]]);
    const away = new Map([[source, 0]]);
    const queue = [source];
    for (let i = 0; i < queue.length; i += 1) {
      const here = queue[i];
      order.push(here);
      for (const there of ties.get(here)) {
        if (!away.has(there)) { away.set(there, away.get(here) + 1); queue.push(there); before.set(there, []); ways.set(there, 0); }
        if (away.get(there) === away.get(here) + 1) { ways.set(there, ways.get(there) + ways.get(here)); before.get(there).push(here); }
      }
    }
    const depends = new Map();
    for (const there of order.reverse()) {
      const share = (1 + (depends.get(there) ?? 0)) / ways.get(there);
      for (const here of before.get(there) ?? []) depends.set(here, (depends.get(here) ?? 0) + ways.get(here) * share);
      if (there !== source) score.set(there, score.get(there) + (depends.get(there) ?? 0));
    }
  }
  const pairs = (ties.size - 1) * (ties.size - 2);
  for (const [actor, sum] of score) score.set(actor, pairs ? sum / pairs : 0);
  return score;
}

// [actor, score], best first; equal scores by name.
function central(by) {
  const ties = projection();
  const scores = by === "betweenness" ? betweenness(ties) : new Map([...ties].map(([actor, others]) => [actor, others.size / Math.max(1, ties.size - 1)]));
  const near = (score) => Math.round(score * 1e12);
  return [...scores].sort(([a, x], [b, y]) => near(y) - near(x) || byText(a.name, b.name) || byText(a.type, b.type) || byText(a.key, b.key));
}

function centralView() {
  const found = central(measure).slice(0, CENTRAL);
  const choice = el("select", { id: "measure", change: () => { measure = choice.value; select({ central: true }); byId("measure").focus(); } },
    Object.keys(MEASURES).map((name) => el("option", { value: name, selected: name === measure }, name)));
  const most = found.length ? found[0][1] : 1;
  return {
    title: "Most central",
    body: [
      el("p", {}, el("label", {}, "By ", choice)), el("p", {}, MEASURES[measure], " In the chosen years and filters."),
      found.length ? el("ol", { class: "ranking" }, found.map(([actor, score]) => el("li", {}, el("div", {}, actorButton(actor),
        el("span", { class: "count" }, score.toFixed(3)), el("meter", { "aria-hidden": "true", min: 0, max: most || 1, value: score }))))) : el("p", {}, "Nobody is tied to anybody."),
    ],
    actors: found.map(([actor]) => actor).filter((actor) => actor.shown), edges: [], main: [],
  };
}

const startCentral = () => byId("central").addEventListener("click", () => select({ central: true }));
