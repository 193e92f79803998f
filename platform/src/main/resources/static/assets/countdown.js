// Says how long something can still be paid: <span data-until="<instant>" data-left="{left} left" data-over="…">. Without this the
// span says until when. It stands in a part that is fetched anew, so it is looked for each second.

const two = (number) => String(number).padStart(2, "0");

function tick() {
  for (const place of document.querySelectorAll("[data-until]")) {
    const seconds = Math.max(0, Math.round((Date.parse(place.dataset.until) - Date.now()) / 1000));
    place.textContent = seconds === 0 ? place.dataset.over : place.dataset.left.replace("{left}", `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`);
  }
}

tick();
setInterval(tick, 1000);
