/** The municipality's colours as they are at this moment, light or dark. */
const colour = (element, name) => getComputedStyle(element).getPropertyValue(name).trim();

export function plainStyle(element) {
  return {
    version: 8,
    sources: {},
    layers: [{ id: "ground", type: "background", paint: { "background-color": colour(element, "--sunken") } }],
  };
}

/** The municipality's border, below everything else that is ours. */
export function withOutline(map, area, element) {
  const line = colour(element, "--primary");
  map.addSource("outline", { type: "geojson", data: area });
  if (!element.dataset.basemap) {
    const paint = { "fill-color": colour(element, "--surface") };
    map.addLayer({ id: "outline-fill", type: "fill", source: "outline", paint });
  }
  const paint = { "line-color": line, "line-width": 2, "line-opacity": 0.7, "line-dasharray": [3, 2] };
  map.addLayer({ id: "outline-line", type: "line", source: "outline", paint });
}
