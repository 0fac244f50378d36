/* What stands round the map: tooltip, legend, credit, basemap, buttons for a keyboard. Every word is set as text. */

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
  /** Whether it lies on its map, and not below it. */
  lies() {
    return map.getContainer().contains(this.element);
  },
  settle() {
    if (!this.used) this.element.open = !this.lies() || map.getSize().x >= this.WIDE;
    this.part();
  },
  /** Legend and credit line never lie on each other: beside an open one the line gives way, on a narrow map the legend. */
  part() {
    const room = map.getSize().x;
    const beside = this.element.open && !this.element.hidden && room >= this.WIDE && this.lies();
    credit.element.style.maxWidth = beside ? `${room - this.element.offsetWidth - 26}px` : "";
    const above = room < this.WIDE && this.lies();
    this.element.style.marginBottom = above ? `${Math.max(10, credit.element.offsetHeight + 4)}px` : "";
  },
  show({ legend: entries, legend_title: title, styles, words, chosen }, items) {
    this.element.hidden = !entries.length;
    const list = make("ul");
    this.rows = entries.map(({ mark = "", text, count, also }, place) => {
      const row = list.appendChild(make("li"));
      row.append(this.mark(place, mark, styles), make("span", "", text));
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
      row.classList.toggle("atlas-pointed", Boolean(place && place.mark && marks.includes(place.mark)));
  },
  kept: new Map(),
  /** The picture in a line; from scene to scene the same one, where it looks the same: a canvas takes long to make. */
  mark(place, mark, styles) {
    const style = mark.length === 1 ? styles[MARKS.indexOf(mark)] : null;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const key = JSON.stringify([place, mark, style, ratio, document.documentElement.dataset.theme]);
    if (this.kept.size > 200) this.kept.clear();
    if (!this.kept.has(key)) this.kept.set(key, this.drawn(mark, style, ratio));
    return this.kept.get(key);
  },
  drawn(mark, style, ratio) {
    const canvas = make("canvas");
    canvas.setAttribute("aria-hidden", "true");
    const [width, height] = mark.startsWith("size") ? [38, Math.max(16, Number(mark.slice(4)) + 3)] : [26, 16];
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
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

/** Buttons off the screen, one per place that opens or has something to tell, so that a keyboard reaches what a pointer reaches. */
const places = {
  element: make("nav", "atlas-places"),
  MOST: 400,
  listed: "",
  show({ words, symbols, tips }, items) {
    const found = new Map();
    for (const place of [...items, ...symbols.map(symbolPlace)]) {
      if ((place.selectable || tips[place.code]) && nameOf(place) !== place.code) found.set(place.code, place);
      if (found.size > this.MOST) break;
    }
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
      button.addEventListener("click", () => this.found.get(code).selectable && choose(code));
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
