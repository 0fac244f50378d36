// The time, the time since the talk began, and the pace of autoplay.
let playing = 0;

const twoDigits = (number) => String(number).padStart(2, "0");

function timeNow() {
  const now = new Date();
  return `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
}

function elapsed() {
  const seconds = state.started ? Math.max(0, Math.floor((Date.now() - state.started) / 1000)) : 0;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return words("elapsed", { time: `${hours ? `${hours}:` : ""}${twoDigits(minutes)}:${twoDigits(seconds % 60)}` });
}

function tick() {
  byId("clock").textContent = `${timeNow()} · ${elapsed()}`;
  byId("presenter-time").textContent = timeNow();
  byId("presenter-elapsed").textContent = elapsed();
}

function play(seconds) {
  byId("auto").close();
  state.seconds = seconds;
  announce(words("auto_on", { seconds }));
  waitForNext();
}

function waitForNext() {
  clearTimeout(playing);
  if (!state.seconds) return;
  playing = setTimeout(() => {
    if (isLast()) Object.assign(state, { at: 0, part: 0 }); // a screen in a hall begins again
    else step(1);
    show();
  }, state.seconds * 1000);
}

function stopPlaying() {
  if (!state.seconds) return false;
  clearTimeout(playing);
  state.seconds = 0;
  announce(words("auto_off"));
  return true;
}

setInterval(tick, 1000);
