"""Items and what is derived from their documents."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from smartvillage.core.municipalities.models import Municipality
from smartvillage.core.people.models import Member, Organisation

PUBLIC = Q(visible=True, state="published")


class Category(models.Model):
    """A node of a municipality's category tree; `tags` say for which kinds it may be chosen.

    `brought_by`: the door through which an unknown name came, until somebody says whether it stays.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="children"
    )
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    icon_name = models.CharField(max_length=60, blank=True)
    position = models.IntegerField(null=True, blank=True)
    tags = models.JSONField(default=list)
    contact = models.JSONField(null=True, blank=True)
    payload = models.JSONField(null=True, blank=True)
    brought_by = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "folded"], name="category_name_unique")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        from smartvillage.kit.words import fold

        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class CategoryAlias(models.Model):
    """A name that means a category: an importer's word for it, or the name of one that was merged into it.

    `number`: the id of the merged one, which still leads here. `moved`: how its entries were marked before, so that
    it can be taken back for a while.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    number = models.BigIntegerField(null=True, blank=True)
    moved = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "folded"], name="category_alias_unique")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        from smartvillage.kit.words import fold

        self.folded = fold(self.name)
        super().save(*args, **kwargs)


class Item(models.Model):
    """Anything a municipality publishes: one row, one typed JSON document (see docs/architecture.md)."""

    class State(models.TextChoices):
        DRAFT = "draft", "Entwurf"
        REVIEW = "review", "In Prüfung"
        PUBLISHED = "published", "Veröffentlicht"
        ARCHIVED = "archived", "Archiviert"
        TRASH = "trash", "Papierkorb"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    kind = models.CharField(max_length=24)
    generic_type = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=120, blank=True)
    external_id = models.CharField(max_length=255, null=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    touched_at = models.DateTimeField(null=True)
    locked = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED)
    visible = models.BooleanField(default=True)
    publish_from = models.DateTimeField(null=True, blank=True)
    publish_to = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField()
    title = models.CharField(max_length=255, blank=True)
    sort_title = models.CharField(max_length=255, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    has_image = models.BooleanField(default=False)
    document = models.TextField()
    version = models.PositiveIntegerField(default=1)
    trashed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "source", "external_id"], name="item_external_unique"
            )
        ]
        indexes = [
            models.Index(
                fields=["municipality", "kind", "published_at", "id"], condition=PUBLIC, name="item_published"
            ),
            models.Index(
                fields=[
                    *("municipality", "kind", "created_at", "id"),
                    *("state", "organisation", "generic_type"),
                ],
                name="item_created",
            ),
            models.Index(
                fields=[
                    *("municipality", "kind", "updated_at", "id"),
                    *("state", "visible", "publish_from", "publish_to", "organisation", "generic_type"),
                ],
                name="item_desk",
            ),
            models.Index(
                fields=["municipality", "state", "updated_at"],
                condition=~Q(state="published"),
                name="item_waiting",
            ),
            models.Index(
                fields=["municipality", "publish_from"],
                condition=Q(publish_from__isnull=False),
                name="item_planned",
            ),
            models.Index(fields=["municipality", "kind", "sort_title", "id"], name="item_sorted"),
            models.Index(
                fields=["municipality", "kind", "generic_type", "published_at"], name="item_generic"
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.pk}"


class ItemCategory(models.Model):
    """Derived: an item bears a category."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="category_rows")
    category = models.ForeignKey(Category, on_delete=models.CASCADE)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["category", "item"], name="item_category_unique")]


class ItemPlace(models.Model):
    """Derived: names under which the `location` filter finds an item, folded."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="place_rows")
    folded = models.CharField(max_length=255)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["folded", "item"], name="item_place_unique")]


class MediaUse(models.Model):
    """Derived: which of our own files an item shows or links, by the digest of their content."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="media_uses")
    digest = models.CharField(max_length=64)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest", "item"], name="media_use_unique")]


class Dated(models.Model):
    """A date of an item; `part` is the id of the date part it comes from."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="%(class)ss")
    starts_on = models.DateField()
    ends_on = models.DateField()
    time_from = models.TimeField(null=True)
    time_to = models.TimeField(null=True)
    part = models.BigIntegerField(null=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        abstract = True


class Occurrence(Dated):
    """Derived: every date an item really takes place, within the expanded window."""

    class Meta:
        indexes = [models.Index(fields=["municipality", "starts_on", "item"], name="occurrence_start")]


class Cancellation(Dated):
    """Derived: every date on which it was to take place and does not, so that readers are told."""

    class Meta:
        indexes = [models.Index(fields=["municipality", "starts_on", "item"], name="cancellation_start")]


class Revision(models.Model):
    """A version of an item's document as it was saved."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    document = models.TextField()
    changed = models.JSONField(default=list)
    state = models.CharField(max_length=10)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    client = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "version"], name="revision_unique")]
        indexes = [
            models.Index(
                fields=["account", "item", "at"],
                condition=Q(account__isnull=False),
                name="revision_by_account",
            )
        ]


class Proposal(models.Model):
    """What a live item is to become once others have found it good; a new wording is a new row.

    `document` was made from `base_version` of the item, `changed` names its fields that differ from that.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="proposal")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proposals")
    base_version = models.PositiveIntegerField()
    document = models.TextField()
    changed = models.JSONField(default=list)
    publish_from = models.DateTimeField(null=True)
    publish_to = models.DateTimeField(null=True)
    at = models.DateTimeField()
    rejected_at = models.DateTimeField(null=True)
    rejected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(blank=True)

    objects: ClassVar[Any] = ScopedManager(municipality="municipality")

    class Meta:
        indexes = [
            models.Index(
                fields=["municipality", "at"], condition=Q(rejected_at__isnull=True), name="proposal_waiting"
            )
        ]


class Approval(models.Model):
    """Somebody has looked at an item's content, or at a proposal for it, and found it good.

    `version`: when the content was last changed; of a proposal, what it was made from.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="approvals")
    version = models.PositiveIntegerField()
    proposal = models.ForeignKey(Proposal, null=True, on_delete=models.CASCADE, related_name="approvals")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Any] = ScopedManager(municipality="item__municipality")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "version", "account"],
                condition=Q(proposal__isnull=True),
                name="approval_unique",
            ),
            models.UniqueConstraint(fields=["proposal", "account"], name="approval_of_proposal_unique"),
        ]


class ContentVersion(models.Model):
    """Counts the writes to a kind (or "structure": categories, organisations) of a municipality."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE)
    kind = models.CharField(max_length=24)
    number = models.BigIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "kind"], name="content_version_unique")
        ]
