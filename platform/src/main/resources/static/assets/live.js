// A part with data-live="<stream address>" is fetched again from data-part whenever its stream says there is news. When the
// part then says that there is more to watch (data-watched inside it), the stream is opened anew. What was unfolded stays so, an
// open question is not taken away, and a screen reader is told only what is new (data-news inside it).
for (const part of document.querySelectorAll("[data-live]")) {
  const watched = () => part.querySelector("[data-watched]")?.dataset.watched;
  const news = () => part.querySelector("[data-news]")?.dataset.news ?? "";
  let waiting = false;
  const replace = (html) => {
    const folds = new Map([...part.querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]));
    const focused = document.activeElement?.closest("[id]")?.id;
    const before = news();
    part.innerHTML = html;
    for (const [id, open] of folds) {
      const fold = document.getElementById(id);
      if (fold) fold.open = open;
    }
    if (focused && document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
    const said = document.querySelector("[data-said]");
    if (said && news() !== before) said.textContent = news();
    document.dispatchEvent(new Event("part:renewed"));
  };
  const refresh = async () => {
    if (part.querySelector(":popover-open")) {
      setTimeout(refresh, 1000);
      return;
    }
    waiting = false;
    const before = watched();
    const answer = await fetch(part.dataset.part, { headers: { "HX-Request": "true" } });
    if (answer.ok) replace(await answer.text());
    if (watched() !== before) open();
  };
  let source = null;
  const open = () => {
    source?.close();
    source = new EventSource(part.dataset.live);
    // What was under way when the page was made may have ended before anybody listened.
    source.addEventListener("open", () => part.querySelector("progress") && refresh());
    source.addEventListener("touched", () => {
      if (waiting) return;
      waiting = true;
      setTimeout(refresh, 50);
    });
  };
  open();
}
