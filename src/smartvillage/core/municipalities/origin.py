"""The municipality's address in mails."""

from django.conf import settings

from smartvillage.core.municipalities.directory import host_of


def origin(municipality: int) -> str:
    """Scheme and host, without a slash; a trial on one machine also has a port."""
    if settings.SECURE_COOKIES:
        return f"https://{host_of(municipality)}"
    port = f":{settings.PORT}" if settings.PORT else ""
    return f"http://{host_of(municipality)}{port}"
