/* The scene of the indicator that the reader points at in the page's select box, asked for before it is chosen and
 * painted as soon as it is: the page's own run then names a scene that is on the screen already.
 *
 *   ahead.follow(scene, token)   from now on, in the name of a session (dashboard/ui/ahead.py), as the scene is dressed
 *   ahead.sceneOf({ id, ... })   the whole scene of one that is only named: as it was got, else fetched once more
 *
 * What the page's server says holds: another scene than the one painted ahead is painted over it.
 */

const ahead = (() => {
  const BOX = '[class*="st-key-choose_indicator_"] input[role="combobox"][aria-expanded="true"]';
  const MOST = 20; // scenes kept, as many as the server keeps note of
  const page = window.parent.document;
  const asked = new Map(); // by address: a promise of the scene as text, or of "" where there is none
  const texts = new Map(); // by id
  const leaving = new AbortController();
  let dress = null; // { token, lang, dark }
  let turn = 0;

  function addressOf(name) {
    const query = new URLSearchParams(page.location.search);
    query.set("lang", dress.lang);
    query.set("for", dress.token);
    if (dress.dark) query.set("dark", "1");
    if (name) query.set("named", name);
    return `../../atlas/ahead?${query}`;
  }

  /** The text of a scene; "" where the server has none to give, for then the page's own run shows what there is. */
  function ask(name) {
    const address = addressOf(name);
    if (!asked.has(address)) keep(asked, address, got(address));
    return asked.get(address);
  }

  async function got(address) {
    try {
      const answer = await fetch(address);
      if (answer.status !== 200) return "";
      const text = await answer.text();
      keep(texts, JSON.parse(text).id, text);
      return text;
    } catch {
      asked.delete(address); // it may be asked for again
      return "";
    }
  }

  function keep(map, key, value) {
    map.delete(key);
    map.set(key, value);
    if (map.size > MOST) map.delete(map.keys().next().value);
  }

  async function choose(name) {
    const mine = (turn += 1);
    const text = await ask(name);
    if (text && mine === turn) paint(JSON.parse(text));
  }

  const box = () => page.querySelector(BOX);

  function nameAt(element) {
    const option = element && element.closest && element.closest('[role="option"]');
    const shown = option && box();
    return shown && option.id.startsWith(shown.getAttribute("aria-controls")) ? option.textContent : "";
  }

  function marked() {
    const shown = box();
    return shown ? nameAt(page.getElementById(shown.getAttribute("aria-activedescendant"))) : "";
  }

  function on(kind, find, act) {
    const hear = (event) => {
      const name = dress && find(event);
      if (name) act(name);
    };
    page.addEventListener(kind, hear, { capture: true, passive: true, signal: leaving.signal });
  }

  on("pointerover", ({ target }) => nameAt(target), ask);
  on("pointerup", ({ target, button }) => (button ? "" : nameAt(target)), choose);
  on("keyup", ({ key }) => (key.startsWith("Arrow") ? marked() : ""), ask);
  on("keydown", ({ key }) => (key === "Enter" ? marked() : ""), choose);
  window.addEventListener("pagehide", () => leaving.abort());

  return {
    follow({ lang, dark }, token) {
      turn += 1;
      dress = token ? { token, lang: lang.slice(0, 2), dark } : null;
    },
    async sceneOf({ id }) {
      const text = texts.get(id) || (await got(addressOf("")));
      return text ? JSON.parse(text) : null;
    },
  };
})();
