// What can be done, by the name that a button has, and by key. Every key says what it does in the list of keys (?).
const DO = {
  next: () => turn(1),
  back: () => turn(-1),
  first: () => goTo(0),
  last: () => goTo(scenes.length - 1),
  jump: openJump,
  return: () => state.from && goBack(),
  notes: openNotes,
  black: () => cover("black"),
  white: () => cover("white"),
  auto: () => stopPlaying() || byId("auto").showModal(),
  clock: () => { byId("clock").hidden = !byId("clock").hidden; },
  ratio: changeRatio,
  theme: changeTheme,
  full: changeFullScreen,
  help: () => byId("help").showModal(),
  leave: leave,
  start: () => state.mode === "read" && present(inView()),
};
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", " ": "next", PageDown: "next",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
  Home: "first", End: "last", Backspace: "return", Escape: "leave", "?": "help", "？": "help",
  j: "jump", n: "notes", b: "black", ".": "black", w: "white", f: "full", r: "ratio", l: "theme", c: "clock", a: "auto", p: "start",
};
const WHILE_READING = new Set(["jump", "return", "theme", "help", "start", "full", "leave"]);
const ON_MAP = { "+": (map) => zoom(map, 1.6), "=": (map) => zoom(map, 1.6), "-": (map) => zoom(map, 1 / 1.6), 0: whole };
const MOVES = { ArrowLeft: [90, 0], ArrowRight: [-90, 0], ArrowUp: [0, 90], ArrowDown: [0, -90] };
let typed = "";

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]") || event.target.closest?.("input")) return;
  const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (isPresenter) {
    if (!COMMANDS.has(name) || event.target.closest?.("button")) return;
    event.preventDefault();
    ask(name);
    return;
  }
  const onButton = event.target.closest?.("button, a, summary") && (event.key === " " || event.key === "Enter");
  if (onButton || (state.mode === "read" && !WHILE_READING.has(name))) return;
  if (state.mode === "present" && (onMapKey(event) || onDigit(event) || scrolls(event))) return event.preventDefault();
  if (!name) return;
  event.preventDefault();
  if (name !== "auto") stopPlaying();
  if (state.cover && !["black", "white", "notes", "full"].includes(name)) cover("");
  else DO[name]();
}

function onMapKey(event) {
  const map = byId("stage").querySelector(".map");
  if (!map || typed) return false;
  if (event.shiftKey && MOVES[event.key]) move(map, ...MOVES[event.key]);
  else if (ON_MAP[event.key]) ON_MAP[event.key](map);
  else return false;
  return true;
}

// Digits are gathered until Enter; Esc forgets them.
function onDigit(event) {
  if (/^[0-9]$/.test(event.key)) type(`${typed}${event.key}`.slice(-4));
  else if (typed && event.key === "Enter") goToTyped();
  else if (typed && event.key === "Backspace") type(typed.slice(0, -1));
  else if (typed && event.key === "Escape") type("");
  else return false;
  return true;
}

function type(digits) {
  typed = digits;
  byId("typed").hidden = !typed;
  byId("typed").textContent = words("typed", { number: typed });
  if (typed) whisper(words("typed", { number: typed }));
}

function goToTyped() {
  const number = Number(typed);
  type("");
  if (number >= 1 && number <= scenes.length) goTo(number - 1);
  else announce(words("no_such_slide", { number, of: scenes.length }));
}

// Up and down scroll a long table on the slide before they turn it.
function scrolls(event) {
  const box = byId("stage").querySelector(".scrolls");
  const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!box || !down || event.shiftKey) return false;
  const before = box.scrollTop;
  box.scrollTop += down * box.clientHeight * 0.8;
  return box.scrollTop !== before;
}

function onClick(event) {
  const cited = event.target.closest("a.cite");
  if (cited && state.mode === "present") {
    event.preventDefault();
    openSource(cited.getAttribute("href").replace("#source-", ""));
    return;
  }
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const name = button.dataset.do;
  if (isPresenter) ask(name);
  else {
    if (name !== "auto") stopPlaying();
    if (name === "leave" && button.closest("dialog")) button.closest("dialog").close();
    else DO[name]();
    if (event.detail) button.blur(); // after the mouse, the next key is meant for the slides again
  }
}

addEventListener("keydown", onKey);
addEventListener("click", onClick);
byId("cover").addEventListener("click", () => cover(""));
byId("auto").addEventListener("click", (event) => {
  const seconds = Number(event.target.closest("[data-seconds]")?.dataset.seconds);
  if (seconds) play(seconds);
});
