import { AttributionControl, GeolocateControl, LngLatBounds, Map, NavigationControl, setWorkerUrl } from "maplibre-gl";
import { plainStyle, withOutline } from "./style.js";
import { Markers } from "./markers.js";
import { words } from "./words.js";

setWorkerUrl(new URL(document.querySelector("[data-map-worker]").dataset.mapWorker, location).href);

/** Draws the map of one island, returns {load(url)} for other points; throws when the points cannot be fetched or the device has no WebGL. */
export async function show(element) {
  const { source, features, outline, basemap, attribution } = element.dataset;
  const [points, area] = await Promise.all([features ? JSON.parse(features) : fetchJson(source), outline ? fetchJson(outline) : null]);
  const map = new Map({
    container: element.querySelector("[data-map-canvas]"),
    style: await basemapStyle(basemap, element),
    bounds: extent(points, area, basemap),
    fitBoundsOptions: { padding: 48, maxZoom: 15 },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    locale: { ...words.library, "Map.Title": element.dataset.label },
    maxZoom: 19,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new GeolocateControl({ trackUserLocation: false }), "top-right");
  // The library names the button only when it knows whether the device may say where it is.
  element.querySelector(".maplibregl-ctrl-geolocate").setAttribute("aria-label", words.library["GeolocateControl.FindMyLocation"]);
  const credits = [attribution, ...(area?.features ?? []).map(({ properties }) => properties?.attribution)].filter(Boolean);
  if (credits.length || basemap) map.addControl(new AttributionControl({ customAttribution: credits, compact: true }));
  await map.once("load");
  element.querySelector(".maplibregl-ctrl-attrib")?.classList.remove("maplibregl-compact-show"); // opens on a click
  if (area) withOutline(map, area, element);
  const markers = new Markers(map, element);
  markers.show(points);
  return { load: async (url) => markers.show(await fetchJson(url)) };
}

async function fetchJson(url) {
  const answer = await fetch(url, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** A basemap out of reach must not cost the markers. */
async function basemapStyle(url, element) {
  if (!url) return plainStyle(element);
  try {
    return await fetchJson(url);
  } catch (error) {
    console.warn(error);
    return plainStyle(element);
  }
}

/** Around all points; around the municipality where there is none, or a single one that nothing else would place. */
function extent(points, area, basemap) {
  const bounds = new LngLatBounds();
  const lost = points.features.length === 1 && points.features[0].geometry.type === "Point" && !basemap;
  const features = points.features.length && !lost ? points.features : [...(area?.features ?? []), ...points.features];
  for (const { geometry } of features) {
    for (const position of positions(geometry?.coordinates ?? [])) bounds.extend(position);
  }
  return bounds.isEmpty() ? [5.9, 47.3, 15.1, 55.1] : bounds; // Germany
}

function positions(coordinates) {
  return typeof coordinates[0] === "number" ? [coordinates.slice(0, 2)] : coordinates.flatMap(positions);
}
