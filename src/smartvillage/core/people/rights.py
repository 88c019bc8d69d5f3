"""Roles, the rights of organisations, and who may do what: the table of the contract in one place."""

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    """What an account or API client is to an organisation; wire values."""

    ADMIN = "admin", "Administration"
    EDITOR = "editor", "Redaktion"
    USER = "user", "Autorin oder Autor"
    EXTENDED_USER = "extended_user", "Autorin oder Autor mit Einblick"
    RESTRICTED = "restricted", "Beiträge nur mit Freigabe"
    READ_ONLY = "read_only", "Nur lesen"
    APP = "app", "App der Bürgerinnen und Bürger"


class Right(StrEnum):
    """The seventeen rights flags of an organisation; on the wire with the prefix `role_`."""

    NEWS_ITEM = "news_item"
    EVENT_RECORD = "event_record"
    POINT_OF_INTEREST = "point_of_interest"
    LUNCH = "lunch"
    TOUR = "tour"
    TOUR_STOPS = "tour_stops"
    JOB = "job"
    OFFER = "offer"
    CONSTRUCTION_SITE = "construction_site"
    DEADLINES = "deadlines"
    NOTICEBOARD = "noticeboard"
    DEFECT_REPORT = "defect_report"
    SURVEY = "survey"
    WASTE_CALENDAR = "waste_calendar"
    PUSH_NOTIFICATION = "push_notification"
    ENCOUNTER_SUPPORT = "encounter_support"
    STATIC_CONTENTS = "static_contents"


PUBLIC_ROLES = frozenset({Role.APP, Role.READ_ONLY})
SEES_ALL = frozenset({Role.ADMIN, Role.EXTENDED_USER})
WRITES = frozenset({Role.ADMIN, Role.EDITOR, Role.USER, Role.EXTENDED_USER, Role.RESTRICTED})
