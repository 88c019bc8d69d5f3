// Words of the map, read by people; the map library's own labels included.
export const words = {
  unavailable: "Die Karte lässt sich hier nicht anzeigen. Alle Einträge stehen in der Liste.",
  cluster: (count) => `${count} Orte an dieser Stelle, vergrößern`,
  library: {
    "Marker.Title": "Markierung",
    "Popup.Close": "Schließen",
    "NavigationControl.ZoomIn": "Vergrößern",
    "NavigationControl.ZoomOut": "Verkleinern",
    "NavigationControl.ResetBearing": "Nach Norden ausrichten",
    "GeolocateControl.FindMyLocation": "Meinen Standort zeigen",
    "GeolocateControl.LocationNotAvailable": "Standort nicht verfügbar",
    "AttributionControl.ToggleAttribution": "Quellen der Karte",
    "CooperativeGesturesHandler.WindowsHelpText": "Zum Vergrößern Strg gedrückt halten und scrollen",
    "CooperativeGesturesHandler.MacHelpText": "Zum Vergrößern ⌘ gedrückt halten und scrollen",
    "CooperativeGesturesHandler.MobileHelpText": "Karte mit zwei Fingern bewegen",
  },
};
