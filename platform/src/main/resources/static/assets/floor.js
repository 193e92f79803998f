// The floor on a phone: a tap is kept at once, shown at once, and sent as soon as the network lets it; once, and in order.
const EVENTS_A_REQUEST = 100;
const REFRESH_EVERY = 20000;
const TRY_EVERY = 5000;
const PAGES_AHEAD = 8;

const floor = () => document.getElementById("floor");
const queue = await import(floor().dataset.queue);
const notes = document.getElementById("floor-refused").dataset;
const isOld = () => floor().dataset.old !== undefined;

// The business clock as the server told it; a phone's own clock may be wrong. A cached page tells an old time, so it is not asked.
function setClock() {
  if (!isOld()) localStorage.setItem("floor.offset", String(Date.parse(floor().dataset.now) - Date.now()));
}

function now() {
  const told = Date.now() + Number(localStorage.getItem("floor.offset") ?? 0);
  const last = Number(localStorage.getItem("floor.last") ?? 0);
  const time = last >= told && last - told < 60000 ? last + 1 : told;
  localStorage.setItem("floor.last", String(time));
  return new Date(time).toISOString();
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `floor-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function say(words) {
  const said = document.getElementById("floor-said");
  said.textContent = "";
  requestAnimationFrame(() => (said.textContent = words));
  navigator.vibrate?.(60);
}

// What a form would report, as the API takes it.
function report(form, button) {
  const data = new FormData(form);
  const operation = /operations\/([0-9a-f-]{36})/.exec(form.getAttribute("action"))[1];
  const kind = form.dataset.report;
  const event = { operation, kind, occurredAt: now() };
  const piece = form.dataset.piece;
  if (kind !== "INSPECT") return { ...event, key: data.get("key") };
  event.key = newKey();
  if (!piece) return { ...event, passed: "ALL" };
  if (button.value === "PASS") return { ...event, passed: [piece] };
  const own = String(data.get("reason") ?? "").trim();
  const reason = own || String(data.get("usual") ?? "");
  return { ...event, passed: [], failed: [{ piece, reason, disposition: button.value }] };
}

function words(form) {
  const card = form.closest(".job") ?? form;
  const named = card.querySelector("h3 a") ? card.querySelectorAll("h3 a, .variant") : document.querySelectorAll("h1, .lead");
  return [...named].map((part) => part.textContent.trim().replace(/\s+/g, " ")).join(" · ");
}

// The piece that was judged last on this page, which then says what became of it.
let judged = "";

async function tapped(form, button) {
  if (form.dataset.report === "INSPECT" && form.dataset.piece && button.value !== "PASS") {
    const data = new FormData(form);
    if (!String(data.get("reason") ?? "").trim() && !data.get("usual")) {
      const fault = form.querySelector("[data-missing]");
      fault.textContent = fault.dataset.missing;
      form.querySelector("[name=reason]").setAttribute("aria-invalid", "true");
      form.querySelector("[name=reason]").focus();
      form.querySelector("fieldset").classList.add("missing");
      return;
    }
  }
  const event = report(form, button);
  const what = words(form);
  const person = floor().dataset.person;
  const entries = [{ kind: event.kind, event, what, person }];
  for (const file of [...(form.querySelector("input[type=file]")?.files ?? [])].slice(0, 4)) {
    entries.push({ kind: "PICTURE", piece: form.dataset.piece, operation: event.operation, file, key: newKey(), what, person });
  }
  try {
    for (const entry of entries) await queue.add(entry);
  } catch {
    say(notes.noroom);
    form.submit();
    return;
  }
  apply(entries[0], true);
  if (form.dataset.piece) judged = form.dataset.piece;
  say(form.dataset.piece ? notes[button.value.toLowerCase()] : notes[`done${event.kind[0]}${event.kind.slice(1).toLowerCase()}`]);
  await show();
  await send();
}

// Moves a card to where a kept report takes it, before anybody has confirmed it.
function apply(entry, fresh) {
  if (entry.kind === "PICTURE") return;
  const card = document.getElementById(`job-${entry.event.operation}`);
  const piece = entry.event.failed?.[0]?.piece ?? (Array.isArray(entry.event.passed) ? entry.event.passed[0] : null);
  if (piece) {
    const form = document.querySelector(`form[data-piece="${piece}"]`);
    if (form) {
      form.classList.add("judged");
      form.querySelectorAll("button, details").forEach((part) => (part.hidden = true));
      form.querySelector(".pending").hidden = false;
    }
    return;
  }
  if (!card) return;
  card.querySelector(".pending").hidden = false;
  const last = card.dataset.last === "true";
  const next = { START: "STARTED", FINISH: "FINISHED", INSPECT: "INSPECTED" }[entry.kind];
  card.dataset.state = next;
  const forms = { READY: "START", STARTED: "FINISH", FINISHED: last ? "INSPECT" : "" };
  card.querySelectorAll("form[data-report]").forEach((form) => (form.hidden = form.dataset.report !== forms[next]));
  const group = document.querySelector(`[data-group="${next}"] .jobs`);
  if (group && (next !== "FINISHED" || last)) group.prepend(card);
  card.classList.remove("waits");
  if (next === "FINISHED") freed(card.dataset.machine);
  card.classList.toggle("finished", next === "INSPECTED" || (next === "FINISHED" && !last));
  if (fresh) card.classList.add("moved");
  groups();
}

// What waited for a machine that is free now comes next; the newest list says it with all its words.
function freed(machine) {
  const on = (name) => document.querySelector(`[data-group="${name}"] .job[data-machine="${CSS.escape(machine)}"]:not([data-state="PLANNED"])`);
  const next = on("LATER");
  if (!next || on("STARTED") || on("READY")) return;
  next.classList.remove("waits");
  document.querySelector('[data-group="READY"] .jobs').append(next);
}

function groups() {
  let any = false;
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = group.querySelector(".job") === null;
    any ||= !group.hidden;
  }
  const idle = document.getElementById("floor-idle");
  if (idle) idle.hidden = any;
}

async function show() {
  const all = await queue.waiting().catch(() => []);
  const mine = all.filter((entry) => entry.person === floor().dataset.person).length;
  const box = document.getElementById("floor-waiting");
  const line = box.querySelector("p");
  box.hidden = all.length === 0;
  line.textContent = [
    mine > 0 ? line.dataset.words.replace("{count}", mine) : "",
    all.length > mine ? line.dataset.other.replace("{count}", all.length - mine) : "",
    box.dataset.signedOut ? line.dataset.login : "",
    box.dataset.why ?? "",
  ].join(" ").trim();
  document.getElementById("floor-login").hidden = !box.dataset.signedOut;
  await showRefused();
  const old = document.getElementById("floor-old");
  old.hidden = !isOld();
  if (isOld()) {
    const time = new Date(floor().dataset.old).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    old.querySelector("p").textContent = old.querySelector("p").dataset.words.replace("{time}", `${time} ${zone}`);
  }
}

async function showRefused() {
  const box = document.getElementById("floor-refused");
  const refused = await queue.refused().catch(() => []);
  box.hidden = refused.length === 0;
  box.replaceChildren(
    ...refused.map((entry) => {
      const note = document.createElement("div");
      note.className = "note bad";
      note.setAttribute("role", "alert");
      const text = document.createElement("p");
      text.textContent = notes.why.replace("{what}", `${entry.what} · ${notes[entry.kind.toLowerCase()]}`).replace("{reason}", entry.sentence);
      const seen = document.createElement("button");
      seen.type = "button";
      seen.className = "quiet";
      seen.textContent = notes.seen;
      seen.addEventListener("click", async () => {
        await queue.seen(entry.no);
        await show();
      });
      note.append(text, seen);
      return note;
    }),
  );
}

let sending = null;

// One sender at a time, over all tabs of this browser.
function send() {
  sending ??= (navigator.locks ? navigator.locks.request("floor-send", sendAll) : sendAll()).finally(() => (sending = null));
  return sending;
}

async function sendAll() {
  let some = 0;
  try {
    for (;;) {
      const person = floor().dataset.person;
      const all = (await queue.waiting()).filter((entry) => entry.person === person);
      if (all.length === 0) break;
      const count = all[0].kind === "PICTURE" ? await sendPicture(all[0]) : await sendEvents(all);
      if (count === 0) break;
      some += count;
    }
  } catch {
    // no network: everything stays where it is and is tried again
  }
  await show();
  if (some > 0) await refresh(true);
}

// As many as stand before the next picture; answers how many were settled.
async function sendEvents(all) {
  const end = all.findIndex((entry) => entry.kind === "PICTURE");
  const entries = all.slice(0, end < 0 ? all.length : end).slice(0, EVENTS_A_REQUEST);
  const answer = await post("/api/v1/floor/events", JSON.stringify({ events: entries.map((entry) => entry.event) }), "application/json");
  if (!answer) return 0;
  const { results } = await answer.json();
  for (const [i, result] of results.entries()) {
    if (result.state === "REFUSED") await queue.refuse(entries[i], result.sentence);
    else await queue.sent(entries[i].no);
  }
  return entries.length;
}

async function sendPicture(entry) {
  const data = new FormData();
  data.set("key", entry.key);
  data.set("picture", entry.file);
  const answer = await post(`/api/v1/floor/pieces/${entry.piece}/pictures`, data, null, entry);
  if (answer) await queue.sent(entry.no);
  return 1;
}

// The answer where it is one to go on with; null where everything must wait. A picture that can never be taken is refused alone.
async function post(path, body, type, picture) {
  for (let attempt = 0; attempt < 2; attempt++) {
    const headers = { Accept: "application/json", "X-CSRF-TOKEN": floor().dataset.csrf };
    if (type) headers["Content-Type"] = type;
    const answer = await fetch(path, { method: "POST", headers, body });
    document.getElementById("floor-waiting").dataset.signedOut = answer.status === 401 ? "1" : "";
    if (answer.ok) {
      delete document.getElementById("floor-waiting").dataset.why;
      return answer;
    }
    const problem = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
    document.getElementById("floor-waiting").dataset.why = answer.status === 401 ? "" : (problem.detail ?? "");
    if (answer.status === 403 && problem.code === "request.token-forbidden" && attempt === 0) {
      await freshToken();
    } else if (picture && answer.status >= 400 && answer.status < 500 && answer.status !== 401 && answer.status !== 429) {
      await queue.refuse(picture, problem.detail ?? String(answer.status));
      return null;
    } else {
      throw new Error(`Not taken: ${answer.status}`);
    }
  }
  throw new Error("Not taken");
}

async function freshPage() {
  const answer = await fetch(location.pathname === "/floor" ? location.href : "/floor", { headers: { "X-Floor": "list" } });
  if (!answer.ok || answer.redirected) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("floor");
}

async function freshToken() {
  const page = await freshPage();
  if (page && page.dataset.old === undefined) floor().dataset.csrf = page.dataset.csrf;
}

// Takes over the newest list. A page of one step is loaded anew only after a report of its own.
async function refresh(sent) {
  if (!sent && document.querySelector("form:not([hidden]) > details.sure[open]")) return;
  if (location.pathname !== "/floor") {
    if (sent && location.pathname.startsWith("/floor/operations/") && !document.querySelector("form.verdict:not(.judged) details[open]")) location.replace(location.pathname + (judged ? `?judged=${judged}` : ""));
    return;
  }
  const page = await freshPage().catch(() => null);
  if (!page || page.dataset.person !== floor().dataset.person) return;
  for (const name of ["fresh", "old", "now", "csrf"]) delete floor().dataset[name];
  Object.assign(floor().dataset, page.dataset);
  const idle = document.getElementById("floor-idle");
  if (idle && page.querySelector("#floor-idle")) {
    const unfolded = document.querySelector('[data-group="LATER"] > details')?.open ?? false;
    document.querySelectorAll("[data-group]").forEach((group) => group.remove());
    idle.after(...page.querySelectorAll("[data-group]"));
    const later = document.querySelector('[data-group="LATER"] > details');
    if (later) later.open = unfolded;
  }
  setClock();
  await begin();
}

// Reports that wait are shown on every page as if they had been taken.
async function begin() {
  const all = await queue.waiting().catch(() => []);
  all.forEach((entry) => apply(entry, false));
  groups();
  await show();
  find();
  ahead();
}

// Without a network a scanned link shows the list: go to the card it means.
function find() {
  if (!isOld() || location.pathname === "/floor") return;
  const word = location.pathname.split("/").pop();
  const card = document.querySelector(`[data-token="${CSS.escape(word)}"], [data-labels~="${CSS.escape(word)}"], [data-operation="${CSS.escape(word)}"]`);
  card?.classList.add("found");
  card?.closest("details")?.setAttribute("open", "");
  card?.scrollIntoView({ block: "center" });
}

function ahead() {
  if (isOld() || location.pathname !== "/floor") return;
  const paths = [...document.querySelectorAll('[data-group="FINISHED"] .job, [data-group="STARTED"] .job')]
    .slice(0, PAGES_AHEAD)
    .map((card) => `/floor/operations/${card.dataset.operation}`);
  navigator.serviceWorker?.controller?.postMessage({ fetch: paths });
}

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest?.("form[data-report]");
    if (!form) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.dataset.kept) return;
    form.dataset.kept = "1";
    tapped(form, event.submitter ?? form.querySelector("button")).finally(() => delete form.dataset.kept);
  },
  { capture: true },
);

addEventListener("online", () => send());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
setInterval(async () => {
  if ((await queue.waiting().catch(() => [])).length > 0) await send();
}, TRY_EVERY);
setInterval(() => document.visibilityState === "visible" && refresh(false), REFRESH_EVERY);

if (navigator.serviceWorker) {
  for (const scope of ["/floor", "/p/", "/w/"]) navigator.serviceWorker.register("/floor-worker.js", { scope }).catch(() => {});
  navigator.serviceWorker.addEventListener("controllerchange", ahead);
}
setClock();
await begin();
document.documentElement.dataset.floor = "ready";
await send();
