"""Addresses of boards."""

from django.urls import path

from smartvillage.surfaces.boards import views

urlpatterns = [
    path("tafel", views.board, name="boards"),
    path("tafel/", views.board),
    path("tafel/<int:number>", views.board, name="board"),
]
