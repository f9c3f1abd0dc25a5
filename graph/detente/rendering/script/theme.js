// Light or dark: as the system has it until the button says otherwise. The colours are those of appearance.json.
const darkSystem = matchMedia("(prefers-color-scheme: dark)");
let themeChosen = null;
const theme = () => themeChosen ?? (darkSystem.matches ? "dark" : "light");

const looks = new Map(types.map((type) => {
  const known = Object.prototype.hasOwnProperty.call(given.appearance.types, type);
  const others = types.filter((other) => !Object.prototype.hasOwnProperty.call(given.appearance.types, other));
  const spare = given.appearance.other_types;
  return [type, known ? given.appearance.types[type] : spare[others.indexOf(type) % spare.length]];
}));
const colourOf = (type) => looks.get(type)[theme()];
const colourOfSign = (sign) => given.appearance.signs[sign][theme()];
const styles = new Map(); // of the theme shown: asking the browser each time is slow
function style(name) {
  if (!styles.has(name)) styles.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  return styles.get(name);
}

function showTheme() {
  document.documentElement.dataset.theme = theme();
  styles.clear();
  byId("theme").textContent = theme() === "dark" ? "Light" : "Dark";
}

// A node's outline as an SVG element: the legend and the SVG picture draw what vis-network draws on the canvas.
function outline(shape, x, y, r, attributes) {
  const polygon = (points) => svg("polygon", { points: points.map(([a, b]) => `${(x + a).toFixed(1)},${(y + b).toFixed(1)}`).join(" "), ...attributes });
  const round = (count, radius, turn) => Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    const far = typeof radius === "function" ? radius(i) : radius;
    return [far * Math.cos(angle), far * Math.sin(angle)];
  });
  if (shape === "square") return polygon([[-r, -r], [r, -r], [r, r], [-r, r]]);
  if (shape === "diamond") return polygon([[0, r], [r, 0], [0, -r], [-r, 0]]);
  if (shape === "hexagon") return polygon(round(6, r, 0));
  if (shape === "star") return polygon(round(10, (i) => 0.82 * r * (i % 2 ? 0.5 : 1.3), -Math.PI / 2).map(([a, b]) => [a, b + 0.082 * r]));
  if (shape === "triangle" || shape === "triangleDown") {
    const way = shape === "triangle" ? 1 : -1;
    const s = 1.15 * r;
    const h = s * Math.sqrt(3);
    const base = (Math.sqrt(3) / 3) * s;
    const shift = way * 0.275 * s;
    return polygon([[0, -way * (h - base)], [s, way * base], [-s, way * base]].map(([a, b]) => [a, b + shift]));
  }
  return svg("circle", { cx: x, cy: y, r, ...attributes });
}
