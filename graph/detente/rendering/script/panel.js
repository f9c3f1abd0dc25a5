// The side panel: one actor, one edge, the edges of one line, or a path, with every quote.
let opener = null; // the button of the table that opened the panel: the keyboard goes back to it
let selected = null; // { actor } or { edges } or { path } or { compare } or { central }

function select(what) {
  const before = selected?.path ?? selected?.compare;
  selected = what;
  const panel = byId("panel");
  const from = document.activeElement;
  const inside = panel.contains(from); // a button that goes away must not take the keyboard's place with it
  if (byId("relations").contains(from)) opener = from;
  panel.replaceChildren();
  panel.scrollTop = 0;
  document.body.classList.toggle("with-panel", what !== null);
  if (what === null) emphasise([], []);
  else {
    const { title, body, actors: some, edges: links, main, badges } = viewOf(what);
    const close = el("button", { type: "button", class: "close", "aria-label": "Close details", click: () => select(null) }, "×");
    panel.append(el("div", { class: "panel-head" }, el("h2", {}, title), close), ...body);
    emphasise(some, links, main, badges);
    // Once the panel has taken its room, a path or a comparison fills the rest.
    if ((what.path ?? what.compare) && before !== (what.path ?? what.compare) && some.length > 1) requestAnimationFrame(() => requestAnimationFrame(() => { if (selected === what) fit(some); }));
    else if (some.length && !what.central && !what.compare) lookAt(some.filter((actor) => actor.shown));
  }
  if (what === null) {
    if (inside && opener?.isConnected) opener.focus();
  } else if (inside || opener === from) panel.focus();
  selectionChanged();
}

function viewOf(what) {
  if (what.actor) return actorView(what.actor);
  if (what.path) return pathView(what.path);
  if (what.compare) return compareView(what.compare);
  return what.central ? centralView() : edgesView(what.edges);
}

const selectActor = (actor) => { if (!actor.shown) bringIn(actor); select({ actor }); };
const selectEdge = (edge) => { bringIn(edge.source, edge.target); select({ edges: [edge] }); };

const actorButton = (actor) => own(actor.name, "button", { type: "button", class: "link", click: () => selectActor(actor) });

function facts(rows) {
  return el("dl", {}, rows.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

function propertyRows(properties) {
  return Object.entries(properties ?? {}).map(([name, value]) => [own(name.replaceAll("_", " ")), own(value)]);
}

function actorView(actor) {
  const links = actor.edges.filter((edge) => edge.shown).sort(byTime);
  const outside = outsideOf(actor);
  const alone = leaves(actor);
  const offices = links.filter((edge) => edge.relation.name === "HOLDS_OFFICE");
  const rest = links.filter((edge) => edge.relation.name !== "HOLDS_OFFICE");
  const rows = [["Type", own(actor.type)]];
  if (actor.aliases?.length) rows.push(["Also", own(actor.aliases.join("; "))]);
  return {
    title: own(actor.name),
    body: [
      facts([...rows, ...propertyRows(actor.properties)]),
      el("p", { class: "row" },
        outside.length ? el("button", { type: "button", click: () => expand(actor) }, `Show ${count(outside.length, "more neighbour")}`) : null,
        alone.length ? el("button", { type: "button", click: () => { takeOut(...alone); select({ actor }); } }, `Collapse ${count(alone.length, "neighbour")}`) : null,
        el("button", { type: "button", click: () => { setView(new Set([actor, ...actor.neighbours])); select({ actor }); fit(); } }, "Only this and its neighbours"),
        el("button", { type: "button", "aria-pressed": String(pinned.has(actor)), title: "A pinned actor stays where it is, whatever the window and the view", click: () => pin(actor) }, pinned.has(actor) ? "Unpin" : "Pin"),
        el("button", { type: "button", click: () => { pinned.delete(actor); hidden.add(actor); select(null); applyFilters(); } }, "Hide"),
        el("button", { type: "button", click: () => pathEnd("path-from", actor) }, "Path from here"),
        el("button", { type: "button", click: () => pathEnd("path-to", actor) }, "Path to here"),
      ),
      offices.length ? [el("h3", {}, "Offices"), edgeList(offices, actor)] : [],
      el("h3", {}, `${count(rest.length, "relation")} shown`), edgeList(rest, actor),
    ].flat(),
    actors: [actor, ...links.map((edge) => otherEnd(edge, actor))],
    edges: links,
    main: [actor],
  };
}

const outsideOf = (actor) => [...actor.neighbours].filter((other) => hidden.has(other) || (inView !== null && !inView.has(other)));

// Bring an actor's neighbours in: the button of its panel, or a double click.
function expand(actor) {
  bringIn(actor, ...outsideOf(actor));
  select({ actor });
}

function pin(actor) {
  if (!pinned.delete(actor)) { pinned.add(actor); moved.add(actor); }
  applyFilters();
  select(actor.shown ? { actor } : null);
}

function pathEnd(id, actor) {
  byId(id).value = actor.id;
  document.querySelector("#filters details").open = true;
  byId(id === "path-from" ? "path-to" : "path-from").focus();
}

function edgeList(links, actor = null, limit = 200) {
  const item = (edge) => el("li", {},
    el("span", { class: "date" }, when(edge)),
    own(actor === edge.source ? `${edge.relation.reads} ${edge.target.name}${particulars(edge)}` : sentence(edge), "button",
      { type: "button", class: `link ${edge.sign}`, click: () => selectEdge(edge) }));
  const list = el("ul", { class: "edges" }, links.slice(0, limit).map(item));
  if (links.length > limit) {
    const more = el("button", { type: "button", click: () => { more.parentElement.remove(); list.append(...links.slice(limit).map(item)); } }, `${links.length - limit} more`);
    list.append(el("li", {}, more));
  }
  return list;
}

function edgesView(links) {
  if (links.length > 1) {
    const [{ source, target }] = links;
    return {
      title: [own(source.name), " – ", own(target.name)], body: [edgeList([...links].sort(byTime))],
      actors: [source, target], edges: links,
    };
  }
  const [edge] = links;
  return {
    title: own(edge.relation.reads),
    body: [el("p", {}, actorButton(edge.source), ` ${edge.relation.reads} `, actorButton(edge.target)), ...edgeBody(edge)],
    actors: [edge.source, edge.target], edges: [edge],
  };
}

function edgeBody(edge) {
  const sign = given.appearance.signs[edge.sign].label;
  const rows = [...dateLines(edge), ["Sign", sign], ["Relation", own(edge.relation.name)]];
  if (edge.status !== "asserted") rows.push(["Status", edge.status]);
  if (edge.confidence !== null && edge.confidence < 1) rows.push(["Confidence", sure(edge.confidence)]);
  return [
    facts([...rows, ...propertyRows(edge.properties)]),
    el("h3", {}, `${count(edge.evidence.length, "quote")} in ${count(edge.documents, "document")}`),
    ...evidenceOf(edge).map(evidenceView),
  ];
}

function evidenceView(evidence) {
  const { name, title, publisher, url, published } = evidence.document;
  const address = url === null ? null : webAddress(url);
  const label = title ?? name;
  const source = [
    address ? own(label, "a", { href: address, rel: "noopener noreferrer", target: "_blank" }) : own(label),
    publisher ? [", ", own(publisher)] : [], published ? [", ", own(published)] : [],
    url !== null && !address ? [", ", own(url)] : [],
  ].flat();
  const told = evidence.told === null ? null : `tells ${evidence.told}${evidence.toldEnd && evidence.toldEnd !== evidence.told ? ` to ${evidence.toldEnd}` : ""}`;
  const notes = [
    `characters ${evidence.start}–${evidence.end}`, told, evidence.status === "asserted" ? null : evidence.status,
    evidence.speaker === null ? null : `said by ${evidence.speaker}`, evidence.confidence < 1 ? `confidence ${sure(evidence.confidence)}` : null,
  ].filter(Boolean);
  return el("figure", {},
    own(evidence.quote, "blockquote"),
    el("figcaption", {}, ...source, el("br"), el("small", {}, ...(label === name ? [] : [own(name), ": "]), own(notes.join("; ")))));
}

// A regime that stands for its country may itself not be in the page.
function placeButton(place) {
  const actor = actorByKey.get(place.key);
  return actor ? actorButton(actor) : own(place.name);
}

function pathView(path) {
  const body = path.hops.length
    ? [el("p", {}, `${count(path.hops.length, "step")} in the chosen years and filters`),
       el("ol", { class: "hops" }, path.hops.map((hop) => el("li", {},
         el("p", {}, placeButton(hop.from), " – ", placeButton(hop.to)),
         hop.edges.map((edge, i) => el("details", { open: i === 0 },
           el("summary", {}, el("span", { class: "date" }, when(edge)), " ", own(sentence(edge))), edgeBody(edge))))))]
    : [el("p", {}, path.problem)];
  return { title: "Path", body, actors: path.actors, edges: path.hops.flatMap((hop) => hop.edges) };
}

// After a filter changed: what is selected may have gone, or have other edges now.
function refreshSelection() {
  if (!selected) return;
  if (selected.path) showPath();
  else if (selected.compare || selected.central) select(selected);
  else if (selected.actor) select(selected.actor.shown ? { actor: selected.actor } : null);
  else {
    const links = selected.edges.filter((edge) => edge.shown);
    if (links.length === selected.edges.length) emphasise([links[0].source, links[0].target], links);
    else select(links.length ? { edges: links } : null);
  }
}
