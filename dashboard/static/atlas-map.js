/* The map of the atlas: draws a scene (see dashboard/views/folium_map.py) on one canvas of a Leaflet map.
 *
 *   atlasMap.create(id)     makes the Leaflet map, once per frame
 *   atlasMap.paint(scene)   shows a scene; geometry is fetched once by address, so a change of classes only repaints
 *
 * Every text comes from data and is hostile: it is set with textContent or fillText, never as HTML.
 * When a scene is on the screen, <html data-painted> holds its id; <html data-failed> says that geometry did not come.
 */
(function () {
  "use strict";

  // ---- geometry: TopoJSON -> one Path2D per area -------------------------------------------------------------------
  // Paths are in pixels of zoom 8, shifted to the middle of China: small numbers keep their precision in 32 bits.

  const UNIT_ZOOM = 8;
  const WORLD = 256 * 2 ** UNIT_ZOOM;
  const ORIGIN = mercator(104, 35);

  function mercator(lon, lat) {
    const sine = Math.sin((lat * Math.PI) / 180);
    return [WORLD * (lon / 360 + 0.5), WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
  }

  function unit(lon, lat) {
    const [x, y] = mercator(lon, lat);
    return [x - ORIGIN[0], y - ORIGIN[1]];
  }

  function emptyBox() {
    return { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
  }

  function widen(box, [x, y]) {
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.north = Math.min(box.north, y);
    box.south = Math.max(box.south, y);
  }

  function apart(a, b) {
    return a.east < b.west || b.east < a.west || a.south < b.north || b.south < a.north;
  }

  /** The arcs of a topology as points in units. */
  function decodeArcs({ arcs, transform: { scale, translate } }) {
    return arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([dx, dy]) => unit((x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]));
    });
  }

  /** A ring of arc numbers (~i runs arc i backwards) as points; the point shared by two arcs is kept once. */
  function ringOf(numbers, arcs) {
    return numbers.flatMap((number, place) => {
      const points = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
      return place ? points.slice(1) : points;
    });
  }

  function areaOf(geometry, arcs) {
    const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs || [];
    const area = { path: new Path2D(), box: emptyBox(), rings: [], anchor: null };
    let largest = 0;
    for (const polygon of polygons) {
      polygon.forEach((numbers, place) => {
        const ring = ringOf(numbers, arcs);
        ring.forEach((point, i) => {
          area.path[i ? "lineTo" : "moveTo"](point[0], point[1]);
          widen(area.box, point);
        });
        area.path.closePath();
        area.rings.push(ring);
        const middle = place === 0 ? centroid(ring) : null;
        if (middle && middle.size > largest) [largest, area.anchor] = [middle.size, middle.point];
      });
    }
    return area;
  }

  /** Centre of gravity of a ring, and its size: labels stand in the largest part. */
  function centroid(ring) {
    let [sum, x, y] = [0, 0, 0];
    const [x0, y0] = ring[0];
    for (let i = 1; i < ring.length; i += 1) {
      const [ax, ay, bx, by] = [ring[i - 1][0] - x0, ring[i - 1][1] - y0, ring[i][0] - x0, ring[i][1] - y0];
      const cross = ax * by - bx * ay;
      sum += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    return sum ? { size: Math.abs(sum), point: [x0 + x / (3 * sum), y0 + y / (3 * sum)] } : null;
  }

  const fetched = new Map();

  /** What `read` makes of the JSON at an address; fetched and read once per frame, cached by the browser for good. */
  function once(address, read) {
    if (!fetched.has(address)) {
      const reading = fetch(address).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${address}`);
        return answer.json();
      });
      fetched.set(address, reading.then(read));
      reading.catch(() => fetched.delete(address));
    }
    return fetched.get(address);
  }

  /** Areas by code, and `borders`: each border once, where areas of their own would draw it twice. */
  function readTopology(topology) {
    const arcs = decodeArcs(topology);
    const [object] = Object.values(topology.objects);
    const borders = new Path2D();
    for (const arc of arcs) arc.forEach(([x, y], i) => borders[i ? "lineTo" : "moveTo"](x, y));
    return { areas: new Map(object.geometries.map((one) => [one.properties.adcode, areaOf(one, arcs)])), borders };
  }

  function readLines(collection) {
    return collection.features.map(({ geometry }) => geometry.coordinates.map(([lon, lat]) => unit(lon, lat)));
  }

  const MARKS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"; // as in dashboard/exhibit.py

  /** The characters of `dashboard/views/packed.py`: a canonical Huffman code, in base64. */
  function unpack(packed) {
    if (typeof packed === "string") return packed;
    const { marks, lengths, bits, size } = packed;
    const codes = new Map();
    let [code, before] = [0, MARKS.indexOf(lengths[0])];
    [...marks].forEach((mark, i) => {
      const length = MARKS.indexOf(lengths[i]);
      code <<= length - before;
      before = length;
      codes.set(length * 65536 + code, mark);
      code += 1;
    });
    const bytes = Uint8Array.from(atob(bits.replace(/-/g, "+").replace(/\./g, "/")), (letter) => letter.charCodeAt(0));
    let text = "";
    for (let at = 0, length = 0, read = 0; text.length < size; at += 1) {
      read = read * 2 + ((bytes[at >> 3] >> (7 - (at & 7))) & 1);
      length += 1;
      const mark = codes.get(length * 65536 + read);
      if (mark) [text, length, read] = [text + mark, 0, 0];
    }
    return text;
  }

  /** A layer of a scene: `items` are its areas with their styles, in drawing order; a class that is no style is not
   *  drawn. `borders` stands for all their lines where these are alike. */
  async function loadLayer(layer, styles) {
    const query = layer.only.length ? `?only=${layer.only.map(encodeURIComponent).join(",")}` : "";
    const { areas, borders } = await once(layer.address + query, readTopology);
    const [classes, sizes] = [unpack(layer.classes), unpack(layer.sizes)];
    const codes = layer.only.length ? layer.only : [...areas.keys()];
    const all = codes.map((code, i) => ({
      code,
      area: areas.get(code),
      mark: classes[i],
      style: styles[MARKS.indexOf(classes[i])],
      radius: sizes ? MARKS.indexOf(sizes[i]) / 2 : 0,
      selectable: layer.selectable,
      chosen: layer.only.length > 0 && layer.only.length <= FEW,
    }));
    const items = all.filter((item) => item.area && item.style);
    const lines = new Set(items.map(({ style }) => `${style.line} ${style.width}`));
    return { items, borders: lines.size === 1 && items.length === areas.size ? borders : null };
  }

  // ---- drawing -----------------------------------------------------------------------------------------------------

  const FONT = '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif';
  const SMALLEST = 6; // pixels: the least radius of a symbol, whatever the zoom
  const NEAR = 12; // pixels: how near a pointer must come to something small
  const FEW = 60; // a layer of so few chosen areas shows each, however small, as a square at least
  const EARTH = 2 * Math.PI * 6378137; // metres round the equator, as Leaflet's scale bar has it

  /** A view: units -> pixels of a canvas. `ratio` is device pixels per CSS pixel. */
  function viewOf(canvas, { x: width, y: height }, zoom, left, top) {
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const scale = 2 ** (zoom - UNIT_ZOOM);
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    return {
      pen: canvas.getContext("2d"),
      ratio,
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
  const OVER_BASEMAP = 0.6; // strength of fills over a basemap, so that it is seen through them

  /** Whether only the lowest layer has fills, under lines that are the same for every class: then lines can stay on a
   *  canvas of their own while classes change. */
  function linesStay(layers) {
    return layers.every(({ items, borders }, i) => borders && (i === 0 || items.every(({ style }) => style.fill === CLEAR)));
  }

  /** All fills of a layer, then all lines, so that no neighbour's fill eats half a line. */
  function drawAreas(view, layers, strength = 1, { fills = true, lines = true } = {}) {
    inUnits(view);
    for (const { items, borders } of layers) {
      const seen = items.filter(({ area }) => !apart(area.box, view.window));
      for (const { area, style } of fills ? seen.filter((item) => item.style.fill !== CLEAR) : []) {
        view.pen.fillStyle = style.fill;
        view.pen.globalAlpha = strength;
        view.pen.fill(area.path, "evenodd");
        view.pen.globalAlpha = 1;
        if (style.pattern) {
          view.pen.fillStyle = patternOf(style, view);
          view.pen.fill(area.path, "evenodd");
        }
      }
      view.pen.lineJoin = "round";
      const lined = lines ? seen.filter((item) => item.style.width > 0) : [];
      for (const { area, style } of borders ? lined.slice(0, 1) : lined) {
        view.pen.strokeStyle = style.line;
        view.pen.lineWidth = style.width / view.scale;
        view.pen.stroke(borders || area.path);
      }
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

  /** Labels in order of importance; one that finds no free place beside its anchor is left out (the tooltip has it). */
  function drawLabels(view, { scene, anchors }, zoom, edges) {
    inPixels(view);
    const pen = view.pen;
    const taken = [...edges]; // of the frame; then marks, and the hearts of areas that a label could hide
    for (const [code, anchor] of anchors) {
      const half = anchor.mark(zoom) || anchor.half(zoom) / 2;
      if (half < 10 || anchor.mark(zoom)) taken.push({ code, ...square(view.at(anchor.point), half) });
    }
    pen.font = `600 12px ${FONT}`;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    for (const code of scene.labels) {
      const anchor = anchors.get(code);
      if (!anchor) continue;
      const text = scene.names[code] || code;
      const width = pen.measureText(text).width;
      const mark = anchor.mark(zoom);
      const half = mark || anchor.half(zoom);
      const others = taken.filter((other) => other.code !== code);
      const spot = freeSpot(view.at(anchor.point), width, width > 2 * half ? half + 4 : 0, others, mark ? 0 : 2);
      if (!spot) continue;
      taken.push(spot);
      pen.lineWidth = 3.5;
      pen.strokeStyle = colour("halo");
      pen.strokeText(text, spot.west, (spot.north + spot.south) / 2);
      pen.fillStyle = colour("ink");
      pen.fillText(text, spot.west, (spot.north + spot.south) / 2);
    }
  }

  function square([x, y], half) {
    return { west: x - half, east: x + half, north: y - half, south: y + half };
  }

  /** The first free place for a label: right, left, above, below, starting with number `first`; then at a slant, where it
   *  must not come near to what it does not name. Without a gap it stands upon what it names. */
  function freeSpot([x, y], width, gap, taken, first) {
    const spot = ([west, middle], clear) => ({ west, east: west + width, north: middle - 9, south: middle + 9, clear });
    const free = ({ west, east, north, south, clear }) => {
      const box = { west: west - clear, east: east + clear, north: north - clear, south: south + clear };
      return taken.every((other) => apart(box, other));
    };
    const [right, left, over, slant] = [x + gap, x - gap - width, x - width / 2, 16];
    const beside = [[right, y], [left, y], [over, y - gap - 9], [over, y + gap + 9]];
    const aslant = [[right, y - slant], [right, y + slant], [left, y - slant], [left, y + slant]];
    const spots = [...beside.slice(first), ...beside.slice(0, first)].map((at) => spot(at, 0));
    return (gap ? [...spots, ...aslant.map((at) => spot(at, 3))] : [spot([over, y], 0)]).find(free);
  }

  // ---- state and the Leaflet layer ---------------------------------------------------------------------------------

  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const probe = document.createElement("canvas").getContext("2d"); // untransformed, for asking what lies under a point
  let map = null;
  let drawing = null;
  let wanted = null; // the scene asked for last
  let shown = null; // { scene, layers, items, dashes, anchors }: what is on the screen
  let home = null; // the view that the scene's bounds gave, until the reader moves away from it
  let pointed = null; // the place under the pointer or the focus

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--atlas-${name}`) || "#555";
  }

  /** Two canvases that move and scale with the map: areas, and above them the mark of the place pointed at. */
  const Drawing = L.Renderer.extend({
    options: { padding: 0.1 },
    _initContainer() {
      this._container = make("div", "atlas-drawing");
      this.areas = this._container.appendChild(make("canvas"));
      this.lines = this._container.appendChild(make("canvas"));
      this.marks = this._container.appendChild(make("canvas"));
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
      this.draw();
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
      clear(view);
      drawAreas(view, shown.layers, strength, { lines: !stays });
      if (!stays || stays !== this.stays) {
        const above = this.view(this.lines);
        clear(above);
        if (stays) drawAreas(above, shown.layers, 1, { fills: false });
        this.drawAbove(stays ? above : view);
      }
      this.stays = stays;
      this.drawMarks();
      inset.draw(stays);
      document.documentElement.dataset.painted = shown.scene.id;
    },
    drawAbove(view) {
      inPixels(view);
      cells.draw(view, (style, rectangles) => fillAll(view, style, rectangles));
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
      clear(view);
      const chosen = shown && shown.items.find((item) => item.selectable && item.code === shown.scene.chosen);
      if (chosen) this.drawMark(view, chosen, "chosen", 3.5);
      if (pointed) this.drawMark(view, pointed, "accent", 2.5);
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
        view.pen.stroke(place.area.path);
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

  // ---- what lies under a point -------------------------------------------------------------------------------------

  /** Places under a position, the one that is meant first: near symbols and squares, then areas from the top. */
  function placesAt(latlng) {
    const zoom = map.getZoom();
    const [x, y] = unit(latlng.lng, latlng.lat);
    const items = shown.items.slice().reverse();
    const far = (place) => Math.hypot(...[0, 1].map((i) => (place.point || place.area.anchor)[i] - [x, y][i])) * 2 ** (zoom - UNIT_ZOOM);
    const reach = (place) => {
      if (place.symbol) return Math.max(NEAR, Math.min(radiusOf(place.symbol, zoom), 2 * NEAR));
      return place.radius || NEAR;
    };
    const small = [
      ...shown.scene.symbols.map(symbolPlace),
      ...items.filter((item) => item.area.anchor && (item.radius || tooSmall(item, zoom))),
    ];
    const near = small.filter((place) => far(place) <= reach(place)).sort((a, b) => far(a) - far(b));
    return [...near, ...items.filter(({ area }) => within(area, x, y))];
  }

  function symbolPlace(symbol) {
    return { code: symbol.code, symbol, point: unit(symbol.lon, symbol.lat), selectable: symbol.open };
  }

  function within({ box, path }, x, y) {
    return x >= box.west && x <= box.east && y >= box.north && y <= box.south && probe.isPointInPath(path, x, y, "evenodd");
  }

  function nameOf(place) {
    return place.title || shown.scene.names[place.code] || books.name(place.code) || (place.symbol && place.symbol.label) || (place.selectable ? place.code : "");
  }

  /** Marks a place and says what it is; null takes the mark away. */
  function point(place, where) {
    const changed = (place && place.code) !== (pointed && pointed.code);
    pointed = place;
    if (changed) drawing.drawMarks();
    if (changed) legend.point(place);
    map.getContainer().classList.toggle("atlas-opens", Boolean(place && place.selectable));
    tip.show(place, where);
  }

  /** Tells Streamlit which place was chosen. `n` differs each time, so the same place can be chosen twice. */
  function choose(code) {
    const value = { last_active_drawing: { code, n: Date.now() } };
    Object.assign(window.__GLOBAL_DATA__ || {}, value, { previous_data: value });
    if (window.Streamlit) window.Streamlit.setComponentValue(value);
  }

  function onMove(event) {
    if (!shown) return;
    const square = cells.at(unit(event.latlng.lng, event.latlng.lat));
    point(square || placesAt(event.latlng).find(nameOf) || null, event.containerPoint);
  }

  function onClick(event) {
    if (!shown) return;
    const places = placesAt(event.latlng);
    const chosen = places.find((place) => place.selectable);
    if (chosen) choose(chosen.code);
    else onMove(event); // a finger has no hover
  }

  // ---- controls: everything in words, every word as text -----------------------------------------------------------

  function make(tag, kind, text) {
    const element = document.createElement(tag);
    if (kind) element.className = kind;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function control(position, element) {
    const made = L.control({ position });
    made.onAdd = () => element;
    L.DomEvent.disableClickPropagation(element);
    L.DomEvent.disableScrollPropagation(element);
    return made.addTo(map);
  }

  /** Names and facts that a scene gives by address: names are fetched with the scene, facts when one asks for them. */
  const books = {
    names: {},
    facts: null, // of the scene on the screen, once somebody has pointed at a place
    async show(scene) {
      this.facts = null;
      this.names = scene.names_at ? await once(scene.names_at, (book) => book) : {};
    },
    name(code) {
      return this.names[code];
    },
    lines(place) {
      if (place.lines) return place.lines;
      const { tips, tips_at, words } = shown.scene;
      if (tips[place.code] || !tips_at || !place.mark || !place.selectable) return tips[place.code] || [];
      if (this.facts) return this.facts[place.code] || [words.no_record];
      const scene = shown.scene;
      once(tips_at, (book) => book).then((book) => {
        if (shown.scene !== scene) return;
        this.facts = book;
        tip.refresh();
      }, console.warn);
      return ["…"];
    },
  };

  const tip = {
    element: make("div", "atlas-tip"),
    show(place, where) {
      this.element.hidden = !place;
      this.last = [place, where];
      if (!place) return;
      const lines = [...books.lines(place), ...(place.selectable ? [shown.scene.words.open] : [])];
      this.element.replaceChildren(make("strong", "", nameOf(place)), ...lines.map((text) => make("span", "", text)));
      const room = map.getSize();
      const right = where.x + 14 + this.element.offsetWidth < room.x;
      const below = where.y + 14 + this.element.offsetHeight < room.y;
      const x = right ? where.x + 14 : where.x - 14 - this.element.offsetWidth;
      const y = below ? where.y + 14 : where.y - 14 - this.element.offsetHeight;
      this.element.style.transform = `translate(${Math.max(x, 4)}px, ${Math.max(y, 4)}px)`;
    },
    refresh() {
      if (this.last && this.last[0]) this.show(...this.last);
    },
  };

  const legend = {
    element: make("details", "atlas-legend"),
    WIDE: 640, // pixels: a narrower map is shown without its legend until the reader opens it
    used: false,
    settle() {
      if (!this.used) this.element.open = map.getSize().x >= this.WIDE;
      this.part();
    },
    /** Legend and credit line never lie on each other: beside an open one the line gives way, on a narrow map the legend. */
    part() {
      const room = map.getSize().x;
      const beside = this.element.open && !this.element.hidden && room >= this.WIDE;
      credit.element.style.maxWidth = beside ? `${room - this.element.offsetWidth - 26}px` : "";
      this.element.style.marginBottom = room < this.WIDE ? `${Math.max(10, credit.element.offsetHeight - 20)}px` : "";
    },
    show({ legend: entries, legend_title: title, styles, words, chosen }, items) {
      this.element.hidden = !entries.length;
      const list = make("ul");
      this.rows = entries.map(({ mark = "", text, count, also }) => {
        const row = list.appendChild(make("li"));
        row.append(this.mark(mark, styles), make("span", "", text));
        if (count !== undefined) row.append(make("span", "atlas-count", String(count)));
        return { row, marks: (mark.length === 1 ? mark : "") + (also || "") };
      });
      this.element.replaceChildren(make("summary", "", title || words.legend), list);
      this.point(null);
      const place = items.find((item) => item.selectable && item.code === chosen);
      if (place) for (const { row, marks } of this.rows) row.classList.toggle("atlas-chosen", marks.includes(place.mark));
    },
    /** Marks the lines that stand for a place. */
    point(place) {
      for (const { row, marks } of this.rows || [])
        row.classList.toggle("atlas-pointed", Boolean(place && place.mark && place.selectable && marks.includes(place.mark)));
    },
    mark(mark, styles) {
      const canvas = make("canvas");
      canvas.setAttribute("aria-hidden", "true");
      const ratio = Math.min(window.devicePixelRatio || 1, 2);
      const [width, height] = mark.startsWith("size") ? [38, Math.max(16, Number(mark.slice(4)) + 3)] : [26, 16];
      [canvas.width, canvas.height] = [width * ratio, height * ratio];
      [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
      const pen = canvas.getContext("2d");
      pen.scale(ratio, ratio);
      const style = mark.length === 1 ? styles[MARKS.indexOf(mark)] : null;
      const size = mark.startsWith("size") ? Number(mark.slice(4)) / 2 : 0;
      if (mark === "line") {
        pen.strokeStyle = colour("dash");
        pen.lineWidth = 2;
        pen.lineCap = "round";
        line(pen, [[3, 12], [10, 8]]);
        line(pen, [[16, 8], [23, 4]]);
      } else if (size) {
        drawCircle(pen, [width / 2, height / 2], size, false);
      } else if (["solid", "ring", "dashed"].includes(mark)) {
        drawMark(pen, mark, [13, 8], SMALLEST);
      } else if (style) {
        swatch({ pen, ratio }, style, [1, 1, 24, 14]);
      }
      return canvas;
    },
  };

  const credit = {
    element: make("p", "atlas-credit"),
    show({ credit: text, basemap }) {
      this.element.textContent = [text, basemap && basemap.attribution].filter(Boolean).join(" · ");
    },
  };

  /** Tiles beneath the canvas, where a basemap is configured and chosen; the same basemap stays as it is. */
  const basemap = {
    spelt: "",
    layers: [],
    show({ basemap: chosen }) {
      const spelt = JSON.stringify(chosen || null);
      if (spelt === this.spelt) return;
      this.spelt = spelt;
      for (const layer of this.layers) layer.remove();
      const addresses = chosen ? [chosen.address, chosen.over].filter(Boolean) : [];
      this.layers = addresses.map((address) => L.tileLayer(address, this.options(chosen)).addTo(map));
    },
    options({ subdomains, min_zoom, max_zoom, bounds, opacity, send_origin }) {
      return {
        subdomains: subdomains.join(""),
        minNativeZoom: min_zoom,
        maxNativeZoom: max_zoom,
        maxZoom: 22,
        bounds: bounds ? [bounds.slice(0, 2), bounds.slice(2)] : undefined,
        opacity,
        className: "atlas-basemap",
        referrerPolicy: send_origin ? "origin" : false,
      };
    },
  };

  /** Buttons off the screen, one per place that opens, so that a keyboard reaches what a pointer reaches. */
  const places = {
    element: make("nav", "atlas-places"),
    MOST: 400,
    listed: "",
    show({ words, symbols }, items) {
      const found = new Map();
      for (const place of [...items, ...symbols.map(symbolPlace)])
        if (place.selectable && (nameOf(place) !== place.code)) found.set(place.code, place);
      if (found.size > this.MOST) found.clear(); // the page has a search for so many
      this.found = found;
      this.element.setAttribute("aria-label", words.places);
      const listed = [...found.values()].slice(0, this.MOST).map((place) => [place.code, nameOf(place)]);
      if (JSON.stringify(listed) === this.listed) return; // a change of classes leaves the focus where it is
      this.listed = JSON.stringify(listed);
      const list = make("ul");
      for (const [code, name] of listed) {
        const button = make("button", "", name);
        button.type = "button";
        button.addEventListener("click", () => choose(code));
        button.addEventListener("focus", () => this.focus(this.found.get(code)));
        button.addEventListener("blur", () => point(null));
        list.appendChild(make("li")).append(button);
      }
      this.element.replaceChildren(...(listed.length ? [list] : []));
    },
    focus(place) {
      const at = place.point || place.area.anchor || [place.area.box.west, place.area.box.north];
      const latlng = map.unproject([at[0] + ORIGIN[0], at[1] + ORIGIN[1]], UNIT_ZOOM);
      if (!map.getBounds().contains(latlng)) map.panTo(latlng, { animate: false });
      point(place, map.latLngToContainerPoint(latlng));
    },
  };

  /** Whether a box on the map hides anything that is drawn beneath it. */
  function covers(element) {
    const frameBox = map.getContainer().getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const corner = (x, y) => {
      const { lat, lng } = map.containerPointToLatLng([x - frameBox.left, y - frameBox.top]);
      return unit(lng, lat);
    };
    const [west, north] = corner(own.left, own.top);
    const [east, south] = corner(own.right, own.bottom);
    const box = { west, north, east, south };
    const inside = ([x, y]) => x >= west && x <= east && y >= north && y <= south;
    const hit = ({ area }) =>
      !apart(area.box, box) &&
      (area.rings.some((ring) => ring.some(inside)) || within(area, west, north) || within(area, (west + east) / 2, (north + south) / 2));
    return shown.items.some(hit) || shown.dashes.some((dash) => dash.some(inside));
  }

  /** The South China Sea in a corner of a national map. It is put where it covers nothing that is drawn; if no corner is
   *  free the map itself shows the whole extent instead, so a national map is complete either way. */
  const inset = {
    WEST: 106.5, SOUTH: 2.6, EAST: 123.5, NORTH: 24.6,
    element: make("div", "atlas-inset"),
    control: null,
    size({ words }) {
      if (!this.control) {
        this.canvas = this.element.appendChild(make("canvas"));
        this.lines = this.element.appendChild(make("canvas", "atlas-above"));
        this.name = this.element.appendChild(make("span"));
        this.control = control("bottomright", this.element);
      }
      this.name.textContent = words.inset;
      const [left, top] = unit(this.WEST, this.NORTH);
      const [right, bottom] = unit(this.EAST, this.SOUTH);
      const width = Math.round(Math.min(98, map.getSize().x * 0.21));
      this.extent = { x: width, y: Math.round((width * (bottom - top)) / (right - left)) };
      for (const canvas of [this.canvas, this.lines]) {
        canvas.style.width = `${this.extent.x}px`;
        canvas.style.height = `${this.extent.y}px`;
      }
    },
    /** Finds a free corner; false where there is none, or where the map itself reaches far enough south. */
    place(scene) {
      this.element.hidden = false;
      this.size(scene);
      if (map.getBounds().contains(NATION)) return false;
      for (const corner of ["bottomright", "bottomleft"]) {
        this.control.setPosition(corner);
        this.element.dataset.corner = corner;
        if (!covers(this.element)) return true;
      }
      return false;
    },
    /** After the reader has moved: shown while the nation is in view and the box covers nothing. */
    review() {
      if (!shown || !shown.scene.inset || !home || !home.inset) return;
      const was = this.element.hidden;
      this.element.hidden = false;
      this.element.hidden = map.getZoom() > home.zoom + 0.6 || covers(this.element);
      if (was && !this.element.hidden) redraw(); // it missed what was drawn meanwhile
    },
    view(canvas) {
      const [left, top] = mercator(this.WEST, this.NORTH);
      const scale = this.extent.x / (mercator(this.EAST, 0)[0] - left);
      return viewOf(canvas, this.extent, UNIT_ZOOM + Math.log2(scale), left * scale, top * scale);
    },
    seen() {
      return shown.scene.inset && this.control && !this.element.hidden;
    },
    draw(stays) {
      if (!this.seen()) return;
      const view = this.view(this.canvas);
      clear(view);
      drawAreas(view, shown.layers, 1, { lines: !stays });
      const above = stays ? this.view(this.lines) : view;
      const key = `${stays} ${this.extent.x}`;
      if (stays && key === this.stays) return;
      if (stays) {
        clear(above);
        drawAreas(above, shown.layers, 1, { fills: false });
      } else {
        clear(this.view(this.lines));
        inUnits(view);
      }
      this.drawAbove(above);
      this.stays = stays && key;
    },
    drawAbove(view) {
      drawDashes(view, shown.dashes);
      drawCircles(view, shown.items);
    },
  };

  // ---- a scene on the screen ---------------------------------------------------------------------------------------

  const NATION = [[3.3, 73.3], [53.7, 135.2]]; // the whole extent, with the southernmost reef and the last dash

  function fit() {
    const [south, west, north, east] = shown.scene.bounds;
    legend.settle();
    const room = { paddingTopLeft: [10, 10], paddingBottomRight: [10, 10 + credit.element.offsetHeight], animate: false };
    map.fitBounds([[south, west], [north, east]], room);
    if (legend.element.open && !legend.element.hidden && covers(legend.element)) {
      room.paddingTopLeft[0] += legend.element.offsetWidth + 10;
      map.fitBounds([[south, west], [north, east]], room);
    }
    const free = shown.scene.inset && inset.place(shown.scene);
    if (shown.scene.inset && !free) map.fitBounds(NATION, room);
    if (!free) inset.element.hidden = true;
    home = { zoom: map.getZoom(), center: map.getCenter(), inset: free };
  }

  function atHome() {
    return home && map.getZoom() === home.zoom && map.getCenter().distanceTo(home.center) < 1;
  }

  function resized() {
    const stay = atHome();
    map.invalidateSize({ animate: false, pan: !stay });
    if (shown && stay) fit();
  }

  /** Stylesheets are not awaited by the frame's loader, and colours and sizes come from them. */
  function stylesheets() {
    const links = [...document.querySelectorAll('link[rel="stylesheet"]')].filter((link) => !link.sheet);
    return Promise.all(links.map((link) => new Promise((done) => { link.onload = link.onerror = done; })));
  }

  function dress({ lang, dark, title, words }) {
    const page = document.documentElement;
    page.lang = lang;
    page.dataset.theme = dark ? "dark" : "light";
    map.getContainer().setAttribute("aria-label", title);
    if (window.frameElement) window.frameElement.title = title; // Streamlit names a frame after its component
    for (const [kind, text] of [["in", words.zoom_in], ["out", words.zoom_out]]) {
      const button = map.getContainer().querySelector(`.leaflet-control-zoom-${kind}`);
      button.title = text;
      button.setAttribute("aria-label", text);
    }
  }

  /** Where labels stand: beside a symbol or a chosen area that is smaller than its label, else upon the area. */
  function anchorsOf(scene, items) {
    const anchors = new Map();
    for (const item of items)
      if (item.area.anchor)
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

  async function paint(scene) {
    wanted = scene;
    scene.styles = scene.styles.map((style) => ({ ...scene.style, ...style }));
    try {
      const loading = scene.layers.map((layer) => loadLayer(layer, scene.styles));
      const lines = scene.dashes ? once(scene.dashes, readLines) : [];
      const [layers, dashes] = await Promise.all([Promise.all(loading), lines, stylesheets()]);
      if (wanted !== scene) return; // a newer scene was asked for while this one's geometry was on its way
      const moved = !shown || String(shown.scene.bounds) !== String(scene.bounds) || shown.scene.inset !== scene.inset;
      const items = layers.flatMap((layer) => layer.items);
      shown = { scene, layers, items, dashes, anchors: anchorsOf(scene, items) };
      dress(scene);
      legend.show(scene, items);
      credit.show(scene);
      basemap.show(scene);
      books.show(scene).then(() => shown.scene === scene && places.show(scene, shown.items), console.warn);
      point(null);
      delete document.documentElement.dataset.failed;
      failure.hidden = true;
      cells.show(scene.grid, scene.styles);
      if (moved) fit();
      cells.follow(map);
      redraw();
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
    new ResizeObserver(resized).observe(container);
    return map;
  }

  window.atlasMap = { create, paint };
})();
