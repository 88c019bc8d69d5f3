// htmx, and what it leaves to us: saying in words that a list has changed.
import htmx from "htmx.org/dist/htmx.esm.js";
import { announce } from "./announce.js";

document.addEventListener("htmx:after:swap", (event) => {
  const count = document.querySelector("[data-count]");
  if (count && !event.detail?.ctx?.swap?.startsWith?.("none")) announce(count.textContent);
});

document.addEventListener("htmx:error", () => announce(document.documentElement.dataset.offline ?? ""));

export default htmx;
