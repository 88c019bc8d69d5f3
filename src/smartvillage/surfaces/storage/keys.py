"""One pair of keys for each organisation, computed from the installation's secret and stored nowhere."""

import hmac
from hashlib import sha256

from django.conf import settings

from smartvillage.core.people.models import Organisation

BUCKET, REGION, PREFIX = "uploads", "eu-central-1", "s3"


def access_key(organisation: Organisation) -> str:
    return f"SV{organisation.municipality_id:06d}O{organisation.pk:08d}"


def secret_key(organisation: Organisation) -> str:
    said = f"{settings.SECRET_KEY}:storage:{access_key(organisation)}".encode()
    return hmac.new(said, b"smartvillage", sha256).hexdigest()[:40]


def organisation_of(key: str) -> Organisation | None:
    """Within the municipality's scope."""
    number = key.rpartition("O")[2]
    if not number.isdecimal() or len(number) > 18:
        return None
    found: Organisation | None = Organisation.objects.filter(pk=int(number)).first()
    return found if found and access_key(found) == key else None
