"""How are a place and its municipality named inside texts, in each language?"""

from collections.abc import Mapping

from partners.models import Municipality, Network, Venue
from talkoot.lib.text import in_language


def place_words(
    municipality: Municipality, venue: Venue | None, network: Network, language: str
) -> Mapping[str, str]:
    """Return what the placeholders of stored texts stand for, in one language."""
    if language == "fi":
        words = {
            "municipality": municipality.name,
            "municipality_genitive": municipality.genitive,
            "municipality_locative": municipality.locative,
            "municipality_destination": municipality.destination,
            "network": network.name,
        }
        if venue:
            words |= {"venue": venue.name, "venue_genitive": venue.genitive, "venue_locative": venue.locative,
                      "venue_destination": venue.destination}  # fmt: skip
        return words
    place = venue_in(venue, language) if venue else None
    town = municipality.name_sv if language == "sv" else municipality.name
    words = dict.fromkeys(("municipality", "municipality_genitive"), town)
    where = {"sv": f"i {town}", "en": f"in {town}"}.get(language, town)
    words |= {"municipality_locative": where, "municipality_destination": where}
    words["network"] = in_language(network, "name", language)[0]
    if place:
        words |= {
            "venue": place[0],
            "venue_genitive": place[0],
            "venue_locative": place[1],
            "venue_destination": place[1],
        }
    return words


def venue_in(venue: Venue, language: str) -> tuple[str, str]:
    """Return (name, where) of a venue; in Swedish and English "where" is a whole phrase."""
    if language == "fi":
        return venue.name, venue.locative
    name = in_language(venue, "name", language)[0]
    stored = getattr(venue, f"locative_{language}", "")
    return name, stored or {"sv": f"på {name}", "en": f"at {name}"}.get(language, name)
