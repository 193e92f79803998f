// A picture in three dimensions takes the place of the flat one when it comes into view. Until then, without WebGL, and when something
// goes wrong, the flat picture stands. Whoever saves data is asked first.
let viewer = null;
let loading = null;

const stage = () => document.querySelector("[data-scene]");

let drawable;

function canDraw() {
  drawable ??= probed();
  return drawable;
}

function probed() {
  try {
    const probe = document.createElement("canvas").getContext("webgl2");
    probe?.getExtension("WEBGL_lose_context")?.loseContext();
    return probe !== null;
  } catch {
    return false;
  }
}

function sayFlat(host) {
  const note = host.parentElement.querySelector("[data-flat-note]") ?? document.getElementById("viewer-words")?.content.querySelector("[data-flat-note]")?.cloneNode(true);
  if (!note) return;
  note.hidden = false;
  host.after(note);
}

async function load(host) {
  loading ??= import(host.dataset.viewer);
  const { Viewer } = await loading;
  viewer ??= new Viewer(document.getElementById("viewer-words").content.querySelector(".viewer").cloneNode(true));
  const now = stage(); // choices may have replaced it meanwhile
  if (now) viewer.standIn(now);
}

function begin() {
  const host = stage();
  if (!host) return;
  if (viewer) {
    viewer.standIn(host);
    return;
  }
  if (!canDraw()) {
    sayFlat(host);
    return;
  }
  const fail = () => sayFlat(stage() ?? host);
  if (navigator.connection?.saveData) {
    offer(host, () => load(host).catch(fail));
    return;
  }
  new IntersectionObserver((entries, watch) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    (window.requestIdleCallback ?? setTimeout)(() => load(host).catch(fail));
  }).observe(host);
}

function offer(host, act) {
  const button = document.getElementById("viewer-words").content.querySelector("[data-start]").cloneNode(true);
  button.hidden = false;
  host.after(button);
  button.addEventListener("click", () => {
    button.remove();
    act();
  });
}

begin();
document.addEventListener("part:replaced", begin);
