/* TopoJSON -> points in arrays of numbers, in the frame of a map or in a worker (atlas-early.js).
 *
 * Positions are pixels of zoom 8, shifted to the middle of China: small numbers keep their precision in 32 bits.
 */

const UNIT_ZOOM = 8;
const WORLD = 256 * 2 ** UNIT_ZOOM;
const ORIGIN = mercator(104, 35);
const COARSE = 8; // units: points that lie nearer together are one on a map of the country, half a pixel of zoom 4

function mercator(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [WORLD * (lon / 360 + 0.5), WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))];
}

function unit(lon, lat) {
  const [x, y] = mercator(lon, lat);
  return [x - ORIGIN[0], y - ORIGIN[1]];
}

/** A topology as `codes`, `boxes` (west, north, east, south), `anchors` (where a label stands; NaN without one) and
 *  `details`, coarse and fine: lines with `points` (x, y, x, y, ...), `ends` (points before and after each line), where the
 *  lines of `rings` are grouped by `areas` (rings before and after each), and `borders` has each border once. */
function decode({ arcs, transform, objects }) {
  const [{ geometries }] = Object.values(objects);
  const fine = pointsOf(arcs, transform);
  const details = [thinned(fine, COARSE), fine].map((borders) => ({ borders, rings: ringsOf(geometries, borders) }));
  return { codes: geometries.map(({ properties }) => properties.adcode), ...extents(details[1].rings), details };
}

function pointsOf(arcs, { scale, translate }) {
  const ends = new Uint32Array(arcs.length + 1);
  arcs.forEach((arc, i) => (ends[i + 1] = ends[i] + arc.length));
  const points = new Float32Array(2 * ends[arcs.length]);
  let at = 0;
  for (const arc of arcs) {
    let [x, y] = [0, 0];
    for (const [dx, dy] of arc) {
      const [east, south] = unit((x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]);
      points[at++] = east;
      points[at++] = south;
    }
  }
  return { points, ends };
}

/** The same lines without points that lie within `least` of the last one kept. Ends stay, and so do small islands. */
function thinned({ points, ends }, least) {
  const kept = new Float32Array(points.length);
  const keptEnds = new Uint32Array(ends.length);
  let to = 0;
  const keep = (i) => {
    kept[to++] = points[2 * i];
    kept[to++] = points[2 * i + 1];
  };
  for (let line = 0; line + 1 < ends.length; line += 1) {
    const [first, last, begun] = [ends[line], ends[line + 1] - 1, to];
    keep(first);
    for (let i = first + 1; i < last; i += 1)
      if (Math.abs(points[2 * i] - kept[to - 2]) + Math.abs(points[2 * i + 1] - kept[to - 1]) >= least) keep(i);
    if (last > first) keep(last);
    if (to - begun < 8) {
      to = begun;
      for (let i = first; i <= last; i += 1) keep(i);
    }
    keptEnds[line + 1] = to / 2;
  }
  return { points: kept.slice(0, to), ends: keptEnds };
}

/** The rings of all areas (~i runs line i backwards); a point shared by two lines is kept once. */
function ringsOf(geometries, { points, ends }) {
  const rings = geometries.map(({ type, arcs }) => (type === "Polygon" ? [arcs] : arcs || []).flat());
  const areas = new Uint32Array(rings.length + 1);
  rings.forEach((own, i) => (areas[i + 1] = areas[i] + own.length));
  const every = rings.flat();
  const ringEnds = new Uint32Array(every.length + 1);
  const lineOf = (number) => (number < 0 ? ~number : number);
  every.forEach((lines, i) => {
    const total = lines.reduce((sum, number) => sum + ends[lineOf(number) + 1] - ends[lineOf(number)] - 1, 1);
    ringEnds[i + 1] = ringEnds[i] + total;
  });
  const found = new Float32Array(2 * ringEnds[every.length]);
  let to = 0;
  for (const lines of every) {
    lines.forEach((number, place) => {
      const [first, last] = [ends[lineOf(number)], ends[lineOf(number) + 1] - 1];
      const [from, step] = number < 0 ? [last, -1] : [first, 1];
      for (let i = place ? 1 : 0; i <= last - first; i += 1) {
        found[to++] = points[2 * (from + i * step)];
        found[to++] = points[2 * (from + i * step) + 1];
      }
    });
  }
  return { points: found, ends: ringEnds, areas };
}

/** The box of each area, and the centre of gravity of its largest ring: labels stand in the largest part. */
function extents({ points, ends, areas }) {
  const boxes = new Float32Array(4 * (areas.length - 1));
  const anchors = new Float32Array(2 * (areas.length - 1)).fill(NaN);
  for (let area = 0; area + 1 < areas.length; area += 1) {
    let [west, north, east, south, largest] = [Infinity, Infinity, -Infinity, -Infinity, 0];
    for (let ring = areas[area]; ring < areas[area + 1]; ring += 1) {
      const [x0, y0] = [points[2 * ends[ring]], points[2 * ends[ring] + 1]];
      let [sum, x, y, ax, ay] = [0, 0, 0, 0, 0];
      for (let i = ends[ring]; i < ends[ring + 1]; i += 1) {
        const [px, py] = [points[2 * i], points[2 * i + 1]];
        if (px < west) west = px;
        if (px > east) east = px;
        if (py < north) north = py;
        if (py > south) south = py;
        const [bx, by] = [px - x0, py - y0];
        const cross = ax * by - bx * ay;
        sum += cross;
        x += (ax + bx) * cross;
        y += (ay + by) * cross;
        [ax, ay] = [bx, by];
      }
      if (Math.abs(sum) > largest) {
        largest = Math.abs(sum);
        anchors.set([x0 + x / (3 * sum), y0 + y / (3 * sum)], 2 * area);
      }
    }
    boxes.set([west, north, east, south], 4 * area);
  }
  return { boxes, anchors };
}
