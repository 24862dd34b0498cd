// A slider over the days of the record, beside the field for the day.
const DAY = 86_400_000;

export function slider(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>('input[type="date"]');
  const { first, last } = form.dataset;
  if (!field || !first || !last || first === last) return;
  const start = Date.parse(first);
  const range = document.createElement("input");
  range.type = "range";
  range.min = "0";
  range.max = String((Date.parse(last) - start) / DAY);
  range.setAttribute("aria-label", `Day, from ${first} to ${last}`);
  const show = (day: string): void => range.setAttribute("aria-valuetext", day);
  range.value = String((Date.parse(field.value) - start) / DAY);
  show(field.value);
  range.addEventListener("input", () => {
    field.value = new Date(start + Number(range.value) * DAY).toISOString().slice(0, 10);
    show(field.value);
  });
  let waiting = 0;
  range.addEventListener("change", () => {
    // Arrow keys change it many times in a row: the page is asked for when they rest.
    clearTimeout(waiting);
    waiting = window.setTimeout(() => form.requestSubmit(), 400);
  });
  form.append(range, ends(first, last));
}

function ends(first: string, last: string): HTMLElement {
  const line = document.createElement("div");
  line.className = "ends";
  line.setAttribute("aria-hidden", "true");
  for (const day of [first, last]) {
    const end = document.createElement("span");
    end.textContent = day;
    line.append(end);
  }
  return line;
}
