/* Labels of the map: each at the first free place beside what it names. */

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
