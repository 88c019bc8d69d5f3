"""The tables of schema.sql, which the loader owns."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CASCADE


def part(owner, name, *, one=False):
    field = models.OneToOneField if one else models.ForeignKey
    return field(owner, CASCADE, null=True, related_name=name)


class Table(models.Model):
    id = models.AutoField(primary_key=True)

    class Meta:
        abstract = True
        managed = False
        ordering = ("id",)


class Municipality(Table):
    slug = models.TextField()
    name = models.TextField()

    class Meta(Table.Meta):
        db_table = "municipality"


class DataProvider(Table):
    municipality = models.ForeignKey(Municipality, CASCADE)
    name = models.TextField()
    logo_url = models.TextField()

    class Meta(Table.Meta):
        db_table = "data_provider"


class Category(Table):
    municipality = models.ForeignKey(Municipality, CASCADE)
    name = models.TextField()
    icon_name = models.TextField(null=True)

    class Meta(Table.Meta):
        db_table = "category"


class Item(Table):
    municipality = models.ForeignKey(Municipality, CASCADE)
    data_provider = models.ForeignKey(DataProvider, CASCADE)
    external_id = models.TextField()
    visible = models.BooleanField()

    class Meta(Table.Meta):
        abstract = True


class NewsItem(Item):
    title = models.TextField()
    author = models.TextField(null=True)
    published_at = models.DateTimeField()
    source_url = models.TextField(null=True)
    source_description = models.TextField(null=True)
    categories = models.ManyToManyField(Category, through="NewsItemCategory")

    class Meta(Item.Meta):
        db_table = "news_item"


class NewsItemCategory(Table):
    news_item = models.ForeignKey(NewsItem, CASCADE)
    category = models.ForeignKey(Category, CASCADE)

    class Meta(Table.Meta):
        db_table = "news_item_category"


class ContentBlock(Table):
    news_item = models.ForeignKey(NewsItem, CASCADE, related_name="content_blocks")
    title = models.TextField(null=True)
    intro = models.TextField(null=True)
    body = models.TextField(null=True)

    class Meta(Table.Meta):
        db_table = "content_block"


class Company(Table):
    name = models.TextField()

    class Meta(Table.Meta):
        db_table = "company"


class Event(Item):
    title = models.TextField()
    description = models.TextField(null=True)
    organizer = models.ForeignKey(Company, CASCADE, null=True)
    recurring = models.BooleanField()
    recurring_type = models.IntegerField(null=True)
    recurring_interval = models.IntegerField(null=True)
    recurring_weekdays = ArrayField(models.IntegerField(), null=True)
    categories = models.ManyToManyField(Category, through="EventCategory")

    class Meta(Item.Meta):
        db_table = "event"


class EventCategory(Table):
    event = models.ForeignKey(Event, CASCADE)
    category = models.ForeignKey(Category, CASCADE)

    class Meta(Table.Meta):
        db_table = "event_category"


class Occurrence(Table):
    event = models.ForeignKey(Event, CASCADE, related_name="occurrences")
    date_start = models.DateField()
    date_end = models.DateField()
    time_start = models.TimeField(null=True)
    time_end = models.TimeField(null=True)

    class Meta(Table.Meta):
        db_table = "occurrence"


class Place(Item):
    name = models.TextField()
    description = models.TextField(null=True)
    operating_company = models.ForeignKey(Company, CASCADE, null=True)
    categories = models.ManyToManyField(Category, through="PlaceCategory")

    class Meta(Item.Meta):
        db_table = "place"


class PlaceCategory(Table):
    place = models.ForeignKey(Place, CASCADE)
    category = models.ForeignKey(Category, CASCADE)

    class Meta(Table.Meta):
        db_table = "place_category"


class OpeningHour(Table):
    place = models.ForeignKey(Place, CASCADE, related_name="opening_hours")
    weekday = models.TextField(null=True)
    time_from = models.TimeField(null=True)
    time_to = models.TimeField(null=True)
    sort_number = models.IntegerField()
    open = models.BooleanField()

    class Meta(Table.Meta):
        db_table = "opening_hour"


class Address(Table):
    event = part(Event, "addresses")
    place = part(Place, "addresses")
    company = part(Company, "address", one=True)
    addition = models.TextField(null=True)
    street = models.TextField(null=True)
    zip = models.TextField(null=True)
    city = models.TextField(null=True)
    kind = models.TextField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta(Table.Meta):
        db_table = "address"


class Contact(Table):
    event = part(Event, "contacts")
    place = part(Place, "contact", one=True)
    company = part(Company, "contact", one=True)
    first_name = models.TextField(null=True)
    last_name = models.TextField(null=True)
    phone = models.TextField(null=True)
    email = models.TextField(null=True)

    class Meta(Table.Meta):
        db_table = "contact"


class WebUrl(Table):
    event = part(Event, "urls")
    place = part(Place, "web_urls")
    contact = part(Contact, "web_urls")
    url = models.TextField()
    description = models.TextField(null=True)

    class Meta(Table.Meta):
        db_table = "web_url"


class MediaContent(Table):
    content_block = part(ContentBlock, "media_contents")
    event = part(Event, "media_contents")
    place = part(Place, "media_contents")
    caption_text = models.TextField(null=True)
    copyright = models.TextField(null=True)
    content_type = models.TextField()
    width = models.IntegerField(null=True)
    height = models.IntegerField(null=True)
    url = models.TextField()

    class Meta(Table.Meta):
        db_table = "media_content"


class Price(Table):
    event = part(Event, "price_informations")
    place = part(Place, "price_informations")
    name = models.TextField(null=True)
    amount = models.FloatField(null=True)
    description = models.TextField(null=True)

    class Meta(Table.Meta):
        db_table = "price"
