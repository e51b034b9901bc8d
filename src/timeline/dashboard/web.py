"""Whether visitors of the app may have it fetch web addresses."""

from __future__ import annotations

from ipaddress import ip_address

import streamlit as st

from timeline.reading.rules import Rules, rules_set, web_is_on


def web_rules() -> Rules | None:
    """How addresses are fetched for visitors; ``None`` when they are not.

    An app that others can reach fetches nothing unless a setting says so: it stands inside a network
    that they may not.

    Raises:
        ReadingError: A setting says what it cannot say.
    """
    return rules_set() if web_is_on(otherwise=only_here(st.get_option("server.address"))) else None


def only_here(address: str | None) -> bool:
    """Whether an app that listens to this address can be reached from this computer alone."""
    if not address:
        return False  # Streamlit then listens to every network
    if address == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
