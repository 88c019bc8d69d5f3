"""Citizens' forms on the wire."""

from smartvillage.core.limits import limit
from smartvillage.modules.citizen_forms.actions import receive
from smartvillage.surfaces.graphql.context import Context
from smartvillage.surfaces.graphql.specs import Args, Get, Source, TypeSpecs
from smartvillage.surfaces.graphql.wire import moment

FORMS_AN_HOUR = 60


def create_app_user_content(context: Context, args: Args) -> Source:
    limit(f"form:{context.viewer.municipality}:{context.address}", times=FORMS_AN_HOUR, seconds=3600)
    made = receive(
        viewer=context.viewer,
        source=args.get("dataSource") or "",
        data_type=args.get("dataType") or "",
        content=args.get("content") or "",
    )
    return {
        "id": made.pk,
        "source": made.source,
        "data_type": made.data_type,
        "content": made.content,
        "created_at": made.created_at,
        "updated_at": made.updated_at,
    }


TYPES: dict[str, TypeSpecs] = {
    "AppUserContent": {
        "dataSource": Get("source"),
        "createdAt": Get("created_at", convert=moment),
        "updatedAt": Get("updated_at", convert=moment),
    }
}
MUTATIONS = {"createAppUserContent": create_app_user_content}
