"""Which thing stands beside which partnership in the view of everything."""

from __future__ import annotations

from collections import defaultdict

from gbakg.networks import Network

NEAR = ("output", "basedOn", "partOf", "supports")
"""Lines along which a thing finds its partnership, the closest kind first."""


def attached(network: Network) -> dict[str, tuple[str, ...]]:
    """Things by the partnership that makes them, or that they hang on over other things.

    Args:
        network: the view of everything.

    Returns:
        IRIs of things by IRI of a partnership; things that hang on none are left out.
    """
    group = {node.id: node.group for node in network.nodes}
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for edge in network.edges:
        if edge.relation in NEAR:
            near[edge.source].append((NEAR.index(edge.relation), edge.target))
            near[edge.target].append((NEAR.index(edge.relation), edge.source))
    home = {iri: iri for iri, kind in group.items() if kind == "partnership"}
    frontier = sorted(home)
    while frontier:
        following = []
        for one in frontier:
            for _, thing in sorted(near[one]):
                if group.get(thing) == "thing" and thing not in home:
                    home[thing] = home[one]
                    following.append(thing)
        frontier = following
    members: dict[str, list[str]] = defaultdict(list)
    for thing, owner in sorted(home.items()):
        if thing != owner:
            members[owner].append(thing)
    return {owner: tuple(things) for owner, things in members.items()}
