/* Drawing on a canvas: areas with fills, patterns and lines; squares, circles, symbols and dashes. */

const FONT = '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';
const SMALLEST = 6; // pixels: the least radius of a symbol, whatever the zoom
const NEAR = 12; // pixels: how near a pointer must come to something small
const FEW = 60; // a layer of so few chosen areas shows each, however small, as a square at least
const EARTH = 2 * Math.PI * 6378137; // metres round the equator, as Leaflet's scale bar has it

function make(tag, kind, text) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (text !== undefined) element.textContent = text;
  return element;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--atlas-${name}`) || "#555";
}

/** A view: units -> pixels of a canvas. `ratio` is device pixels per CSS pixel. */
function viewOf(canvas, { x: width, y: height }, zoom, left, top) {
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const scale = 2 ** (zoom - UNIT_ZOOM);
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  return {
    pen: canvas.getContext("2d"),
    ratio,
    detail: detailAt(zoom),
    scale,
    x: ORIGIN[0] * scale - left,
    y: ORIGIN[1] * scale - top,
    window: {
      west: left / scale - ORIGIN[0],
      north: top / scale - ORIGIN[1],
      east: (left + width) / scale - ORIGIN[0],
      south: (top + height) / scale - ORIGIN[1],
    },
    at: ([x, y]) => [(x + ORIGIN[0]) * scale - left, (y + ORIGIN[1]) * scale - top],
  };
}

function inUnits({ pen, ratio, scale, x, y }) {
  pen.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
}

function inPixels({ pen, ratio }) {
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function clear(view) {
  view.pen.setTransform(1, 0, 0, 1, 0, 0);
  view.pen.clearRect(0, 0, view.pen.canvas.width, view.pen.canvas.height);
}

const CLEAR = "#00000000";
const WHOLE = 2 ** (3.3 - UNIT_ZOOM); // the scale at which a nation fills a small frame
const OVER_BASEMAP = 0.6; // strength of fills over a basemap, so that it is seen through them

/** Whether only the lowest layer has fills, under lines that are the same for every class: then lines can stay on a
 *  canvas of their own while classes change. */
function linesStay(layers) {
  return layers.every(({ items, borders }, i) => borders && (i === 0 || items.every(({ style }) => style.fill === CLEAR)));
}

const CROWD = 400; // areas of a layer

/** Borders of very many areas become finer where a nation is small on the page: they would else cover the fills. */
function fineness(scale, areas) {
  return areas > CROWD ? Math.min(1, scale / WHOLE) ** 2 : 1;
}

/** All fills of a layer, then all lines, so that no neighbour's fill eats half a line. */
function drawAreas(view, layers, strength = 1, { fills = true, lines = true } = {}) {
  inUnits(view);
  for (const { items, borders } of layers) {
    const seen = items.filter(({ area }) => !apart(area.box, view.window));
    if (fills) fillAreas(view, seen, strength);
    view.pen.lineJoin = "round";
    const lined = lines ? seen.filter((item) => item.style.width > 0) : [];
    for (const { area, style } of borders ? lined.slice(0, 1) : lined) {
      view.pen.strokeStyle = style.line;
      view.pen.lineWidth = (style.width * fineness(view.scale, items.length)) / view.scale;
      view.pen.stroke(borders ? borders(view.detail) : area.path(view.detail));
    }
  }
}

function fillAreas(view, items, strength) {
  const patterns = new Map(); // by style
  for (const { area, style } of items) {
    if (style.fill === CLEAR) continue;
    const path = area.path(view.detail);
    view.pen.fillStyle = style.fill;
    view.pen.globalAlpha = strength;
    view.pen.fill(path, "evenodd");
    view.pen.globalAlpha = 1;
    if (!style.pattern) continue;
    if (!patterns.has(style)) patterns.set(style, patternOf(style, view));
    view.pen.fillStyle = patterns.get(style);
    view.pen.fill(path, "evenodd");
  }
}

/** Larger side of an area in pixels. */
function sizeOf({ box }, zoom) {
  return Math.max(box.east - box.west, box.south - box.north) * 2 ** (zoom - UNIT_ZOOM);
}

function tooSmall({ area, chosen }, zoom) {
  return chosen && area.anchor && sizeOf(area, zoom) < 2 * SMALLEST;
}

/** Chosen areas that the scale makes invisible, as squares in the colours of their class. */
function drawSquares(view, items, zoom) {
  inPixels(view);
  for (const item of items.filter((one) => tooSmall(one, zoom))) {
    const [x, y] = view.at(item.area.anchor);
    swatch(view, item.style, [x - 4.5, y - 4.5, 9, 9]);
  }
}

/** Counts as circles, the greatest first, so that none hides a smaller one; what is not exact is hollow and broken. */
function drawCircles(view, items) {
  inPixels(view);
  const circles = items.filter((item) => item.radius && item.area.anchor).sort((a, b) => b.radius - a.radius);
  for (const { area, radius, style } of circles) drawCircle(view.pen, view.at(area.anchor), radius, style.pattern !== "");
}

function drawCircle(pen, [x, y], radius, hollow) {
  pen.save();
  pen.beginPath();
  pen.arc(x, y, radius, 0, 7);
  pen.fillStyle = pen.strokeStyle = colour("circle");
  pen.globalAlpha = hollow ? 0.25 : 0.72;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = hollow ? 1.6 : 0.9;
  if (!hollow) pen.strokeStyle = colour("halo");
  pen.setLineDash(hollow ? [4, 3] : []);
  pen.stroke();
  pen.restore();
}

/** A rectangle in the fill, pattern and line of a class. */
function swatch({ pen, ratio }, style, rectangle) {
  pen.fillStyle = style.fill;
  pen.fillRect(...rectangle);
  if (style.pattern) {
    pen.fillStyle = patternOf(style, { pen, ratio, scale: 1 });
    pen.fillRect(...rectangle);
  }
  pen.lineWidth = 1.2;
  pen.strokeStyle = style.width > 0 ? style.line : "transparent";
  pen.strokeRect(...rectangle);
}

const tiles = new Map();
const CELL = 8; // pixels between hatch lines

/** A pattern that keeps its size on the screen: colour never stands alone. */
function patternOf({ fill, pattern }, { pen, ratio, scale }) {
  const key = `${pattern} ${fill} ${ratio}`;
  if (!tiles.has(key)) tiles.set(key, patternTile(pattern, inkOn(fill), ratio));
  const made = pen.createPattern(tiles.get(key), "repeat");
  made.setTransform(new DOMMatrix().scale(1 / (ratio * scale)));
  return made;
}

function patternTile(pattern, ink, ratio) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = Math.round(CELL * ratio);
  const pen = tile.getContext("2d");
  pen.scale(tile.width / CELL, tile.height / CELL);
  pen.strokeStyle = pen.fillStyle = ink;
  pen.lineWidth = 1.2;
  const half = CELL / 2;
  const has = (...names) => names.includes(pattern);
  for (const shift of [-CELL, 0, CELL]) {
    if (has("hatch", "cross", "hatch-dots")) line(pen, [[shift, CELL], [shift + CELL, 0]]);
    if (has("back", "cross")) line(pen, [[shift, 0], [shift + CELL, CELL]]);
  }
  if (has("lines", "grid")) line(pen, [[0, half], [CELL, half]]);
  if (has("columns", "grid")) line(pen, [[half, 0], [half, CELL]]);
  if (has("peaks")) line(pen, [[1, half + 2], [half, half - 2], [CELL - 1, half + 2]]);
  if (has("valleys")) line(pen, [[1, half - 2], [half, half + 2], [CELL - 1, half - 2]]);
  if (has("dots", "hatch-dots")) spot(pen, has("dots") ? half : 1.8, 1.3, "fill");
  if (has("rings")) spot(pen, half, 2, "stroke");
  return tile;
}

function spot(pen, at, radius, how) {
  pen.beginPath();
  pen.arc(at, at, radius, 0, 7);
  pen[how]();
}

/** Dark ink on a light fill, light ink on a dark one. */
function inkOn(fill) {
  const [r, g, b] = (/^#[0-9a-f]{6}$/i.test(fill) ? fill.slice(1).match(/../g) : ["f", "f", "f"]).map((part) =>
    parseInt(part, 16),
  );
  return 0.3 * r + 0.6 * g + 0.1 * b < 110 ? "rgba(255,255,255,.75)" : "rgba(20,30,40,.6)";
}

function line(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], i) => pen[i ? "lineTo" : "moveTo"](x, y));
  pen.stroke();
}

/** Rectangles in pixels, all in one style. */
function fillAll({ pen, ratio }, style, rectangles) {
  pen.fillStyle = style.fill;
  for (const rectangle of rectangles) pen.fillRect(...rectangle);
  if (!style.pattern) return;
  pen.fillStyle = patternOf(style, { pen, ratio, scale: 1 });
  for (const rectangle of rectangles) pen.fillRect(...rectangle);
}

function drawDashes(view, dashes) {
  inPixels(view);
  view.pen.strokeStyle = colour("dash");
  view.pen.lineWidth = 1.6;
  view.pen.lineCap = "round";
  for (const dash of dashes) line(view.pen, dash.map(view.at));
}

/** Radius in pixels: the true one for a known radius, never less than can be seen. */
function radiusOf(symbol, zoom) {
  const metres = (EARTH * Math.cos((symbol.lat * Math.PI) / 180)) / (256 * 2 ** zoom);
  return Math.max(symbol.radius / metres, SMALLEST);
}

function drawSymbols(view, symbols, zoom) {
  inPixels(view);
  for (const symbol of symbols) drawMark(view.pen, symbol.style, view.at(unit(symbol.lon, symbol.lat)), radiusOf(symbol, zoom));
}

/** solid: a disc. ring: an area of uncertainty. dashed: placed by its parent only, so hollow and broken. */
function drawMark(pen, style, [x, y], radius) {
  const disc = (size) => {
    pen.beginPath();
    pen.arc(x, y, size, 0, 7);
  };
  pen.save();
  pen.strokeStyle = pen.fillStyle = colour("symbol");
  if (style === "solid") {
    disc(SMALLEST);
    pen.fill();
    pen.strokeStyle = colour("halo");
    pen.lineWidth = 1.5;
    pen.stroke();
  } else {
    disc(radius);
    pen.globalAlpha = style === "ring" ? 0.16 : 0;
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 4;
    pen.strokeStyle = colour("halo");
    pen.stroke();
    pen.lineWidth = 2;
    pen.strokeStyle = colour("symbol");
    pen.setLineDash(style === "dashed" ? [3, 3] : []);
    pen.stroke();
    if (style === "ring") {
      disc(1.6);
      pen.fill();
    }
  }
  pen.restore();
}
