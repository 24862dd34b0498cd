// Words of a report and the facts beside it light up together, under the pointer and under the focus.
export function linking(report: Element | null, side: Element | null): void {
  if (!report || !side) return;
  const all = [...document.querySelectorAll<HTMLElement>("[data-report] [data-of], [data-side] [data-of]")];
  const byName = new Map<string, HTMLElement[]>();
  for (const element of all) {
    for (const name of namesOf(element)) {
      const found = byName.get(name);
      if (found) found.push(element);
      else byName.set(name, [element]);
    }
  }
  let lit: HTMLElement[] = [];
  const light = (names: string[]): void => {
    for (const element of lit) element.classList.remove("lit");
    lit = names.flatMap((name) => byName.get(name) ?? []);
    for (const element of lit) element.classList.add("lit");
  };
  const over = (event: Event): void => {
    const element = (event.target as Element).closest<HTMLElement>("[data-of]");
    if (!element) light([]);
    else light(element.dataset.lead === undefined ? namesOf(element) : [element.dataset.lead].filter(Boolean));
  };
  for (const part of [report, side]) {
    part.addEventListener("pointerover", over);
    part.addEventListener("focusin", over);
    part.addEventListener("pointerleave", () => light([]));
    part.addEventListener("focusout", () => light([]));
  }
}

function namesOf(element: HTMLElement): string[] {
  return (element.dataset.of ?? "").split(" ").filter(Boolean);
}
