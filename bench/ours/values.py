"""The dataset's records as the wire's input types say them."""

from __future__ import annotations

from typing import Any

from bench import records as r


def news(news: r.News) -> dict[str, Any]:
    return {
        "title": news.title,
        "author": news.author,
        "publishedAt": news.published_at,
        "sourceUrl": link(news.source),
        "externalId": news.external_id,
        "contentBlocks": [
            {"title": b.title, "intro": b.intro, "body": b.body, "mediaContents": [media(m) for m in b.media]}
            for b in news.blocks
        ],
    }


def event(event: r.Event) -> dict[str, Any]:
    said: dict[str, Any] = {
        "title": event.title,
        "description": event.description,
        "externalId": event.external_id,
        "dates": [
            {
                "dateStart": event.starts_on,
                "dateEnd": event.ends_on,
                "timeStart": event.time_from,
                "timeEnd": event.time_to,
            }
        ],
        "addresses": [address(event.address)],
        "contacts": [contact(event.contact)],
        "urls": [link(found) for found in event.links],
        "mediaContents": [media(m) for m in event.media],
        "organizer": company(event.organizer),
        "priceInformations": [price(p) for p in event.prices],
    }
    if event.series:
        said |= {
            "recurring": True,
            "recurringType": event.series.kind,
            "recurringInterval": event.series.interval,
            "recurringWeekdays": list(event.series.weekdays),
        }
    return said


def place(place: r.Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "description": place.description,
        "externalId": place.external_id,
        "addresses": [address(place.address)],
        "contact": contact(place.contact),
        "webUrls": [link(found) for found in place.links],
        "mediaContents": [media(m) for m in place.media],
        "operatingCompany": company(place.company),
        "openingHours": [
            {
                "weekday": hour.weekday,
                "timeFrom": hour.opens,
                "timeTo": hour.closes,
                "sortNumber": hour.position,
                "open": True,
            }
            for hour in place.opening_hours
        ],
        "priceInformations": [price(p) for p in place.prices],
    }


def link(link: r.Link) -> dict[str, Any]:
    return {"url": link.url, "description": link.description}


def media(media: r.Media) -> dict[str, Any]:
    return {
        "captionText": media.caption,
        "copyright": media.copyright,
        "contentType": "image",
        "width": media.width,
        "height": media.height,
        "sourceUrl": {"url": media.url},
    }


def address(address: r.Address) -> dict[str, Any]:
    return {
        "addition": address.addition,
        "street": address.street,
        "zip": address.zip,
        "city": address.city,
        "geoLocation": {"latitude": address.latitude, "longitude": address.longitude},
    }


def contact(contact: r.Contact) -> dict[str, Any]:
    return {
        "firstName": contact.first_name,
        "lastName": contact.last_name,
        "phone": contact.phone,
        "email": contact.email,
        "webUrls": [link(found) for found in contact.links],
    }


def company(company: r.Company) -> dict[str, Any]:
    return {"name": company.name, "address": address(company.address), "contact": contact(company.contact)}


def price(price: r.Price) -> dict[str, Any]:
    return {"name": price.name, "amount": price.amount, "description": price.description}
