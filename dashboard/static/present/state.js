// What the deck is made of, what is shown of it, and the words for it. Nothing here or in the files beside it writes
// HTML: text goes in as text, and everything else is a copy of what stands in the document.
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const told = JSON.parse(byId("told").textContent);
const scenes = [...document.querySelectorAll("#deck > .scene")];
const placePages = new Map([...document.querySelectorAll("#places > .scene")].map((page) => [page.querySelector("h2").id.slice(6), page]));
const RATIOS = { "16:9": [1600, 900], "4:3": [1200, 900] };
const NARROW = 760; // pixels: a narrower window is for reading
// mode: read or present; at, part: the slide and its part; place: the page from the appendix, if one is shown;
// from: where to return to; cover: black or white; started: when the talk began; seconds: pace of autoplay, or 0
const state = { mode: "read", at: 0, part: 0, place: "", from: null, ratio: "16:9", cover: "", started: 0, seconds: 0 };

// A template filled in; what is not named stays as it is.
function words(name, values = {}) {
  return told.words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

function titleOf(section) {
  return (section.querySelector("h1, h2").firstChild?.textContent ?? "").trim();
}

function current() {
  return (state.place && placePages.get(state.place)) || scenes[state.at];
}

let quieting = 0;
// Says something once, to the eye for a moment and to a screen reader.
function announce(text) {
  byId("live").textContent = text;
  const shown = byId("say");
  shown.textContent = text;
  shown.hidden = false;
  clearTimeout(quieting);
  quieting = setTimeout(() => { shown.hidden = true; }, 4000);
}

function whisper(text) {
  byId("live").textContent = text;
}
