"""Taking pictures in: at once by script, or together with the form."""

from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from smartvillage.core.media.actions import asset_url, store_file, store_upload
from smartvillage.core.media.models import Asset
from smartvillage.core.media.pictures import MAX_BYTES, PictureError
from smartvillage.core.people.viewer import Viewer
from smartvillage.surfaces.cms.editing import Sheet
from smartvillage.surfaces.cms.forms.raw import Raw
from smartvillage.surfaces.cms.forms.rows import at

SUFFIX = "-datei"


def take(*, viewer: Viewer, file: "UploadedFile[bytes]") -> Asset:
    """Store an upload. Raises `PictureError`."""
    if (file.size or 0) > MAX_BYTES:
        raise PictureError("Das Bild ist größer als 20 MB. Bitte verkleinern Sie es.")
    return store_upload(viewer=viewer, content=file.read(), name=file.name or "")


def keep(*, viewer: Viewer, file: "UploadedFile[bytes]") -> Asset:
    """Store a picture, document or sound. Raises `PictureError`, `DocumentError`."""
    if (file.size or 0) > MAX_BYTES:
        raise PictureError("Die Datei ist größer als 20 MB.")
    return store_file(viewer=viewer, content=file.read(), name=file.name or "")


def take_with_form(
    *, viewer: Viewer, sheet: Sheet, files: "MultiValueDict[str, UploadedFile[bytes]]"
) -> None:
    """Store the files chosen in the form and write them into its parts; complaints go to the sheet."""
    for name, file in files.items():
        row = at(sheet.specs, sheet.raw, name.removesuffix(SUFFIX)) if name.endswith(SUFFIX) else None
        if row is None and isinstance(file, UploadedFile) and _in_json(sheet, name):
            _write_address(viewer, sheet, name.removesuffix(SUFFIX), file)
        if row is None or not isinstance(file, UploadedFile):
            continue
        try:
            write(row, take(viewer=viewer, file=file))
        except PictureError as problem:
            sheet.problems[f"{name.removesuffix(SUFFIX)}-source_url"] = str(problem)


def _in_json(sheet: Sheet, name: str) -> bool:
    """Whether a file is for an address inside JSON."""
    first = name.partition("-")[0]
    return name.endswith(SUFFIX) and any(spec.widget == "json" and spec.name == first for spec in sheet.specs)


def _write_address(viewer: Viewer, sheet: Sheet, name: str, file: "UploadedFile[bytes]") -> None:
    *path, last = name.split("-")
    place: object = sheet.raw
    for step in path:
        if isinstance(place, list) and step.isdecimal() and int(step) < len(place):
            place = place[int(step)]
        else:
            place = place.get(step) if isinstance(place, dict) else None
    if not isinstance(place, dict) or not isinstance(place.get(last), str):
        return
    try:
        place[last] = asset_url(take(viewer=viewer, file=file))
    except PictureError as problem:
        sheet.problems[name] = str(problem)


def write(row: Raw, asset: Asset) -> None:
    """Put an asset into the raw state of a medium."""
    texts = fields(asset)
    link = row.get("source_url") or {"id": "", "description": ""}
    row["source_url"] = {**link, "url": texts.pop("url")}
    row.update(texts)


def fields(asset: Asset) -> dict[str, str]:
    """What a medium says of its file, as texts of inputs."""
    said = {name: text for name in ("alt", "copyright") if (text := getattr(asset, name))}
    return {
        "url": asset_url(asset),
        "asset": str(asset.pk),
        "width": str(asset.width or ""),
        "height": str(asset.height or ""),
        "focus_x": str(asset.focus_x),
        "focus_y": str(asset.focus_y),
        "content_type": "image",
        **said,
    }
