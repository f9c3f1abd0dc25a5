// The drawing, by vis-network. A line of the drawing stands for one edge, or, above MANY edges, for all the edges of one
// sign between two actors: straight and undashed, since curves and dashes would make a large drawing lag.
const MANY = 1500;
const many = edges.length > MANY;
const lines = linesOf();
const lineById = new Map(lines.map((line) => [line.id, line]));
const lineOf = new Map(lines.flatMap((line) => line.edges.map((edge) => [edge, line])));
const groupOf = new Map(types.map((type, i) => [type, `t${i}`])); // a type may be called __proto__

function linesOf() {
  const pairs = new Map();
  for (const edge of edges) {
    const reversed = edge.source.id > edge.target.id;
    const pair = reversed ? `${edge.target.id} ${edge.source.id}` : `${edge.source.id} ${edge.target.id}`;
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push({ edge, reversed });
  }
  const made = [];
  for (const members of pairs.values()) {
    if (many) {
      for (const sign of SIGNS) {
        const same = members.filter((member) => member.edge.sign === sign).map((member) => member.edge);
        if (same.length) made.push({ id: `l${made.length}`, edges: same, sign, bend: 0 });
      }
      continue;
    }
    const step = Math.min(0.14, 0.9 / members.length);
    members.forEach(({ edge, reversed }, i) => {
      const bend = (i - (members.length - 1) / 2) * step;
      made.push({ id: `l${made.length}`, edges: [edge], sign: edge.sign, bend: reversed ? -bend : bend, turn: i });
    });
  }
  return made;
}

function visNode(actor) {
  return {
    id: actor.id, x: actor.x, y: actor.y, size: actor.size, group: groupOf.get(actor.type),
    title: shorten(`${plain(actor.name)} · ${plain(actor.type)}`, 160),
    hidden: !actor.shown, ...actor.extra,
  };
}

function visEdge(line) {
  const [first] = line.edges;
  const colour = colourOfSign(line.sign);
  const documented = Math.max(...line.edges.map((edge) => edge.documents));
  const loop = first.source === first.target;
  return {
    id: line.id, from: first.source.id, to: first.target.id, hidden: !line.shown,
    color: { color: colour, highlight: colour, hover: colour, opacity: many ? 0.35 : 0.5 },
    width: Math.min(5, 1 + 0.6 * Math.log2(Math.max(1, many ? line.edges.length : documented))),
    arrows: !many && !first.relation.symmetric ? { to: { enabled: true, scaleFactor: 0.45 } } : undefined,
    dashes: many ? false : given.appearance.signs[line.sign].dashes,
    smooth: line.bend && !loop ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(line.bend) } : false,
    selfReference: loop ? { size: 18 + 7 * (line.turn ?? 0), angle: Math.PI / 4 } : undefined,
    title: many ? undefined : shorten(plain(`${sentence(first)} · ${when(first)}`), 160),
    ...first.extra,
  };
}

function visOptions() {
  const groups = Object.fromEntries(types.map((type) => {
    const colour = colourOf(type);
    const border = style("--outline");
    const state = { background: colour, border: style("--text") };
    return [groupOf.get(type), { shape: looks.get(type).shape, color: { background: colour, border, highlight: state, hover: state } }];
  }));
  return { groups };
}

function merged(under, over) {
  const both = { ...under };
  for (const [key, value] of Object.entries(over)) {
    both[key] = value && both[key] && typeof value === "object" && typeof both[key] === "object" ? merged(both[key], value) : value;
  }
  return both;
}

function lineIsShown(line) {
  return line.edges.some((edge) => edge.shown);
}

let network = null;
let nodeSet = null;
let edgeSet = null;
let emphasis = null; // { actors: Set, main: Set of those among them that are selected, lines: Set }, or null where all counts alike

function startDrawing() {
  for (const line of lines) line.shown = lineIsShown(line);
  for (const actor of actors) actor.drawn = actor.shown;
  nodeSet = new vis.DataSet(newNodes());
  edgeSet = new vis.DataSet(newEdges());
  network = new vis.Network(byId("graph"), { nodes: nodeSet, edges: edgeSet }, merged(visOptions(), given.options));
  network.on("afterDrawing", (context) => { drawEmphasis(context); drawLabels(context); });
  fit();
}

// What is shown and vis-network has not been given yet: it takes long over nodes and edges, seen or not.
function newNodes() {
  const some = actors.filter((actor) => actor.shown && !actor.given);
  for (const actor of some) actor.given = true;
  return some.map(visNode);
}

function newEdges() {
  const some = lines.filter((line) => line.shown && !line.given);
  for (const line of some) line.given = true;
  return some.map(visEdge);
}

// Show and hide what the filters changed. vis-network's own way, DataSet.update, takes seconds with many edges; its private
// functions do it in a fraction. Where another version lacks them, the slow way still works.
function redraw() {
  labelsVersion += 1;
  const nodes = actors.filter((actor) => actor.drawn !== actor.shown);
  const changed = lines.filter((line) => line.shown !== lineIsShown(line));
  for (const actor of nodes) actor.drawn = actor.shown;
  for (const line of changed) line.shown = !line.shown;
  const [moreNodes, moreEdges] = [newNodes(), newEdges()];
  if (moreNodes.length) nodeSet.add(moreNodes);
  if (moreEdges.length) edgeSet.add(moreEdges);
  const { body } = network;
  if (typeof network._updateVisibleIndices === "function" && body?.nodes && body?.edges) {
    for (const actor of nodes) if (actor.given) body.nodes[actor.id].options.hidden = !actor.shown;
    for (const line of changed) if (line.given) body.edges[line.id].options.hidden = !line.shown;
    network._updateVisibleIndices();
    network.redraw();
  } else {
    nodeSet.update(nodes.filter((actor) => actor.given).map((actor) => ({ id: actor.id, hidden: !actor.shown })));
    edgeSet.update(changed.filter((line) => line.given).map((line) => ({ id: line.id, hidden: !line.shown })));
  }
}

function recolour() {
  network.setOptions(visOptions());
  edgeSet.update(lines.filter((line) => line.given).map((line) => ({ id: line.id, color: visEdge(line).color })));
}

// Bring some actors and edges out: a veil lies over the rest. The main ones among the actors get a strong outline.
function emphasise(someActors, someEdges, main = someActors, badges = null) {
  const seenActors = someActors.filter((actor) => actor.shown);
  const seen = new Set(someEdges.filter((edge) => edge.shown).map((edge) => lineOf.get(edge)));
  emphasis = seenActors.length || seen.size ? { actors: new Set(seenActors), main: new Set(main), lines: seen, badges } : null;
  labelsVersion += 1;
  network.setSelection({ nodes: seenActors.filter((actor) => emphasis.main.has(actor)).map((actor) => actor.id), edges: [...seen].map((line) => line.id) }, { highlightEdges: false });
  network.redraw();
}

function drawEmphasis(context) {
  if (!emphasis) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.72;
  context.fillStyle = style("--paper");
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  const { body } = network;
  const drawnEdges = [...emphasis.lines].filter((line) => line.shown).map((line) => body.edges[line.id]).filter((edge) => edge?.connected);
  for (const edge of drawnEdges) edge.draw(context);
  for (const edge of drawnEdges) edge.drawArrows(context);
  for (const actor of emphasis.actors) if (actor.shown) body.nodes[actor.id]?.draw(context);
  drawBadges(context);
}

const placeOfActor = (actor) => (actor.given ? network.getPosition(actor.id) : { x: actor.x, y: actor.y });

function fit(some = shown.actors) {
  if (!some.length) return;
  network.fit({ nodes: some.map((actor) => actor.id), animation: false, maxZoomLevel: 1.4 });
  const beside = Math.min(0.25, Math.max(0.08, 90 / byId("graph").clientWidth)); // labels need room at the sides
  network.moveTo({ scale: (1 - beside) * network.getScale() });
}

// Bring actors into sight without moving the drawing more than needed.
function lookAt(some) {
  const positions = some.map((actor) => network.canvasToDOM(placeOfActor(actor)));
  const { clientWidth: width, clientHeight: height } = byId("graph");
  const outside = positions.some(({ x, y }) => x < 20 || y < 20 || x > width - 20 || y > height - 20);
  if (!outside) return;
  if (some.length === 1) network.moveTo({ position: network.getPosition(some[0].id), scale: Math.max(network.getScale(), 0.7) });
  else fit(some);
}

function steer(event) {
  const pan = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
  const zoom = { "+": 1.25, "=": 1.25, "-": 0.8 }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (pan) {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + pan[0] / network.getScale(), y: y + pan[1] / network.getScale() } });
  } else if (zoom) network.moveTo({ scale: network.getScale() * zoom });
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
}
