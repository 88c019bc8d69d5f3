"""The cold start and the main screens of the app against the example content: every answer fits the client's code."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from graphql import GraphQLSchema, build_schema

from tests.contract.conftest import Phone, Served
from tests.contract.documents import documents
from tests.contract.flows import flows, steps
from tests.contract.shapes import misfits

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contract" / "datahub.graphql"
pytestmark = pytest.mark.once
PUSH = "ExponentPushToken[contract]"
CREATE_WASTE = """mutation { createWastePickUpTime(pickupDate: "2099-01-05",
  wasteLocationType: {wasteType: "paper", address: {street: "Hauptstraße 1", zip: "14806", city: "Bad Belzig"}}) { id } }"""
CREATE_SURVEY = """mutation { createOrUpdateSurveyPoll(title: {de: "Spielplatz"}, questionTitle: {de: "Welches Gerät?"},
  questionAllowMultipleResponses: false, responseOptions: [{title: {de: "Schaukel"}}, {title: {de: "Rutsche"}}],
  date: {dateStart: "2020-01-01", dateEnd: "2099-12-31"}) { id responseOptions { id } } }"""
FIRSTS = """{ newsItems(limit: 1) { id dataProvider { id } categories { id } } eventRecords(limit: 1) { id }
  pointsOfInterest(limit: 1) { id category { name } } tours(limit: 1) { id category { name } }
  noticeboard: genericItems(genericType: "Noticeboard", limit: 1) { id } vouchers: genericItems(genericType: "Voucher", limit: 1) { id }
  genericItems(limit: 1) { id } wasteAddresses { id } }"""


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    if not CONTRACT.exists():
        pytest.skip("shared/contract does not lie beside the project")
    return build_schema(CONTRACT.read_text("utf-8"))


@pytest.fixture(scope="module")
def phone(examples: Served) -> Phone:
    found = examples.phone("app")
    member = {"member": {"key": str(uuid4()), "secret": "-"}}
    signed = found.send("POST", "/members/sign_in", member, authorization="").json["member"]
    found.personal = signed["authentication_token"]
    found.headers["X-Member"] = str(signed["id"])
    return found


@pytest.fixture(scope="module")
def known(examples: Served, phone: Phone) -> dict[str, Any]:
    """What stands for the placeholders of the facts: records that are there."""
    office = examples.phone("admin")
    office.data(CREATE_WASTE)
    survey = office.data(CREATE_SURVEY)["createOrUpdateSurveyPoll"]
    first = phone.data(FIRSTS)
    own = phone.data(
        "CREATE_GENERIC_ITEM",
        {
            "genericType": "Noticeboard",
            "title": "Fahrrad zu verschenken",
            "contentBlocks": [{"title": "Fahrrad", "body": "28 Zoll"}],
            "contacts": [{"firstName": "Ada", "email": "ada@example.org"}],
        },
    )["createGenericItem"]["id"]
    neighbour = Phone(examples.url, phone.credentials)
    signed = neighbour.send(
        "POST", "/members/sign_in", {"member": {"key": str(uuid4()), "secret": "-"}}, authorization=""
    )
    neighbour.personal = signed.json["member"]["authentication_token"]
    about = {"conversationableId": own, "conversationableType": "GenericItem", "messageText": "Noch da?"}
    conversation = neighbour.data("CREATE_MESSAGE", about)["createMessage"]["id"]
    news = first["newsItems"][0]
    device = {"token": PUSH, "device_type": "android"}
    return {
        "GET_NEWS_ITEM id": news["id"],
        "GET_NEWS_ITEMS dataProviderId id": news["dataProvider"]["id"],
        "GET_NEWS_ITEMS id": news["id"],
        "GET_EVENT_RECORD id": first["eventRecords"][0]["id"],
        "GET_EVENT_RECORDS id": first["eventRecords"][0]["id"],
        "GET_POINT_OF_INTEREST id": first["pointsOfInterest"][0]["id"],
        "GET_POINT_OF_INTEREST_TRAVEL_TIMES id": first["pointsOfInterest"][0]["id"],
        "GET_POINTS_OF_INTEREST id": first["pointsOfInterest"][0]["id"],
        "GET_POINTS_OF_INTEREST name": first["pointsOfInterest"][0]["category"]["name"],
        "GET_TOUR id": first["tours"][0]["id"],
        "GET_TOURS id": first["tours"][0]["id"],
        "GET_TOURS name": first["tours"][0]["category"]["name"],
        "GET_GENERIC_ITEM id": first["genericItems"][0]["id"],
        "GET_GENERIC_ITEMS id": first["noticeboard"][0]["id"],
        "GET_VOUCHER id": first["vouchers"][0]["id"],
        "GET_VOUCHER memberId id": phone.headers["X-Member"],
        "GET_VOUCHERS memberId id": phone.headers["X-Member"],
        "REDEEM_QUOTA_OF_VOUCHER memberId id": phone.headers["X-Member"],
        "REDEEM_QUOTA_OF_VOUCHER voucherId id": first["vouchers"][0]["id"],
        "DETAILED_SURVEY id": survey["id"],
        "SUBMIT_SURVEY_RESPONSES id": survey["responseOptions"][0]["id"],
        "GET_MESSAGES id": conversation,
        "CREATE_MESSAGE conversationableId id": own,
        "GET_PUBLIC_HTML_FILE name": "impressum",
        "GET_PUBLIC_HTML_FILE content": "noticeboardTexts",
        "categoryId": news["categories"][0]["id"],
        "text": "burg",
        "2+ letters": "haupt",
        "single id, not a list": first["wasteAddresses"][0]["id"],
        "uuid": str(uuid4()),
        "device key": str(uuid4()),
        "JSON string": '{"message": "Danke"}',
        "member token": phone.personal,
        "push token": PUSH,
        "body POST /oauth/token": {**phone.credentials, "grant_type": "client_credentials"},
        "body POST /notification/devices.json": {"notification_device": device},
        "body PUT /notification/devices/0.json": {
            "notification_device": {"token": PUSH, "exclude_data_provider_ids": [1]}
        },
        "body GET /notification/devices/0/exclusion_filter_config.json": {
            "notification_device": {"token": PUSH}
        },
        "body PUT /notification/devices/0/exclusion_filter_config.json": {
            "notification_device": {
                "token": PUSH,
                "exclude_notification_configuration": {"news_item": {"1": {}}},
            }
        },
        "path GET /notification/wastes.json": f"/notification/wastes.json?token={PUSH.replace('[', '%5B').replace(']', '%5D')}",
        "body POST /notification/wastes.json": {
            "waste_registration": {
                "notify_at": "9:5+01:00",
                "notify_for_waste_type": "paper",
                "street": "Hauptstraße 1",
                "city": "Bad Belzig",
                "zip": "14806",
                "notify_days_before": "1",
            },
            "notification_device": device,
        },
        "status POST /notification/wastes.json": 201,
        "path GET /waste_calendar/export": "/waste_calendar/export?street=Hauptstra%C3%9Fe%201&zip=14806&city=Bad%20Belzig",
        "body POST /media_contents": None,
    }


@pytest.mark.parametrize("flow", flows())
def test_every_answer_has_the_shape_that_the_screen_needs(
    flow: str, phone: Phone, known: dict[str, Any], contract: GraphQLSchema
) -> None:
    phone.send("POST", "/notification/devices.json", known["body POST /notification/devices.json"])
    for step in steps(flows()[flow], known):
        if step.document:
            answer = phone.ask(step.document, step.variables)
            assert "errors" not in answer, (step, answer["errors"])
            assert misfits(contract, documents()[step.document], answer["data"]) == [], step
        elif step.path == "/media_contents":
            assert upload(phone).status == step.expect
        else:
            reply = phone.send(step.method, step.path, step.body, **_lower(step.headers or {}))
            assert reply.status == step.expect, (step, reply)


def upload(phone: Phone) -> Any:
    """A photo in the form that phones send."""
    from io import BytesIO

    from PIL import Image

    photo = BytesIO()
    Image.new("RGB", (8, 8), "green").save(photo, "JPEG")
    parts = [
        b'--cut\r\nContent-Disposition: form-data; name="media_content[content_type]"\r\n\r\nimage\r\n',
        b'--cut\r\nContent-Disposition: form-data; name="media_content[attachment]"; filename="photo.jpg"\r\n'
        b"Content-Type: image/jpg\r\n\r\n" + photo.getvalue() + b"\r\n--cut--\r\n",
    ]
    reply = phone.send(
        "POST", "/media_contents", b"".join(parts), **{"Content-Type": "multipart/form-data; boundary=cut"}
    )
    assert isinstance(reply.json["service_url"], str)
    return reply


def _lower(headers: Any) -> dict[str, str]:
    return {("authorization" if name == "Authorization" else name): value for name, value in headers.items()}
