// Pictures of what is drawn: PNG from the canvas, SVG with the same shapes, curves and dashes.
function savePng() {
  const canvas = document.querySelector("#graph canvas");
  const copy = el("canvas", { width: canvas.width, height: canvas.height });
  const context = copy.getContext("2d");
  context.fillStyle = style("--paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => download(blob, "png", "image/png"), "image/png");
}

function svgText() {
  const { clientWidth: width, clientHeight: height } = byId("graph");
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const left = centre.x - width / scale / 2;
  const top = centre.y - height / scale / 2;
  const picture = svg("svg", { xmlns: SVG, viewBox: `${left} ${top} ${width / scale} ${height / scale}`, width, height });
  picture.append(svg("title", {}, plain(given.title)), svg("rect", { x: left, y: top, width: width / scale, height: height / scale, fill: style("--paper") }));
  const faint = (chosen) => (emphasis && !chosen ? 0.28 : 1);
  for (const line of lines.filter((each) => each.shown)) picture.append(...svgLine(line, faint(emphasis?.lines.has(line))));
  for (const actor of shown.actors) picture.append(svgNode(actor, faint(emphasis?.actors.has(actor))));
  for (const [line, sign] of emphasis?.badges ?? []) if (line.shown) picture.append(...svgBadge(line, sign, scale));
  for (const label of labelPlaces()) picture.append(svgLabel(label, faint(emphasis?.actors.has(label.actor)), scale));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

function svgLine(line, faint) {
  const edge = network.body.edges[line.id];
  const { from, to, edgeType, options } = edge;
  const stroke = options.color?.color ?? colourOfSign(line.sign);
  const chosen = emphasis?.lines.has(line);
  const paint = {
    fill: "none", stroke, "stroke-opacity": (chosen ? 1 : options.color?.opacity ?? 1) * faint, "stroke-width": options.width + (chosen ? 1.6 : 0),
    "stroke-dasharray": Array.isArray(options.dashes) ? options.dashes.join(" ") : null,
  };
  const title = svg("title", {}, plain(line.edges.map((each) => `${sentence(each)} · ${when(each)}`).join("\n")));
  if (from === to) {
    const [x, y, radius] = edgeType._getCircleData();
    return [svg("circle", { cx: x, cy: y, r: radius, ...paint }, title)];
  }
  const via = options.smooth?.enabled ? edgeType.getViaNode() : null;
  const path = via ? `M${from.x} ${from.y}Q${via.x} ${via.y} ${to.x} ${to.y}` : `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const drawn = [svg("path", { d: path, ...paint }, title)];
  if (options.arrows?.to?.enabled) drawn.push(svgArrow(from, to, via, to.options.size, stroke, paint["stroke-opacity"]));
  return drawn;
}

function svgArrow(from, to, via, gap, fill, opacity) {
  const angle = Math.atan2(to.y - (via ?? from).y, to.x - (via ?? from).x);
  const tip = { x: to.x - Math.cos(angle) * gap, y: to.y - Math.sin(angle) * gap };
  const corner = (turn) => `${(tip.x - 7 * Math.cos(angle + turn)).toFixed(1)},${(tip.y - 7 * Math.sin(angle + turn)).toFixed(1)}`;
  return svg("polygon", { points: `${tip.x.toFixed(1)},${tip.y.toFixed(1)} ${corner(0.42)} ${corner(-0.42)}`, fill, "fill-opacity": opacity });
}

function svgNode(actor, faint) {
  const { x, y } = network.getPosition(actor.id);
  const main = emphasis?.main.has(actor);
  const paint = { fill: actor.extra?.color ?? colourOf(actor.type), stroke: main ? style("--text") : style("--outline"), "stroke-width": main ? 3 : 1.2, opacity: faint };
  const mark = outline(actor.extra?.shape ?? looks.get(actor.type).shape, x, y, actor.size, paint);
  mark.append(svg("title", {}, plain(actor.name)));
  return mark;
}

function svgLabel({ actor, size, x, y }, faint, scale) {
  return svg("text", {
    x: x / scale, y: y / scale, "font-size": size / scale, "font-family": style("--font"), "text-anchor": "middle", "dominant-baseline": "central",
    "font-weight": pinned.has(actor) ? 600 : null, fill: style("--text"), stroke: style("--paper"), "stroke-width": 3.5 / scale, "stroke-linejoin": "round", "paint-order": "stroke", opacity: faint,
  }, plain(actor.label));
}

function svgBadge(line, sign, scale) {
  const { x, y } = middleOf(line);
  const radius = 7 / scale;
  const text = { x, y, "font-size": 1.7 * radius, "font-weight": "bold", "font-family": style("--font"), "text-anchor": "middle", "dominant-baseline": "central", fill: style("--paper") };
  return [svg("circle", { cx: x, cy: y, r: radius, fill: style(badgeColour(sign)) }), svg("text", text, sign)];
}
