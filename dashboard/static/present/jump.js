// A question from the floor: a place is found by pinyin initials, pinyin, characters, English name or code; the slide
// it came from is kept, and returned to.
const MOST_FOUND = 30;
let found = [];
let chosen = 0;

function openJump() {
  byId("asked").value = "";
  byId("jump").showModal();
  look();
}

function rankOf(place, query) {
  const ranks = place.keys.map((key) => (key === query ? 0 : key.startsWith(query) ? 1 : key.includes(query) ? 2 : 3));
  return Math.min(...ranks, 3);
}

function look() {
  const query = byId("asked").value.normalize("NFKC").toLowerCase().replace(/[\s'’]/g, "");
  found = told.places
    .map((place, at) => ({ place, at, rank: query ? rankOf(place, query) : 0 }))
    .filter((entry) => entry.rank < 3)
    .sort((one, other) => one.rank - other.rank || one.at - other.at)
    .map((entry) => entry.place);
  chosen = 0;
  const rows = found.slice(0, MOST_FOUND).map((place, at) => optionOf(place, at));
  byId("places-found").replaceChildren(...rows);
  const count = found.length ? words("found", { n: found.length }) : words("none_found");
  byId("jump-count").textContent = told.full ? `${count} · ${words("full_list", { n: told.places.length })}` : count;
  whisper(count);
  mark();
}

function optionOf(place, at) {
  const row = document.createElement("li");
  row.id = `found-${at}`;
  row.setAttribute("role", "option");
  const within = document.createElement("span");
  within.className = "beneath";
  within.textContent = place.within;
  row.append(place.name, " ", within);
  row.addEventListener("click", () => jumpTo(place.code));
  return row;
}

function mark() {
  [...byId("places-found").children].forEach((row, at) => {
    row.setAttribute("aria-selected", String(at === chosen));
    if (at === chosen) row.scrollIntoView({ block: "nearest" });
  });
  byId("asked").setAttribute("aria-activedescendant", found.length ? `found-${chosen}` : "");
}

function onJumpKey(event) {
  const last = Math.min(found.length, MOST_FOUND) - 1;
  if (event.key === "Enter" && found[chosen]) jumpTo(found[chosen].code);
  else if (event.key === "ArrowDown") chosen = Math.min(last, chosen + 1);
  else if (event.key === "ArrowUp") chosen = Math.max(0, chosen - 1);
  else return;
  event.preventDefault();
  mark();
}

function jumpTo(code) {
  byId("jump").close();
  keepPlace();
  const page = placePages.get(code);
  if (state.mode === "present") {
    Object.assign(state, { place: code, part: 0 });
    show();
  } else {
    page.scrollIntoView();
    showReturn();
    announce(words("went", { place: titleOf(page) }));
  }
}

// The list of sources, at the number of a mark that was pressed.
function openSource(number) {
  keepPlace();
  const at = scenes.findIndex((scene) => scene.hasAttribute("data-sources"));
  const part = partsOf(scenes[at]).findIndex((sheet) => sheet.querySelector(`[data-source="${number}"]`));
  Object.assign(state, { place: "", at, part: Math.max(part, 0) });
  show();
  current().querySelector(`[data-source="${number}"]`);
  for (const row of byId("stage").querySelectorAll("[data-source]")) row.classList.toggle("meant", row.dataset.source === String(number));
}

function keepPlace() {
  if (!state.from) state.from = { at: state.at, part: state.part, top: scrollY };
}

function goBack() {
  const { at, part, top } = state.from;
  Object.assign(state, { at, part, place: "", from: null });
  if (state.mode === "present") show();
  else {
    scrollTo(0, top);
    showReturn();
  }
  whisper(words("returned", { number: at + 1 }));
}

function showReturn() {
  document.querySelectorAll("[data-do=return]").forEach((button) => { button.hidden = !state.from; });
}

byId("asked").addEventListener("input", look);
byId("asked").addEventListener("keydown", onJumpKey);
