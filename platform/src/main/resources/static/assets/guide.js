// The guided sheet as a step within the studio: it opens over it, and what was measured goes into the fields there; choices, and what
// was typed already, stay. Without this the same link leads to the same sheet as a page of its own.
const step = document.getElementById("guide-step");
const body = step.querySelector("[data-step]");
const fields = () => [...document.querySelectorAll("#configurator input[name^=v_]")];

/** What stands in the fields goes along, a bare number with its unit unless that is the sheet's own. */
function address(link) {
  const sheet = new URL(link.href);
  for (const field of fields()) {
    const typed = field.value.trim();
    const unit = field.parentElement.querySelector(".unit")?.textContent.trim() ?? "";
    const bare = /^[0-9.,]+$/.test(typed) && !["cm", "\u5398\u7c73", ""].includes(unit);
    if (typed) sheet.searchParams.set(field.name.replace("v_", "b_"), bare ? `${typed} ${unit}` : typed);
  }
  return sheet;
}

async function show(request) {
  const answer = await request;
  const html = await answer.text();
  if (answer.redirected || (!answer.ok && answer.status !== 422)) throw new Error(answer.status);
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const filled = fresh.content.querySelector("[data-filled]");
  if (filled) return fill([...filled.querySelectorAll("input")]);
  body.replaceChildren(fresh.content);
  if (!step.open) step.showModal();
  step.scrollTop = 0;
  const first = body.querySelector("[aria-invalid=true]") ?? body.querySelector("[role=alert], [role=status]") ?? body.querySelector("input[name^=b_]");
  if (first && !first.matches("input")) first.tabIndex = -1;
  first?.focus();
}

function fill(measured) {
  step.close();
  let last = null;
  for (const { name, value } of measured) {
    const field = fields().find((one) => one.name === name);
    if (field) {
      field.value = value;
      last = field;
    }
  }
  document.getElementById("measures")?.scrollIntoView({ block: "start" });
  last?.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  if (event.target.closest("#guide-step [data-close]")) step.close();
  const link = event.target.closest("#guide");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(fetch(address(link), { headers: { "HX-Request": "true" } })).catch(() => location.assign(link.href));
});
step.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target;
  // the form has buttons called action: its own are asked for by their attributes
  const sent = new URLSearchParams(new FormData(form, event.submitter));
  show(fetch(form.getAttribute("action"), { method: "POST", body: sent, headers: { "HX-Request": "true" } })).catch(() => HTMLFormElement.prototype.submit.call(form));
});
step.addEventListener("close", () => document.getElementById("guide")?.focus({ preventScroll: true }));
