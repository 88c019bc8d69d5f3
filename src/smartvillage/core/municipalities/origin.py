"""The municipality's address in mails."""

from django.conf import settings

from smartvillage.core.municipalities.directory import host_of


def origin(municipality: int) -> str:
    """Scheme and host, without a slash; on the machine of somebody who tries us also the port."""
    host = host_of(municipality)
    if settings.SECURE_COOKIES:
        return f"https://{host}"
    trial = settings.PORT and host.rpartition(".")[2] == "localhost"
    return f"http://{host}:{settings.PORT}" if trial else f"http://{host}"
