// The configurator's part is fetched anew with each choice and put in place of the old one. What is under the finger stays there,
// the focus stays where it was, and what is being typed meanwhile is not lost. Without this the same form loads whole pages.
const part = () => document.getElementById("configurator");
const form = () => document.getElementById("choosing");
const here = () => location.pathname + location.search;
let shown = here();
let busy = false;
let waiting = null;

const measures = () => [...part().querySelectorAll("input[name^=v_]")];
/** The button that waits for what was typed to be taken: to the cart, or among the wishes. */
let leaving = null;
let left = false;

/** What she asks of the maker outlasts a choice that hides its field. */
let noted = "";

/** What stands still on the screen: the focus, or the section that held what is gone. */
function anchor() {
  const active = document.activeElement;
  return active?.id && part().contains(active) ? [active.id, active.closest("fieldset")?.id] : [];
}

/** On a phone what is chosen folds to its name when she goes on, never under her finger; a tap unfolds it. */
const folds = () => [...part().querySelectorAll(".fold")];
function fold() {
  if (!matchMedia("(max-width: 40rem)").matches) return;
  for (const one of folds()) {
    const module = one.closest(".module");
    if (module.querySelector(".clear") && !module.querySelector(".why-note") && !module.contains(document.activeElement)) one.open = false;
  }
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("#configurator a[href^='#m-'], #dock-go[href]");
  if (!link) return;
  fold();
  const target = document.getElementById(link.hash.slice(1))?.querySelector(".fold");
  if (target) target.open = true;
});
if (!location.hash) fold();

/** What differs is put into the page, what does not stays as it stands: most of a choice's answer was there before. */
function settle(old, fresh) {
  const field = old.matches?.("input, select, textarea");
  if (old.isEqualNode(fresh) && !(field && old.value !== fresh.value)) return;
  const alike = old.nodeType === Node.ELEMENT_NODE && old.nodeName === fresh.nodeName && old.id === fresh.id;
  if (field || !alike) return old.replaceWith(fresh);
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  settleWithin(old, fresh);
}

/** Children find each other by their id, or without one by their place; a section that comes or goes leaves its neighbours alone. */
function settleWithin(old, fresh) {
  const before = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  const after = new Set([...fresh.children].map((child) => child.id));
  let place = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    while (place?.id && !after.has(place.id)) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
    const twin = child.id ? before.get(child.id) : place?.id ? null : place;
    if (!twin) {
      old.insertBefore(child, place);
    } else {
      if (twin === place) place = place.nextSibling;
      else old.insertBefore(twin, place);
      settle(twin, child);
    }
  }
  while (place) {
    const gone = place;
    place = place.nextSibling;
    gone.remove();
  }
}

function replace(html, sent, jump) {
  const ids = anchor();
  const closed = folds().filter((one) => !one.open).map((one) => one.id);
  const tops = ids.map((id) => id && document.getElementById(id).getBoundingClientRect().top);
  const typed = measures().filter((field) => sent && field.value !== sent.get(field.name)).map((field) => [field.id, field.value]);
  const caret = document.activeElement?.selectionStart;
  const quantity = document.getElementById("quantity")?.value;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  noted = document.getElementById("note")?.value ?? noted;
  settle(part(), fresh.content.querySelector("#configurator"));
  for (const one of part().querySelectorAll("form")) one.reset(); // a field that is the same says again what was answered
  for (const one of folds()) if (closed.includes(one.id) && one.closest(".module").querySelector(".clear")) one.open = false;
  const note = document.getElementById("note");
  if (note && !note.value) note.value = noted;
  for (const [id, value] of typed) {
    const field = document.getElementById(id);
    if (field) field.value = value;
  }
  if (quantity && document.getElementById("quantity")) document.getElementById("quantity").value = quantity;
  const at = ids.findIndex((id) => id && document.getElementById(id));
  if (at >= 0) {
    const stays = document.getElementById(ids[at]);
    stays.focus({ preventScroll: true });
    if (typed.some(([id]) => id === stays.id)) stays.setSelectionRange(caret, caret);
    scrollBy({ top: stays.getBoundingClientRect().top - tops[at], behavior: "instant" });
  }
  if (at < 0 && ids.length) (document.getElementById("only") ?? part().querySelector(".module"))?.focus({ preventScroll: true });
  if (jump) document.querySelector("#measures [aria-invalid]")?.focus();
  document.querySelector("#why, #did")?.scrollIntoView({ block: "nearest" });
  const say = document.querySelector("[data-say]");
  if (say) say.textContent = part().dataset.said;
  document.dispatchEvent(new CustomEvent("part:replaced"));
}

async function show(address, sent, push, jump) {
  busy = true;
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const html = await answer.text();
    const lasting = answer.headers.get("HX-Push-Url");
    if (push && lasting && lasting !== here()) history.pushState(null, "", lasting); // before the part: it asks where everything stands
    replace(html, sent, jump);
    shown = here();
  } catch {
    location.assign(address); // the page itself says what is wrong
  } finally {
    busy = false;
  }
  const next = waiting;
  waiting = null;
  if (next !== null) send(document.getElementById(next));
  else if (leaving) leave();
}

/** With the numbers that stand in the fields, or not at all. */
function leave() {
  const button = document.getElementById(leaving);
  leaving = null;
  const wrong = part().querySelector("[name^=v_][aria-invalid]") ?? measures().find((field) => !field.value && field.closest("#measures"));
  if (wrong) wrong.focus();
  else button?.click();
}

/** One after the other: what is pressed while an answer is under way is pressed again on the page that comes. */
function send(button, jump) {
  if (busy) {
    waiting = button?.id ?? "";
    return;
  }
  const sent = new FormData(form(), button?.form === form() && button.type === "submit" ? button : null);
  sent.delete("note"); // which is for the maker, not for an address
  show(form().getAttribute("action") + "?" + new URLSearchParams(sent), sent, true, jump);
}

document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  if (event.submitter?.formMethod === "post") return keep(event);
  event.preventDefault();
  // Whoever asks to use her measures is led to the first that cannot be used.
  send(event.submitter, !event.submitter?.name);
});
/** The choices leave for the cart, an order or the wishes, once, and after what was typed has been taken. */
function keep(event) {
  if (event.submitter.id !== "save" && document.getElementById("quantity")?.reportValidity() === false) return event.preventDefault();
  const typed = measures().some((field) => field.value !== field.defaultValue);
  if (!left && !busy && !typed && !part().querySelector("[name^=v_][aria-invalid]")) {
    left = true;
    setTimeout(() => (left = false), 8000);
    return;
  }
  event.preventDefault();
  if (left) return;
  leaving = event.submitter.id;
  if (!busy) typed ? send(null) : leave();
}
addEventListener("pageshow", () => (left = false));
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "quantity" || event.key !== "Enter") return;
  event.preventDefault();
  document.getElementById("keep").click();
});
document.addEventListener("change", (event) => {
  if (event.target.form === form() && /^[vg]_/.test(event.target.name ?? "")) send(null);
});
addEventListener("popstate", () => {
  if (here() !== shown) show(here(), null, false);
});
// How many characters a text has, as a reader counts them, while it is typed.
document.addEventListener("input", (event) => {
  const count = event.target.id && document.querySelector(`[data-counts="${CSS.escape(event.target.id)}"]`);
  if (!count || !Intl.Segmenter) return;
  count.textContent = count.dataset.count.replace("#", [...new Intl.Segmenter().segment(event.target.value.trim())].length);
});
// A slider beside a number: it shows itself where this runs, and writes into the field when it is let go.
function sliders() {
  for (const slider of document.querySelectorAll("[data-slides]")) slider.hidden = false;
}
sliders();
document.addEventListener("part:replaced", sliders);
document.addEventListener("input", (event) => {
  const field = document.getElementById(event.target.dataset?.slides ?? "");
  if (field) field.value = event.target.value;
});
document.addEventListener("change", (event) => {
  if (event.target.dataset?.slides) send(null);
});
