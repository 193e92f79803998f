// The plan as an instrument: zoom with + and −, the wheel and Ctrl, or two fingers; drag to move; arrow keys go from bar to bar.
// A bar that is chosen shows its batch below without leaving the page. Without this file, links do all of it.
const gantt = document.querySelector(".gantt");
const sheet = document.getElementById("sheet");

async function open(link) {
  const answer = await fetch(`/maker/plan/batches/${link.dataset.batch}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) {
    location.href = link.getAttribute("href");
    return;
  }
  sheet.innerHTML = await answer.text();
  sheet.hidden = false;
  document.querySelectorAll(".task.chosen").forEach((one) => one.classList.remove("chosen"));
  document.querySelectorAll(`.task[data-batch="${link.dataset.batch}"]`).forEach((one) => one.classList.add("chosen"));
  sheet.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
}

let dragged = false;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-batch]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!dragged) open(link);
});

if (gantt) {
  const frame = gantt.querySelector(".gantt-frame");
  const chart = gantt.querySelector(".gantt-chart");
  const first = Number(gantt.dataset.scale);
  const minutes = chart.width.baseVal.value / first;
  const placed = [...chart.querySelectorAll("[data-t]")].map((part) => ({ part, t: Number(part.dataset.t), d: Number(part.dataset.d ?? 0) }));
  let scale = first;
  let next = 0;

  function draw() {
    next = 0;
    chart.setAttribute("width", Math.round(minutes * scale));
    for (const { part, t, d } of placed) {
      part.setAttribute("x", (t * scale).toFixed(1));
      if (d > 0) {
        const width = Math.max(3, d * scale);
        part.setAttribute("width", width.toFixed(1));
        part.querySelectorAll("text").forEach((text) => text.classList.toggle("tight", width < 36));
      }
    }
    const crowded = scale < first * 0.7;
    chart.querySelectorAll(".tick:not(.major)").forEach((tick) => tick.classList.toggle("tight", crowded));
  }

  // Time under the pointer stays under it.
  function zoom(factor, x = frame.clientWidth / 2) {
    const minute = (frame.scrollLeft + x) / scale;
    scale = Math.min(Math.max(scale * factor, first / 3, frame.clientWidth / minutes / 1.5), 8);
    if (!next) {
      next = requestAnimationFrame(() => {
        draw();
        frame.scrollLeft = minute * scale - x;
      });
    }
  }

  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - frame.getBoundingClientRect().left);
  }, { passive: false });

  let from = null;
  frame.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.pointerType === "mouse" && event.button === 0) from = { x: event.clientX, left: frame.scrollLeft };
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    if (Math.abs(event.clientX - from.x) > 4) {
      dragged = true;
      frame.classList.add("dragging");
    }
    if (dragged) frame.scrollLeft = from.left - (event.clientX - from.x);
  });
  addEventListener("pointerup", () => {
    from = null;
    frame.classList.remove("dragging");
    setTimeout(() => (dragged = false));
  });
  chart.addEventListener("dragstart", (event) => event.preventDefault());

  // Bars above and below are those of the next row that has any, nearest in time.
  const jobs = [...chart.querySelectorAll("a.task")].map((link) => {
    const box = link.firstElementChild;
    return { link, t: Number(box.dataset.t), y: box.y.baseVal.value };
  });
  function neighbour(link, key) {
    const here = jobs.find((job) => job.link === link);
    if (!here) return jobs[0];
    const side = (job) => ({ ArrowLeft: job.y === here.y && job.t < here.t, ArrowRight: job.y === here.y && job.t > here.t, ArrowUp: job.y < here.y, ArrowDown: job.y > here.y })[key];
    const far = (job) => Math.abs(job.y - here.y) * 100000 + Math.abs(job.t - here.t);
    return jobs.filter(side).sort((a, b) => far(a) - far(b))[0];
  }
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") zoom(first / scale);
    else if (event.key === "Home") toNow();
    else if (event.key.startsWith("Arrow") && document.activeElement !== frame) {
      neighbour(document.activeElement, event.key)?.link.focus();
    } else return;
    event.preventDefault();
  });

  // Where today is not shown, the first work is.
  function toNow() {
    const minute = gantt.dataset.now ? Number(gantt.dataset.now) : Math.min(...jobs.map((job) => job.t));
    if (Number.isFinite(minute)) frame.scrollLeft = Math.max(0, minute * scale - frame.clientWidth / (gantt.dataset.now ? 4 : 20));
  }
  toNow();
}
