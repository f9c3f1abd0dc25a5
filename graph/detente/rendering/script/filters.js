// What is shown: everything else on the page follows from `actor.shown` and `edge.shown`.
const off = { types: new Set(), signs: new Set(), relations: new Set(), documents: new Set() };
const least = { documents: 1 }; // told by so many independent documents
const hidden = new Set(); // actors put away by hand
const pinned = new Set(); // actors that stay, whatever the window and the view
const OPENING = 60; // so many actors, the most central ones, are shown at first where there are many more
let inView = null; // a Set of actors, or null for all of them
const askedFor = new Set(); // actors brought into the view by name: shown even where none of their relations is
const followers = [];
const shown = { actors: [], edges: [] };

const whenFiltered = (follower) => followers.push(follower);
const byTies = (a, b) => b.neighbours.size - a.neighbours.size || b.edges.length - a.edges.length;

function mostCentral(count) {
  return new Set([...actors].sort(byTies).slice(0, count));
}

// An actor, and those of its neighbours that are best tied.
function near(actor, count = OPENING) {
  return new Set([actor, ...[...actor.neighbours].sort(byTies).slice(0, count - 1)]);
}

// What the filters and the window say of an edge, whatever actors are in view: paths and centrality are taken over these.
function passes(edge, timed) {
  return !off.signs.has(edge.sign) && !off.relations.has(edge.relation) && edge.documents >= least.documents
    && (!timed || holds(edge, asked))
    && (off.documents.size === 0 || edge.told.size === 0 || [...edge.told].some((number) => !off.documents.has(documents[number])));
}

const admitted = (actor) => !off.types.has(actor.type) && !hidden.has(actor);

function applyFilters() {
  const timed = timeIsAsked();
  for (const actor of actors) {
    actor.allowed = admitted(actor) && (inView === null || inView.has(actor) || pinned.has(actor));
    actor.shown = actor.allowed && (actor.edges.length === 0 || askedFor.has(actor) || pinned.has(actor));
  }
  for (const edge of edges) {
    edge.passes = passes(edge, timed);
    edge.shown = edge.passes && edge.source.allowed && edge.target.allowed;
    if (edge.shown) edge.source.shown = edge.target.shown = true;
  }
  shown.actors = actors.filter((actor) => actor.shown);
  shown.edges = edges.filter((edge) => edge.shown);
  for (const follower of followers) follower();
}

// Bring an actor, and whatever else must be seen with it, into a view that leaves some out.
function bringIn(...some) {
  const lacking = some.filter((actor) => hidden.has(actor) || (inView !== null && !inView.has(actor)) || !(actor.shown || askedFor.has(actor)));
  if (!lacking.length) return false;
  for (const actor of lacking) { hidden.delete(actor); inView?.add(actor); askedFor.add(actor); }
  applyFilters();
  return true;
}

function setView(view) {
  inView = view;
  askedFor.clear();
  applyFilters();
}

// The neighbours of an actor that nothing else shown ties: what goes when it is collapsed.
function leaves(actor) {
  const alone = (other) => other.shown && !pinned.has(other) && other.edges.every((edge) => !edge.shown || otherEnd(edge, other) === actor);
  return [...actor.neighbours].filter(alone);
}

function takeOut(...some) {
  const view = new Set(inView ?? actors);
  for (const actor of some) { view.delete(actor); askedFor.delete(actor); }
  inView = view;
  applyFilters();
}
