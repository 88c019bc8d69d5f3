from django.urls import path, register_converter

from smartvillage.core.media import views


class Digest:
    """The SHA-256 of a file."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(Digest, "digest")

urlpatterns = [
    path("medien/<digest:digest>.<slug:suffix>", views.original, name="media"),
    path("medien/<digest:digest>/<int:width>.webp", views.smaller, name="media-rendition"),
    path("medien/fern/<int:width>.webp", views.remote, name="media-remote"),
]
