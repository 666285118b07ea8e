"""Who can sign in to the demo, and as what?"""

import os

from partners.models import User

DEMO_DOMAIN = "example.org"


def demo_password() -> str:
    """The password that the demo sign-ins share; empty where no demo has been set up."""
    return os.environ.get("TALKOOT_DEMO_PASSWORD", "")


def sign_ins() -> list[str]:
    """Address and name of the demo's people for whom the shared password still works, in order of address.

    Real people never appear: only addresses of the reserved domain (RFC 2606) are looked at.
    """
    password = demo_password()
    people = User.objects.filter(email__endswith=f"@{DEMO_DOMAIN}", is_active=True).order_by("email")
    return [
        f"{person.email:<32} {person.name}"
        for person in people
        if password and person.check_password(password)
    ]


def describe(address: str) -> str:
    """The closing words on the terminal: where the portal is, who may sign in and with which password."""
    people = sign_ins()
    lines = ["", f"Talkoot portal: {address}"]
    if people:
        lines += [
            "Demo sign-ins:  " + "\n                ".join(people),
            f"Password:       {demo_password()}",
        ]
    return "\n".join([*lines, ""])
