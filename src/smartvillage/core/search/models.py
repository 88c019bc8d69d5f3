"""Which stems an entry has, and which words a scope knows."""

from django.db import models


class Posting(models.Model):
    """An entry of a scope has a stem; `weight`: how much that says about the entry (`analyse.Column`)."""

    scope = models.CharField(max_length=40)
    term = models.CharField(max_length=64)
    weight = models.PositiveSmallIntegerField()
    entry = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "entry", "term"], name="posting_unique"),
        ]
        indexes = [models.Index(fields=["scope", "term", "weight", "entry"], name="posting_best")]

    def __str__(self) -> str:
        return f"{self.scope} {self.term} {self.entry}"


class Word(models.Model):
    """A word of a scope's texts: folded, its stem, and as it was first written."""

    scope = models.CharField(max_length=40)
    text = models.CharField(max_length=64)
    stem = models.CharField(max_length=64)
    shown = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "text"], name="word_unique")]

    def __str__(self) -> str:
        return self.shown
