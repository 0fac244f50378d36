/* The maps of a frame: one, or several side by side that show the same view and point at the same place.
 *
 *   atlasMap.create(id)     makes the first map, once per frame
 *   atlasMap.paint(scene, token)   shows a scene, or one that is only named by its `id` (see atlas-ahead.js); the maps of one
 *                           with `panes` stand under their captions. Where the panes have one scale the first brings its
 *                           legend, which then stands below them all
 *   atlasMap.views()        zoom, latitude and longitude of each map, for tests
 *
 * When everything is on the screen, <html data-painted> holds the scene's id.
 */

const maps = []; // { element, leaflet, map, drawn } in the order of the panes; the first is always there
const sheet = make("div", "atlas-sheet"); // round the panes, while there are several
const row = sheet.appendChild(make("div", "atlas-panes"));
const foot = sheet.appendChild(make("div", "atlas-foot"));
let current = null; // the scene asked for last
let named = ""; // the id of the scene that the page's run named last
let leading = false; // while one map takes the others along

function add(element) {
  const one = { element, drawn: "" };
  one.map = newMap({
    painted(id) {
      one.drawn = id;
      if (panesOf(current).every((pane, i) => maps[i] && maps[i].drawn === pane.id)) document.documentElement.dataset.painted = current.id;
    },
    settled: agree,
    pointed: (place, where) => pointElsewhere(one, place, where),
  });
  one.leaflet = one.map.create(element);
  one.leaflet.on({ move: () => lead(one, false), moveend: () => lead(one, true) });
  maps.push(one);
  return one;
}

function panesOf(scene) {
  return scene.panes || [scene];
}

/** Takes the other maps to where one is. */
function lead(one, atTheEnd) {
  if (leading || maps.length < 2) return;
  leading = true;
  const [center, zoom] = [one.leaflet.getCenter(), one.leaflet.getZoom()];
  for (const other of maps.filter((each) => each !== one)) {
    const { leaflet } = other;
    const offset = leaflet._getCenterOffset(center);
    const away = leaflet.getZoom() !== zoom;
    if (away) leaflet.setView(center, zoom, { animate: false });
    else if (offset.x || offset.y) {
      leaflet._rawPanBy(offset); // what dragging does; setView would draw everything anew each time
      leaflet.fire("move");
    }
    other.dragged = (other.dragged || offset.x || offset.y) && !away;
    if (atTheEnd && other.dragged) leaflet.fire("moveend");
    if (atTheEnd) other.dragged = false;
  }
  leading = false;
}

/** All maps are at home where the first is, with an inset or without: a national map is whole on each of them. */
function agree() {
  if (leading || maps.length < 2) return;
  lead(maps[0], true);
  for (const { map } of maps.slice(1)) map.adopt(maps[0].map.settled());
}

function pointElsewhere(one, place, where) {
  if (maps.length < 2) return;
  for (const other of maps) if (other !== one) other.map.pointAt(place && place.code, where);
  if (shared()) maps[0].map.legend.point(place);
}

/** Whether one legend stands for all panes. */
function shared() {
  return Boolean(current && current.shared);
}

/** Puts as many maps on the page as a scene has panes, each with its caption, and legends where they belong. */
function arrange(scene) {
  const panes = panesOf(scene);
  const several = panes.length > 1;
  if (several && !sheet.isConnected) {
    maps[0].element.before(sheet);
    row.append(paneOf(maps[0].element));
  }
  while (maps.length < panes.length) {
    const element = make("div", "atlas-further");
    row.append(paneOf(element));
    add(element);
  }
  while (maps.length > panes.length) {
    const { element, map } = maps.pop();
    element.closest("figure").remove();
    map.leave();
  }
  if (!several && sheet.isConnected) {
    sheet.before(maps[0].element);
    sheet.remove();
    row.replaceChildren();
  }
  panes.forEach(({ caption = "" }, i) => several && (maps[i].element.closest("figure").firstChild.textContent = caption));
  for (const one of maps) place(one, several);
  sheet.classList.toggle("atlas-many", panes.length > 2);
  fitFrame();
}

function paneOf(element) {
  const pane = make("figure", "atlas-pane");
  pane.append(make("figcaption"), element);
  return pane;
}

/** Legend and credit line lie on a map that is alone; beside others they stand below it, or below all. */
function place({ element, map: { legend, credit } }, several) {
  const corner = (name) => element.querySelector(`.leaflet-bottom.leaflet-${name}`);
  if (!several) {
    corner("left").append(legend.element);
    corner("right").append(credit.element);
  } else {
    (shared() ? foot : element.closest("figure")).append(legend.element);
    legend.settle();
    foot.append(credit.element);
  }
}

/** Streamlit gives the frame the height of one map; a sheet of several needs its own. */
function fitFrame() {
  const { style } = window.frameElement || sheet;
  if (sheet.isConnected) style.setProperty("height", `${sheet.offsetHeight}px`, "important");
  else style.removeProperty("height");
}

async function paint(scene) {
  if (current && current.id === scene.id && document.documentElement.dataset.painted === scene.id) return;
  current = scene;
  arrange(scene);
  leading = true; // each map finds its own view first
  await Promise.all(panesOf(scene).map((pane, i) => maps[i].map.paint(pane)));
  leading = false;
  if (current !== scene) return;
  agree();
  if (window.frameElement) window.frameElement.title = scene.title;
}

/** What the page's run hands over: a scene, or the name of one that this frame was given ahead. */
async function show(scene, token = "") {
  ahead.follow(panesOf(scene)[0], token); // each pane says its language and theme
  named = scene.id;
  if (scene.title) return paint(scene);
  const whole = await ahead.sceneOf(scene);
  if (whole && named === scene.id) await paint(whole);
}

new ResizeObserver(fitFrame).observe(sheet);

window.atlasMap = {
  create: (id) => add(document.getElementById(id)).leaflet,
  paint: show,
  views: () => maps.map(({ leaflet }) => [leaflet.getZoom(), leaflet.getCenter().lat, leaflet.getCenter().lng]),
};
