// The studio without this is plain forms. With it, what is to be said of the draft is fetched beside the page, and rows are dragged.
const judgement = document.getElementById("judgement");

async function judge() {
  const shown = judgement.querySelector("[data-hash]");
  if (shown.dataset.hash && shown.dataset.hash === shown.dataset.draft) return;
  judgement.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(judgement.dataset.judge, { headers: { "HX-Request": "true" } });
    if (answer.ok) judgement.innerHTML = await answer.text();
  } finally {
    judgement.removeAttribute("aria-busy");
  }
}
if (judgement) judge();

// A row is dragged by its grip and sent as so many steps up or down by the row's own form.
let dragged = null;
for (const form of document.querySelectorAll("[data-order]")) {
  const grip = form.querySelector("[data-grip]");
  const row = form.closest("li");
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    dragged = { row, form, from: [...row.parentElement.children].indexOf(row) };
    row.classList.add("dragged");
  });
  grip.addEventListener("pointermove", (event) => {
    if (dragged?.row !== row) return;
    const list = row.parentElement;
    const other = [...list.children].find((one) => {
      const box = one.getBoundingClientRect();
      return one !== row && event.clientY > box.top && event.clientY < box.bottom;
    });
    if (!other) return;
    const below = other.getBoundingClientRect().top + other.offsetHeight / 2 < event.clientY;
    list.insertBefore(row, below ? other.nextSibling : other);
  });
  const drop = () => {
    if (dragged?.row !== row) return;
    const by = [...row.parentElement.children].indexOf(row) - dragged.from;
    dragged = null;
    row.classList.remove("dragged");
    if (by === 0) return;
    const button = form.querySelector('button[name="by"]');
    button.disabled = false;
    button.value = by;
    form.requestSubmit(button);
  };
  grip.addEventListener("pointerup", drop);
  grip.addEventListener("pointercancel", drop);
}
