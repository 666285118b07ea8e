"""Which sheets do the tests of the day's papers print: nothing known, the usual day, and everything far too long?"""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from events.day_facts import (
    BookletEntry,
    ClosingFacts,
    CostFacts,
    DayFacts,
    MarketingFacts,
    NotesFacts,
    PaperCount,
    PayerCosts,
    ProgrammeItem,
    SupplyFacts,
    TaskFacts,
)
from events.facts import EventSheet, Helper, MeetingFacts
from events.stand_facts import RoomFacts, StandFacts
from tests.events.documents.samples import KAJAANI_NAMES, MORE_NAMES, bare, kajaani, overfull

NAMES = [*KAJAANI_NAMES, *((name, "own_service") for name in MORE_NAMES)]
TOPICS = ("Puhelimen käyttö", "Verkkopankki ja maksaminen", "", "Omakanta ja ajanvaraus", "Apuvälineet")
NEEDS = ((), ("network",), ("screen", "network"), ("quiet",), ("wall", "loading"))
KINDS = ("library", "project", "association", "education", "wellbeing", "state", "bank", "company")
STORY = (
    "Neuvomme puhelimen, tabletin ja tietokoneen käytössä ja kerromme, mistä apua saa myös talkoiden jälkeen. "
    "Pisteellämme voi kokeilla laitteita rauhassa."
)
HOSTILE = "<b>{{ x }}</b> url(http://example.org/x.png) \u202eOIKEALTA 😀 {% load x %}"
MINUTES = (
    "1. Avattiin kokous, todettiin läsnäolijat.\n"
    "3. Päätös: Talkoot pidetään lehtisalissa.\n3. Tehtävä: Eeva varaa lehtisalin.\n"
    "4. Kaikki ovat ilmoittaneet esittelijänsä.\nKahvit tarjoaa kirjasto."
)
AGENDA = (
    "Kokouksen avaus ja esittäytyminen\nTapahtuman tavoite ja kohderyhmä\nAika, paikka ja tilat (kirjasto)\n"
    "Ketkä ovat mukana: mitä kukin esittelee\nEsittelypisteiden tarpeet: pöydät, sähkö, verkko\n"
    "Digituen eettinen ohjeistus ja rajaukset\nViestintä- ja markkinointisuunnitelma\nSeuraava kokous"
)
CHANNELS = ("newspaper", "social", "poster", "own_channels", "media", "web", "email", "none")
TASKS = (
    "Ilmoita tapahtuma kunnan tapahtumakalenteriin", "Varaa lehti-ilmoitus", "Vie julisteet kauppoihin",
    "Jaa tapahtuma omissa kanavissa", "Lähetä tiedote toimituksille", "Päivitä verkkosivu", "Muistuta kumppaneita",
    "Varaa tila",
)  # fmt: skip


MARKETING: dict[str, Any] = {
    "is_added": True, "audience": "Eläkeläiset ja omaiset", "message": "Apua puhelimeen ilman ajanvarausta",
    "cost_planned": Decimal("120"), "cost_actual": Decimal("98.50"), "payer": "Kainuun digituki",
    "published_on": date(2020, 9, 3), "result": "Juttu ilmestyi sivulla 4",
}  # fmt: skip
PLAN = MarketingFacts(
    ("Eläkeläiset ja heidän omaisensa", "Työttömät työnhakijat"),
    ("Apua saa ilman ajanvarausta", "Teet itse, me neuvomme"),
    Decimal("1500"),
    20,
)


def stands(count: int) -> tuple[StandFacts, ...]:
    """Return so many stands of every sort; the first Kajaani names first."""
    return tuple(
        StandFacts(
            f"helper-{number}", NAMES[number][0], TOPICS[number % 5], NAMES[number][1],
            place=number + 1 if number % 6 != 5 else None, tables=1 + number % 2, sockets=number % 3,
            needs=NEEDS[number % 5], presenters=("Teppo Testaaja", "Malli Mallikas")[: 1 + number % 2],
            phones=("000 123 4567", "")[: 1 + number % 2],
        )
        for number in range(count)
    )  # fmt: skip


def entries(count: int) -> tuple[BookletEntry, ...]:
    """Return so many entries of the booklet, some with a story, some with a contact."""
    return tuple(
        BookletEntry(
            f"helper-{number}", NAMES[number][0], KINDS[number % 8], TOPICS[number % 5],
            STORY if number % 3 else "", NAMES[number][1], number + 1 if number % 6 != 5 else None,
            *(("Essi Esimerkki", "essi@example.org", "000 123 4567") if number % 2 else ("", "", "")),
        )
        for number in range(count)
    )  # fmt: skip


def tasks(count: int = 16) -> tuple[TaskFacts, ...]:
    """Return so many tasks over ten weeks."""
    responsible = ("coordinator", "communications", "library", "partners")
    return tuple(
        TaskFacts(
            date(2020, 8, 3) + timedelta(days=4 * number), TASKS[number % 8], CHANNELS[number % 8],
            responsible[number % 4], ("done", "open", "open", "left_out")[number % 4],
            "Kuva mukaan, myös kylätalot ja terveysasema" if number % 5 == 1 else "",
            **(MARKETING if number % 3 == 0 else {}),
        )
        for number in range(count)
    )  # fmt: skip


MEETINGS = (
    MeetingFacts("Suunnittelukokous 1", date(2020, 9, 10), time(9), time(10), "Teams",
                 "https://teams.example.org/l/meetup-join/19%3ameeting_abc", AGENDA, uid="m1"),
    MeetingFacts("Suunnittelukokous 2", date(2020, 9, 24), time(9), time(10), "Kirjaston kokoushuone", uid="m2"),
)  # fmt: skip
PROGRAMME = (
    ProgrammeItem("Huijausviestit ja miten ne tunnistaa", time(14, 30), "Kainuun Nuotta"),
    ProgrammeItem("Omakanta puhelimella", time(15, 30), "Kainuun hyvinvointialue"),
    ProgrammeItem("Verkkokurssit: näin löydät omasi", time(16, 30)),
    ProgrammeItem("Koko ajan: kahvia ja laitteita kokeiltavaksi"),
)
PACK = (
    PaperCount("Juliste", "A3", "Ulko-ovi ja ilmoitustaulu", 1, 2),
    PaperCount("Juliste", "A4", "Kaupat, apteekki ja terveysasema", 1, 10),
    PaperCount("Esite", "A5", "Lainaustiski", 1, 8),
    PaperCount("Pöytäkyltit", "A4", "Pöydille, taita keskeltä", 9),
    PaperCount("Esittelijän ohje", "A4", "Jokaiseen pöytään", 9),
)
CLOSING = ClosingFacts(
    58,
    74,
    14,
    5,
    52,
    9.1,
    "Yhteinen aloitus sai kaikki samalle sivulle. Ovella ollut opas ohjasi jokaisen suoraan oikealle pisteelle.",
    "Rauhallinen paikka verkkopankkiasioille puuttui. Näkyvämpi opaste ulko-ovelle.",
    ("Sain vihdoin kuvat talteen puhelimesta.", "Nyt uskallan käyttää Omakantaa itse."),
    "Sotkamon talkoot syksyllä. Kuukausittainen digikahvila kirjastossa.",
)
COSTS = CostFacts(
    Decimal("285"), Decimal("279.40"), Decimal("279.40"), Decimal("55.88"), 20,
    (PayerCosts("Kainuun digituki", Decimal(180), Decimal("186")),
     PayerCosts("Kajaanin kaupunki", Decimal(105), Decimal("93.40"))),
)  # fmt: skip
MOST_COSTS = CostFacts(
    *(Decimal("9999999.99"),) * 4, 100,
    tuple(PayerCosts("ö" * 120, Decimal("9999999.99"), Decimal("9999999.99")) for _n in range(60)),
)  # fmt: skip
DAY_FACTS = DayFacts(
    arrival="Tavarat tuodaan takapihan ovesta, joka on auki klo 13 alkaen.\nPysäköinti Kauppapuistikon puolella.",
    power="Pistorasiat ovat ikkunaseinällä ja pylväissä. Ota jatkojohto mukaan.",
    wifi_name="Kirjasto-vieras", wifi_password="kirja2020",
    programme=PROGRAMME,
    supplies=(
        SupplyFacts("Jatkojohto", 6, "Kirjasto"), SupplyFacts("Käsidesi", 2), SupplyFacts("Teippi ja sakset"),
        SupplyFacts("Kahvi ja pulla", bringer="Kaukametsän Martat, Maija", note="tilataan keskiviikkona"),
        SupplyFacts("Latausjohto", 3, note="USB-C, Lightning"), SupplyFacts("Muistilaput"),
        SupplyFacts("Ensiapulaukku", bringer="Kirjasto"), SupplyFacts("Rollup", 2, "OP-Kainuu"),
    ),
    tasks=tasks(), marketing=PLAN, booklet=entries(12), pack=PACK, closing=CLOSING, costs=COSTS,
    notes=(NotesFacts("m1", "Eeva Esimerkki", "Matti Malli", MINUTES,
                      ("Kainuun Nuotta", "Kela Kajaani"), ("OP-Kainuu",)),),
)  # fmt: skip


def sheet(size: str = "full", count: int = 12, language: str = "fi", **facts: Any) -> EventSheet:
    """Return a day with so many partners: "empty" knows nothing, "full" the usual, "over" everything too long.

    In Northern Sámi the document's words are Sámi and the facts Finnish, as in most networks.
    """
    if size == "empty":
        return bare().with_changes(language=language, stands=(), meetings=MEETINGS[1:], **facts)
    made = kajaani(
        count, "fi" if language == "se" else language, stands=stands(count), room=RoomFacts(8, 4, 1, True),
        set_up_from=time(13), take_down_until=time(18, 30), meetings=MEETINGS,
        audience="Kaikki, jotka kaipaavat apua digiasioissa",
        helpers=tuple(Helper(f"helper-{n}", name, TOPICS[n % 5], scope, kind=KINDS[n % 8])
                      for n, (name, scope) in enumerate(NAMES[:count])),
        invited=(Helper("kutsuttu", "Verohallinto", state="invited"),),
        day_facts=replace(DAY_FACTS, booklet=entries(count)),
    ).with_changes(language=language, **facts)  # fmt: skip
    return over(made).with_changes(**facts) if size == "over" else made


def over(made: EventSheet) -> EventSheet:
    """Return the sheet with every text as long as its field, and words that are not for us to run."""
    prose = (HOSTILE + " Tietokoneenkäyttäjäyhdistyksen tiedotustilaisuus jatkuu. ") * 8
    lines = "\n".join(f"{number}. {prose[:300]}" for number in range(1, 30))
    day = replace(
        made.day_facts, arrival=prose[:600], power=HOSTILE, wifi_name="m" * 60, wifi_password="w" * 80,
        programme=tuple(ProgrammeItem(prose[:120], time(14, number), "ö" * 60) for number in range(30)),
        supplies=tuple(SupplyFacts(f"{number} {prose[:90]}", 9999, prose[:120], prose[:200]) for number in range(50)),
        tasks=tuple(
            replace(task, name="m" * 120, note=prose[:300], audience=prose[:200], message="ä" * 300, payer="ö" * 120,
                    cost_planned=Decimal("9999999.99"), result=prose[:300])
            for task in tasks(60)
        ),
        marketing=replace(PLAN, audiences=(prose[:300],) * 4, messages=("m" * 300,) * 4),
        booklet=tuple(replace(one, name="w" * 120, story=prose[:900], topic=prose[:120], contact_email="e" * 90)
                      for one in made.day_facts.booklet),
        notes=(NotesFacts("m1", "n" * 120, "k" * 120, lines, tuple("j" * 100 for _n in range(40)), ("x" * 100,)),),
        costs=MOST_COSTS,
        closing=replace(CLOSING, visitors=19800, worked=prose[:1200], improve=prose[:1200], next_steps=prose[:1200],
                        quotes=tuple(prose[:300] for _n in range(5))),
        pack=tuple(PaperCount(prose[:90], "A4", prose[:90], 12, 300) for _n in range(30)),
    )  # fmt: skip
    meetings = tuple(replace(one, agenda=lines, place=prose[:120], name="m" * 120) for one in made.meetings)
    wide = tuple(
        replace(stand, name="m" * 120, topic=prose[:120], needs_note=prose[:300], presenters=("ö" * 120,) * 6,
                phones=("000 123 4567",) * 6, place=99)
        for stand in made.stands
    )  # fmt: skip
    long = overfull()
    sender = replace(
        long.sender, name=long.sender.name[:120], project=long.sender.project[:120], street_address="Kuja 1, " * 15
    )  # fmt: skip
    return made.with_changes(
        title=long.what_you_get[:160], kind_name=long.kind_name[:120], what_you_get=long.what_you_get[:160],
        place=long.place, free=long.free, bring=long.bring, contact=long.contact, access=long.access,
        languages=long.languages, state="rescheduled", previous_day=long.previous_day, sender=sender,
        public_url=long.public_url, day_facts=day, meetings=meetings, stands=wide, audience=prose[:300],
        summary=prose[:300], description=prose * 5,
        helpers=tuple(replace(helper, name="m" * 120, topic=prose[:120]) for helper in made.helpers),
    )  # fmt: skip
