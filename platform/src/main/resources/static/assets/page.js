// What every page does besides reading: a form is sent once, and what was typed survives a switched language and an ended session.

// A page that answered a sent form takes the address of the page the form stood on: going back, or loading anew, then asks for that
// page instead of whether to send again. What stood in the form when it was refused is kept for whoever comes back to it.
const posted = document.documentElement.dataset.posted !== undefined;
if (posted && document.referrer.startsWith(location.origin + "/")) history.replaceState(history.state, "", document.referrer);

const kept = (form) => `form:${location.pathname}:${form.getAttribute("action") ?? ""}`;
const typed = (form) =>
  [...form.elements].filter((field) => field.name && field.name !== "_csrf" && !["hidden", "password", "file", "submit", "button"].includes(field.type));
const forms = [...document.querySelectorAll('form[method="post"]')].filter((form) => typed(form).length > 0);

function keep(form) {
  const values = typed(form).map((field) => [field.name, field.type === "checkbox" || field.type === "radio" ? field.checked : field.value, field.value]);
  sessionStorage.setItem(kept(form), JSON.stringify(values));
}

function restore(form) {
  const values = JSON.parse(sessionStorage.getItem(kept(form)) ?? "[]");
  for (const [name, value, own] of values) {
    for (const field of typed(form).filter((one) => one.name === name)) {
      if (typeof value === "boolean") {
        if (field.value === own) field.checked = value;
      } else {
        field.value = value;
      }
    }
  }
}

const REFUSED = () => `refused:${location.pathname}`;
/** Whether this is the page of a refused form, met again by the browser's back button. */
function cameBack() {
  const again = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const refused = sessionStorage.getItem(REFUSED());
  if (!again) sessionStorage.removeItem(REFUSED());
  return again && refused;
}

// Typed text comes back only after a detour: a switched language, signing in again because the session had ended, or the way back to
// a form that was refused.
const DETOUR = "detour";
const entrance = /^\/(login|signup)(\/|$)/.test(location.pathname); // also while a code is being typed
if (entrance) {
  if (sessionStorage.getItem("sent")) sessionStorage.setItem(DETOUR, "1");
} else {
  if (sessionStorage.getItem(DETOUR) || cameBack()) forms.forEach(restore);
  sessionStorage.removeItem(DETOUR);
  sessionStorage.removeItem("sent");
}
if (posted) {
  forms.forEach(keep);
  sessionStorage.setItem(REFUSED(), "1");
}
for (const link of document.querySelectorAll("[data-language]")) {
  link.addEventListener("click", () => {
    forms.forEach(keep);
    if (forms.length > 0) sessionStorage.setItem(DETOUR, "1");
  });
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.busy) {
    event.preventDefault();
    return;
  }
  form.dataset.busy = "1";
  setTimeout(() => delete form.dataset.busy, 8000);
  if (forms.includes(form) && !entrance) {
    keep(form);
    sessionStorage.setItem("sent", "1");
  }
});
// A page that comes back from the browser's memory may be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-busy]").forEach((form) => delete form.dataset.busy));
// The words of what was just done are said once: not again when the page is loaded anew.
if (location.search.includes("done=")) {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
}
// What scrolls sideways scrolls by keyboard too.
for (const box of document.querySelectorAll(".scroll")) {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
}
// A button that copies a field of this page; without a script or a clipboard it stays hidden, and the field can be marked by hand.
function offerCopies() {
  if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach((button) => (button.hidden = false));
}
offerCopies();
document.addEventListener("part:replaced", offerCopies);
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
  const words = button.textContent;
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = words), 2000);
});
// On a narrow screen the row of rooms stands where the current one can be seen.
for (const room of document.querySelectorAll(".area [aria-current]")) {
  room.parentElement.scrollLeft = room.offsetLeft - (room.parentElement.clientWidth - room.offsetWidth) / 2;
}

// What the phone offers for passing a page on; where it offers nothing the link stands on the page anyhow.
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () =>
    navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {}), // she thought better of it
  );
}
