// A scene laid out on sheets. What does not fit on one at the usual size is set a little smaller; what still does not
// fit goes on the next: tables by row, lists by entry, tiles and cards one by one. Nothing is cut off.
const SIZES = [1.3, 1.15, 1, 0.92, 0.85];
const PAGED = [0.92, 0.85, 0.75]; // of a scene that takes several sheets: smaller only where one item needs a whole one
const LEAST_PICTURE = 0.42; // of the height of a column
const MANY_PARTS = 4; // a table of more parts than this is scrolled instead
const AT_ONCE = 80; // items tried on one sheet
const LONG_TITLE = 90; // pixels of the stage: a title of two lines
const sheetsOf = new WeakMap();

function partsOf(section) {
  const kept = sheetsOf.get(section) ?? {};
  if (!kept[state.ratio]) {
    kept[state.ratio] = paged(section);
    sheetsOf.set(section, kept);
  }
  return kept[state.ratio];
}

function paged(section) {
  let sheets = [];
  for (const size of SIZES) {
    sheets = laidOut(section, size);
    if ((sheets.length === 1 && !isTight(sheets)) || sheets.length > 3) break; // so many would not become one by a smaller size
  }
  for (const size of sheets.length > 1 || isTight(sheets) ? PAGED : []) {
    sheets = laidOut(section, size);
    if (!isTight(sheets)) break;
  }
  const marks = sheets.length > 1 ? (at) => words("part", { part: at + 1, parts: sheets.length }) : () => "";
  sheets.forEach((sheet, at) => { sheet.querySelector(".of-parts").textContent = marks(at); });
  return sheets;
}

// Whether something had to be given a box of its own that is scrolled.
const isTight = (sheets) => sheets.some((sheet) => sheet.querySelector("[data-tight]"));

function laidOut(section, size) {
  const waiting = [...section.querySelectorAll(":scope > .columns > .column")].map((column) => [...column.children].map(wholePiece));
  const sheets = [];
  do {
    const sheet = newSheet(section, size, waiting.filter((pieces) => pieces.length || !sheets.length));
    sheets.push(sheet);
  } while (waiting.some((pieces) => pieces.length));
  sheets.forEach((sheet) => sheet.remove());
  return sheets;
}

function newSheet(section, size, waiting) {
  const sheet = document.createElement("article");
  sheet.className = `sheet ${section.className.replace("scene", "").trim()}`;
  sheet.style.setProperty("--size", size);
  const heading = section.querySelector("h1, h2");
  const title = heading.closest(".column") ? null : clean(heading.cloneNode(true));
  const number = document.createElement("span");
  number.className = "of-parts";
  (title ?? sheet).append(number);
  const columns = document.createElement("div");
  columns.className = "columns";
  const foot = document.createElement("footer");
  const rests = section.querySelector(":scope > .rests");
  if (rests) foot.append(rests.cloneNode(true));
  const locked = document.querySelector("#stage > .locked").cloneNode(true);
  const position = document.createElement("p");
  position.className = "number";
  position.textContent = numberOf(section);
  foot.append(locked, position);
  if (title) sheet.append(title);
  sheet.append(columns, foot);
  const boxes = waiting.map(() => {
    const column = document.createElement("div");
    column.className = "column";
    columns.append(column);
    return column;
  });
  byId("stage").append(sheet);
  if (title && title.offsetHeight > LONG_TITLE) title.classList.add("long");
  boxes.forEach((column, at) => fill(column, waiting[at]));
  bindMaps(sheet);
  return sheet;
}

function numberOf(section) {
  const at = scenes.indexOf(section);
  return at < 0 ? "" : words("position", { number: at + 1, of: scenes.length });
}

// A block of a scene, or the items of it from one on; drawn as often as it has to be tried.
function wholePiece(block) {
  const holder = block.matches("[data-split]") ? block : block.querySelector("[data-split]");
  return piece(block, holder, 0);
}

function piece(block, holder, from) {
  return { block, holder, from, count: holder ? holder.children.length - from : 1 };
}

function drawn({ block, holder, from }, count = Infinity) {
  const copy = holder && (from || count < holder.children.length) ? copied(block, holder, from, from + count) : block.cloneNode(true);
  return clean(copy);
}

function copied(node, holder, from, to) {
  const copy = node.cloneNode(false);
  const children = node === holder ? [...node.children].slice(from, to) : [...node.childNodes];
  for (const child of children) copy.append(node !== holder && child.contains(holder) ? copied(child, holder, from, to) : child.cloneNode(true));
  return copy;
}

// A copy has no names of its own: links still lead to the one original.
function clean(copy) {
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  return copy;
}

function fits(column) {
  return column.scrollHeight <= column.clientHeight + 1;
}

// Puts into a column what fits, and takes it out of what waits.
function fill(column, waiting) {
  const placed = [];
  while (waiting.length) {
    const next = waiting[0];
    const copy = drawn(next, AT_ONCE);
    column.append(copy);
    if ((next.count <= AT_ONCE && fits(column)) || (isSmall(copy) && makeRoom(column)) || shrunk(copy, column)) {
      placed.push(waiting.shift());
      continue;
    }
    copy.remove();
    const left = isLong(next) ? scrolled(next, column) : cut(next, column);
    if (left) {
      waiting.shift();
      if (left.count) waiting.unshift(left);
      placed.length = 0;
    } else if ([...column.children].every(isHeading)) {
      const rest = forced(waiting.shift(), column);
      if (rest.count) waiting.unshift(rest);
    }
    break;
  }
  while (waiting.length && placed.length > 1 && isHeading(column.lastElementChild)) {
    column.lastElementChild.remove(); // a heading goes with what it heads
    waiting.unshift(placed.pop());
  }
}

const isHeading = (block) => block.matches("h3, .lead");
const isSmall = (copy) => copy.matches(".quiet, .note, .problem");
const PICTURES = ".window, .plot, .drawn";

// Makes a picture further up smaller, so that the notes below it stand on the same sheet.
function makeRoom(column) {
  const pictures = [...column.querySelectorAll(":scope > .picture")];
  return pictures.length === 1 && shrunk(pictures[0], column);
}

function shrunk(figure, column) {
  if (!figure.matches(".picture")) return false;
  const drawings = [...figure.querySelectorAll(PICTURES)];
  const rows = new Set(drawings.map((drawing) => Math.round(drawing.getBoundingClientRect().top))).size || 1;
  const over = Math.max(column.scrollHeight - column.clientHeight, 0);
  const heights = drawings.map((drawing) => parseFloat(getComputedStyle(drawing).height) - over / rows - 1);
  if (heights.some((height) => height * rows < column.clientHeight * LEAST_PICTURE)) return false;
  const before = drawings.map((drawing) => [drawing.style.width, drawing.style.height]);
  const was = figure.classList.contains("shrunk");
  figure.classList.add("shrunk");
  drawings.forEach((drawing, at) => {
    const { width, height } = drawing.viewBox.baseVal;
    Object.assign(drawing.style, { width: `${(heights[at] * width) / height}px`, height: `${heights[at]}px` });
  });
  if (fits(column)) return true;
  figure.classList.toggle("shrunk", was);
  drawings.forEach((drawing, at) => { [drawing.style.width, drawing.style.height] = before[at]; });
  return false;
}

// As many items of a block as the column has room for; gives back the rest, or nothing where none fits.
function cut(next, column) {
  if (next.count < 2) return null;
  const copy = drawn(next, AT_ONCE);
  column.append(copy);
  const holder = copy.matches("[data-split]") ? copy : copy.querySelector("[data-split]");
  const items = [...holder.children];
  const foot = column.getBoundingClientRect().bottom;
  const below = copy.getBoundingClientRect().bottom - items.at(-1).getBoundingClientRect().bottom;
  let kept = items.findIndex((item) => item.getBoundingClientRect().bottom + below > foot);
  kept = kept < 0 ? items.length : kept;
  items.slice(kept).forEach((item) => item.remove());
  while (kept && !fits(column)) items[--kept].remove();
  const lonely = kept === 1 && column.childElementCount > 1 && next.count > 2;
  if (!kept || lonely) {
    copy.remove();
    return null;
  }
  return piece(next.block, next.holder, next.from + kept);
}

// The first item of a block by itself, in a box that is scrolled where even that is too much; gives back the rest.
function forced(next, column) {
  const single = drawn(next, 1);
  column.append(single);
  if (!fits(column)) {
    single.remove();
    const box = scrolling(drawn(next, 1));
    box.dataset.tight = "";
    column.append(box);
  }
  return { ...next, from: next.from + 1, count: next.count - 1 };
}

function isLong(next) {
  return next.block.matches(".table") && next.count > AT_ONCE;
}

// A very long table stands in a box of its own that is scrolled; it takes a sheet of its own if need be.
function scrolled(next, column) {
  const room = column.clientHeight - [...column.children].reduce((sum, child) => Math.max(sum, child.offsetTop + child.offsetHeight - column.offsetTop), 0);
  if (column.childElementCount && room < column.clientHeight / 2) return null;
  column.append(scrolling(drawn(next)));
  return { ...next, count: 0 };
}

function scrolling(copy) {
  const box = document.createElement("div");
  const rows = copy.querySelectorAll("tbody tr").length;
  box.className = "scrolls";
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", copy.querySelector("caption")?.textContent || titleOf(current()));
  box.append(copy);
  if (!rows) return box;
  const hint = document.createElement("p");
  hint.className = "small";
  hint.textContent = words("rows", { n: rows });
  const whole = document.createElement("div");
  whole.className = "scrolled";
  whole.append(box, hint);
  return whole;
}
