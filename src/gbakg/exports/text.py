"""Cards and summaries as plain text for a terminal, and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping

from gbakg.model import Card, Evidence, Party, Words
from gbakg.summary import Count, Summary
from gbakg.vocabulary import compact

PARTIES = Words("参与", "Participations")
EVIDENCE = Words("依据", "Evidence")
WITHOUT = Words(
    "用 --letter 给出公函原文，即可看到段落的原话。", "Give your copy of the letter with --letter to read the passages."
)
IMPLIED = Words("此处未写名称", "implied")
SIDE = Words("方", "side")
POSSIBLE = Words(
    "集体协议：与另一方各机构只是可能合作", "collective agreement: pairs across the sides are only possible"
)


def card_text(card: Card, language: str) -> str:
    """A card for a terminal.

    Args:
        card: what to tell.
        language: ``zh`` or ``en``.
    """
    lines = [f"{card.names.zh} · {card.names.en}", f"{card.type.words[language]} · {compact(card.id)}"]
    for fact in card.facts:
        values = [value.words[language] for value in fact.values]
        lines.append(f"  {fact.property.words[language]}: {'; '.join(values)}")
    if card.parties:
        lines += ["", PARTIES[language]]
        for party in card.parties:
            lines.append(f"  {_party(party, card.group, language)}")
            lines += [f"  {line}" for evidence in party.evidence for line in _evidence(evidence, language)]
    if card.evidence:
        lines += ["", EVIDENCE[language]]
        for evidence in card.evidence:
            lines += _evidence(evidence, language)
    passages = [*card.evidence, *(evidence for party in card.parties for evidence in party.evidence)]
    if passages and all(evidence.text is None for evidence in passages):
        lines.append(f"  ({WITHOUT[language]})")
    return "\n".join(lines) + "\n"


def card_json(card: Card) -> str:
    """A card with all its parts, names in both languages."""
    return json.dumps(dataclasses.asdict(card), ensure_ascii=False, indent=2) + "\n"


def summary_json(summary: Summary, derived: Mapping[str, int]) -> str:
    """The numbers as JSON, names in both languages, with what each rule added."""
    return json.dumps({**dataclasses.asdict(summary), "rules": derived}, ensure_ascii=False, indent=2) + "\n"


def summary_text(summary: Summary, language: str) -> str:
    """The numbers for a terminal."""
    lines = [f"{identifier}  {title[language]}" for identifier, title in summary.letters]
    for heading, counts in (
        (Words("事物", "Things"), summary.classes),
        (Words("机构（按地区）", "Organisations by region"), summary.regions),
        (Words("合作（按类型）", "Partnerships by kind"), summary.kinds),
        (Words("合作（按状态）", "Partnerships by status"), summary.statuses),
        (Words("机构对", "Pairs of organisations"), summary.certainties),
    ):
        lines += ["", heading[language], *_counts(counts, language)]
    return "\n".join(lines) + "\n"


def _counts(counts: Iterable[Count], language: str) -> list[str]:
    return [f"{count.number:>6}  {count.words[language]}" for count in counts]


def _party(party: Party, group: str, language: str) -> str:
    """Role, name, and what a reader needs to check it."""
    named = f"“{party.mention}”" if party.mention else IMPLIED[language]
    side = f" {party.side}{SIDE.zh}" if party.side and language == "zh" else ""
    side = f" {SIDE.en} {party.side}" if party.side and language == "en" else side
    words = f"{party.role.words[language]}{side}  {party.other.words[language]}  ({named})"
    if group == "partnership":
        return words
    note = f"  [{POSSIBLE[language]}]" if party.side else ""
    return f"{words}  {party.status.words[language]}  {party.locator}{note}"


def _evidence(evidence: Evidence, language: str) -> list[str]:
    claim = f"  ← {evidence.claim[language]}" if evidence.claim else ""
    where = f"{evidence.letter} {evidence.locator} {evidence.start}–{evidence.end}"
    lines = [f"  {where}  sha256 {evidence.sha256[:12]}…{claim}"]
    return [*lines, f"    {evidence.text}"] if evidence.text else lines
