/* Fills of very many areas without drawing them anew: what area covers each pixel of a view is worked out once, while nothing
 * else is to do, and a change of classes then only colours the pixels. Edges are as smooth as the browser's own.
 */

const SLICE = 128; // areas between two looks at the clock

/** Which of the areas of a topology covers each pixel of a view: `whole` is its number + 1, 0 where none covers all. The
 *  pixel `edges[i]` is shared by such numbers[j] with shares[j] (of 255) for starts[i] <= j < starts[i + 1]. */
class Coverage {
  constructor({ pen, ratio, scale, x, y }) {
    [this.width, this.height] = [pen.canvas.width, pen.canvas.height];
    [this.scale, this.left, this.top] = [ratio * scale, ratio * x, ratio * y];
    this.whole = new Uint16Array(this.width * this.height);
    this.sum = new Float32Array(0); // of one area: the change of coverage from pixel to pixel of its box, row by row
    this.count = 0;
    this.found = { pixels: new Uint32Array(1 << 16), numbers: new Uint16Array(1 << 16), shares: new Uint8Array(1 << 16) };
  }

  /** The area with a number, which has a `box` and `rings` in units. */
  add(number, { west, north, east, south }, { points, ends, areas }) {
    const [left, right] = [Math.max(0, Math.floor(west * this.scale + this.left)), Math.min(this.width, Math.ceil(east * this.scale + this.left))];
    const [top, bottom] = [Math.max(0, Math.floor(north * this.scale + this.top)), Math.min(this.height, Math.ceil(south * this.scale + this.top))];
    if (left >= right || top >= bottom) return;
    const frame = { left, top, wide: right - left + 2, high: bottom - top };
    if (this.sum.length < frame.wide * frame.high) this.sum = new Float32Array(2 * frame.wide * frame.high);
    for (let ring = areas[number]; ring < areas[number + 1]; ring += 1) {
      let from = ends[ring + 1] - 1;
      for (let to = ends[ring]; to < ends[ring + 1]; to += 1) {
        this.side(frame, this.scale * points[2 * from], this.scale * points[2 * from + 1], this.scale * points[2 * to], this.scale * points[2 * to + 1]);
        from = to;
      }
    }
    this.note(number, frame);
  }

  /** One side of a ring: in each row it crosses, how much of the pixels to its right it covers. */
  side({ left: west, top: north, wide, high }, fromX, fromY, toX, toY) {
    if (fromY === toY) return;
    const down = fromY < toY;
    const slope = (toX - fromX) / (toY - fromY);
    const x0 = (down ? fromX : toX) + this.left - west;
    const y0 = (down ? fromY : toY) + this.top - north;
    const last = Math.min(high, (down ? toY : fromY) + this.top - north);
    const { sum } = this;
    const most = wide - 2;
    for (let y = Math.max(0, y0); y < last; ) {
      const row = Math.floor(y);
      const next = Math.min(row + 1, last);
      let low = x0 + (y - y0) * slope;
      let far = low + (next - y) * slope;
      if (low > far) {
        const swapped = low;
        low = far;
        far = swapped;
      }
      let height = down ? next - y : y - next;
      y = next;
      if (low >= most) continue; // to the right of all that is seen
      if (low < 0 || far > most) {
        const seen = Math.max(0, Math.min(most, far)) - Math.max(0, low);
        const left = far > low ? Math.max(0, Math.min(0, far) - low) / (far - low) : 1;
        sum[row * wide] += height * left;
        height *= far > 0 ? seen / (far - low) : 0;
        low = Math.max(0, low);
        far = Math.max(0, Math.min(most, far));
      }
      const begin = Math.floor(low);
      let at = row * wide + begin;
      if (far <= begin + 1) {
        const right = height * ((low + far) / 2 - begin);
        sum[at] += height - right;
        sum[at + 1] += right;
        continue;
      }
      // across several pixels: the area to the right of the side, as it grows from pixel to pixel
      const steep = height / (far - low);
      let before = 0;
      for (let x = begin; x < far; x += 1, at += 1) {
        const enters = Math.max(low, x);
        const leaves = Math.min(far, x + 1);
        const covered = steep * ((leaves - enters) * (x + 1 - (enters + leaves) / 2) + enters - low);
        sum[at] += covered - before;
        before = covered;
      }
      sum[at] += height - before;
    }
  }

  /** Takes the coverage of an area out of `sum`, which is empty afterwards. Even and odd, as a path is filled. */
  note(number, { left, top, wide, high }) {
    const { sum, whole } = this;
    for (let row = 0; row < high; row += 1) {
      let total = 0;
      for (let x = 0, at = row * wide; x < wide; x += 1, at += 1) {
        total += sum[at];
        sum[at] = 0;
        const folded = Math.abs(total) % 2;
        const share = Math.round(255 * (folded > 1 ? 2 - folded : folded));
        if (!share || x >= wide - 2) continue;
        const pixel = (top + row) * this.width + left + x;
        if (share === 255) whole[pixel] = number + 1;
        else this.push(pixel, number, share);
      }
    }
  }

  push(pixel, number, share) {
    if (this.count === this.found.pixels.length)
      for (const [name, old] of Object.entries(this.found)) (this.found[name] = new old.constructor(2 * old.length)).set(old);
    const { pixels, numbers, shares } = this.found;
    [pixels[this.count], numbers[this.count], shares[this.count]] = [pixel, number, share];
    this.count += 1;
  }

  /** Brings together what was found for each pixel that is shared. */
  finish() {
    const { pixels, numbers, shares } = this.found;
    const newest = new Int32Array(this.whole.length).fill(-1);
    const older = new Int32Array(this.count);
    for (let i = 0; i < this.count; i += 1) {
      older[i] = newest[pixels[i]];
      newest[pixels[i]] = i;
    }
    this.edges = new Uint32Array(this.count);
    this.starts = new Uint32Array(this.count + 1);
    this.numbers = new Uint16Array(this.count);
    this.shares = new Uint8Array(this.count);
    let edge = 0;
    for (let pixel = 0, to = 0; pixel < newest.length; pixel += 1) {
      if (newest[pixel] < 0) continue;
      for (let i = newest[pixel]; i >= 0; i = older[i], to += 1) {
        this.numbers[to] = numbers[i] + 1;
        this.shares[to] = shares[i];
      }
      this.edges[edge] = pixel;
      this.starts[(edge += 1)] = to;
    }
    this.edges = this.edges.slice(0, edge);
    this.image = new ImageData(this.width, this.height);
    this.out = new Uint32Array(this.image.data.buffer);
    this.found = this.sum = null;
  }

  paint({ pen, ratio }, styles, strength) {
    this.colour(styles, ratio, strength);
    pen.putImageData(this.image, 0, 0);
  }

  /** Sets the picture, with a style for each number (null for none), fills over `strength`. */
  colour(styles, ratio, strength) {
    const side = Math.round(CELL * ratio);
    const { table, places } = tableOf(styles, ratio, strength, side);
    const { whole, width, height, out } = this;
    const across = new Uint16Array(width).map((_, x) => phase(x, this.left, side));
    const down = new Uint16Array(height).map((_, y) => phase(y, this.top, side) * side);
    for (let y = 0, at = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1, at += 1) out[at] = table[places[whole[at]] + down[y] + across[x]];
    this.colourEdges(table, places, across, down);
  }

  colourEdges(table, places, across, down) {
    const { edges, starts, numbers, shares, width, out } = this;
    for (let edge = 0, row = 0, begin = 0; edge < edges.length; edge += 1) {
      const pixel = edges[edge];
      while (pixel >= begin + width) {
        row += 1;
        begin += width;
      }
      const cell = down[row] + across[pixel - begin];
      const end = starts[edge + 1];
      let red = 0;
      let green = 0;
      let blue = 0;
      let alpha = 0;
      let covered = 0;
      for (let i = starts[edge]; i < end; i += 1) {
        const colour = table[places[numbers[i]] + cell];
        const weight = shares[i] * (colour >>> 24);
        red += weight * (colour & 255);
        green += weight * ((colour >>> 8) & 255);
        blue += weight * ((colour >>> 16) & 255);
        alpha += weight;
        covered += shares[i];
      }
      if (covered < 250) covered = 255; // else what rounding left between neighbours, or counted twice, is not seen
      out[pixel] = alpha ? ((alpha / covered) << 24) | ((blue / alpha) << 16) | ((green / alpha) << 8) | (red / alpha) : 0;
    }
  }
}

function phase(place, begin, side) {
  return (((place - Math.round(begin)) % side) + side) % side;
}

const cellsOf = new Map();

/** Pixels of a style: a square of its pattern upon its fill, which repeats itself. */
function cellOf(style, ratio, strength, side) {
  const key = JSON.stringify([style.fill, style.pattern, ratio, strength]);
  if (!cellsOf.has(key)) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.globalAlpha = strength;
    pen.fillStyle = style.fill;
    pen.fillRect(0, 0, side, side);
    pen.globalAlpha = 1;
    if (style.pattern && style.fill !== CLEAR) pen.drawImage(patternTile(style.pattern, inkOn(style.fill), ratio), 0, 0);
    cellsOf.set(key, new Uint32Array(pen.getImageData(0, 0, side, side).data.buffer));
  }
  return cellsOf.get(key);
}

/** `table` has the pixels of each style one after the other, the first of them empty; `places` where a number's begin. */
function tableOf(styles, ratio, strength, side) {
  const known = new Map([[null, 0]]);
  const places = new Uint32Array(styles.length + 1);
  styles.forEach((style, number) => {
    if (!known.has(style)) known.set(style, known.size * side * side);
    places[number + 1] = known.get(style);
  });
  const table = new Uint32Array(known.size * side * side);
  for (const [style, place] of known) if (style) table.set(cellOf(style, ratio, strength, side), place);
  return { table, places };
}

const whenIdle = window.requestIdleCallback || ((run) => setTimeout(() => run({ timeRemaining: () => 8 }), 50));

/** The fills of one canvas: `paint` is true where it could colour what is known of the view, else it begins to learn it. */
class Fills {
  paint(view, items, strength) {
    if (items.length <= CROWD || items.length > 65534) return false;
    const { details } = items[0].area;
    const { pen, ratio, scale, x, y } = view;
    const key = [ratio, scale, x, y, pen.canvas.width, pen.canvas.height].join();
    const styles = new Array(details[view.detail].rings.areas.length - 1).fill(null);
    for (const { area, style } of items) styles[area.number] = style;
    if (key === this.key && details === this.details && this.known) {
      this.known.paint(view, styles, strength);
      return true;
    }
    if (key === this.key && details === this.details) return false;
    [this.key, this.details, this.known] = [key, details, null];
    this.learn(view, items, (found) => {
      if (this.key !== key || this.details !== details) return;
      found.colour(styles, ratio, strength); // for the browser to know how, so that the first change is no slower
      this.known = found;
    });
    return false;
  }

  learn(view, items, then) {
    const { rings } = items[0].area.details[view.detail];
    const [coverage, key] = [new Coverage(view), this.key];
    let next = 0;
    const go = (deadline) => {
      if (this.key !== key) return; // the reader has moved on
      do {
        for (const { area } of items.slice(next, next + SLICE)) coverage.add(area.number, area.box, rings);
        next += SLICE;
      } while (next < items.length && deadline.timeRemaining() > 4);
      whenIdle(next < items.length ? go : finish);
    };
    const finish = () => {
      coverage.finish();
      then(coverage);
    };
    whenIdle(go);
  }
}
