"""How does signing in differ from the library's own way? Nobody can sign up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """Accounts are made by a network's administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: partners and visitors never need an account."""
        return False
