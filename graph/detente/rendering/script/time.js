// Days as in detente.model: proleptic Gregorian ordinals, between PAST and FUTURE.
const PAST = 0;
const FUTURE = 3652060;
const EPOCH = 719163; // 1970-01-01

function dayOf(year, month = 1, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / 86400000) + EPOCH;
}

const dateOf = (day) => new Date((day - EPOCH) * 86400000);
const yearOf = (day) => dateOf(day).getUTCFullYear();
const two = (number) => String(number).padStart(2, "0");

function dayText(day) {
  const date = dateOf(day);
  return `${String(date.getUTCFullYear()).padStart(4, "0")}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

// The coarsest of year, month and day that starts (or, for `last`, ends) with this day.
function edgeText(day, last) {
  const [year, month, date] = dayText(day).split("-").map(Number);
  const whole = last ? day === dayOf(year + 1) - 1 : day === dayOf(year);
  if (whole) return dayText(day).slice(0, 4);
  const monthly = last ? day === dayOf(year, month + 1) - 1 : date === 1;
  return dayText(day).slice(0, monthly ? 7 : 10);
}

// First and last day of YYYY, YYYY-MM or YYYY-MM-DD; null for anything else.
function spanOf(text) {
  const found = /^\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\s*$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (year < 1 || month === 0 || month > 12) return null;
  if (month === null) return [dayOf(year), dayOf(year + 1) - 1];
  const last = month === 12 ? dayOf(year + 1) - 1 : dayOf(year, month + 1) - 1;
  if (day === null) return [dayOf(year, month), last];
  const only = dayOf(year, month, day);
  return day >= 1 && only <= last ? [only, only] : null;
}

// The window asked for. With neither end set nothing is asked of time, and an edge without any date is shown too.
const asked = { from: PAST, to: FUTURE, certain: false, undated: false };
const timeIsAsked = () => asked.from !== PAST || asked.to !== FUTURE;

// The table "Time" of the design, for --between: detente.dates.holds says the same of the same edge.
function holds(edge, window) {
  const { from: a, to: b } = window;
  if (!window.undated && (edge.counts > b || edge.counts >= FUTURE)) return false;
  if (edge.kind === "act") {
    return window.certain ? edge.s1 >= a && edge.s2 <= b : edge.s1 <= b && edge.s2 >= a;
  }
  return window.certain ? edge.s2 <= b && edge.e1 >= a : edge.s1 <= b && edge.e2 >= a;
}

// --in-order: a path that is at an edge on day t can go on along it while t <= gate, and then comes to day max(t, reach).
function passage(edge, certain) {
  if (!certain) return { gate: edge.kind === "act" ? edge.s2 : edge.e2, reach: edge.s1 };
  return { gate: edge.kind === "act" ? edge.s1 : edge.s2 <= edge.e1 ? edge.e1 : -1, reach: edge.s2 };
}
