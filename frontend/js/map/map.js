// The map island: <div data-map data-source="places.geojson" ...>, or with its GeoJSON in data-features; see templates/webapp/parts/map.html.
// Points of our own server only; without a basemap style the outline of the municipality is the map.
import { announce } from "../announce.js";
import { words } from "./words.js";

const library = () => import("./library.js");

export function setUpMaps() {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        void open(target);
      }
    },
    { rootMargin: "200px" },
  );
  for (const element of document.querySelectorAll("[data-map]")) watcher.observe(element);
}

async function open(element) {
  const note = element.querySelector("[data-map-note]");
  try {
    const { show } = await library();
    follow(await show(element));
    note.textContent = "";
  } catch (error) {
    console.warn(error);
    note.textContent = words.unavailable;
    announce(words.unavailable);
  }
}

/** A changed filter brings a new list (#ergebnisse) and with it the address of its points. */
function follow(shown) {
  document.addEventListener("htmx:after:swap", () => {
    const source = document.querySelector("[data-points]")?.dataset.points;
    if (source) void shown.load(source);
  });
}
