"""What each number means and who defined it: the one table behind help, headings, exports and page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gbakg.model import Words

Value = int | float | bool
Values = Mapping[str, Value]
"""Numbers of one body, of two regions or of the whole, by the name of the measure, in the order of the table."""

TABLES = ("organizations", "brokerage", "regions", "whole")
"""The tables of measures: two of bodies, one of every two regions, one of the whole network."""

HOME = "guangxi"
BAY = ("guangdong", "hong-kong", "macao")
"""The region whose brokerage is counted, and the regions of the Greater Bay Area towards which it is."""

EXACT = 2000
"""Bodies of a component up to which betweenness is reckoned exactly; the time grows with bodies times pairs."""

PIVOTS = 500
"""Bodies sampled as starts in a larger component."""

SEED = 1
"""The seed of everything that is drawn by lot."""

DIGITS = 6
"""Significant digits of a fraction: the last bits differ between machines."""


@dataclass(frozen=True)
class Measure:
    """One number.

    Attributes:
        name: what it is called in data; unique within ``of``, and among the two tables of bodies.
        of: one of :data:`TABLES`.
        type: ``int``, ``float`` or ``bool``.
        words: its heading.
        definition: what is counted, with the normalisation.
        source: keys of :data:`gbakg.measures.references.REFERENCES`, separated by ``; ``.
    """

    name: str
    of: str
    type: type[int] | type[float] | type[bool]
    words: Words
    definition: Words
    source: str


def rounded(value: float) -> float:
    """A fraction to :data:`DIGITS` significant digits.

    >>> rounded(2 / 3000)
    0.000666667
    """
    return float(f"{value:.{DIGITS}g}")


def of(*tables: str) -> tuple[Measure, ...]:
    """The measures of some tables, in order.

    >>> [measure.name for measure in of("organizations")][:3]
    ['degree', 'partnerships', 'strength']
    """
    return tuple(measure for measure in MEASURES if measure.of in tables)


def _body(name: str, type_: type[int] | type[float], words: Words, definition: Words, source: str) -> Measure:
    return Measure(name, "organizations", type_, words, definition, source)


def _role(name: str, words: Words, definition: Words) -> Measure:
    return Measure(name, "brokerage", int, words, definition, "Gould & Fernandez 1989")


def _towards(region: str, zh: str, en: str, whole: tuple[str, str] = ("", "")) -> Measure:
    return _role(
        f"{HOME}_{region.replace('-', '_')}",
        Words(f"广西—{zh}", f"Guangxi–{en}"),
        Words(
            f"所居间的对中，一端属广西、另一端属{zh}的对数，不论居间者在哪里：属这两地之一者为守门人，属第三地者为联络人，"
            f"不属单一地区者也计在此。{whole[0]}",
            f"Brokered pairs with one end in Guangxi and the other in {en}, wherever the broker is: a gatekeeper in "
            f"one of the two, a liaison in a third region; one of no single region counts here too.{whole[1]}",
        ),
    )


def _between(name: str, type_: type[int] | type[float], words: Words, definition: Words, source: str) -> Measure:
    return Measure(name, "regions", type_, words, definition, source)


def _whole(name: str, type_: type[int] | type[float], words: Words, definition: Words, source: str) -> Measure:
    return Measure(name, "whole", type_, words, definition, source)


MEASURES: tuple[Measure, ...] = (
    _body(
        "degree", int, Words("伙伴数", "degree"),
        Words("不同的合作伙伴有几家；同一对机构合作多次只算一家，五家共同的一项合作使每家各有四个伙伴。不作归一。",
              "How many different partners a body has. A pair of several partnerships counts once; one partnership of "
              "five bodies gives each of them four partners. Not normalised."),
        "Freeman 1978",
    ),
    _body(
        "partnerships", int, Words("合作数", "partnerships"),
        Words("使它与他方成对的合作有几项。", "How many partnerships pair it with another body."),
        "gbakg",
    ),
    _body(
        "strength", int, Words("强度", "strength"),
        Words("各伙伴与它共有的合作数之和：同一对机构合作三次即计三。",
              "Sum over its partners of the partnerships shared with each: a pair of three partnerships counts three."),
        "Barrat 2004",
    ),
    _body(
        "betweenness", float, Words("中介中心性", "betweenness"),
        Words("其他每两家机构之间的最短路径中经过它的比例之和，除以 (n−1)(n−2)/2，n 为全部机构数（含无合作对者），"
              "值在 0 与 1 之间；每步长度为一，不计强度。n 小于 3 时为 0。"
              f"超过 {EXACT} 家机构的连通分量由 {PIVOTS} 个抽样起点估计，标题中注明。",
              "Sum over all pairs of other bodies of the share of their shortest chains that pass through it, divided "
              "by (n−1)(n−2)/2, where n counts all bodies, also those without a pair: between 0 and 1. Every step is "
              "one long, whatever its strength. 0 where n is below 3. In components of more than "
              f"{EXACT} bodies it is estimated from {PIVOTS} sampled ones, and the heading says so."),
        "Freeman 1977; Brandes 2001; Brandes & Pich 2007",
    ),
    _body(
        "core", int, Words("核数", "k-core"),
        Words("最大的 k，使它属于某一子网，其中每家机构在子网内至少有 k 个伙伴；无合作对者为 0。",
              "The greatest k such that it belongs to a part of the network in which every body has at least k "
              "partners inside that part; 0 without a pair."),
        "Seidman 1983",
    ),
    _body(
        "cut_point", bool, Words("割点", "cut point"),
        Words("去掉它，它所在的连通分量是否断成几块。", "Whether its component falls apart when it is taken away."),
        "Hopcroft & Tarjan 1973",
    ),
    _body(
        "component", int, Words("连通分量", "component"),
        Words("所在连通分量的编号，从 1 起，大者在前，同大者按最小的标识；无合作对者自成一个。",
              "Number of its connected component, from 1, largest first, equal ones by their smallest identifier. "
              "A body without a pair is one by itself."),
        "Wasserman & Faust 1994",
    ),
    _body(
        "community", int, Words("社群", "community"),
        Words("所在社群的编号，排法同上；Louvain 算法，不加权，分辨率 1，"
              f"随机种子固定为 {SEED}。换一种子，划分可能不同。",
              "Number of its community, numbered likewise; Louvain method, unweighted, resolution 1, random seed "
              f"{SEED}. Another seed may divide otherwise."),
        "Blondel 2008",
    ),
    _role(
        "brokered", Words("居间对数", "brokered pairs"),
        Words("它的伙伴中，在所计合作对里彼此不是伙伴的两家，共几对；不分次序，不论地区。",
              "Pairs of its partners that are no partners themselves, by the included pairs; without order, whatever "
              "their regions."),
    ),
    _role(
        "coordinator", Words("协调人", "coordinator"),
        Words("所居间的对中，两端与它同属一地区的对数。三家中有一家不属任何地区或跨多个地区的，本项与以下三项都不计。",
              "Brokered pairs whose two ends are of its own region. Where one of the three is of no region or of more "
              "than one, neither this role nor the next three count the pair."),
    ),
    _role(
        "itinerant", Words("顾问", "itinerant broker"),
        Words("两端同属一地区、它属另一地区的对数，又称外部经纪人（itinerant broker）。",
              "Both ends are of one region and it is of another; also called consultant."),
    ),
    _role(
        "gatekeeper", Words("守门人", "gatekeeper"),
        Words("两端属两个地区，它属其中之一的对数。合作无方向，所以守门人（gatekeeper）与代理人（representative）合为一项。",
              "The ends are of two regions and it is of one of them. Pairs have no direction, so gatekeeper and "
              "representative are one role."),
    ),
    _role(
        "liaison", Words("联络人", "liaison"),
        Words("两端与它分属三个地区的对数。", "The two ends and it are of three regions."),
    ),
    _towards("guangdong", "广东", "Guangdong", ("广东指全省。", " Guangdong is the whole province.")),
    _towards("hong-kong", "香港", "Hong Kong"),
    _towards("macao", "澳门", "Macao"),
    _between(
        "bodies", int, Words("机构", "bodies"),
        Words("前一地区的机构数，含无合作对者。", "Bodies of the first region, also those without a pair."), "gbakg",
    ),
    _between(
        "other_bodies", int, Words("另一地区机构", "other bodies"),
        Words("后一地区的机构数。", "Bodies of the second region."), "gbakg",
    ),
    _between(
        "pairs", int, Words("合作对", "pairs"),
        Words("两地区之间（或同一地区之内）的合作对，每对只算一次。",
              "Pairs of partners, one in each of the two regions, or both in the one; each counted once."),
        "gbakg",
    ),
    _between(
        "conceivable", int, Words("对数上限", "most pairs there could be"),
        Words("至多能有几对：两地区为 n₁n₂，同一地区为 n(n−1)/2。",
              "Pairs that there could be: n₁n₂ between two regions, n(n−1)/2 within one."),
        "Wasserman & Faust 1994",
    ),
    _between(
        "density", float, Words("密度", "density"),
        Words("合作对除以至多能有的对数；对数上限为 0 时记 0。跨多个地区或不属任何地区的机构不计入本表。",
              "Pairs divided by those that there could be; 0 where there could be none. Bodies of no region or of more "
              "than one are left out of this table."),
        "Wasserman & Faust 1994",
    ),
    _between(
        "partnerships", int, Words("合作数", "partnerships"),
        Words("产生这些合作对的合作有几项。", "Partnerships that these pairs come from."), "gbakg",
    ),
    _whole("bodies", int, Words("机构", "bodies"),
           Words("机构数 n，含无合作对者。", "Bodies (n), also those without a pair."), "gbakg"),
    _whole("without_region", int, Words("不属单一地区的机构", "bodies of no single region"),
           Words("不属任何地区或跨多个地区的机构数。", "Bodies of no region or of more than one."), "gbakg"),
    _whole("isolates", int, Words("无合作对的机构", "bodies without a pair"),
           Words("在所计合作对中没有伙伴的机构数。", "Bodies that have no partner among the included pairs."),
           "Wasserman & Faust 1994"),
    _whole("pairs", int, Words("合作对", "pairs"),
           Words("机构对的数目，每对只算一次。", "Pairs of partners, each counted once."), "gbakg"),
    _whole("partnerships", int, Words("合作数", "partnerships"),
           Words("产生这些合作对的合作有几项。", "Partnerships that make pairs."), "gbakg"),
    _whole("density", float, Words("密度", "density"),
           Words("合作对除以 n(n−1)/2；n 小于 2 时为 0。", "Pairs divided by n(n−1)/2; 0 where n is below 2."),
           "Wasserman & Faust 1994"),
    _whole("components", int, Words("连通分量", "components"),
           Words("连通分量数，无合作对的机构各算一个。",
                 "Connected components; a body without a pair is one by itself."), "Wasserman & Faust 1994"),
    _whole("largest_component", int, Words("最大连通分量", "largest component"),
           Words("最大连通分量的机构数。", "Bodies in the largest component."), "Wasserman & Faust 1994"),
    _whole("cut_points", int, Words("割点", "cut points"),
           Words("割点的数目。", "Bodies that are cut points."), "Hopcroft & Tarjan 1973"),
    _whole("largest_core", int, Words("最大核数", "largest k-core"),
           Words("各机构核数的最大值。", "The greatest k-core number of any body."), "Seidman 1983"),
    _whole("communities", int, Words("社群", "communities"),
           Words("社群数，无合作对的机构各算一个。", "Communities; a body without a pair is one by itself."),
           "Blondel 2008"),
    _whole("modularity", float, Words("模块度", "modularity"),
           Words("这一社群划分的模块度 Q，不加权，分辨率 1；没有合作对时为 0。",
                 "Modularity Q of that division, unweighted, resolution 1; 0 where there is no pair."),
           "Newman & Girvan 2004"),
)  # fmt: skip
"""All measures, table by table, each in the order in which it is shown."""
