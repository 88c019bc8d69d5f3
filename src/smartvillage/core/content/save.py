"""Writing: validate, normalise, compare, then one transaction of item, derived rows, revision and outbox."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from smartvillage.core.content import access, approval, proposals
from smartvillage.core.content.derive import derive_columns, derive_rows
from smartvillage.core.content.document import Document, managed
from smartvillage.core.content.errors import Conflict, Invalid, Refused
from smartvillage.core.content.kinds import Kind, kind_of
from smartvillage.core.content.models import Item, Revision
from smartvillage.core.content.normalise import validated
from smartvillage.core.content.partids import adopt
from smartvillage.core.content.structure import structure
from smartvillage.core.content.versions import bump
from smartvillage.core.jobs.outbox import post
from smartvillage.core.municipalities.scope import within
from smartvillage.core.people.viewer import Viewer
from smartvillage.core.rows import insert_row, insert_rows, next_number, pipelined, together
from smartvillage.kit.dates import now

State = Item.State


@dataclass(frozen=True)
class Saved:
    """An item after a write; `changed` names the document's fields that differ, empty when nothing was written.

    `proposed`: the item is as it was; the change waits beside it until others have found it good.
    """

    item: Item
    document: Document
    changed: tuple[str, ...]
    created: bool
    proposed: bool = False


def create_item(
    *,
    viewer: Viewer,
    kind: Kind,
    values: Mapping[str, Any],
    state: str | None = None,
    source: str = "",
    external_id: str | None = None,
    fingerprint: str = "",
    parent: Item | None = None,
    generic_type: str = "",
    publish_from: datetime | None = None,
    publish_to: datetime | None = None,
) -> Saved:
    """Store a new item of the viewer's organisation. Raises `Refused`, `Invalid`."""
    access.require(access.may_create(viewer, kind))
    if viewer.organisation is None:
        raise Refused
    document = _current(validated(kind.document, values), viewer)
    at = now()
    item = Item(
        municipality_id=viewer.municipality,
        organisation_id=viewer.organisation,
        member_id=viewer.member,
        parent=parent,
        kind=kind.name,
        generic_type=(kind.generic_type or generic_type)[:60],
        source=source,
        external_id=external_id,
        fingerprint=fingerprint,
        publish_from=publish_from,
        publish_to=publish_to,
        created_at=at,
        updated_at=at,
        touched_at=at if source else None,
    )
    _place_state(item, viewer, state or State.PUBLISHED, rewritten=True)
    with within(viewer.municipality), together():
        item.pk = next_number(Item)
        adopt(new=document, old=None, item=item.pk, keep_unwired=False)
        derive_columns(item, document)
        _require_unique(item, document)
        changed = tuple(document.model_fields_set)
        insert_row(item)
        derive_rows(item, document, fresh=True)
        record_version(item, viewer, changed)
    return Saved(item, document, changed, created=True)


def update_item(
    *,
    viewer: Viewer,
    item: Item,
    values: Mapping[str, Any],
    state: str | None = None,
    expected_version: int | None = None,
    replace: frozenset[str] = frozenset(),
    keep_unwired: bool = False,
    lock: bool = False,
    proposal: int = 0,
    released: str | None = None,
    **columns: Any,
) -> Saved:
    """Change fields of an item: those in `values`, those in `replace` even when absent (then emptied).

    `lock`: an editor's hand; the changed fields of an imported item are kept from its importer from now on, and
    at the desk what others must look at waits beside a live item as a proposal. `proposal`: the one the editor had
    before them.
    `released`: others have found it good; a note for the history says so.
    `columns`: further columns of the item row. Raises `Refused`, `Invalid`, `Conflict`.
    """
    access.require(access.may_update(viewer, item))
    kind = kind_of(item.kind, columns.get("generic_type", item.generic_type))
    if kind is not kind_of(item.kind, item.generic_type):
        access.require(access.may_create(viewer, kind))
    with within(viewer.municipality), transaction.atomic():
        item = _claimed(item, expected_version)
        old = kind.document.model_validate_json(item.document)
        document = _current(_merged(kind, old, values, replace), viewer)
        adopt(new=document, old=old, item=item.pk, keep_unwired=keep_unwired)
        changed = differing(old, document)
        before = (item.state, item.visible, *(getattr(item, name) for name in columns))
        if lock and released is None and proposals.may_wait(viewer, item, state):
            if proposals.hold(viewer, item, document, changed, columns, state=state, number=proposal):
                return Saved(item, document, changed, created=False, proposed=True)
            released, state = "", None
        proposals.drop(item, proposal)
        ruled = released is None and state == State.PUBLISHED and approval.ruled(item)
        author = approval.wording_of(item).author if ruled else None
        for name, value in columns.items():
            setattr(item, name, value)
        if state == State.PUBLISHED:
            item.visible = True
        if released is None:
            _place_state(item, viewer, state or item.state, rewritten=bool(changed))
        if not changed and before == (item.state, item.visible, *(getattr(item, name) for name in columns)):
            if ruled:
                approval.sign(viewer=viewer, item=item, author=author)
            return Saved(item, old, (), created=False)
        _write_next(viewer, item, document, changed, lock=lock, note=released or "")
        if ruled:
            approval.sign(viewer=viewer, item=item, author=author)
    return Saved(item, document, changed, created=False)


def differing(old: Document, new: Document) -> tuple[str, ...]:
    """Names of fields whose values differ, in the document's order."""
    return tuple(
        name
        for name in type(new).model_fields
        if name not in managed(type(new)) and getattr(old, name, None) != getattr(new, name)
    )


def fingerprint(values: Mapping[str, Any]) -> str:
    """A digest of an importer's whole input, to know unchanged input again."""
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()


def _merged(kind: Kind, old: Document, values: Mapping[str, Any], replace: frozenset[str]) -> Document:
    """The old document with the sent values; required fields that are not sent keep theirs."""
    required = {
        name: getattr(old, name)
        for name, info in kind.document.model_fields.items()
        if info.is_required() and name not in values and info.alias not in values
    }
    sent = validated(kind.document, {**values, **required})
    given = (sent.model_fields_set | replace) - managed(kind.document)
    return old.model_copy(update={name: getattr(sent, name) for name in given})


def _current(document: Document, viewer: Viewer) -> Document:
    """With the present ids of categories that were merged."""
    if document.categories and (known := structure(municipality=viewer.municipality)).merged:
        document.categories = list(dict.fromkeys(map(known.current, document.categories)))
    return document


def _claimed(item: Item, expected: int | None) -> Item:
    """The item as it is now, ours until the transaction ends."""
    found: Item = Item.objects.select_for_update().get(pk=item.pk)
    if expected is not None and expected != found.version:
        raise Conflict(expected=expected, current=found.version)
    return found


def _write_next(
    viewer: Viewer, item: Item, document: Document, changed: tuple[str, ...], *, lock: bool, note: str
) -> None:
    if lock and item.source:
        item.locked = sorted({*item.locked, *changed, *_bound(document, changed)})
    item.version += 1
    item.updated_at = now()
    derive_columns(item, document)
    _require_unique(item, document)
    item.save()
    with pipelined():
        derive_rows(item, document, fresh=False)
        record_version(item, viewer, changed, note=note)


def _require_unique(item: Item, document: Document) -> None:
    if document.unique_key() is None:
        return
    same = Item.objects.filter(source=item.source, external_id=item.external_id).exclude(pk=item.pk)
    if same.exists():
        raise Invalid({"name": f"„{document.headline()}“ gibt es schon (vielleicht im Papierkorb)"})


def _bound(document: Document, changed: tuple[str, ...]) -> frozenset[str]:
    return document.locked_together if document.locked_together.intersection(changed) else frozenset()


def _place_state(item: Item, viewer: Viewer, state: str, *, rewritten: bool) -> None:
    """What restricted authors save waits for a release, and so does what the rules want others to look at."""
    if state == State.PUBLISHED and (
        not access.publishes(viewer) or approval.missing(viewer=viewer, item=item, rewritten=rewritten)
    ):
        state = State.REVIEW
    item.state = state
    if state == State.REVIEW:
        item.visible = False


def saved_topic(kind: str) -> str:
    """Under which topic a job hears of every save of this kind."""
    return f"item_saved.{kind}"


def record_version(item: Item, viewer: Viewer, changed: tuple[str, ...], *, note: str = "") -> None:
    """Inside the writing transaction: keep the revision, tell the caches, post what must follow."""
    revision = Revision(
        item=item,
        version=item.version,
        document=item.document,
        changed=list(changed),
        state=item.state,
        account_id=viewer.account,
        client=viewer.client,
        note=note,
        at=item.updated_at,
    )
    insert_rows([revision])
    bump(municipality=item.municipality_id, kind=item.kind)
    post(
        municipality=item.municipality_id,
        topic=saved_topic(item.kind),
        payload={"item": item.pk, "version": item.version},
    )
