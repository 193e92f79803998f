// The sum of the lines that are ticked; without this the page says the sum of all of them.
for (const group of document.querySelectorAll("[data-group]")) {
  const sum = group.querySelector("[data-sum]");
  const count = group.querySelector("[data-count]");
  const digits = Number(sum.dataset.digits);
  const format = new Intl.NumberFormat(sum.dataset.sum, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const ticks = [...group.querySelectorAll("input[name=line]")];
  const show = () => {
    const chosen = ticks.filter((tick) => tick.checked);
    sum.textContent = format.format(chosen.reduce((total, tick) => total + Number(tick.dataset.minor), 0) / 10 ** digits);
    count.textContent = count.dataset.count.replace("#", chosen.length);
    group.querySelector("form[action='/checkout'] button").disabled = chosen.length === 0;
  };
  ticks.forEach((tick) => tick.addEventListener("change", show));
  show();
}
