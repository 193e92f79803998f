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

function over(row, y) {
  return [...row.parentElement.children].find((one) => {
    const box = one.getBoundingClientRect();
    return one !== row && y > box.top && y < box.bottom;
  });
}

function drop() {
  const { row, form, from } = dragged;
  const by = [...row.parentElement.children].indexOf(row) - from;
  dragged = null;
  row.classList.remove("dragged");
  if (by === 0) return;
  const button = form.querySelector('button[name="by"]');
  button.disabled = false;
  button.value = by;
  form.requestSubmit(button);
}

for (const form of document.querySelectorAll("[data-order]")) {
  const grip = form.querySelector("[data-grip]");
  const row = form.closest("li");
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    dragged = { row, form, from: [...row.parentElement.children].indexOf(row) };
    row.classList.add("dragged");
  });
}
document.addEventListener("pointermove", (event) => {
  const other = dragged && over(dragged.row, event.clientY);
  if (!other) return;
  const below = other.getBoundingClientRect().top + other.offsetHeight / 2 < event.clientY;
  dragged.row.parentElement.insertBefore(dragged.row, below ? other.nextSibling : other);
});
document.addEventListener("pointerup", () => dragged && drop());
document.addEventListener("pointercancel", () => dragged && drop());
