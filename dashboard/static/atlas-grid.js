/* The cells of a grid on the map of the atlas: the server sums them for the scale, this draws the squares that are in view.
 *
 *   const cells = atlasGrid({ world, origin, marks, redraw })   once per map
 *   cells.show(grid, styles)    the grid of a scene, or nothing
 *   cells.follow(map)           fetch what is in view; what was there stays until all of it has come
 *   cells.draw(view, fill)      `fill(style, rectangles)` paints rectangles in pixels
 *   cells.at([x, y])            the square under a position, with a title and lines to say about it
 *
 * Positions are in the units of atlas-map.js. A tile has 64 x 64 squares, or single cells where the scale shows them.
 */
window.atlasGrid = function (parts) {
  "use strict";

  const { world, origin, marks, redraw } = parts;
  const ACROSS = 64;
  const FINE = 4096;
  const MOST_TILES = 40; // of one view; a coarser scale is taken rather than more
  const SLACK = 0.3; // pixels: places are rounded on their way here
  const KEPT = 400; // tiles, in order of last use
  const tiles = new Map();
  let grid = null;
  let styles = [];
  let wanted = "";
  let shown = []; // the squares of all tiles in view

  function show(next, itsStyles) {
    const same = grid && next && grid.address === next.address && String(grid.breaks) === String(next.breaks);
    styles = itsStyles;
    grid = next || null;
    if (!same) [shown, wanted] = [[], ""];
    if (!same) tiles.clear();
  }

  /** The tiles in view: zoom, and columns and rows from first to last. */
  function inView(map) {
    const bounds = map.getBounds();
    const [south, west, north, east] = grid.bounds;
    const share = (lon, lat) => {
      const sine = Math.sin((lat * Math.PI) / 180);
      return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
    };
    const [left, top] = share(Math.max(bounds.getWest(), west), Math.min(bounds.getNorth(), north, 85));
    const [right, bottom] = share(Math.min(bounds.getEast(), east), Math.max(bounds.getSouth(), south, -85));
    if (left > right || top > bottom) return null;
    let zoom = Math.max(0, Math.min(Math.round(map.getZoom()) - 1, grid.deepest));
    const spans = () => [left, top, right, bottom].map((edge) => Math.min(Math.floor(edge * 2 ** zoom), 2 ** zoom - 1));
    let [first, upper, last, lower] = spans();
    while (zoom && (last - first + 1) * (lower - upper + 1) > MOST_TILES) {
      zoom -= 1;
      [first, upper, last, lower] = spans();
    }
    return { zoom, first, upper, last, lower };
  }

  async function follow(map) {
    if (!grid) return;
    const view = inView(map);
    const key = JSON.stringify([grid.address, view]);
    if (key === wanted) return;
    wanted = key;
    const found = [];
    for (let x = view ? view.first : 0; view && x <= view.last; x += 1)
      for (let y = view.upper; y <= view.lower; y += 1) found.push(tile(view.zoom, x, y));
    const here = grid;
    try {
      const all = await Promise.all(found);
      if (wanted !== key || grid !== here) return;
      shown = all.flat();
      document.documentElement.dataset.cells = `${view ? view.zoom : "-"} ${shown.length}`;
      redraw();
    } catch (error) {
      if (wanted === key) wanted = "";
      console.warn(error);
    }
  }

  function tile(zoom, x, y) {
    const address = `${grid.address}/${zoom}/${x}/${y}.json`;
    const here = grid;
    const reading =
      tiles.get(address) ||
      fetch(address).then(async (answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${address}`);
        return squares(await answer.json(), here, zoom, x, y);
      });
    reading.catch(() => tiles.delete(address));
    tiles.delete(address);
    tiles.set(address, reading);
    if (tiles.size > KEPT) tiles.delete(tiles.keys().next().value);
    return reading;
  }

  /** What the server answered, as squares in units: west, north, side, and the mark of their style. */
  function squares(answer, { breaks, classes, partly, missing }, zoom, x, y) {
    const side = world / 2 ** zoom;
    const [west, north] = [x * side - origin[0], y * side - origin[1]];
    const markOf = (value, absent) => {
      if (value === null) return missing;
      const place = breaks.findIndex((edge) => value <= edge);
      return (absent ? partly : classes)[place < 0 ? breaks.length : place];
    };
    if (answer.kind === "cells")
      return answer.code.map((code, i) => {
        const [width, height] = [answer.width[i], answer.height[i]].map((steps) => (steps / FINE) * side);
        const [cx, cy] = [((answer.x[i] + 0.5) / FINE) * side, ((answer.y[i] + 0.5) / FINE) * side];
        const value = answer.value[i];
        return { code, value, west: west + cx - width / 2, north: north + cy - height / 2, width, height, mark: markOf(value, 0) };
      });
    const size = side / ACROSS;
    return answer.at.map((at, i) => {
      const [count, absent, sum] = [answer.count[i], answer.missing[i], answer.sum[i]];
      const mean = sum === null ? null : sum / (count - absent);
      const corner = { west: west + (at % ACROSS) * size, north: north + Math.floor(at / ACROSS) * size };
      const ends = { least: answer.least[i], most: answer.most[i] };
      return { code: `${zoom}/${x}/${y}/${at}`, count, absent, sum, mean, ...ends, ...corner, width: size, height: size, mark: markOf(mean, absent) };
    });
  }

  /** Squares in view, style by style; edges lie on whole pixels, outwards, so that neighbours meet without a seam. */
  function draw({ at, window: seen }, fill) {
    const byMark = new Map();
    for (const one of shown) {
      const { west, north, width, height, mark } = one;
      if (west > seen.east || north > seen.south || west + width < seen.west || north + height < seen.north) continue;
      const [left, top] = at([west, north]).map((edge) => Math.floor(edge + SLACK));
      const [right, bottom] = at([west + width, north + height]).map((edge) => Math.ceil(edge - SLACK));
      if (!byMark.has(mark)) byMark.set(mark, []);
      byMark.get(mark).push([left, top, Math.max(right - left, 1), Math.max(bottom - top, 1)]);
    }
    for (const [mark, rectangles] of byMark) fill(styles[marks.indexOf(mark)], rectangles);
  }

  function under([x, y]) {
    const one = shown.find(({ west, north, width, height }) => x >= west && x < west + width && y >= north && y < north + height);
    if (!one) return null;
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 6 });
    const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));
    const { words } = grid;
    const lines = [];
    if (one.count === undefined) lines.push(one.value === null ? words.missing : say(words.value, one));
    else if (one.sum === null) lines.push(words.missing);
    else {
      if (grid.sums) lines.push(say(words.sum, one));
      lines.push(say(words.mean, one), say(words.ends, one));
    }
    if (one.absent) lines.push(say(words.absent, one));
    return { code: one.code, title: one.count === undefined ? one.code : say(words.count, one), lines, square: one, mark: one.mark };
  }

  return { show, follow, draw, at: under };
};
