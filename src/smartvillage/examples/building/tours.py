from smartvillage.examples import markup, parts, paths
from smartvillage.examples.building.scene import Scene, accessibility, names
from smartvillage.examples.model import Tour, TourStop
from smartvillage.examples.reading import RawTable


def tour(raw: RawTable, scene: Scene) -> Tour:
    """`way` are the waypoints, `points` how many the line gets, `{km}` in the text the measured length."""
    line = paths.line([(lat, lon) for lat, lon in raw["way"]], points=raw["points"])
    length = max(1, round(paths.length_km(line)))
    text = scene.text(raw["text"]).replace("{km}", str(length))
    return Tour(
        external_id=scene.external_id("tour", raw),
        name=raw["name"],
        organisation=scene.organisations[raw["org"]].key,
        categories=names(raw["category"]),
        description=markup.html(text),
        length_km=length,
        means=raw["means"],
        line=tuple(parts.Point(lat=lat, lon=lon) for lat, lon in line),
        stops=tuple(_stop(stop, scene) for stop in raw["stops"]),
        addresses=tuple(_end(raw, name, scene) for name in ("start", "end") if name in raw),
        accessibility=accessibility(raw),
        media=tuple(scene.media(raw)),
        tags=names(raw.get("tags")),
        payload={"duration": raw["duration"]},
    )


def _end(raw: RawTable, name: str, scene: Scene) -> parts.Address:
    at = raw["way"][0 if name == "start" else -1]
    return scene.address({**raw[name], "at": at}, kind=name)


def _stop(raw: RawTable, scene: Scene) -> TourStop:
    lat, lon = raw["at"]
    return TourStop(
        name=raw["name"],
        description=markup.html(scene.text(raw["text"])),
        lat=lat,
        lon=lon,
        media=tuple(scene.media({**raw, "id": raw["name"]})),
    )
