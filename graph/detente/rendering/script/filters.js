// What is shown: everything else on the page follows from `actor.shown` and `edge.shown`.
const off = { types: new Set(), signs: new Set(), relations: new Set() };
const OPENING = 60; // so many actors, the most central ones, are shown at first where there are many more
let inView = null; // a Set of actors, or null for all of them
const askedFor = new Set(); // actors brought into the view by name: shown even where none of their relations is
const followers = [];
const shown = { actors: [], edges: [] };

const whenFiltered = (follower) => followers.push(follower);

function mostCentral(count) {
  const ranked = [...actors].sort((a, b) => b.neighbours.size - a.neighbours.size || b.edges.length - a.edges.length);
  return new Set(ranked.slice(0, count));
}

function applyFilters() {
  const timed = timeIsAsked();
  for (const actor of actors) {
    actor.allowed = !off.types.has(actor.type) && (inView === null || inView.has(actor));
    actor.shown = actor.allowed && (actor.edges.length === 0 || askedFor.has(actor));
  }
  for (const edge of edges) {
    edge.shown = edge.source.allowed && edge.target.allowed && !off.signs.has(edge.sign) && !off.relations.has(edge.relation)
      && (!timed || holds(edge, asked));
    if (edge.shown) edge.source.shown = edge.target.shown = true;
  }
  shown.actors = actors.filter((actor) => actor.shown);
  shown.edges = edges.filter((edge) => edge.shown);
  for (const follower of followers) follower();
}

// Bring an actor, and whatever else must be seen with it, into a view that leaves some out.
function bringIn(...some) {
  if (inView === null || some.every((actor) => inView.has(actor))) return false;
  for (const actor of some) { inView.add(actor); askedFor.add(actor); }
  applyFilters();
  return true;
}

function setView(view) {
  inView = view;
  askedFor.clear();
  applyFilters();
}
