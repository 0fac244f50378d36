/* The South China Sea in a corner of the national map. */

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
    (area.enters(box) || within(area, west, north) || within(area, (west + east) / 2, (north + south) / 2));
  return shown.items.some(hit) || shown.dashes.some((dash) => dash.some(inside));
}

/** The South China Sea in a corner of a national map. It is put where it covers nothing that is drawn; if no corner is
 *  free the map itself shows the whole extent instead, so a national map is complete either way. */
const inset = {
  WEST: 106.5, SOUTH: 2.6, EAST: 123.5, NORTH: 24.6,
  element: make("div", "atlas-inset"),
  control: null,
  fills: new Fills(),
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
    if (!stays || !this.fills.paint(view, shown.layers[0].items, 1)) {
      clear(view);
      drawAreas(view, shown.layers, 1, { lines: !stays });
    }
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
