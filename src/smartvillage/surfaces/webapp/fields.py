"""Fields that citizens' forms share."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from smartvillage.core.media.pictures import PictureError, clean_picture
from smartvillage.kit.geo import Point, parse_point

SHORT, LONG = 200, 5_000


def text(label: Any, *, required: bool = True, hint: Any = "", complete: str = "") -> forms.CharField:
    """A line; `complete`: what a browser may fill in."""
    widget = forms.TextInput(attrs={"autocomplete": complete} if complete else {})
    return forms.CharField(label=label, required=required, help_text=hint, max_length=SHORT, widget=widget)


def long_text(label: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, required=required, help_text=hint, max_length=LONG, widget=widget)


def mail(*, required: bool = False, hint: Any = "") -> forms.EmailField:
    widget = forms.EmailInput(attrs={"autocomplete": "email"})
    return forms.EmailField(
        label=_("E-Mail"), required=required, help_text=hint, max_length=SHORT, widget=widget
    )


def phone() -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"})
    return forms.CharField(label=_("Telefon"), required=False, max_length=60, widget=widget)


def consent() -> forms.BooleanField:
    return forms.BooleanField(
        widget=forms.CheckboxInput(attrs={"data-wide": ""}),
        label=_("Meine Angaben dürfen gespeichert und zur Bearbeitung weitergegeben werden."),
        error_messages={"required": _("Ohne Ihr Einverständnis dürfen wir die Angaben nicht annehmen.")},
    )


class PictureField(forms.FileField):
    """A photo; anything else is refused with a word why. Its value is the bytes as they came."""

    widget = forms.FileInput(attrs={"accept": "image/*"})

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        file: UploadedFile[Any] | None = super().clean(data, initial)
        if not file:
            return None
        content: bytes = file.read()
        try:
            clean_picture(content)
        except PictureError as error:
            raise forms.ValidationError(str(error)) from error
        return content


class SpotField(forms.CharField):
    """Where the device is, `52.14123,12.59456`, filled in on a click; its value is a point."""

    widget = forms.HiddenInput(attrs={"data-spot": ""})

    def clean(self, value: Any) -> Point | None:
        lat, _comma, lon = str(super().clean(value) or "").partition(",")
        return parse_point(lat, lon)
