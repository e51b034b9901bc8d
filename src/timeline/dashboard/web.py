"""What visitors of the app may do: have it fetch web addresses, and correct events."""

from __future__ import annotations

import os
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Final

import streamlit as st

from timeline.errors import CorrectionError
from timeline.reading.rules import Rules, rules_set, web_is_on

CORRECTIONS_VARIABLE: Final = "TIMELINE_CORRECTIONS"
"""``on`` or ``off``: whether visitors may correct; by default only if nobody else can reach the app."""


def web_rules() -> Rules | None:
    """How addresses are fetched for visitors; ``None`` when they are not.

    An app that others can reach fetches nothing unless a setting says so: it stands inside a network
    that they may not.

    Raises:
        ReadingError: A setting says what it cannot say.
    """
    return rules_set() if web_is_on(otherwise=only_here(st.get_option("server.address"))) else None


def may_correct(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether visitors may correct events.

    Raises:
        CorrectionError: The setting is neither on nor off.
    """
    said = environment.get(CORRECTIONS_VARIABLE, "").strip().lower()
    if said not in {"", "on", "off"}:
        raise CorrectionError(f"{CORRECTIONS_VARIABLE} is “{said}”; set it to on or off.")
    return said == "on" if said else only_here(st.get_option("server.address"))


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
