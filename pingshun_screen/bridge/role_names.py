"""The kinds of layers, named in the language of the interface."""

from __future__ import annotations

from pingshun_screen.bridge.translation import tr
from pingshun_screen.core.vocabulary import Role


def role_name(role: Role) -> str:
    """Return what the interface calls a kind of layer.

    The Chinese names are the labels of resources/vocabulary.toml.
    """
    names = {
        Role.MINING_RIGHT: tr("Mining rights"),
        Role.PROPOSED_BLOCK: tr("Proposed mining blocks"),
        Role.EXTRACTION_EXTENT: tr("Actual extraction extent"),
        Role.ECOLOGICAL_RED_LINE: tr("Ecological red line"),
        Role.NATURE_RESERVE: tr("Nature reserves"),
        Role.GEOPARK: tr("Geoparks"),
        Role.FOREST_PARK: tr("Forest parks"),
        Role.WETLAND_PARK: tr("Wetland parks"),
        Role.SCENIC_AREA: tr("Scenic areas"),
        Role.HERITAGE_PROTECTION_SCOPE: tr("Heritage protection scopes"),
        Role.HERITAGE_CONTROL_ZONE: tr("Heritage construction control zones"),
        Role.HERITAGE_SITE: tr("Heritage sites"),
        Role.ROAD: tr("Roads"),
        Role.RAILWAY: tr("Railways"),
        Role.ROAD_STRUCTURE: tr("Bridges and ferries and tunnels"),
        Role.WATER_SOURCE_PROTECTION_AREA: tr("Drinking water source protection areas"),
        Role.SPRING_PROTECTION_AREA: tr("Key spring protection areas"),
        Role.PERMANENT_BASIC_FARMLAND: tr("Permanent basic farmland"),
        Role.SETTLEMENT: tr("Settlements"),
        Role.ADMIN_AREA: tr("Administrative areas"),
        Role.DEM: tr("Digital elevation model"),
    }
    return names[role]
