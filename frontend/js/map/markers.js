// Markers are buttons in the page, not pixels in the canvas: reachable by keyboard, readable, in the
// municipality's colours. The library clusters; only what is in view exists.
import { Marker, Popup } from "maplibre-gl";
import { words } from "./words.js";

const source = "points";

const collection = (features) => ({ type: "FeatureCollection", features });

export class Markers {
  #shown = new Map();
  #popup = new Popup({ offset: 22, maxWidth: "none", focusAfterOpen: true });

  constructor(map, element) {
    this.map = map;
    this.sprite = element.dataset.sprite;
    const paint = { "line-color": getComputedStyle(element).getPropertyValue("--primary").trim(), "line-width": 4 };
    map.addSource("lines", { type: "geojson", data: collection([]) });
    map.addLayer({ id: "lines", type: "line", source: "lines", paint, layout: { "line-cap": "round", "line-join": "round" } });
    map.addSource(source, { type: "geojson", data: collection([]), cluster: true, clusterRadius: 46, clusterMaxZoom: 15 });
    // Tiles of a source are loaded only while a layer uses them.
    map.addLayer({ id: source, type: "circle", source, paint: { "circle-opacity": 0, "circle-radius": 1 } });
    const update = () => this.#update();
    map.on("moveend", update);
    map.on("sourcedata", ({ sourceId, isSourceLoaded }) => sourceId === source && isSourceLoaded && update());
  }

  /** Shows these features (GeoJSON) instead of the ones before: points as markers, lines as lines. */
  show({ features }) {
    this.#popup.remove();
    const of = (type) => collection(features.filter(({ geometry }) => geometry?.type.endsWith(type)));
    this.map.getSource("lines").setData(of("LineString"));
    this.map.getSource(source).setData(of("Point"));
  }

  #update() {
    const found = new Map();
    for (const feature of this.map.querySourceFeatures(source)) {
      const { cluster_id: cluster, url } = feature.properties;
      const key = cluster === undefined ? `${url} ${feature.geometry.coordinates}` : `cluster ${cluster}`;
      if (!found.has(key)) found.set(key, this.#shown.get(key) ?? this.#marker(feature));
    }
    for (const [key, marker] of this.#shown) if (!found.has(key)) marker.remove();
    for (const [key, marker] of found) if (!this.#shown.has(key)) marker.addTo(this.map);
    this.#shown = found;
  }

  #marker(feature) {
    const element = feature.properties.cluster ? this.#clusterButton(feature) : this.#pointButton(feature);
    return new Marker({ element, anchor: "center" }).setLngLat(feature.geometry.coordinates);
  }

  #clusterButton({ properties, geometry }) {
    const button = this.#button("cluster-marker", words.cluster(properties.point_count));
    button.textContent = properties.point_count_abbreviated;
    button.addEventListener("click", async () => {
      const zoom = await this.map.getSource(source).getClusterExpansionZoom(properties.cluster_id);
      this.map.easeTo({ center: geometry.coordinates, zoom: zoom + 0.25 });
    });
    return button;
  }

  #pointButton({ properties, geometry }) {
    const frame = document.createElement("div"); // the library turns and moves the outer element itself
    const button = this.#button("marker", properties.title);
    button.append(icon(this.sprite, properties.icon || "map-pin"));
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", (event) => {
      event.stopPropagation(); // a click on the map itself closes the popup
      this.#open(button, properties, geometry.coordinates);
    });
    frame.append(button);
    return frame;
  }

  #button(style, label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = style;
    button.setAttribute("aria-label", label);
    return button;
  }

  #open(button, properties, position) {
    this.#popup.remove();
    this.#popup.setLngLat(position).setDOMContent(card(properties)).addTo(this.map);
    button.setAttribute("aria-expanded", "true");
    this.#popup.getElement().addEventListener("keydown", ({ key }) => key === "Escape" && this.#popup.remove());
    this.#popup.once("close", () => {
      button.setAttribute("aria-expanded", "false");
      if (button.isConnected) button.focus({ preventScroll: true });
    });
  }
}

function card({ title, url, overline }) {
  const box = document.createElement("div");
  if (overline) box.append(Object.assign(document.createElement("span"), { className: "popup__overline", textContent: overline }));
  const link = document.createElement(url ? "a" : "span");
  link.className = "popup__title";
  link.textContent = title;
  if (url) link.href = url;
  box.append(link);
  return box;
}

function icon(sprite, name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}
