"""The first picture: the bridge, its banks, its labels."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from gbakg.networks import Network
from tests.page.browser import Watched, labels, marks
from tests.page.page import organizations

pytestmark = pytest.mark.browser


def test_guangxi_stands_left_of_the_bay_area(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    at = marks(watched.open(plain))
    bodies = organizations(networks)
    assert set(at) == {node.id for node in networks["partnerships"].nodes}
    left = max(at[iri][0] for iri, node in bodies.items() if node.region == "guangxi")
    stream = [at[node.id][0] for node in networks["partnerships"].nodes if node.group == "partnership"]
    right = min(at[iri][0] for iri, node in bodies.items() if node.region in ("guangdong", "hong-kong", "macao"))
    assert left < min(stream) < max(stream) < right
    heights = {
        region: [at[iri][1] for iri, node in bodies.items() if node.region == region]
        for region in ("guangdong", "hong-kong", "macao", "beijing")
    }
    assert max(heights["guangdong"]) < min(heights["hong-kong"])
    assert max(heights["hong-kong"]) < min(heights["macao"])
    assert max(heights["beijing"]) < min(at[node.id][1] for node in networks["partnerships"].nodes if node.kind)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", ["partnerships", "organizations"])
@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1920, 1080), (1024, 768), (360, 740)])
def test_no_two_labels_overlap_and_none_is_clipped(
    watched: Watched, plain: Path, networks: dict[str, Network], language: str, view: str, wide: int, high: int
) -> None:
    page = watched.open(plain, f"lang={language}&view={view}", width=wide, height=high)
    bodies = organizations(networks)
    boxes = {iri: box for iri, box in labels(page).items() if iri in bodies}
    assert boxes.keys() == bodies.keys()
    for (one, a), (two, b) in combinations(boxes.items(), 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        assert apart, (bodies[one].label, bodies[two].label)
    frame = page.locator("canvas").bounding_box()
    assert frame
    for iri, (left, top, right, bottom) in boxes.items():
        assert frame["x"] <= left < right <= frame["x"] + frame["width"], bodies[iri].label
        assert frame["y"] <= top < bottom <= frame["y"] + frame["height"], bodies[iri].label


def test_marks_do_not_stand_on_labels(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain)
    boxes = {iri: box for iri, box in labels(page).items() if iri in organizations(networks)}
    for iri, (x, y) in marks(page).items():
        on = [other for other, box in boxes.items() if box[0] < x < box[2] and box[1] < y < box[3]]
        assert not on, (iri, on)
