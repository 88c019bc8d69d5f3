"""What clients do with tokens besides getting one."""

import time
from typing import Any

from django.http import HttpResponse

from smartvillage.surfaces.http import base_url
from smartvillage.surfaces.oauth.bearer import bearer
from smartvillage.surfaces.oauth.endpoint import GRANTS
from smartvillage.surfaces.oauth.tokens import revoke_token, token_facts
from smartvillage.surfaces.rest.api import public
from smartvillage.surfaces.rest.call import Call, said, text


@public
def revoke(call: Call) -> HttpResponse:
    """Who has a token may end it; the answer does not tell whether there was one."""
    revoke_token(text(call.body.get("token")))
    return said({})


@public
def introspect(call: Call) -> HttpResponse:
    facts = token_facts(text(call.body.get("token")))
    return said({"active": False} if facts is None else {"active": True, "token_type": "Bearer", **facts})


def info(call: Call) -> HttpResponse:
    facts: dict[str, Any] = token_facts(bearer(call.request.META)) or {}
    return said(
        {
            "resource_owner_id": int(facts["sub"]) if "sub" in facts else None,
            "scopes": [],
            "expires_in_seconds": max(0, facts.get("exp", 0) - int(time.time())),
            "application": {"uid": facts.get("client_id")},
            "created_at": facts.get("iat"),
        }
    )


@public
def metadata(call: Call) -> HttpResponse:
    """Where everything is, for programs that look for themselves (RFC 8414)."""
    origin = base_url(call.request.META)
    return said(
        {
            "issuer": origin,
            "authorization_endpoint": f"{origin}/oauth/authorize",
            "token_endpoint": f"{origin}/oauth/token",
            "revocation_endpoint": f"{origin}/oauth/revoke",
            "introspection_endpoint": f"{origin}/oauth/introspect",
            "response_types_supported": ["code"],
            "grant_types_supported": list(GRANTS),
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
            "code_challenge_methods_supported": ["S256"],
        }
    )


ROUTES = {
    ".well-known/oauth-authorization-server": {"GET": metadata},
    "oauth/revoke": {"POST": revoke},
    "oauth/introspect": {"POST": introspect},
    "oauth/token/info": {"GET": info},
}
