from django.apps import AppConfig


class ExamplesConfig(AppConfig):
    """Offers the example municipalities to those who practise."""

    name = "smartvillage.examples"

    def ready(self) -> None:
        from smartvillage.core.training.port import offer
        from smartvillage.examples.content import SLUGS
        from smartvillage.examples.practice import Practice

        for slug in SLUGS:
            offer(slug, Practice(slug))
