"""The screens of the app that its configuration may name."""

from functools import cache

from smartvillage.core.content.kinds import all_kinds
from smartvillage.surfaces.webapp.native.screens import LISTS, OUTSIDE, OWN, PLURALS
from smartvillage.surfaces.webapp.rooms import page_rooms

IN_WORDS = {
    "Home": "Startseite",
    "Service": "Service",
    "About": "Mehr",
    "Search": "Suche",
    "Bookmarks": "Merkliste",
    "Settings": "Einstellungen",
    "CitySelection": "Ortswahl",
    "Events": "Veranstaltungen",
    "Weather": "Wetter",
    "Lunch": "Mittagstisch",
    "WasteCollection": "Abfallkalender",
    "ConstructionSiteOverview": "Baustellen",
    "DefectReportForm": "Mängel melden",
    "SurveyOverview": "Umfragen",
    "Noticeboard": "Schwarzes Brett",
    "ParticipationProject": "Beteiligung",
    "VoucherHome": "Gutscheine",
    "BusIndex": "Leistungen der Verwaltung",
    "EventSuggestion": "Veranstaltung vorschlagen",
    "Feedback": "Rückmeldung geben",
    "MapView": "Karte",
    "Profile": "Profil",
}
"""Those people are offered, as they call them."""
OTHERS = frozenset({
    "ARInfo", "ARShow", "ArtworkDetail", "BBBUSDetail", "BBBUSIndex", "BookmarkCategory", "BusDetail", "Category",
    "Chatbot", "Company", "ConstructionSiteDetail", "ConsulDetailScreen", "ConsulHomeScreen", "ConsulIndexScreen",
    "ConsulLoginScreen", "ConsulRegisterScreen", "ConsulRegisteredScreen", "ConsulStartNewScreen", "DataProvider",
    "Detail", "DocIcons", "EncounterData", "EncounterHome", "EncounterRegistration", "EncounterScanner",
    "EncounterUserDetail", "Form", "Html", "Index", "MultiButton", "NestedInfo", "NoticeboardForm",
    "NoticeboardMemberIndex", "NoticeboardSuccess", "OParlCalendar", "OParlDetail", "OParlOrganizations",
    "OParlOverview", "OParlPersons", "OParlSearch", "Pdf", "ProfileConversations", "ProfileDelete",
    "ProfileEditMail", "ProfileEditPassword", "ProfileLogin", "ProfileMessaging", "ProfileRegistration",
    "ProfileResetPassword", "ProfileSignup", "ProfileUpdate", "SueHome", "SueList", "SueMap", "SueReport",
    "SueReportMapView", "SurveyDetail", "Tiles", "TilesScreen", "VolunteerDetail", "VolunteerForm",
    "VolunteerGroupSearch", "VolunteerHome", "VolunteerIndex", "VolunteerLogin", "VolunteerLogout", "VolunteerMe",
    "VolunteerPersonal", "VolunteerRegistered", "VolunteerRegistration", "VolunteerSettings", "VolunteerSignup",
    "VoucherDetail", "VoucherIndex", "VoucherLogin", "VoucherScanner", "WalletHome", "WasteCollectionSettings",
    "WasteReminder", "Web", "WhistleblowCode", "WhistleblowForm",
})  # fmt: skip
LISTED = {
    "newsItems": "Nachrichten",
    "eventRecords": "Veranstaltungen",
    "categories": "Orte",
    "pointsOfInterest": "Orte",
    "tours": "Touren",
    "pointsOfInterestAndTours": "Orte und Touren",
    "surveys": "Umfragen",
    "constructionSites": "Baustellen",
    "vouchers": "Gutscheine",
}
"""Queries of lists, as people call what they show."""
OFFERED_LISTS = ("newsItems", "eventRecords", "categories", "tours")
GENERIC = {
    "Job": "Stellenangebote",
    "Offer": "Angebote",
    "Deadline": "Fristen",
    "Noticeboard": "Schwarzes Brett",
    "ConstructionSite": "Baustellen",
}


def known_query(query: str) -> bool:
    """Whether the app has a list of what this asks for."""
    types = {f"{kind.wire_type[:1].lower()}{kind.wire_type[1:]}" for kind in all_kinds()}
    return query in LISTED or query == "genericItems" or PLURALS.get(query, query.removesuffix("s")) in types


@cache
def all_screens() -> frozenset[str]:
    """The app's, and those that modules answer for."""
    of_modules = {name for _, room in page_rooms() for name in getattr(room, "SCREENS", {})}
    return frozenset({*IN_WORDS, *OTHERS, *OWN, *OUTSIDE, *LISTS, *of_modules})
