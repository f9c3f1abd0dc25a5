// Time: a histogram of edges, and two thumbs on it. The thumbs stand on the borders between bars: the first bar lies between
// borders 0 and 1. A bar is a year, or, zoomed in, a month or a day.
const years = yearsOf();
const MOST_BARS = { day: 120, month: 150 }; // so many bars at most before they are made coarser
const PACE = { year: 600, month: 300, day: 150 }; // milliseconds for a bar when playing
const scale = { unit: "year", starts: [], zoomed: false }; // the first day of each bar, and the day after the last one

function yearsOf() {
  const days = edges.flatMap((edge) => [edge.s1, edge.s2, edge.end === null ? PAST : edge.e1, edge.end === null ? PAST : edge.e2])
    .filter((day) => day > PAST && day < FUTURE);
  if (!days.length) return { first: 2000, last: 2000, some: false };
  const least = days.reduce((a, b) => Math.min(a, b));
  const most = days.reduce((a, b) => Math.max(a, b));
  return { first: yearOf(least), last: yearOf(most), some: true };
}

const following = {
  year: (day) => dayOf(yearOf(day) + 1),
  month: (day) => { const date = dateOf(day); return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 2); },
  day: (day) => day + 1,
};

function setScale(first, last, unit = null) {
  const days = last - first + 1;
  scale.unit = unit ?? (days <= MOST_BARS.day ? "day" : days <= MOST_BARS.month * 30.4 ? "month" : "year");
  const [year, month] = dayText(first).split("-").map(Number);
  scale.starts = [scale.unit === "year" ? dayOf(year) : scale.unit === "month" ? dayOf(year, month) : first];
  while (scale.starts.at(-1) <= last) scale.starts.push(following[scale.unit](scale.starts.at(-1)));
  scale.zoomed = scale.unit !== "year" || scale.starts[0] > dayOf(years.first) || scale.starts.at(-1) < dayOf(years.last + 1);
  bars = null;
  byId("from").max = byId("to").max = barCount();
  document.querySelector("#histogram svg").setAttribute("viewBox", `0 0 ${barCount()} 100`);
  showTicks();
}

const allYears = () => setScale(dayOf(years.first), dayOf(years.last + 1) - 1, "year");

const barCount = () => scale.starts.length - 1;

// The bar that holds a day; the first or last one for a day outside.
function barOf(day) {
  let [low, high] = [0, barCount()];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (scale.starts[middle] <= day) low = middle; else high = middle;
  }
  return low;
}

// Where a day begins on the scale, in bars from the left.
function positionOf(day) {
  if (day <= scale.starts[0]) return 0;
  if (day >= scale.starts.at(-1)) return barCount();
  const bar = barOf(day);
  return bar + (day - scale.starts[bar]) / (scale.starts[bar + 1] - scale.starts[bar]);
}

// An edge counts on the day of its start, shared out evenly where several days are possible; without a told start, where it is
// first attested.
function tally(some) {
  const counted = new Float64Array(barCount());
  const [first, end] = [scale.starts[0], scale.starts.at(-1)];
  for (const edge of some) {
    if (edge.s2 >= FUTURE || edge.s2 < first) continue;
    const start = edge.s1 > PAST ? edge.s1 : edge.s2;
    if (start >= end) continue;
    for (let bar = barOf(Math.max(start, first)); bar < barCount() && scale.starts[bar] <= edge.s2; bar += 1) {
      const days = Math.min(edge.s2 + 1, scale.starts[bar + 1]) - Math.max(start, scale.starts[bar]);
      counted[bar] += days / (edge.s2 - start + 1);
    }
  }
  return counted;
}

function barsPath(counted, top, from = 0, to = barCount()) {
  let path = "";
  for (let i = Math.floor(from); i < Math.ceil(to); i += 1) {
    if (counted[i] > 0) path += `M${i + 0.1} 100V${(100 - 96 * Math.sqrt(counted[i] / top)).toFixed(2)}H${i + 0.9}V100Z`;
  }
  return path;
}

function showTicks() {
  const text = { year: (day) => String(yearOf(day)), month: (day) => dayText(day).slice(0, 7), day: dayText }[scale.unit];
  const room = scale.unit === "year" ? 9 : scale.unit === "month" ? 7 : 5; // labels
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((each) => barCount() / each <= room) ?? 5000;
  const offset = scale.unit === "year" ? (step - (yearOf(scale.starts[0]) % step)) % step : 0;
  const ticks = [];
  for (let bar = offset; bar < 0.96 * barCount(); bar += step) {
    const tick = el("span", {}, text(scale.starts[bar]));
    tick.style.left = `${((100 * bar) / barCount()).toFixed(2)}%`;
    ticks.push(tick);
  }
  byId("ticks").replaceChildren(...ticks);
  byId("zoom").textContent = scale.zoomed ? "All years" : "Zoom in";
}

const border = { // of the window, in bars from the left
  from: () => (asked.from === PAST ? 0 : positionOf(asked.from)),
  to: () => (asked.to === FUTURE ? barCount() : positionOf(asked.to + 1)),
};

function setWindow(from, to) {
  asked.from = from;
  asked.to = to;
  applyFilters();
}

function askBars(from, to) {
  setWindow(from <= 0 && !scale.zoomed ? PAST : scale.starts[from], to >= barCount() && !scale.zoomed ? FUTURE : scale.starts[to] - 1);
}

// To the window, or, where that is all, around a place of the scale (0 to 1); back to all years where it is zoomed in already.
function zoom(at = 0.5, factor = 0.5) {
  const [first, end] = [scale.starts[0], scale.starts.at(-1)];
  const days = Math.max(14, Math.round((end - first) * factor));
  const start = Math.round(first + (end - first - days) * at);
  if (factor > 1 && days >= dayOf(years.last + 1) - dayOf(years.first)) allYears();
  else setScale(Math.max(start, dayOf(years.first)), Math.min(start + days, dayOf(years.last + 1)) - 1);
  showTime();
}

function zoomToWindow() {
  if (scale.zoomed) allYears();
  else if (timeIsAsked()) setScale(Math.max(asked.from, dayOf(years.first)), Math.min(asked.to, dayOf(years.last + 1) - 1));
  else { notice("Choose a window first, or turn the wheel over the histogram."); return; }
  showTime();
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
  document.querySelector("#histogram .inside").setAttribute("d", barsPath(bars, top, Math.max(0, from), Math.min(barCount(), to)));
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
  const sliding = from > 0 || to < barCount();
  if (!sliding) to = 0; // all of time plays as a window that grows from its first day on
  else if (to >= barCount()) [from, to] = [0, to - from];
  playing = setInterval(() => {
    if (to >= barCount()) { play(); return; }
    to += 1;
    if (sliding) from += 1;
    askBars(from, Math.max(to, from + 1));
  }, PACE[scale.unit]);
}

function startTime() {
  // Where nothing has a date, time is not asked about.
  const untimed = document.querySelectorAll("#play, #histogram, #time .controls > :not(#central)");
  for (const part of untimed) part.hidden = !years.some;
  const [from, to] = [byId("from"), byId("to")];
  for (const thumb of [from, to]) Object.assign(thumb, { min: 0, step: 1 }); // over the same width, a bar apart at least
  allYears();
  from.addEventListener("input", () => askBars(Math.min(Number(from.value), Number(to.value) - 1), Number(to.value)));
  to.addEventListener("input", () => askBars(Number(from.value), Math.max(Number(to.value), Number(from.value) + 1)));
  for (const id of ["from-text", "to-text"]) byId(id).addEventListener("change", () => readText(byId(id), id === "to-text"));
  byId("certain").addEventListener("change", () => { asked.certain = byId("certain").value === "1"; applyFilters(); });
  byId("undated").addEventListener("change", () => { asked.undated = byId("undated").checked; applyFilters(); });
  byId("all-time").addEventListener("click", () => { allYears(); setWindow(PAST, FUTURE); });
  byId("play").addEventListener("click", play);
  byId("zoom").addEventListener("click", zoomToWindow);
  byId("histogram").addEventListener("wheel", (event) => {
    event.preventDefault();
    const { left, width } = byId("histogram").getBoundingClientRect();
    zoom(Math.min(1, Math.max(0, (event.clientX - left) / width)), event.deltaY < 0 ? 0.6 : 1 / 0.6);
  }, { passive: false });
  whenFiltered(showTime);
}
