// Showing a slide, turning to another, reading from top to bottom.
let stageScale = 1;

function present(at) {
  Object.assign(state, { mode: "present", at, part: 0, place: "", from: null });
  root.dataset.mode = "present";
  byId("stage").hidden = byId("bar").hidden = false;
  fit();
  show();
}

function read() {
  const section = current();
  state.mode = "read";
  root.dataset.mode = "read";
  byId("stage").hidden = byId("bar").hidden = true;
  byId("stage").querySelector(".sheet")?.remove();
  state.from = null;
  showReturn();
  section.scrollIntoView();
  document.querySelectorAll("#deck .map").forEach(drawMap);
  reach();
}

// The slide nearest to the top of what is being read.
function inView() {
  const found = scenes.findIndex((scene) => scene.getBoundingClientRect().bottom > innerHeight / 3);
  return found < 0 ? scenes.length - 1 : found;
}

function show() {
  const section = current();
  const sheets = partsOf(section);
  state.part = Math.min(state.part, sheets.length - 1);
  byId("stage").querySelector(".sheet")?.remove();
  byId("stage").append(sheets[state.part]);
  byId("stage").querySelectorAll(".map").forEach(drawMap);
  byId("stage").querySelector(".scrolls")?.scrollTo(0, 0);
  showPosition(section, sheets.length);
  showReturn();
  try {
    history.replaceState(null, "", `#${state.at + 1}${state.part ? `.${state.part + 1}` : ""}`);
  } catch { /* some browsers keep the address of a file as it is */ }
  tellPresenter();
  waitForNext();
}

function showPosition(section, parts) {
  const values = { number: state.at + 1, of: scenes.length, part: state.part + 1, parts, title: titleOf(section) };
  const place = words("place", values);
  byId("position").textContent = state.place ? place : words("position", values) + (parts > 1 ? words("part", values) : "");
  whisper(state.place ? place : words(parts > 1 ? "spoken_part" : "spoken", values));
}

function isLast() {
  return state.at === scenes.length - 1 && state.part >= partsOf(current()).length - 1;
}

// One part on or back; before the first and after the last nothing moves.
function step(by) {
  const part = state.part + by;
  if (part >= 0 && part < partsOf(current()).length) state.part = part;
  else if (!state.place && state.at + by >= 0 && state.at + by < scenes.length) {
    state.at += by;
    state.part = by < 0 ? partsOf(current()).length - 1 : 0;
  }
}

function turn(by) {
  if (state.cover) cover("");
  if (!state.started) state.started = Date.now();
  if (!state.place) state.from = null;
  step(by);
  show();
}

function goTo(at) {
  Object.assign(state, { at, part: 0, place: "", from: null });
  show();
}

function cover(colour) {
  state.cover = state.cover === colour ? "" : colour;
  byId("cover").hidden = !state.cover;
  byId("cover").className = state.cover;
  if (state.cover) whisper(words(`${state.cover}_on`));
  tellPresenter();
}

// Esc: what is open is closed, one thing at a time.
function leave() {
  if (state.cover) cover("");
  else if (state.from) goBack();
  else if (document.fullscreenElement) document.exitFullscreen();
  else if (state.mode === "present") read();
}

function changeRatio() {
  state.ratio = state.ratio === "16:9" ? "4:3" : "16:9";
  announce(words("ratio_to", { ratio: state.ratio }));
  fit();
  show();
}

function changeTheme() {
  root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
  whisper(words(root.dataset.theme));
}

function changeFullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => announce(words("no_full_screen")));
}

// The stage is as large as the window holds; in a window the bar keeps a strip of its own.
function fit() {
  const [wide, high] = RATIOS[state.ratio];
  const strip = document.fullscreenElement ? 0 : byId("bar").offsetHeight;
  stageScale = Math.min(innerWidth / wide, (innerHeight - strip) / high);
  const stage = byId("stage");
  stage.style.width = `${wide}px`;
  stage.style.height = `${high}px`;
  stage.style.transform = `translate(${(innerWidth - wide * stageScale) / 2}px, ${(innerHeight - strip - high * stageScale) / 2}px) scale(${stageScale})`;
}

let resting = 0;
// In full screen the bar goes away when nothing moves, and the pointer with it.
function stir() {
  root.classList.remove("resting");
  clearTimeout(resting);
  resting = setTimeout(() => root.classList.toggle("resting", Boolean(document.fullscreenElement)), 3000);
}

// A table wider than the page is scrolled, and so has to be reached by key.
function reach() {
  for (const table of document.querySelectorAll(":is(#deck, #places) .table")) {
    if (table.scrollWidth <= table.clientWidth) table.removeAttribute("tabindex");
    else table.tabIndex = 0;
  }
}

function begin() {
  root.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  tick();
  if (isPresenter) return bePresenter();
  bindMaps(byId("deck"));
  reach();
  state.ratio = innerWidth / innerHeight < 1.5 ? "4:3" : "16:9";
  const [, slide, part] = /^#(\d{1,4})(?:\.(\d{1,3}))?$/.exec(location.hash) ?? [];
  const at = Math.min(Math.max(Number(slide ?? 1), 1), scenes.length) - 1;
  if (innerWidth < NARROW) {
    root.dataset.mode = "read";
    document.querySelectorAll("#deck .map").forEach(drawMap);
    showReturn();
    if (at) scenes[at].scrollIntoView();
    return;
  }
  present(at);
  if (part > 1) {
    state.part = part - 1;
    show();
  }
}

for (const name of ["resize", "fullscreenchange"]) addEventListener(name, () => {
  if (isPresenter) return;
  if (state.mode === "read") return reach();
  fit();
  byId("stage").querySelectorAll(".map").forEach(drawMap);
});
for (const name of ["pointermove", "keydown", "fullscreenchange"]) addEventListener(name, stir);
begin();
