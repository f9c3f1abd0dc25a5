// Time: a histogram of edges by year, and two thumbs on it. The thumbs stand on the borders between years, so that the first
// bar lies between borders 0 and 1; the text fields take months and days as well.
const years = yearsOf();
const borders = years.last - years.first + 1;

function yearsOf() {
  const days = edges.flatMap((edge) => [edge.s1, edge.s2, edge.end === null ? PAST : edge.e1, edge.end === null ? PAST : edge.e2])
    .filter((day) => day > PAST && day < FUTURE);
  if (!days.length) return { first: 2000, last: 2000, some: false };
  const least = days.reduce((a, b) => Math.min(a, b));
  const most = days.reduce((a, b) => Math.max(a, b));
  return { first: yearOf(least), last: yearOf(most), some: true };
}

// An edge counts in the year of its start, shared out where several years are possible; without a told start, in the year
// in which it is first attested.
function tally(some) {
  const bars = new Float64Array(borders);
  for (const edge of some) {
    if (edge.s2 >= FUTURE) continue;
    const last = yearOf(edge.s2);
    const first = edge.s1 > PAST ? yearOf(edge.s1) : last;
    for (let year = first; year <= last; year += 1) bars[year - years.first] += 1 / (last - first + 1);
  }
  return bars;
}

function barsPath(bars, top, from = 0, to = borders) {
  let path = "";
  for (let i = Math.floor(from); i < Math.ceil(to); i += 1) {
    if (bars[i] > 0) path += `M${i + 0.1} 100V${(100 - 96 * Math.sqrt(bars[i] / top)).toFixed(2)}H${i + 0.9}V100Z`;
  }
  return path;
}

const border = { // of the window, in years from the first
  from: () => (asked.from === PAST ? 0 : (asked.from - dayOf(years.first)) / 365.2425),
  to: () => (asked.to === FUTURE ? borders : (asked.to + 1 - dayOf(years.first)) / 365.2425),
};

function setWindow(from, to) {
  asked.from = from;
  asked.to = to;
  applyFilters();
}

function askYears(fromBorder, toBorder) {
  setWindow(fromBorder <= 0 ? PAST : dayOf(years.first + fromBorder), toBorder >= borders ? FUTURE : dayOf(years.first + toBorder) - 1);
}

let bars = null;

function showTime() {
  const from = border.from();
  const to = border.to();
  const thumbs = { from: byId("from"), to: byId("to") };
  thumbs.from.value = Math.round(from);
  thumbs.to.value = Math.round(to);
  const fromText = asked.from === PAST ? String(years.first) : edgeText(asked.from, false);
  const toText = asked.to === FUTURE ? String(years.last) : edgeText(asked.to, true);
  if (document.activeElement !== byId("from-text")) byId("from-text").value = fromText;
  if (document.activeElement !== byId("to-text")) byId("to-text").value = toText;
  thumbs.from.setAttribute("aria-valuetext", fromText);
  thumbs.to.setAttribute("aria-valuetext", toText);
  bars ??= tally(edges);
  const top = bars.reduce((a, b) => Math.max(a, b), 1);
  document.querySelector("#histogram .bars").setAttribute("d", barsPath(bars, top));
  document.querySelector("#histogram .inside").setAttribute("d", barsPath(bars, top, Math.max(0, from), Math.min(borders, to)));
  byId("undated").checked = asked.undated;
  byId("certain").value = asked.certain ? "1" : "";
}

function readText(input, last) {
  const span = spanOf(input.value);
  input.setAttribute("aria-invalid", String(span === null));
  if (span === null) { notice(`“${input.value}” is not a date; write 1985, 1985-03 or 1985-03-20.`); return; }
  const [first, end] = span;
  if (last) setWindow(Math.min(asked.from, first), end >= dayOf(years.last + 1) - 1 ? FUTURE : end);
  else setWindow(first <= dayOf(years.first) ? PAST : first, asked.to !== FUTURE && asked.to < first ? end : asked.to);
}

let playing = null;

function play() {
  byId("play").textContent = playing ? "▶" : "⏸";
  byId("play").setAttribute("aria-label", playing ? "Play through time" : "Pause");
  if (playing) { clearInterval(playing); playing = null; return; }
  let [from, to] = [Math.round(border.from()), Math.round(border.to())];
  const sliding = from > 0 || to < borders;
  if (!sliding) to = 0; // all of time plays as a window that grows from the first year on
  else if (to >= borders) [from, to] = [0, to - from];
  playing = setInterval(() => {
    if (to >= borders) { play(); return; }
    to += 1;
    if (sliding) from += 1;
    askYears(from, Math.max(to, from + 1));
  }, 600);
}

function startTime() {
  byId("time").hidden = !years.some;
  const picture = document.querySelector("#histogram svg");
  picture.setAttribute("viewBox", `0 0 ${borders} 100`);
  const [from, to] = [byId("from"), byId("to")];
  for (const thumb of [from, to]) Object.assign(thumb, { min: 0, max: borders, step: 1 }); // over the same width, a year apart at least
  from.addEventListener("input", () => askYears(Math.min(Number(from.value), Number(to.value) - 1), Number(to.value)));
  to.addEventListener("input", () => askYears(Number(from.value), Math.max(Number(to.value), Number(from.value) + 1)));
  for (const id of ["from-text", "to-text"]) byId(id).addEventListener("change", () => readText(byId(id), id === "to-text"));
  byId("certain").addEventListener("change", () => { asked.certain = byId("certain").value === "1"; applyFilters(); });
  byId("undated").addEventListener("change", () => { asked.undated = byId("undated").checked; applyFilters(); });
  byId("all-time").addEventListener("click", () => setWindow(PAST, FUTURE));
  byId("play").addEventListener("click", play);
  whenFiltered(showTime);
}
