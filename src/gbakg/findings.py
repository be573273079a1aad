"""What a check found: plain values, and the rules that are kept in Python because SHACL cannot see what they need."""

from __future__ import annotations

from dataclasses import dataclass

from gbakg.model import Words


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        file: the data file, as given.
        line: line on which the subject's block begins, from 1; 0 where it cannot be told.
        subject: what it is about, shortened.
        rule: the rule's identifier.
        message_zh: what is wrong and what to do, in Chinese.
        message_en: the same in English.
        value: the offending value, or empty.
    """

    file: str
    line: int
    subject: str
    rule: str
    message_zh: str
    message_en: str
    value: str = ""


RULES = {
    "blank-node": Words(
        "数据里有空白节点。给它一个 id: 下的名称，别人才能引用。",
        "There is a blank node. Give it a name in id: so that it can be cited.",
    ),
    "derived-triple": Words(
        "这是由规则推导的内容，不写进数据文件。删去它；载入时会自动得出。",
        "This is derived by a rule and never written down. Remove it; it is made at load.",
    ),
    "unknown-property": Words(
        "本体中没有这个属性。改正拼写，或先在 ontology.ttl 中定义。",
        "The ontology has no such property. Correct the spelling, or define it in ontology.ttl first.",
    ),
    "letter-text": Words(
        "手头的公函与图中记录的长度或摘要值不符。确认是同一文本、UTF-8、无 BOM、行尾为 LF。",
        "The copy at hand differs in length or digest from what the graph records. Make sure that it is the same text, "
        "in UTF-8 without byte order mark, with LF line ends.",
    ),
    "passage-text": Words(
        "段落的摘要值与公函该位置的文字不符。用 gbakg locate 重新定位。",
        "The passage's digest is not that of the letter's text at these positions. Find it again with gbakg locate.",
    ),
    "passage-place": Words(
        "段落所注的部分、节、项与公函该位置不符。用 gbakg locate 重新定位。",
        "The passage's locator is not the part, section and item at its position. Find it again with gbakg locate.",
    ),
    "mention-in-passage": Words(
        "这个称呼不在该合作的任何段落中。照公函的写法更正，或改为 gbakg:implied true。",
        "These words stand in none of the partnership's passages. Write them as the letter does, or say "
        "gbakg:implied true.",
    ),
    "title-in-letter": Words(
        "文件标题在公函中找不到。照公函的写法更正，书名号在内。",
        "The instrument's title does not stand in the letter. Write it exactly as printed, with its 《》.",
    ),
    "name-in-letter": Words(
        "这个机构的中文名称都不在公函中。用公函的写法作首选名称。",
        "None of the organisation's Chinese names stands in the letter. Use the letter's own form.",
    ),
}
"""Identifier of each rule kept in Python to what is wrong and what to do; the others stand in ``schema/shapes.ttl``."""
