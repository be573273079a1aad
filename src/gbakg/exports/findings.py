"""Findings of a check as text and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from gbakg.findings import Finding

CLEAN = {"zh": "没有发现问题。", "en": "No findings."}


def text(findings: Sequence[Finding], language: str) -> str:
    """One paragraph a finding: where, which rule, what about, what to do."""
    if not findings:
        return CLEAN[language] + "\n"
    lines = []
    for finding in findings:
        where = f"{finding.file}:{finding.line}" if finding.line else finding.file
        value = f" ({finding.value})" if finding.value else ""
        message = finding.message_en if language == "en" else finding.message_zh
        lines.append(f"{where}: {finding.rule}: {finding.subject}{value}\n    {message}")
    total = f"{len(findings)} findings" if language == "en" else f"共 {len(findings)} 处"
    return "\n".join([*lines, total]) + "\n"


def json_text(findings: Sequence[Finding], _language: str) -> str:
    """A JSON array, messages in both languages."""
    return json.dumps([dataclasses.asdict(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"


FINDINGS = {"table": text, "json": json_text}
"""Format to what writes it."""
