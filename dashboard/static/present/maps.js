// Maps that are moved and enlarged: by wheel, by drag, by two fingers, by the buttons, by + - 0 and Shift with arrows.
// The ground is moved as a whole; marks and names keep their size, and names are placed anew by the rule of names.py.
const WINDOW = [1000, 620];
const BEYOND = 0.6; // windows on every side: as far as the ground is drawn
const CLOSEST = 16;
const LEAST_MARK = 9;
const NAME = { size: 26, high: 31.2 };
const READABLE = { present: 23, read: 13 }; // pixels of the stage or of the page: names are set no smaller
const INSET_NAME = { size: 17, of: 0.7 }; // units of the map, where it has room for no more; of the size of a name
const views = new WeakMap(); // by figure: maps side by side show one view

function viewOf(figure) {
  if (!views.has(figure)) views.set(figure, { k: 1, x: 0, y: 0 });
  return views.get(figure);
}

function bindMaps(within) {
  for (const figure of within.querySelectorAll(".map")) figure.querySelectorAll(".frame").forEach((frame) => bindMap(figure, frame));
}

function bindMap(figure, frame) {
  const svg = frame.querySelector(".window");
  const says = frame.querySelector(".says");
  const fingers = new Map();
  frame.querySelector(".zoom-in").addEventListener("click", () => zoom(figure, 1.6));
  frame.querySelector(".zoom-out").addEventListener("click", () => zoom(figure, 1 / 1.6));
  frame.querySelector(".zoom-whole").addEventListener("click", () => whole(figure));
  svg.addEventListener("wheel", (event) => {
    if (state.mode !== "present" && !event.ctrlKey) return; // while reading, the wheel turns the page
    event.preventDefault();
    zoom(figure, 1.2 ** -Math.sign(event.deltaY), onMap(svg, event));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, onMap(svg, event));
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return pointed(says, event);
    const now = onMap(svg, event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (other) zoom(figure, distance(now, other) / (distance(before, other) || 1), middle(now, other));
    else move(figure, now.x - before.x, now.y - before.y);
  });
  for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => fingers.delete(event.pointerId));
  svg.addEventListener("pointerleave", () => { says.hidden = true; });
}

const distance = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
const middle = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

function onMap(svg, event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
}

function pointed(says, event) {
  const text = event.target.closest("[data-says]")?.dataset.says ?? "";
  says.hidden = !text;
  if (says.textContent !== text) says.textContent = text;
}

function zoom(figure, by, at = { x: WINDOW[0] / 2, y: WINDOW[1] / 2 }) {
  const view = viewOf(figure);
  const k = Math.min(CLOSEST, Math.max(1, view.k * by));
  const factor = k / view.k;
  Object.assign(view, { k, x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor });
  drawMap(figure);
}

function move(figure, across, down) {
  const view = viewOf(figure);
  Object.assign(view, { x: view.x + across, y: view.y + down });
  drawMap(figure);
}

function whole(figure) {
  Object.assign(viewOf(figure), { k: 1, x: 0, y: 0 });
  drawMap(figure);
}

function drawMap(figure) {
  const view = viewOf(figure);
  const within = (now, size) => Math.min(BEYOND * size * view.k, Math.max(size - (1 + BEYOND) * size * view.k, now));
  view.x = within(view.x, WINDOW[0]);
  view.y = within(view.y, WINDOW[1]);
  document.querySelectorAll("pattern[data-on=map]").forEach((pattern) => pattern.setAttribute("patternTransform", `scale(${10 / view.k})`));
  for (const frame of figure.querySelectorAll(".frame")) drawFrame(frame, view);
}

function drawFrame(frame, { k, x, y }) {
  const svg = frame.querySelector(".window");
  svg.querySelector(".world").setAttribute("transform", `translate(${x} ${y}) scale(${k / 10})`);
  const taken = svg.dataset.inset ? [svg.dataset.inset.split(" ").map(Number)] : [];
  for (const pin of svg.querySelectorAll(".pin")) {
    const [across, down] = [pin.dataset.x * k + x, pin.dataset.y * k + y];
    pin.setAttribute("transform", `translate(${across} ${down})`);
    for (const circle of pin.querySelectorAll("[data-r]")) circle.setAttribute("r", Math.max(LEAST_MARK, circle.dataset.r * k));
    if (!pin.querySelector(".count")) taken.push([across - LEAST_MARK, down - LEAST_MARK, across + LEAST_MARK, down + LEAST_MARK]);
  }
  const unit = pixelsOfUnit(svg);
  if (unit) taken.push([0, 0, 52 / unit, 142 / unit], [0, WINDOW[1] - 38 / unit, 170 / unit, WINDOW[1]]); // buttons, scale
  const larger = Math.min(2, Math.max(1, READABLE[state.mode] / (NAME.size * unit || Infinity)));
  for (const name of svg.querySelectorAll(".name")) placeName(name, name.dataset.x * k + x, name.dataset.y * k + y, taken, larger);
  nameInset(svg, larger);
  if (unit) drawScale(frame.querySelector(".scale"), unit * k);
}

// The name of the inset, as large as a smaller name, but no wider than the inset.
function nameInset(svg, larger) {
  const name = svg.querySelector(".inset-name");
  if (!name) return;
  name.style.fontSize = "";
  const [left, , right] = svg.dataset.inset.split(" ").map(Number);
  const room = INSET_NAME.size * (right - left - 8) / (name.getComputedTextLength() || Infinity);
  name.style.fontSize = `${Math.max(INSET_NAME.size, Math.min(NAME.size * larger * INSET_NAME.of, room))}px`;
}

function placeName(name, x, y, taken, larger) {
  name.setAttribute("font-size", NAME.size * larger);
  const wide = name.getComputedTextLength() || name.dataset.wide * larger; // nothing is measured that is not drawn
  const room = name.dataset.gap === undefined ? null : Math.max(LEAST_MARK + 3, Number(name.dataset.gap));
  const spot = spots(x, y, wide, NAME.high * larger, room).find((box) => box[0] >= 0 && box[1] >= 0 && box[2] <= WINDOW[0] && box[3] <= WINDOW[1] && !taken.some((other) => meet(box, other)));
  name.classList.toggle("aside", !spot);
  if (!spot) return;
  taken.push(spot);
  name.setAttribute("x", spot[0]);
  name.setAttribute("y", spot[3] - NAME.size * larger * 0.28);
}

function spots(x, y, wide, high, gap) {
  const [side, up] = [gap + wide / 2, gap + high / 2];
  const middles = gap === null ? [[0, 0]] : [[side, 0], [-side, 0], [0, -up], [0, up], [side, -up], [-side, -up], [side, up], [-side, up]];
  return middles.map(([across, down]) => [x + across - wide / 2, y + down - high / 2, x + across + wide / 2, y + down + high / 2]);
}

const meet = (one, other) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

function pixelsOfUnit(svg) {
  const box = svg.getBoundingClientRect();
  return Math.min(box.width / WINDOW[0], box.height / WINDOW[1]) / (svg.closest("#stage") ? stageScale : 1);
}

// A round number of kilometres, and a bar as long as they are on the screen now.
function drawScale(scale, pixels) {
  const perPixel = scale.dataset.metres / 1000 / pixels;
  const longest = 150 * perPixel;
  const power = 10 ** Math.floor(Math.log10(longest));
  const round = [5, 2, 1].find((step) => step * power <= longest) * power;
  scale.textContent = scale.dataset.kilometres.replace("{km}", round.toLocaleString("en"));
  scale.style.width = `${round / perPixel}px`;
}
