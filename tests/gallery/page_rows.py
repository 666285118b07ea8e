"""Which rows does a pictured page show, where its address needs one of its own?"""

from typing import Any

SLUG, LINKED, HOSTED = "kajaani", "sotkamo", "suomussalmi"


def talk_of_model(name: str) -> int:
    """Return what waits about the example's public model: an offered improvement or a question."""
    from events.models import ConceptOffer, ConceptQuestion

    rows: Any = ConceptOffer.objects if "offer" in name else ConceptQuestion.objects
    return int(rows.waiting().values_list("pk", flat=True)[0])


def token(name: str) -> str:
    """Return a new personal link of the next event: of a stand that has answered, or of its library."""
    from events import personal_links
    from events.models import Event
    from talkoot.lib.links import new_token

    made, event = new_token(), Event.objects.get(slug=LINKED)
    if name == "link:attendee_meeting":
        meeting = event.meetings.order_by("pk")[0]
        person, _is_new = meeting.attendees.get_or_create(
            name="Aino Esimerkki", organisation="Kylätalo Malli"
        )
        personal_links.save_for_attendee(made, person, meeting)
        return made
    if name.startswith("link:host"):
        site = Event.objects.get(slug=HOSTED).host_sites.order_by("pk")[0]
        personal_links.save_for_host(made, site)
        return made
    if name == "link:poll":
        personal_links.save_for_stand(made, Event.objects.get(slug="puolanka-idea").stands.order_by("pk")[0])
        return made
    if name == "link:library_poll":
        personal_links.save_for_library(made, asked_event())
        return made
    if name.startswith(("link:library", "link:room", "link:pack", "link:venue")):
        personal_links.save_for_library(made, event)
    else:
        stands = event.stands.order_by("pk")
        stand = stands.exclude(answered_at=None).first() or stands[0]
        personal_links.save_for_stand(made, stand)
        if name.startswith("link:promo_kit"):
            give_logo(stand, made)
    return made


def give_logo(stand: Any, link: str) -> None:
    """Let the partner whose link is shown give its logo, which then waits on the list of pictures."""
    import io

    from PIL import Image

    from events.actions import partner_logos
    from partners.pictures import read_picture

    written = io.BytesIO()
    Image.new("RGB", (480, 200), "#7a1f3d").save(written, "PNG")
    written.seek(0)
    partner_logos.give_logo(stand, read_picture(written), by_name="Kaisa Kursseja", token=link)


def asked_event() -> Any:
    """Open a poll at an event that has a library; returns the event."""
    from datetime import time, timedelta

    from events.actions import polling
    from events.models import Event
    from events.models.poll import Proposal
    from partners.models import User

    event = Event.objects.get(slug="kuhmo")
    if not event.polls.open().exists():
        days = [event.day + timedelta(days=number) for number in (7, 14, 21)]
        times = [Proposal(day, time(14), time(18)) for day in days]
        eeva = User.objects.get(email="eeva.esimerkki@example.org")
        polling.ask(event, times, deadline=event.day - timedelta(days=30), note="", by=eeva)
    return event


def print_pack(slug: str) -> int:
    """Order a library's print pack of an event; nobody makes it, so that its page shows the waiting."""
    from events.actions import batches
    from events.models import Event

    return int(batches.start_pack(Event.objects.get(slug=slug), None, "Kirjasto", for_library=True).pk)


def pasted_list(is_saved: bool) -> int:
    """Paste a list with three problems at an event, and save another one when its result is wanted."""
    from events import jobs
    from events.actions import intake
    from events.models import Event
    from partners.intake_files import read_text
    from partners.models import User

    lines = [
        "Organisaatio\tYhteyshenkilö\tSähköposti",
        "Kyläyhdistys Esimerkki\tAino Malli\taino.malli@example.org",
    ]
    if not is_saved:
        lines += [
            "Kela\tTeppo Testaaja\tteppo.testaaja.example.org",
            "OP Kainuu Oy\tNina Näyte\tnina@example.org",
        ]
        lines += ["Kylätalo Malli\tOiva Opastaja\t"]
    eeva = User.objects.get(email="eeva.esimerkki@example.org")
    staged = intake.stage(Event.objects.get(slug="kuhmo"), read_text("\n".join(lines)), "", by=eeva)
    if is_saved:
        intake.confirm(staged.pk)
        jobs.save_import.func(staged.pk)
    return int(staged.pk)


def caught_mail() -> str:
    """Put one mail of the demo's outbox into the example's mailbox; returns its name there."""
    from partners.models import Message
    from partners.post import catcher, mime

    message = Message.objects.gone().order_by("pk").first()
    where = catcher.directory()
    if message is None or where is None:
        raise LookupError("the demo has sent nothing, or nothing is caught")
    return catcher.save(mime.compose(message, "https://talkoot.example.org/k/esimerkki/", ()), where).stem


def published(event: Any) -> int:
    """Let the partner whose link is shown tell of an event; returns the number of what it ticked."""
    from django.utils import timezone

    stands = event.stands.order_by("pk")
    stand = stands.exclude(answered_at=None).first() or stands[0]
    facts = {"channel": "social", "place": "Facebook-sivumme", "reach": 350}
    return int(stand.posts.get_or_create(**facts, defaults={"published_on": timezone.localdate()})[0].pk)


def with_files(event: Any, *, of_task: bool) -> int:
    """Put two files beside the event's first task; return the number of the task, or of the first file."""
    import io

    from events.actions.task_files import add_file
    from partners.attached import read_attached
    from partners.models import User

    task, eeva = event.tasks.order_by("pk")[0], User.objects.get(email="eeva.esimerkki@example.org")
    for name, content in (("Tilavaraus.txt", b"Sali 2 klo 9-16"), ("Yhteystiedot.csv", b"Nimi;Puhelin")):
        add_file(task, read_attached(io.BytesIO(content), name), by=eeva)
    return int(task.pk if of_task else task.files.order_by("pk")[0].pk)


def first_row(name: str) -> int:
    """Return the first row of the table that a view's name begins with, as far as Eeva may see it."""
    from allauth.mfa.models import Authenticator

    from events.models import Event, Meeting
    from partners.models import Message, Organisation, Picture, Venue

    event = Event.objects.get(slug=SLUG)
    if name == "meeting_series":
        return int(Meeting.objects.of_networks().exclude(series=None).order_by("day", "pk")[3].pk)
    if name.startswith("task_file"):
        return with_files(event, of_task=name == "task_files")
    if name.startswith(("promo_post", "partner_post")):
        return published(event if name.startswith("partner") else Event.objects.get(slug=LINKED))
    if name.startswith("host_"):
        event = Event.objects.get(slug=HOSTED)
    tables: dict[str, Any] = {
        "host": event.host_sites,
        "stand": event.stands, "task": event.tasks, "marketing": event.tasks.of_marketing(), "meeting": event.meetings,
        "supply": event.supplies, "minutes": event.meetings, "agenda": event.meetings,
        "picture": Picture.objects.of(event.network), "organisation": Organisation.objects.of(event.network),
        "venue": Venue.objects.of(event.network),
        "message": Message.objects.drafts(),
        "mfa": Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN),
    }  # fmt: skip
    return int(tables[name.partition("_")[0]].order_by("pk").values_list("pk", flat=True)[0])
