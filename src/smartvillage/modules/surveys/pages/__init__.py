"""Surveys for citizens: what runs and what came of it; answering and commenting without an account."""

from django.urls import path
from django.utils.translation import gettext_lazy

from smartvillage.modules.surveys.document import KIND
from smartvillage.modules.surveys.pages.face import FACE
from smartvillage.modules.surveys.pages.lists import LIST, start, survey_list
from smartvillage.modules.surveys.pages.survey import answer, comment, survey_page
from smartvillage.surfaces.webapp.rooms import Entry, StartBlock

FACES = (FACE,)
NAVIGATION = (Entry(gettext_lazy("Umfragen"), LIST, KIND.icon, KIND.order, "service"),)  # type: ignore[arg-type]
START = (StartBlock("surveys", 27, start),)
SCREENS = {"SurveyOverview": LIST, "SurveyDetail": f"{LIST}/{{id}}"}
urlpatterns = [
    path(KIND.path, survey_list, name="surveys"),
    path(f"{KIND.path}/<item:number>/antworten", answer, name="survey-answer"),
    path(f"{KIND.path}/<item:number>/kommentar", comment, name="survey-comment"),
    path(f"{KIND.path}/<item:number>", survey_page, name="survey"),
]
