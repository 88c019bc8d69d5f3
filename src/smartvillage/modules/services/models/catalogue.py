"""The catalogue: entries are documents (`shapes.py`), what must be found is beside them in narrow rows.

A state's catalogue is shared by all municipalities of the installation, so no row has a municipality. Every entry is
known three ways: `key` to the importer (a hash of state, kind, agency and id, see `keys.py`), `public_id` to clients
of the state, `id` to the tables here. Services, offices and so on have their own ids: an office 7 and a form 7 differ.
"""

from django.db import models

from smartvillage.core.municipalities.models import Area
from smartvillage.modules.services.models.sources import Source


class Entry(models.Model):
    """What all kinds share. `state`: two letters, BB; `seen`: the last full run that delivered it."""

    state = models.CharField(max_length=2)
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    key = models.BigIntegerField(unique=True)
    agency = models.CharField(max_length=80, blank=True)
    ext_id = models.CharField(max_length=160)
    content_hash = models.BinaryField(max_length=16)
    seen = models.BigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    document = models.JSONField(default=dict)

    class Meta:
        abstract = True


class Named(Entry):
    """An entry that clients see."""

    public_id = models.CharField(max_length=255)
    name = models.CharField(max_length=500)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


def _unique(kind: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["state", "public_id"], name=f"bus_{kind}_public_id")


class Service(Named):
    """A service (Leistung). `document` is a `ServiceShape`; `level`: 0 Bund, 1 Land, 2 below.

    `everywhere`: in the whole state; else only below the areas in `ServiceArea`.
    """

    class Type(models.TextChoices):
        OBJECT = "LO", "Leistungsobjekt"
        ACTIVITY = "LOV", "mit Verrichtung"
        DETAIL = "LOVZ", "mit Verrichtung und Detail"
        INFORMATION = "A", "Information"

    type = models.CharField(max_length=4, choices=Type.choices, default=Type.ACTIVITY)
    name_sort = models.CharField(max_length=200)
    letter = models.CharField(max_length=1, blank=True)
    level = models.PositiveSmallIntegerField(default=1)
    everywhere = models.BooleanField(default=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [_unique("service")]
        indexes = [models.Index(fields=["state", "name_sort", "id"], name="bus_service_order")]


class ServiceKey(models.Model):
    """A LeiKa key of a service: 14 digits, or what the source says instead."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="leika")
    value = models.CharField(max_length=20, db_index=True)


class ServiceArea(models.Model):
    """Where a service exists that is not everywhere."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")


class Specialisation(Entry):
    """What is different about a service in an area: texts, fees. `document` is a `SpecialisationShape`."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="specialisations")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["service", "area"], name="bus_specialisation_place")]


class Category(Named):
    """A life situation, or another tree of categories. `parent_key` is the parent's `key`, 0 at the root."""

    parent_key = models.BigIntegerField(default=0)
    position = models.IntegerField(default=0)

    class Meta:
        constraints = [_unique("category")]
        indexes = [models.Index(fields=["state", "parent_key"], name="bus_category_tree")]


class CategoryService(models.Model):
    """`category` is the category's `key`: sources often name categories before they describe them."""

    category = models.BigIntegerField(db_index=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="category_rows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "category"], name="bus_category_service_unique")
        ]


class Office(Named):
    """An organisational unit. `document` is an `OfficeShape`."""

    parent_key = models.BigIntegerField(default=0)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)

    class Meta:
        constraints = [_unique("office")]
        indexes = [models.Index(fields=["parent_key"], name="bus_office_parent")]


class Person(Named):
    """Somebody to ask, only if to be shown at all. `document` is a `PersonShape`, without name if anonymous."""

    office_key = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        constraints = [_unique("person")]


class Form(Named):
    """Something to fill in. `document` is a `FormShape`."""

    class Meta:
        constraints = [_unique("form")]


class OnlineService(Named):
    """Where a service is applied for online. `document` is an `OnlineServiceShape`."""

    class Meta:
        constraints = [_unique("online")]


class Competence(models.Model):
    """Who or what is there for a service in an area; millions of rows, so no constraints but the writer's care.

    `delivery` is the key of what they came with (a competence of its own, or the office that listed them): those of
    one delivery are replaced together. `target` is the id of the row that `kind` says.
    """

    class Kind(models.IntegerChoices):
        OFFICE = 1, "Stelle"
        ONLINE = 2, "Onlinedienst"
        FORM = 3, "Formular"
        PERSON = 4, "Person"

    class Role(models.IntegerChoices):
        COMPETENT = 1, "Zuständige Stelle"
        CONTACT = 2, "Ansprechpunkt"
        SUPERVISION = 3, "Aufsicht"
        OTHER = 9, "Weitere Stelle"

    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    area = models.ForeignKey(
        Area, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    kind = models.PositiveSmallIntegerField(choices=Kind.choices)
    role = models.PositiveSmallIntegerField(choices=Role.choices, default=Role.COMPETENT)
    target = models.BigIntegerField()
    delivery = models.BigIntegerField()
    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    seen = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["service", "area"], name="bus_competence_place"),
            models.Index(fields=["target", "kind"], name="bus_competence_target"),
            models.Index(fields=["delivery"], name="bus_competence_delivery"),
        ]
