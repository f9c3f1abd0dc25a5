// Labels, drawn over lines and marks at a size that can be read at any zoom: those of selected, pinned and best tied actors first,
// each where it covers no other label and no mark. The others wait until there is room.
const FONT = { plain: 12, central: 13 };
const SURE = 24; // so many of the first may cover the marks of those that come after
const AROUND = 400; // among fewer actors a label may also stand askew
const CELL = 48;
const FAR = 1 << 20; // cells in a row of the grid
const NONE = [];
const ranked = [...actors].sort(byTies);
const rankOf = new Map(ranked.map((actor, i) => [actor, i]));
const widths = new Map();
let placedLabels = { key: "", labels: [] };
let labelsVersion = 0; // counts up when what is drawn has changed

const fontSize = (actor) => (actor.size >= 14 ? FONT.central : FONT.plain);
const fontOf = (size, bold = false) => `${bold ? "600 " : ""}${size}px ${style("--font")}`;

function labelWidth(actor) {
  if (!widths.has(actor)) {
    labelWidth.context ??= el("canvas").getContext("2d");
    labelWidth.context.font = fontOf(fontSize(actor));
    widths.set(actor, labelWidth.context.measureText(actor.label).width);
  }
  return widths.get(actor);
}

// Boxes in a grid of cells, so that a box is only held against those near it.
class Boxes {
  constructor() { this.cells = new Map(); }

  add(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
        const some = this.cells.get(x * FAR + y);
        if (some) some.push(box); else this.cells.set(x * FAR + y, [box]);
      }
    }
  }

  hit({ left, top, right, bottom }, but) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) {
        for (const other of this.cells.get(x * FAR + y) ?? NONE) {
          if (other.actor !== but && other.left < right && other.right > left && other.top < bottom && other.bottom > top) return true;
        }
      }
    }
    return false;
  }
}

// Where labels stand, in pixels from the drawing's origin: they stay when the drawing is only moved.
function labelPlaces() {
  const scale = network.getScale();
  const key = `${scale} ${labelsVersion}`;
  if (placedLabels.key === key) return placedLabels.labels;
  const [marks, first, taken] = [new Boxes(), new Boxes(), new Boxes()];
  const chosen = (actor) => (emphasis?.main.has(actor) ? 0 : emphasis?.actors.has(actor) ? 1 : pinned.has(actor) ? 2 : 3);
  const inTurn = [...shown.actors].sort((a, b) => chosen(a) - chosen(b) || rankOf.get(a) - rankOf.get(b));
  const spots = inTurn.map((actor, i) => {
    const { x, y } = network.body.nodes[actor.id];
    const radius = actor.size * scale;
    const box = { actor, left: x * scale - radius, right: x * scale + radius, top: y * scale - radius, bottom: y * scale + radius };
    marks.add(box);
    if (i < SURE) first.add(box);
    return { actor, x: x * scale, y: y * scale, radius };
  });
  const labels = [];
  const { width, height, origin } = viewOfDrawing();
  const inside = (box) => box.left + origin.x > 0 && box.right + origin.x < width && box.top + origin.y > 0 && box.bottom + origin.y < height;
  spots.forEach(({ actor, x, y, radius }, i) => {
    const size = fontSize(actor);
    const half = labelWidth(actor) / 2;
    const [right, down] = [radius + half + 4, radius + 0.7 * size];
    const beside = [[0, down], [0, -down], [right, 0], [-right, 0]];
    if (spots.length < AROUND) for (const [dx, dy] of [[1, 1], [-1, 1], [1, -1], [-1, -1]]) beside.push([dx * (0.6 * right), dy * down], [dx * right, dy * 0.5 * down]);
    const sure = i < SURE || chosen(actor) < 2;
    const boxes = beside.map(([dx, dy]) => ({ actor, left: x + dx - half - 1, right: x + dx + half + 1, top: y + dy - size / 2 - 1, bottom: y + dy + size / 2 + 1 }));
    const free = boxes.filter((box) => !taken.hit(box));
    const clear = free.filter((box) => !marks.hit(box, actor));
    const found = clear.find(inside) ?? clear[0] ?? (sure ? free.find((box) => !first.hit(box, actor)) : undefined);
    if (!found) return;
    taken.add(found);
    labels.push({ actor, size, x: (found.left + found.right) / 2, y: (found.top + found.bottom) / 2, box: found });
  });
  placedLabels = { key, labels };
  return labels;
}

function drawLabels(context) {
  const { width, height, origin } = viewOfDrawing();
  context.save();
  const ratio = network.canvas.pixelRatio ?? 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: style("--paper"), fillStyle: style("--text") });
  let set = "";
  for (const { actor, size, x, y, box } of labelPlaces()) {
    if (box.right + origin.x < 0 || box.left + origin.x > width || box.bottom + origin.y < 0 || box.top + origin.y > height) continue;
    context.globalAlpha = emphasis && !emphasis.actors.has(actor) ? 0.3 : 1;
    const font = fontOf(size, pinned.has(actor));
    if (font !== set) context.font = set = font; // setting a font is slow
    context.strokeText(actor.label, x + origin.x, y + origin.y);
    context.fillText(actor.label, x + origin.x, y + origin.y);
  }
  context.restore();
}

function viewOfDrawing() {
  const { clientWidth: width, clientHeight: height } = byId("graph");
  return { width, height, origin: network.canvasToDOM({ x: 0, y: 0 }) };
}

// The actor whose label is at a point of the drawing.
function labelledAt({ x, y }) {
  const { origin } = viewOfDrawing();
  const hit = labelPlaces().find(({ box }) => x >= box.left + origin.x && x <= box.right + origin.x && y >= box.top + origin.y && y <= box.bottom + origin.y);
  return hit?.actor ?? null;
}
