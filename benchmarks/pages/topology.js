// What both static pages share: the geometry decoded, the classes, and the button that shows the next indicator.
const PALETTE = ["#ffffb2", "#fed976", "#feb24c", "#fd8d3c", "#fc4e2a", "#e31a1c", "#b10026", "#cccccc"];
const LINE = { color: "#8a94a0", width: 0.6 };
const asked = new URLSearchParams(location.search);

/** Arcs of a TopoJSON as [longitude, latitude]. */
function decodeArcs({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
}

/** A ring of arc numbers (~i runs arc i backwards) as points. */
function ringOf(numbers, arcs) {
  const ring = [];
  for (const number of numbers) {
    const points = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
    for (let i = ring.length ? 1 : 0; i < points.length; i += 1) ring.push(points[i]);
  }
  return ring;
}

/** The polygons of every county: a list of rings each. */
function decode(topology) {
  const arcs = decodeArcs(topology);
  return Object.values(topology.objects)[0].geometries.map(({ type, arcs: parts }) =>
    (type === "Polygon" ? [parts] : parts).map((polygon) => polygon.map((numbers) => ringOf(numbers, arcs))),
  );
}

/** Draws with `prepare(counties, classes) -> repaint(classes)`, and again at each press of the button. */
async function start(prepare) {
  const map = document.getElementById("map");
  map.style.width = `${asked.get("width") || 1000}px`;
  map.style.height = `${asked.get("height") || 560}px`;
  const read = (name) => fetch(name).then((answer) => answer.json());
  const [topology, classes] = await Promise.all([read(`${asked.get("layer") || "county"}.topo.json`), read("classes.json")]);
  let shown = 0;
  const repaint = prepare(decode(topology), classes[shown]);
  document.getElementById("next").onclick = () => repaint(classes[(shown += 1) % classes.length]);
}
