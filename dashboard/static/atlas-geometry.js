/* Geometry of the map: the areas of its layers as paths, and the classes that a scene gives them. */

function apart(a, b) {
  return a.east < b.west || b.east < a.west || a.south < b.north || b.south < a.north;
}

/** An area of a layer. Its paths are made when they are first drawn: one for a map of the country, one in all detail. */
class Area {
  constructor({ boxes, anchors, details }, number) {
    const [west, north, east, south] = boxes.subarray(4 * number, 4 * number + 4);
    const anchor = anchors.subarray(2 * number, 2 * number + 2);
    this.box = { west, north, east, south };
    this.anchor = Number.isNaN(anchor[0]) ? null : [anchor[0], anchor[1]];
    [this.details, this.number, this.paths] = [details, number, []];
  }

  path(detail) {
    const { rings } = this.details[detail];
    if (!this.paths[detail]) this.paths[detail] = traced(rings, rings.areas[this.number], rings.areas[this.number + 1], true);
    return this.paths[detail];
  }

  /** Whether one of its points lies in a box. */
  enters({ west, north, east, south }) {
    const { points, ends, areas } = this.details[0].rings;
    const last = 2 * ends[areas[this.number + 1]];
    for (let i = 2 * ends[areas[this.number]]; i < last; i += 2)
      if (points[i] >= west && points[i] <= east && points[i + 1] >= north && points[i + 1] <= south) return true;
    return false;
  }
}

/** Which of the details of a topology is drawn: the coarse one while its points are less than a pixel apart. */
function detailAt(zoom) {
  return COARSE * 2 ** (zoom - UNIT_ZOOM) * Math.min(window.devicePixelRatio || 1, 2) <= 1 ? 0 : 1;
}

/** Lines number `from` to before `to` as one path. */
function traced({ points, ends }, from, to, closed) {
  const path = new Path2D();
  for (let line = from; line < to; line += 1) {
    path.moveTo(points[2 * ends[line]], points[2 * ends[line] + 1]);
    for (let i = ends[line] + 1; i < ends[line + 1]; i += 1) path.lineTo(points[2 * i], points[2 * i + 1]);
    if (closed) path.closePath();
  }
  return path;
}

const fetched = new Map();

function keep(address, reading) {
  fetched.set(address, reading);
  reading.catch(() => fetched.delete(address));
}

async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** What `read` makes of the JSON at an address; fetched and read once per frame, cached by the browser for good. */
function once(address, read) {
  if (!fetched.has(address)) keep(address, fetchJson(address).then(read));
  return fetched.get(address);
}

/** The areas of a topology by code, and `borders(detail)`: each border once, where areas of their own would draw it twice. */
function readAreas(topology) {
  const borders = [];
  return {
    areas: new Map(topology.codes.map((code, number) => [code, new Area(topology, number)])),
    borders(detail) {
      const lines = topology.details[detail].borders;
      if (!borders[detail]) borders[detail] = traced(lines, 0, lines.ends.length - 1, false);
      return borders[detail];
    },
  };
}

/** Geometry as the page has read it (atlas-early.js) or, where it has no worker, as it is fetched. */
function geometryAt(address) {
  const { atlasGeometry } = window.parent;
  const here = () => fetchJson(address);
  return atlasGeometry ? atlasGeometry(new URL(address, location).href).catch(here) : here();
}

/** Dashes by address: lines of positions, read once per frame. */
function linesAt(address) {
  if (!fetched.has(address)) keep(address, geometryAt(address).then(readLines));
  return fetched.get(address);
}

/** A layer of areas, read once per frame. */
function areasAt(address) {
  if (!fetched.has(address)) {
    const topology = geometryAt(address).then((found) => (found.arcs ? decode(found) : found));
    keep(address, topology.then(readAreas));
  }
  return fetched.get(address);
}

function readLines(collection) {
  return collection.features.map(({ geometry }) => geometry.coordinates.map(([lon, lat]) => unit(lon, lat)));
}

const MARKS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"; // as in dashboard/exhibit.py

/** The characters of `dashboard/views/packed.py`: a canonical Huffman code, in base64. */
function unpack(packed) {
  if (!packed.includes(",")) return packed;
  const [marks, lengths, size, bits] = packed.split(",");
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
  const { areas, borders } = await areasAt(layer.address + query);
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
