from bench.answers import comparable, first_difference, from_postgraphile


def test_ids_and_absent_values_do_not_count() -> None:
    left = {"id": "1", "parts": [{"id": "2", "name": None}]}
    right = {"id": "7", "parts": [{"id": "8", "name": ""}]}
    assert first_difference(comparable(left), comparable(right)) is None


def test_the_first_difference_is_named_by_its_path() -> None:
    assert first_difference({"a": [{"b": 1}]}, {"a": [{"b": 2}]}) == ".a[0].b: 1 and 2"
    assert first_difference({"a": [1]}, {"a": [1, 2]}) == ".a: 1 and 2 elements"
    assert first_difference({"a": 1}, {"b": 1}) == ": fields ['a'] and ['b']"


def test_postgraphile_rows_become_wire_objects() -> None:
    row = {
        "title": "Fest",
        "publishedAt": "2026-07-01T10:00:00+00:00",
        "categories": [{"category": {"name": "Kultur"}}],
        "dataProvider": {"name": "Verein", "logoUrl": "l.png"},
        "sourceUrl": "s",
        "sourceDescription": "Quelle",
        "contentBlocks": [{"mediaContents": [{"captionText": "Bild", "url": "b.jpg"}]}],
    }
    assert from_postgraphile({"newsItems": [row]}, {}) == {
        "newsItems": [
            {
                "title": "Fest",
                "publishedAt": "2026-07-01 12:00:00 +0200",
                "categories": [{"name": "Kultur"}],
                "dataProvider": {"name": "Verein", "logo": {"url": "l.png"}},
                "sourceUrl": {"url": "s", "description": "Quelle"},
                "contentBlocks": [
                    {"mediaContents": [{"captionText": "Bild", "sourceUrl": {"url": "b.jpg"}}]}
                ],
            }
        ]
    }


def test_a_postgraphile_occurrence_becomes_an_event_row() -> None:
    row = {
        "dateStart": "2027-01-03",
        "dateEnd": "2027-01-03",
        "timeStart": "10:00:00.000000",
        "event": {"title": "Fest", "addresses": [{"city": "Brück", "latitude": 52.1, "longitude": 12.7}]},
    }
    found = from_postgraphile({"eventRecords": [row]}, {"dateRange": ["2027-01-01", "2027-01-31"]})
    assert found["eventRecords"] == [
        {
            "title": "Fest",
            "addresses": [{"city": "Brück", "geoLocation": {"latitude": 52.1, "longitude": 12.7}}],
            "date": {"dateStart": "2027-01-03", "dateEnd": "2027-01-03", "timeStart": "10:00"},
            "listDate": "2027-01-03",
        }
    ]
