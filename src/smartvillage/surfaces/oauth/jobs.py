from smartvillage.core.jobs.outbox import every
from smartvillage.surfaces.oauth.tokens import remove_expired_tokens


@every(minutes=24 * 60)
def clean_tokens() -> None:
    remove_expired_tokens()
