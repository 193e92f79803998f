// The numbers in the frame of the page stay true while it is open. All windows of a browser share one stream: the one that holds the
// lock listens and tells the others.
const others = new BroadcastChannel("badges");

function show(counts) {
  for (const place of document.querySelectorAll("[data-badge]")) {
    const count = counts[place.dataset.badge] ?? 0;
    place.textContent = count;
    place.hidden = count === 0;
  }
}

others.addEventListener("message", (event) => show(event.data));

async function read() {
  const answer = await fetch("/badges", { redirect: "manual" }); // a session that has ended leads to the sign-in
  if (!answer.ok) return;
  const counts = await answer.json();
  show(counts);
  others.postMessage(counts);
}

/** Listens until the page is left. */
function listen(left) {
  const source = new EventSource("/badges/live");
  let waiting = false;
  const refresh = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      read();
    }, 300);
  };
  source.addEventListener("touched", refresh);
  source.addEventListener("open", (event) => {
    if (event instanceof MessageEvent) return; // the first event of the stream bears the same name
    refresh(); // what came before the stream stood, or while it was interrupted
  });
  left.addEventListener("abort", () => source.close());
}

function begin() {
  const leaving = new AbortController();
  addEventListener("pagehide", () => leaving.abort(), { once: true });
  navigator.locks
    .request("badges", { signal: leaving.signal }, () => {
      listen(leaving.signal);
      return new Promise((done) => leaving.signal.addEventListener("abort", done));
    })
    .catch(() => {}); // left before its turn came
}

if (navigator.locks) {
  begin();
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    read();
    begin();
  });
}
