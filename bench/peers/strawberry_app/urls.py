from django.urls import path

from strawberry_app.views import Endpoint

urlpatterns = [path("graphql", Endpoint.as_view())]
