// What the pages do beyond links and forms. All of it works without, with more clicks.
import { brush } from "./brush";
import { dropping } from "./dropping";
import { linking } from "./linking";
import { slider } from "./slider";

document.documentElement.classList.add("scripted");
document.querySelectorAll<HTMLFormElement>("form[data-slider]").forEach(slider);
document.querySelectorAll<HTMLFormElement>("form[data-drop]").forEach(dropping);
document.querySelectorAll<SVGSVGElement>("[data-chart] svg").forEach(brush);
// Where a series is wider than the screen, its end is of more interest than its beginning.
document.querySelectorAll("[data-chart] .scroll").forEach((box) => (box.scrollLeft = box.scrollWidth));
linking(document.querySelector("[data-report]"), document.querySelector("[data-side]"));
