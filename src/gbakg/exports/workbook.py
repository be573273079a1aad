"""An Excel workbook: organisations, partnerships, participations and evidence, each a sheet to filter and to sort.

Written by XlsxWriter, whose files depend on their contents alone once the date is given. Everything is written as text
or number, never as a formula; dates stay text, because the letter gives some of them by the year only.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gbakg.measures import Value, Values, of
from gbakg.model import Card, Evidence, Party, Words
from gbakg.vocabulary import compact

if TYPE_CHECKING:
    import xlsxwriter

Cell = str | int | float

WIDEST, NARROWEST = 44, 8
"""Breadth of a column, in characters of Excel's standard type."""

TRUTH = {True: Words("是", "yes"), False: Words("否", "no")}

LONGEST = 32_767
"""Characters that a cell holds, https://support.microsoft.com/office/excel-specifications-and-limits."""


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    Attributes:
        name: what its tab says.
        heads: of the columns.
        rows: its cells; a column holds texts or numbers, not both.
    """

    name: Words
    heads: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Book:
    """What a workbook tells.

    Attributes:
        cards: of what it is to hold, by IRI.
        measures: numbers of every organisation, see :attr:`gbakg.measures.Measures.organizations`; may be empty.
        language: of heads and terms, ``zh`` or ``en``; names stand in both.
    """

    cards: Mapping[str, Card]
    measures: Mapping[str, Values]
    language: str = "zh"


def workbook(book: Book) -> Iterator[bytes]:
    """The workbook as one file.

    Args:
        book: what it tells.

    Yields:
        The file, in one piece.
    """
    import xlsxwriter

    from gbakg import __date__

    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    file.set_properties({"title": "gbakg", "created": datetime.fromisoformat(__date__)})
    for sheet in sheets(book):
        _write(file, sheet, book.language)
    file.close()
    yield out.getvalue()


def sheets(book: Book) -> Iterator[Sheet]:
    """The four sheets, rows in the order of IRIs."""
    told = [book.cards[iri] for iri in sorted(book.cards)]
    bodies = [card for card in told if card.group == "organization"]
    deals = [card for card in told if card.group == "partnership"]
    yield _organizations(bodies, book.measures, book.language)
    yield _partnerships(deals, book.language)
    yield _participations(deals, book.language)
    yield _evidence(told, book.language)


def _organizations(cards: Sequence[Card], measures: Mapping[str, Values], language: str) -> Sheet:
    shown = of("organizations", "brokerage") if measures else ()
    heads = (
        *(Words("中文名", "Chinese name"), Words("英文名", "English name"), Words("其他名称", "Other names")),
        *(Words("类别", "Class"), Words("地区", "Region"), Words("所在地", "Location")),
        *(Words("作为合作方（写明）", "As stated partner"), Words("集体协议一方", "Side of a collective agreement")),
        *(Words("作为合作方（计划中）", "As planned partner"), Words("其他角色", "Other roles")),
        *(Words("外部标识", "Identifiers elsewhere"), Words("标识", "Identifier")),
        *(measure.words for measure in shown),
    )
    rows = tuple(
        (
            *(card.names.zh, card.names.en, _fact(card, "altLabel", language), card.type.words[language]),
            *(_fact(card, "region", language), _fact(card, "locatedIn", language)),
            *_counts(card),
            _joined(filter(None, (_fact(card, "sameAs", language), _fact(card, "closeMatch", language)))),
            card.id,
            *(_number(measures[card.id][measure.name], language) for measure in shown),
        )
        for card in cards
    )
    return Sheet(Words("机构", "Organisations"), heads, rows)


def _partnerships(cards: Sequence[Card], language: str) -> Sheet:
    heads = (
        *(Words("中文名", "Chinese name"), Words("英文名", "English name"), Words("说明", "Description")),
        *(Words("类型", "Kind"), Words("状态", "Status"), Words("开始", "Start"), Words("结束", "End")),
        *(Words("合作方", "Partners"), Words("其他参与方", "Other parties"), Words("名单未尽", "Open-ended")),
        *(Words("资金", "Money"), Words("领域", "Fields"), Words("成果", "Outputs")),
        *(Words("公函", "Letter"), Words("出处", "Locator"), Words("标识", "Identifier")),
    )
    facts = ("kind", "status", "startDate", "endDate")
    rows = tuple(
        (
            *(card.names.zh, card.names.en, _fact(card, "description", language)),
            *(_fact(card, fact, language) for fact in facts),
            _joined(party.other.words[language] for party in card.parties if _is_partner(party)),
            _joined(
                f"{party.other.words[language]} ({party.role.words[language]})"
                for party in card.parties
                if not _is_partner(party)
            ),
            *(_fact(card, fact, language) for fact in ("openEnded", "amount", "topic", "output")),
            *(_once(one.letter for one in card.evidence), _once(one.locator for one in card.evidence), card.id),
        )
        for card in cards
    )
    return Sheet(Words("合作", "Partnerships"), heads, rows)


def _participations(cards: Sequence[Card], language: str) -> Sheet:
    heads = (
        *(Words("合作", "Partnership"), Words("机构", "Organisation"), Words("角色", "Role"), Words("方别", "Side")),
        *(Words("公函中的写法", "As the letter names it"), Words("状态", "Status"), Words("出处", "Locator")),
        *(Words("合作标识", "Partnership identifier"), Words("机构标识", "Organisation identifier")),
    )
    rows = tuple(
        (
            *(card.names[language], party.other.words[language], party.role.words[language]),
            *(party.side, party.mention, party.status.words[language], party.locator, card.id, party.other.id),
        )
        for card in cards
        for party in card.parties
    )
    return Sheet(Words("参与", "Participations"), heads, rows)


def _evidence(cards: Sequence[Card], language: str) -> Sheet:
    heads = (
        *(Words("对象", "About"), Words("所支撑的说法", "Claim"), Words("公函", "Letter"), Words("出处", "Locator")),
        *(Words("起（字符，自 0）", "From (character, from 0)"), Words("止（不含）", "To (exclusive)")),
        *(Words("SHA-256", "SHA-256"), Words("段落标识", "Passage identifier"), Words("标识", "Identifier")),
    )
    rows = tuple(
        (
            *(card.names[language], _claim(one, language), one.letter, one.locator),
            *(one.start, one.end, one.sha256, one.id, card.id),
        )
        for card in cards
        for one in card.evidence
    )
    return Sheet(Words("依据", "Evidence"), heads, rows)


def _counts(card: Card) -> tuple[int, int, int, int]:
    """How often a body is a partner: stated, on a side of a collective agreement, planned; and in other roles."""
    partner = [party for party in card.parties if _is_partner(party)]
    planned = [party for party in partner if party.status.id.endswith("#Planned")]
    collective = [party for party in partner if party.side and party not in planned]
    stated = len(partner) - len(planned) - len(collective)
    return stated, len(collective), len(planned), len(card.parties) - len(partner)


def _number(value: Value, language: str) -> Cell:
    return TRUTH[value][language] if isinstance(value, bool) else value


def _is_partner(party: Party) -> bool:
    return party.role.id.endswith("#Partner")


def _claim(evidence: Evidence, language: str) -> str:
    return evidence.claim[language] if evidence.claim else ""


def _fact(card: Card, local: str, language: str) -> str:
    """All values of a property; an IRI that has no name stays one."""
    names = (
        fact
        for fact in card.facts
        if fact.property.id.endswith((f"#{local}", f"/{local}")) and not fact.property.words.zh.startswith("←")
    )
    return _joined(_value(value.id, value.words[language]) for fact in names for value in fact.values)


def _value(iri: str, words: str) -> str:
    return iri if iri and words == compact(iri) else words


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _once(texts: Iterable[str]) -> str:
    return _joined(dict.fromkeys(texts))


def _write(book: xlsxwriter.Workbook, sheet: Sheet, language: str) -> None:
    """A sheet with a head that stays, filters, and columns as broad as what they hold."""
    page = book.add_worksheet(sheet.name[language])
    head = book.add_format({"bold": True, "bg_color": "#e9eff7", "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"valign": "top", "text_wrap": True})
    for column, words in enumerate(sheet.heads):
        page.write_string(0, column, words[language], head)
        cells = [row[column] for row in sheet.rows]
        page.set_column(column, column, _breadth([words[language], *cells]), body)
        write: Callable[..., int] = page.write_string if _is_text(cells) else page.write_number
        for number, cell in enumerate(cells, 1):
            write(number, column, cell[:LONGEST] if isinstance(cell, str) else cell)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.heads) - 1)


def _is_text(cells: Sequence[Cell]) -> bool:
    return all(isinstance(cell, str) for cell in cells)


def _breadth(cells: Sequence[Cell]) -> int:
    """Room for nine of ten cells; a Chinese character is as broad as two others."""
    breadths = sorted(sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in str(cell)) for cell in cells)
    usual = breadths[int(0.9 * (len(breadths) - 1))]
    return max(NARROWEST, min(WIDEST, usual + 3))
