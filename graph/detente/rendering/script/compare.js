// What appeared and what ended between two dates, and what was done on the way.

// --as-of: detente.dates.holds says the same of the same edge.
function holdsAsOf(edge, [a, b], certain, undated) {
  if (!undated && (edge.counts > b || edge.counts >= FUTURE)) return false;
  if (edge.kind === "act") return certain ? edge.s2 <= a : edge.s1 <= b;
  return certain ? edge.s2 <= a && edge.e1 >= b : edge.s1 <= b && edge.e2 >= a;
}

// Over all edges that the filters let through, at whatever time and in view or not.
function compared(first, second) {
  const found = { began: [], done: [], ended: [], stayed: 0 };
  for (const edge of edges) {
    if (!passes(edge, false) || !admitted(edge.source) || !admitted(edge.target)) continue;
    const [before, after] = [first, second].map((day) => holdsAsOf(edge, day, asked.certain, asked.undated));
    if (before && after && edge.kind !== "act") found.stayed += 1;
    else if (after && !before) found[edge.kind === "act" ? "done" : "began"].push(edge);
    else if (before && !after) found.ended.push(edge);
  }
  for (const some of [found.began, found.done, found.ended]) some.sort(byTime);
  return found;
}

function compareDates(first, second) {
  const days = [spanOf(first), spanOf(second)];
  if (days.includes(null)) { notice(`“${days[0] ? second : first}” is not a date; write 1985, 1985-03 or 1985-03-20.`); return; }
  if (days[0][0] > days[1][0]) [first, second] = [second, first];
  select({ compare: [first, second] });
}

function compareView([first, second]) {
  const { began, done, ended, stayed } = compared(spanOf(first), spanOf(second));
  const field = (id, value, label) => el("label", {}, `${label} `, el("input", { id, type: "text", size: 10, value, inputmode: "numeric", autocomplete: "off" }));
  const form = el("form", { class: "row", submit: (event) => { event.preventDefault(); compareDates(byId("compare-first").value, byId("compare-second").value); } },
    field("compare-first", first, "From"), field("compare-second", second, "To"), el("button", { type: "submit" }, "Compare"));
  const part = (sign, text, some) => [el("h3", {}, sign ? [el("span", { class: "badge", "aria-hidden": "true" }, sign), " "] : "", `${text} (${some.length.toLocaleString("en")})`),
    some.length ? edgeList(some) : el("p", {}, "None.")];
  const links = [...began, ...done, ...ended].filter((edge) => edge.shown);
  const badges = new Map();
  for (const [sign, edge] of [...began.map((edge) => ["+", edge]), ...ended.map((edge) => ["−", edge])]) {
    const line = lineOf.get(edge);
    badges.set(line, badges.has(line) && badges.get(line) !== sign ? "±" : sign);
  }
  return {
    title: "Two dates compared",
    body: [form, ...part("+", "Began", began), ...part("", "Done in between", done), ...part("−", "Ended", ended), el("p", {}, `${count(stayed, "relation")} held on both dates.`)],
    actors: [...new Set(links.flatMap((edge) => [edge.source, edge.target]))], edges: links, main: [], badges,
  };
}

// A plus or a minus on a line of the drawing.
function drawBadges(context) {
  for (const [line, sign] of emphasis.badges ?? []) {
    if (!line.shown) continue;
    const { x, y } = middleOf(line);
    const radius = 7 / network.getScale();
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = style(badgeColour(sign));
    context.fill();
    Object.assign(context, { fillStyle: style("--paper"), textAlign: "center", textBaseline: "middle", font: `bold ${1.7 * radius}px ${style("--font")}` });
    context.fillText(sign, x, y + 0.08 * radius);
  }
}

const badgeColour = (sign) => ({ "+": "--friendly", "−": "--hostile", "±": "--neutral" })[sign];
const middleOf = (line) => network.body.edges[line.id].edgeType.getPoint(0.5);

function startCompare() {
  byId("compare").addEventListener("click", () => compareDates(asked.from === PAST ? String(years.first) : edgeText(asked.from, false),
    asked.to === FUTURE ? String(years.last) : edgeText(asked.to, true)));
}
