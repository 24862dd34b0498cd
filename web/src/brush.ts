// Drag over the columns of a chart to choose a period; one column is a link of its own.
export function brush(chart: SVGSVGElement): void {
  const columns = [...chart.querySelectorAll<SVGAElement>("a[data-period]")];
  let from: number | null = null;
  let to = 0;
  let dragged = false;
  const place = (event: PointerEvent): number => {
    const column = document.elementFromPoint(event.clientX, event.clientY)?.closest<SVGAElement>("a[data-period]");
    return column ? columns.indexOf(column) : -1;
  };
  const paint = (): void => {
    const [low, high] = from === null ? [1, 0] : [Math.min(from, to), Math.max(from, to)];
    columns.forEach((column, at) => column.querySelector(".hit")?.classList.toggle("brushed", at >= low && at <= high));
  };
  chart.addEventListener("dragstart", (event) => event.preventDefault());
  chart.addEventListener("pointerdown", (event) => {
    const at = place(event);
    if (event.button !== 0 || event.pointerType === "touch" || at < 0) return;
    from = to = at;
  });
  chart.addEventListener("pointermove", (event) => {
    const at = place(event);
    if (from === null || at < 0) return;
    to = at;
    paint();
  });
  const end = (): void => {
    from = null;
    paint();
  };
  chart.addEventListener("pointerleave", end);
  chart.addEventListener("pointerup", () => {
    const [low, high] = from === null || from === to ? [-1, -1] : [Math.min(from, to), Math.max(from, to)];
    from = null;
    dragged = low !== high;
    go(columns[low], columns[high]);
  });
  chart.addEventListener("click", (event) => {
    if (dragged) event.preventDefault();
    dragged = false;
  }, true);
}

function go(first?: SVGAElement, last?: SVGAElement): void {
  if (!first?.dataset.period || !last?.dataset.period) return;
  const address = new URL(first.href.baseVal, window.location.href);
  address.searchParams.set("since", first.dataset.period);
  address.searchParams.set("until", last.dataset.period);
  window.location.assign(address);
}
