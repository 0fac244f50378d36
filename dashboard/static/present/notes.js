// The speaker's window: the same file opened in a second window, which is told what is shown and tells what to do.
// The two know each other as windows and by nothing else, so this works from a stick as from a server.
const COMMANDS = new Set(["next", "back", "first", "last", "black", "white"]);
const isPresenter = location.hash === "#notes" && window.opener !== null;
let presenter = null;

function openNotes() {
  if (presenter && !presenter.closed) {
    presenter.focus();
    return;
  }
  presenter = window.open(`${location.href.split("#")[0]}#notes`, "", "popup,width=900,height=680");
  if (!presenter) announce(words("notes_blocked"));
}

function tellPresenter() {
  if (!presenter || presenter.closed) return;
  const { at, part, place, cover, started } = state;
  presenter.postMessage({ atlas: "shown", at, part, parts: partsOf(current()).length, place, cover, started }, "*");
}

addEventListener("message", (event) => {
  const message = event.data;
  if (presenter && event.source === presenter) {
    if (message?.atlas === "hello") tellPresenter();
    if (message?.atlas === "do" && COMMANDS.has(message.what)) DO[message.what]();
  } else if (isPresenter && event.source === window.opener && message?.atlas === "shown") {
    told.shown = message;
    showNotes(message);
  }
});

addEventListener("pagehide", () => presenter?.close());

function bePresenter() {
  root.dataset.mode = "notes";
  byId("presenter").hidden = false;
  window.opener.postMessage({ atlas: "hello" }, "*");
}

function ask(what) {
  if (COMMANDS.has(what)) window.opener.postMessage({ atlas: "do", what }, "*");
}

function showNotes({ at, part, parts, place, cover, started }) {
  const section = placePages.get(place) ?? scenes[at] ?? scenes[0];
  const notes = section.querySelector(":scope > .speaker")?.cloneNode(true);
  notes?.querySelector(".label")?.remove();
  const next = place ? scenes[at] : scenes[at + 1];
  const numbers = words("position", { number: at + 1, of: scenes.length }) + (parts > 1 ? words("part", { part: part + 1, parts }) : "");
  byId("presenter-position").textContent = cover ? `${numbers} · ${words(cover === "black" ? "black_on" : "white_on")}` : numbers;
  byId("presenter-title").textContent = place ? words("place", { title: titleOf(section) }) : titleOf(section);
  byId("presenter-notes").replaceChildren(...(notes ? notes.childNodes : [words("no_speaker")]));
  byId("presenter-next").textContent = next ? titleOf(next) : words("no_next");
  state.started = started;
  tick();
}
