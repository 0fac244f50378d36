/* What lies under a point of the map, and what pointing and pressing do. */

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

function within(area, x, y) {
  const { west, north, east, south } = area.box;
  return x >= west && x <= east && y >= north && y <= south && probe.isPointInPath(area.path(detailAt(map.getZoom())), x, y, "evenodd");
}

function nameOf(place) {
  return place.title || shown.scene.names[place.code] || books.name(place.code) || (place.symbol && place.symbol.label) || (place.selectable ? place.code : "");
}

/** Marks a place and says what it is, on every map of the frame; null takes the mark away. */
function point(place, where) {
  mark(place, where);
  link.pointed(place, where);
}

/** As if the pointer were on the place with a code, because it is on another map of the frame. */
function pointAt(code, where) {
  if (shown) mark(shown.items.slice().reverse().find((item) => item.code === code) || null, where);
}

function mark(place, where) {
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
