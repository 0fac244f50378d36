/* Runs first in every frame: notes when the largest canvas of a frame changes its pixels, and when the reader acts.
 *
 * After any task that draws, nine rows of the canvas are read back: that waits until the drawing is really done, and
 * costs nothing while nobody draws. Times are milliseconds since 1970, the same clock in every frame of a page.
 */
(() => {
  "use strict";
  const COLOURS = 4; // a map has this many colours at least, each on a hundredth of what is drawn
  const at = (milliseconds) => performance.timeOrigin + milliseconds;

  if (window === window.top) {
    const marks = [];
    window.benchmark = {
      acted: 0,
      mark: (mark) => marks.push(mark),
      /** The first picture of a map and the last one, once nothing has changed for `quiet` milliseconds. */
      painted(since, before, quiet) {
        const seen = marks.filter(({ time, picture }) => time >= since && picture !== before);
        if (!seen.length || at(performance.now()) - seen.at(-1).time < quiet) return null;
        const last = seen.findLast((mark, i) => !i || mark.picture !== seen[i - 1].picture);
        return { first: seen[0].time, last: last.time, picture: last.picture };
      },
    };
    for (const kind of ["pointerup", "keydown"])
      window.addEventListener(kind, (event) => { window.benchmark.acted = at(event.timeStamp); }, true);
  }

  function largest() {
    let [found, size] = [null, 0];
    for (const canvas of document.querySelectorAll("canvas"))
      if (canvas.width * canvas.height > size) [found, size] = [canvas, canvas.width * canvas.height];
    return found;
  }

  function look() {
    const canvas = largest();
    if (!canvas || canvas.width < 200) return;
    const pen = canvas.getContext("2d");
    const counts = new Map();
    let [opaque, picture] = [0, 0];
    for (let part = 1; part < 10; part += 1) {
      const { data } = pen.getImageData(0, Math.round((canvas.height * part) / 10), canvas.width, 1);
      for (const pixel of new Uint32Array(data.buffer)) {
        picture = (Math.imul(picture, 31) + pixel) | 0;
        if (pixel >>> 24 < 128) continue;
        opaque += 1;
        counts.set(pixel, (counts.get(pixel) || 0) + 1);
      }
    }
    const colours = [...counts.values()].filter((count) => count * 100 >= opaque).length;
    if (colours >= COLOURS) window.top.benchmark.mark({ time: at(performance.now()), picture });
  }

  const soon = new MessageChannel();
  let waiting = false;
  soon.port1.onmessage = () => {
    waiting = false;
    look();
  };
  for (const name of ["fill", "stroke", "fillRect", "drawImage", "putImageData"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      if (!waiting) {
        waiting = true;
        soon.port2.postMessage(0);
      }
      return draw.apply(this, given);
    };
  }
})();
