"""PLOVER 2.0 as data: events with quad, scale and modes; contexts, sectors, auxiliary modes (see NOTICE)."""

from typing import Literal, NamedTuple


class Kind(NamedTuple):
    """A PLOVER event type: its quad (1 verbal cooperation .. 4 material conflict), its scale, and the scale of each mode."""

    quad: int
    scale: float
    modes: dict[str, float | None]


EVENTS: dict[str, Kind] = {
    "AGREE": Kind(1, 2.5, {}),
    "CONSULT": Kind(
        1,
        2.5,
        {
            "visit": 4.0,
            "third-party": 1.0,
            "multilateral": 4.0,
            "phone": 1.5,
        },
    ),
    "SUPPORT": Kind(1, 5.0, {}),
    "CONCEDE": Kind(1, 4.5, {}),
    "COOPERATE": Kind(2, 9.5, {}),
    "AID": Kind(2, 10.0, {}),
    "RETREAT": Kind(
        2,
        6.5,
        {
            "withdraw": 8.0,
            "release": 6.5,
            "disarm": 10.0,
            "ceasefire": 7.5,
            "access": 6.5,
            "resign": 4.5,
        },
    ),
    "REQUEST": Kind(
        3,
        0.0,
        {
            "assist": 0.5,
            "change": -1.0,
            "yield": -1.0,
            "meet": 0.0,
        },
    ),
    "ACCUSE": Kind(
        3,
        -3.0,
        {
            "disapprove": -2.0,
            "investigate": -3.5,
            "allege": -3.5,
        },
    ),
    "REJECT": Kind(
        3,
        -2.0,
        {
            "assist": -1.5,
            "change": -2.0,
            "yield": -2.0,
            "meet": -2.0,
        },
    ),
    "THREATEN": Kind(
        3,
        -3.5,
        {
            "restrict": -3.0,
            "arrest": -3.5,
            "relations": -3.5,
            "expel": -3.5,
            "territory": -4.0,
            "violence": -3.5,
        },
    ),
    "PROTEST": Kind(
        4,
        -5.0,
        {
            "demo": -5.0,
            "riot": -7.0,
            "strike": -5.0,
            "hunger": -4.5,
            "boycott": -4.5,
            "obstruct": -4.5,
            "vandalize": None,
        },
    ),
    "SANCTION": Kind(
        4,
        -6.0,
        {
            "convict": -6.0,
            "expel": -5.5,
            "withdraw": -6.0,
            "discontinue": -6.0,
        },
    ),
    "MOBILIZE": Kind(
        4,
        -5.5,
        {
            "troops": -6.5,
            "weapons": -6.5,
            "police": -5.5,
            "militia": -6.0,
        },
    ),
    "COERCE": Kind(
        4,
        -7.0,
        {
            "seize": -7.0,
            "restrict": -7.0,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7.0,
            "deport": -7.0,
            "withhold": -7.0,
            "misinformation": -6.5,
            "cyber": -7.0,
        },
    ),
    "ASSAULT": Kind(
        4,
        -9.0,
        {
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8.0,
            "firearms": -9.0,
            "explosives": -9.0,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10.0,
        },
    ),
}
CONTEXTS = (
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
)
SECTORS = (
    "COP",
    "GOV",
    "JUD",
    "LEG",
    "MIL",
    "PRM",
    "PTY",
    "REB",
    "SPY",
    "UAF",
    "UNK",
    "AGR",
    "BUS",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "JRN",
    "LAB",
    "MED",
    "REF",
    "OPP",
    "PRE",
    "REL",
    "SOC",
    "IGO",
    "UNO",
    "EUR",
    "NGO",
    "ISM",
    "IMG",
    "MNC",
)
AUXILIARY = ("historical", "future", "hypothetical", "negation")
Auxiliary = Literal["historical", "future", "hypothetical", "negation"]


def scale(event: str, mode: str | None) -> float:
    """Return the conflict-cooperation score of an event in a mode, in [-10, 10]; a mode without one takes its event's."""
    of_mode = EVENTS[event].modes.get(mode) if mode else None
    return EVENTS[event].scale if of_mode is None else of_mode
