"""What search engines read of a service: schema.org GovernmentService."""

from collections.abc import Sequence
from typing import Any

from smartvillage.modules.services.pages.answer import Answer, description
from smartvillage.modules.services.pages.offices import Office
from smartvillage.modules.services.queries import Described
from smartvillage.surfaces.webapp.meta import described

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def service_data(found: Described, answer: Answer, offices: Sequence[Office], *, area: str) -> dict[str, Any]:
    return described(
        "GovernmentService",
        name=found.name,
        description=description(found),
        identifier=next(iter(found.document.get("leika") or ()), ""),
        serviceOperator=office_data(offices[0]) if offices else None,
        areaServed=described("AdministrativeArea", name=area) if area else None,
        availableChannel=[
            described("ServiceChannel", name=one.name, serviceUrl=one.url) for one in answer.online
        ],
        availableLanguage=list(dict.fromkeys(one.partition("-")[0] for one in answer.languages)),
        offers=described("Offer", description=answer.costs) if answer.costs else None,
    )


def office_data(office: Office) -> dict[str, Any]:
    address = office.address
    street = " ".join(str(address[key]) for key in ("street", "house_number") if address.get(key))
    return described(
        "GovernmentOffice",
        name=office.name,
        telephone=office.phone,
        address=described(
            "PostalAddress",
            streetAddress=street,
            postalCode=address.get("postcode"),
            addressLocality=address.get("city"),
        ),
        openingHoursSpecification=[
            described(
                "OpeningHoursSpecification",
                dayOfWeek=f"https://schema.org/{DAYS[day.day.weekday()]}",
                opens=f"{interval.start // 60:02d}:{interval.start % 60:02d}",
                closes=f"{interval.end % 1440 // 60:02d}:{interval.end % 60:02d}",
            )
            for day in office.week
            for interval in day.intervals
            if not interval.open_end
        ],
    )
