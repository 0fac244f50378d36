/* A map of the atlas: draws a scene (see dashboard/views/folium_map.py) on one canvas of a Leaflet map.
 *
 *   create(element)   makes the Leaflet map
 *   paint(scene)      shows a scene; geometry is fetched once by address, so a change of classes only repaints
 *
 * Every text comes from data and is hostile: it is set with textContent or fillText, never as HTML.
 * When a scene is drawn, `link.painted` is told its id; <html data-failed> says that geometry did not come.
 *
 * This file and the others of its name share one scope: dashboard/sources/front_end.py joins them, the last ones into
 * `newMap(link)`, which atlas-panes.js calls once for each map of a frame.
 */

const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const probe = document.createElement("canvas").getContext("2d"); // untransformed, for asking what lies under a point
let map = null;
let drawing = null;
let wanted = null; // the scene asked for last
let shown = null; // { scene, layers, items, dashes, anchors }: what is on the screen
let fitting = false; // while a scene looks for its view, nothing is drawn
let home = null; // the view that the scene's bounds gave, until the reader moves away from it
let pointed = null; // the place under the pointer or the focus

/** Two canvases that move and scale with the map: areas, and above them the mark of the place pointed at. */
const Drawing = L.Renderer.extend({
  options: { padding: 0.1 },
  _initContainer() {
    this._container = make("div", "atlas-drawing");
    this.areas = this._container.appendChild(make("canvas"));
    this.lines = this._container.appendChild(make("canvas"));
    this.marks = this._container.appendChild(make("canvas"));
    this.fills = new Fills();
  },
  _destroyContainer() {
    this._container.remove();
  },
  _updatePaths() {},
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    for (const canvas of [this.areas, this.lines, this.marks]) {
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this.stays = "";
    if (!fitting) this.draw();
  },
  view(canvas) {
    const corner = this._map.getPixelOrigin().add(this._bounds.min);
    return viewOf(canvas, this._bounds.getSize(), this._map.getZoom(), corner.x, corner.y);
  },
  /** Fills, and above them everything else; what a change of classes leaves as it is, is not drawn anew. */
  draw() {
    if (!shown) return;
    const strength = shown.scene.basemap ? OVER_BASEMAP : 1;
    const stays = linesStay(shown.layers) && !shown.scene.grid ? unchanging(shown) : "";
    const view = this.view(this.areas);
    if (!stays || !this.fills.paint(view, shown.layers[0].items, strength)) {
      clear(view);
      drawAreas(view, shown.layers, strength, { lines: !stays });
    }
    if (!stays || stays !== this.stays) {
      const above = this.view(this.lines);
      clear(above);
      if (stays) drawAreas(above, shown.layers, 1, { fills: false });
      this.drawAbove(stays ? above : view);
    }
    this.stays = stays;
    this.drawMarks();
    inset.draw(stays);
    link.painted(shown.scene.id);
  },
  drawAbove(view) {
    inPixels(view);
    cells.draw(view, (style, rectangles) => fillAll(view, style, rectangles));
    if (shown.scene.grid) drawAreas(view, shown.layers.filter(({ items }) => items.every(({ style }) => style.fill === CLEAR)));
    inPixels(view);
    drawDashes(view, shown.dashes);
    drawSquares(view, shown.items, this._map.getZoom());
    drawCircles(view, shown.items);
    drawSymbols(view, shown.scene.symbols, this._map.getZoom());
    drawLabels(view, shown, this._map.getZoom(), this.edges());
  },
  /** The sides of the frame on the larger canvas: no label is cut by one. */
  edges() {
    const left = this._map.containerPointToLayerPoint([0, 0]).x - this._bounds.min.x;
    const side = (x) => ({ west: x, east: x, north: -Infinity, south: Infinity });
    return [side(left), side(left + this._map.getSize().x)];
  },
  drawMarks() {
    const view = this.view(this.marks);
    if (this.marked) clear(view);
    const chosen = shown && shown.items.find((item) => item.selectable && item.code === shown.scene.chosen);
    if (chosen) this.drawMark(view, chosen, "chosen", 3.5);
    if (pointed) this.drawMark(view, pointed, "accent", 2.5);
    this.marked = Boolean(chosen || pointed);
  },
  drawMark(view, place, name, width) {
    const zoom = this._map.getZoom();
    view.pen.strokeStyle = colour(name);
    view.pen.lineJoin = "round";
    if (place.square) {
      const { west, north, width: wide, height: high } = place.square;
      inPixels(view);
      view.pen.lineWidth = width;
      view.pen.strokeRect(...view.at([west, north]), wide * view.scale, high * view.scale);
      return;
    }
    if (place.area && !place.radius && !tooSmall(place, zoom)) {
      inUnits(view);
      view.pen.lineWidth = width / view.scale;
      view.pen.stroke(place.area.path(view.detail));
      return;
    }
    inPixels(view);
    view.pen.lineWidth = width;
    view.pen.beginPath();
    const [x, y] = view.at(place.point || place.area.anchor);
    const radius = place.symbol ? radiusOf(place.symbol, zoom) : place.radius || SMALLEST;
    view.pen.arc(x, y, radius + (place.radius ? 1 : 4), 0, 7);
    view.pen.stroke();
  },
  /** A drag that leaves the padding draws anew while it runs. */
  follow() {
    const size = this._map.getSize();
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    if (!this._map._animatingZoom && !this._bounds.contains(L.bounds(corner, corner.add(size)))) this._update();
  },
});

const cells = window.atlasGrid({ world: WORLD, origin: ORIGIN, marks: MARKS, redraw });

/** What a scene draws above its fills, as text: equal for two scenes that differ in classes only. */
function unchanging({ scene, layers, items }) {
  const { dark, symbols, labels, names, anchors, dashes, inset: small } = scene;
  const drawn = scene.layers.map(({ address, only, sizes, classes }) => [address, only, sizes, sizes ? classes : ""]);
  const strokes = layers.map((layer) => layer.items.slice(0, 1).map(({ style }) => [style.line, style.width]));
  const squares = items.filter((item) => item.chosen).map((item) => item.mark); // small areas are squares of their class
  return JSON.stringify([drawn, strokes, squares, dark, symbols, labels, names, anchors, dashes, small]);
}

let frame = 0;
function redraw() {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => drawing.draw());
}

const NATION = [[3.3, 73.3], [53.7, 135.2]]; // the whole extent, with the southernmost reef and the last dash

function fit() {
  fitting = true;
  findView();
  fitting = false;
  link.settled();
}

function findView() {
  const [south, west, north, east] = shown.scene.bounds;
  legend.settle();
  const line = map.getContainer().contains(credit.element) ? credit.element.offsetHeight : 0;
  const room = { paddingTopLeft: [10, 10], paddingBottomRight: [10, 10 + line], animate: false };
  map.fitBounds([[south, west], [north, east]], room);
  if (legend.element.open && !legend.element.hidden && legend.lies() && covers(legend.element)) {
    room.paddingTopLeft[0] += legend.element.offsetWidth + 10;
    map.fitBounds([[south, west], [north, east]], room);
  }
  const free = shown.scene.inset && inset.place(shown.scene);
  if (shown.scene.inset && !free) map.fitBounds(NATION, room);
  if (!free) inset.element.hidden = true;
  home = { zoom: map.getZoom(), center: map.getCenter(), inset: free };
}

/** Takes the view's home from another map of the frame, with its inset or without: a national map is whole on each. */
function adopt({ home: theirs, corner }) {
  if (!shown || !theirs || !home || home.inset === theirs.inset) return;
  home = { ...theirs };
  inset.element.hidden = !home.inset;
  if (home.inset) {
    inset.size(shown.scene);
    inset.control.setPosition(corner);
    inset.element.dataset.corner = corner;
  }
  redraw();
}

function settled() {
  return { home, corner: inset.element.dataset.corner };
}

function atHome() {
  return home && map.getZoom() === home.zoom && map.getCenter().distanceTo(home.center) < 1;
}

function resized() {
  const stay = atHome();
  map.invalidateSize({ animate: false, pan: !stay });
  if (!shown || !stay) return;
  fit();
  drawing.draw();
}

function dress({ lang, dark, title, words }) {
  const page = document.documentElement;
  const theme = dark ? "dark" : "light";
  if (page.lang !== lang) page.lang = lang; // set anew it would be styled anew
  if (page.dataset.theme !== theme) page.dataset.theme = theme;
  map.getContainer().setAttribute("aria-label", title);
  if (window.frameElement) window.frameElement.title = title; // Streamlit names a frame after its component
  for (const [kind, text] of [["in", words.zoom_in], ["out", words.zoom_out]]) {
    const button = map.getContainer().querySelector(`.leaflet-control-zoom-${kind}`);
    if (button.title === text) continue;
    button.title = text;
    button.setAttribute("aria-label", text);
  }
}

/** Where labels stand: beside a symbol or a chosen area that is smaller than its label, else upon the area. */
function anchorsOf(scene, items) {
  const anchors = new Map();
  const labelled = new Set(scene.labels);
  for (const item of items)
    if (item.area.anchor && (item.chosen || labelled.has(item.code)))
      anchors.set(item.code, {
        point: scene.anchors[item.code] ? unit(...scene.anchors[item.code]) : item.area.anchor,
        mark: (zoom) => (tooSmall(item, zoom) ? SMALLEST : 0), // half of what is drawn in its place
        half: (zoom) => (item.chosen ? sizeOf(item.area, zoom) / 2 : Infinity), // half of the room inside
      });
  for (const symbol of scene.symbols)
    anchors.set(symbol.code, {
      point: unit(symbol.lon, symbol.lat),
      mark: (zoom) => Math.min(radiusOf(symbol, zoom), 14),
    });
  return anchors;
}

/** What a scene leaves out is empty. */
const EMPTY = { style: {}, styles: [], symbols: [], names: {}, tips: {}, labels: [], anchors: {}, legend: [], legend_title: "", chosen: "", credit: "", names_at: "", tips_at: "", inset: false, dark: false };

function fill(scene) {
  Object.assign(scene, { ...EMPTY, ...scene });
  scene.layers = (scene.layers || []).map((layer) => ({ only: [], selectable: false, sizes: "", classes: "", ...layer }));
  const words = WORDS[scene.lang];
  scene.legend = scene.legend.map((line) => ({ ...line, text: words.lines[line.text] || line.text }));
  scene.words = { ...words, open: scene.tips_at ? words.enter : words.open };
}

async function paint(scene) {
  wanted = scene;
  fill(scene);
  scene.styles = scene.styles.map((style) => ({ ...scene.style, ...style }));
  try {
    const loading = scene.layers.map((layer) => loadLayer(layer, scene.styles));
    const lines = scene.dashes ? linesAt(scene.dashes) : [];
    const [layers, dashes] = await Promise.all([Promise.all(loading), lines]);
    if (wanted !== scene) return; // a newer scene was asked for while this one's geometry was on its way
    const moved = !shown || String(shown.scene.bounds) !== String(scene.bounds) || shown.scene.inset !== scene.inset;
    const items = layers.flatMap((layer) => layer.items);
    shown = { scene, layers, items, dashes, anchors: anchorsOf(scene, items) };
    dress(scene);
    legend.show(scene, items);
    credit.show(scene);
    basemap.show(scene);
    point(null);
    delete document.documentElement.dataset.failed;
    failure.hidden = true;
    cells.show(scene.grid, scene.styles);
    if (moved) fit();
    cells.follow(map);
    drawing.draw();
    books.show(scene).then(() => shown.scene === scene && places.show(scene, shown.items), console.warn);
  } catch (error) {
    failure.hidden = false;
    failure.textContent = scene.words.failed;
    document.documentElement.dataset.failed = scene.id;
    console.error(error);
  }
}

const failure = make("p", "atlas-failure");

function create(id) {
  map = L.map(id, {
    center: [35, 104],
    zoom: 4,
    minZoom: 2,
    maxZoom: 15,
    zoomSnap: 0.1,
    zoomDelta: 0.75,
    wheelPxPerZoomLevel: 90,
    zoomAnimation: !still,
    inertia: !still,
    fadeAnimation: false,
    trackResize: false, // the observer below also sees changes that are not the window's
    attributionControl: false, // its text is HTML and its prefix a flag; the credit line is text
    zoomControl: false,
    scrollWheelZoom: false, // until the map has the focus, the wheel scrolls the page
  });
  const container = map.getContainer();
  container.setAttribute("role", "region");
  failure.setAttribute("role", "alert");
  failure.hidden = tip.element.hidden = true;
  tip.element.setAttribute("aria-hidden", "true"); // the buttons carry the same words
  container.append(tip.element, failure, places.element);
  L.DomEvent.disableClickPropagation(places.element);
  L.control.zoom().addTo(map);
  control("bottomright", credit.element);
  L.control.scale({ imperial: false }).addTo(map);
  control("bottomleft", legend.element);
  legend.element.addEventListener("click", () => (legend.used = true));
  legend.element.addEventListener("toggle", () => legend.part());
  drawing = new Drawing().addTo(map);
  map.on({ mousemove: onMove, mouseout: () => shown && point(null), click: onClick, move: () => drawing.follow() });
  map.on("moveend", () => inset.review());
  map.on("moveend", () => shown && cells.follow(map));
  map.on({ focus: () => map.scrollWheelZoom.enable(), blur: () => map.scrollWheelZoom.disable() });
  container.addEventListener("keydown", (event) => event.key === "Escape" && shown && point(null));
  observer.observe(container);
  return map;
}

const observer = new ResizeObserver(resized);

function leave() {
  observer.disconnect();
  map.remove();
}

return { create, paint, pointAt, adopt, settled, leave, legend, credit };
