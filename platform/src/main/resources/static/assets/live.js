// A part with data-live="<stream address>" is fetched again from data-part whenever its stream says there is news. When the
// part then says that there is more to watch (data-watched inside it), the stream is opened anew. What was unfolded, chosen or typed
// stays so, the focus stays where it was, an open question or a file that is chosen or being looked for is not taken away, and a screen reader is
// told only what is new (data-news inside it).

/** Tells one thing of a part from the others, before and after: by its id, or as the n-th of those that read the same. */
function named(things) {
  const seen = new Map();
  return [...things].map((thing) => {
    const own = `${thing.tagName} ${thing.getAttribute("href") ?? thing.name ?? ""} ${(thing.querySelector(":scope > summary") ?? thing).textContent.trim()}`;
    seen.set(own, (seen.get(own) ?? 0) + 1);
    return [thing.id || `${own} ${seen.get(own)}`, thing];
  });
}
const FOLDS = "details";
const FILES = "input[type=file]";
const FIELDS = "select, textarea, input:not([type=hidden], [type=file])";
const touched = (field) =>
  field.options ? [...field.options].some((one) => one.selected !== one.defaultSelected) : field.value !== field.defaultValue || field.checked !== field.defaultChecked;
const FOCUSED = "a, button, summary, [tabindex], " + FIELDS;

for (const part of document.querySelectorAll("[data-live]")) {
  const watched = () => part.querySelector("[data-watched]")?.dataset.watched;
  const news = () => part.querySelector("[data-news]")?.dataset.news ?? "";
  let waiting = false;
  const replace = (html) => {
    const folds = new Map(named(part.querySelectorAll(FOLDS)).map(([name, fold]) => [name, fold.open]));
    const fields = new Map(named(part.querySelectorAll(FIELDS)).filter(([, field]) => touched(field)).map(([name, field]) => [name, [field.value, field.checked]]));
    const focused = named(part.querySelectorAll(FOCUSED)).find(([, thing]) => thing === document.activeElement)?.[0];
    const files = new Map(named(part.querySelectorAll(FILES)));
    const before = news();
    part.innerHTML = html;
    for (const [name, field] of named(part.querySelectorAll(FILES))) if (files.has(name)) field.replaceWith(files.get(name));
    for (const [name, fold] of named(part.querySelectorAll(FOLDS))) if (folds.has(name)) fold.open = folds.get(name);
    for (const [name, field] of named(part.querySelectorAll(FIELDS))) if (fields.has(name)) [field.value, field.checked] = fields.get(name);
    if (focused) named(part.querySelectorAll(FOCUSED)).find(([name]) => name === focused)?.[1].focus({ preventScroll: true });
    const said = document.querySelector("[data-said]");
    if (said && news() !== before) said.textContent = news();
    document.dispatchEvent(new Event("part:renewed"));
  };
  const busy = () => part.querySelector(":popover-open");
  const refresh = async () => {
    const later = () => setTimeout(refresh, 1000);
    if (busy()) return later();
    waiting = false;
    const before = watched();
    const answer = await fetch(part.dataset.part, { headers: { "HX-Request": "true" } });
    const html = answer.ok ? await answer.text() : "";
    if (busy()) return later();
    if (html) replace(html);
    if (watched() !== before) open();
  };
  let source = null;
  const open = () => {
    source?.close();
    source = new EventSource(part.dataset.live);
    // What was under way when the page was made may have ended before anybody listened.
    source.addEventListener("open", () => part.querySelector("progress, [data-underway]") && refresh());
    source.addEventListener("touched", () => {
      if (waiting) return;
      waiting = true;
      setTimeout(refresh, 50);
    });
  };
  open();
}
