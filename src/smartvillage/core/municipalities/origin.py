"""The municipality's address in mails."""

from django.conf import settings

from smartvillage.core.municipalities.models import Domain


def origin(municipality: int) -> str:
    """Scheme and host, without a slash: the municipality's first own host."""
    hosts = Domain.objects.filter(municipality=municipality).order_by("pk")
    host = hosts.values_list("host", flat=True).first()
    return f"{'https' if settings.SECURE_COOKIES else 'http'}://{host or 'localhost'}"
