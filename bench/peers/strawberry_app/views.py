"""strawberry's own view with orjson in both directions."""

import orjson
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from strawberry.django.views import GraphQLView

from strawberry_app.schema import schema


@method_decorator(csrf_exempt, name="dispatch")
class Endpoint(GraphQLView):
    @classmethod
    def as_view(cls, **options):
        return csrf_exempt(super().as_view(schema=schema, graphql_ide=None, **options))

    def encode_json(self, data):
        return orjson.dumps(data)

    def decode_json(self, data):
        return orjson.loads(data)
