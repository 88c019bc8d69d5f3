"""Parameters, states and languages of the BUS interface as clients spell them."""

from http import HTTPStatus

import pytest

from smartvillage.modules.services.wire.asked import MOST, Asked, Refusal, language, parameters, state


def asked(query: str = "") -> Asked:
    return Asked(municipality=1, state="BB", language="de", path="pst/find", parameters=parameters(query))


@pytest.mark.parametrize(
    ("query", "limit", "offset"),
    [
        ("", 100, 0),
        ("limit=500&offset=1000", 500, 1000),
        ("limit=-1", MOST, 0),
        ("limit=9999", MOST, 0),
        ("limit=0&offset=", 0, 0),
        ("limit=7&limit=8", 8, 0),
        ("offset=999999999999999999", 100, 10_000_000),
    ],
)
def test_pages(query: str, limit: int, offset: int) -> None:
    found = asked(query)
    assert (found.limit, found.offset) == (limit, offset)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("limit=ten", "limit must be a whole number"),
        ("limit=-2", "limit must not be below 0"),
        ("limit=" + "9" * 40, "limit must be a whole number"),
        ("limit=٣", "limit must be a whole number"),
    ],
)
def test_a_limit_that_is_none_is_the_client_s_mistake(query: str, said: str) -> None:
    with pytest.raises(Refusal, match=said) as caught:
        asked(query).limit  # noqa: B018  it is the reading that raises
    assert caught.value.status == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "query",
    [
        "selectAttributes=id,name",
        "selectAttributes=id&selectAttributes=name",
        "selectAttributes[]=id&selectAttributes[]=name",
        "selectAttributes[]=id,%20name.text",
    ],
)
def test_attributes_come_in_three_spellings(query: str) -> None:
    assert asked(query).attributes == frozenset({"id", "name"})


def test_without_attributes_all_are_meant() -> None:
    assert asked("selectAttributes=").attributes is None


def test_the_same_question_in_another_order_is_the_same() -> None:
    assert asked("areaId=1&searchWord=pass&limit=5") == asked("limit=5&searchWord=pass&areaId=1")


def test_texts_are_trimmed_cut_and_without_nul() -> None:
    assert asked("searchWord=%20Perso%20%20%00verl%C3%A4ngern%0A").text("searchWord") == "Perso verlängern"
    assert len(asked("searchWord=" + "a" * 5000).text("searchWord")) == 200


def test_more_parameters_than_anybody_needs() -> None:
    with pytest.raises(Refusal, match="too many"):
        parameters("&".join(f"a{number}=1" for number in range(101)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("de-DE", "de-de"),
        ("de_DE", "de-de"),
        ("en-GB,en;q=0.8", "en-gb"),
        ("", "de"),
        ("*", "de"),
        ("x'; DROP", "de"),
    ],
)
def test_languages(said: str, expected: str) -> None:
    assert language({"HTTP_ACCEPT_LANGUAGE": said}) == expected


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("", "x-federal-state is missing"),
        ("XX", "x-federal-state must be one of BB BE"),
        ("BE", "no catalogue of BE"),
    ],
)
def test_a_state_nobody_knows(said: str, message: str) -> None:
    with pytest.raises(Refusal, match=message):
        state({"HTTP_X_FEDERAL_STATE": said}, known={"BB"})


def test_a_state_is_trimmed_and_written_large() -> None:
    assert state({"HTTP_X_FEDERAL_STATE": " bb "}, known={"BB"}) == "BB"
