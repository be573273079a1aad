"""Every colour of the page, once, for the light and the dark ground.

The regions' hues are those of Okabe and Ito (https://jfly.uni-koeln.de/color/), which people with any of the usual
colour vision deficiencies can tell apart, darkened or lightened until each stands at 3:1 or more against its ground
(WCAG 2.2, criterion 1.4.11) and each text at 4.5:1 or more (criterion 1.4.3); a test computes the figures.
"""

from __future__ import annotations

REGIONS = ("guangxi", "guangdong", "hong-kong", "macao")
"""Regions with a colour of their own; all others share ``elsewhere``."""

LIGHT = {
    "ground": "#ffffff",
    "surface": "#f6f7f9",
    "raised": "#ffffff",
    "rule": "#dde1e7",
    "control": "#8a94a3",
    "text": "#18212b",
    "quiet": "#56616f",
    "accent": "#1d4e89",
    "on-accent": "#ffffff",
    "wash": "#e9eff7",
    "marked": "#fde9a9",
    "partnership": "#2b3440",
    "push": "#a9b1bc",
    "guangxi": "#0067a5",
    "guangdong": "#c24e00",
    "hong-kong": "#a23f86",
    "macao": "#007f5f",
    "elsewhere": "#6a7380",
}
"""Name to colour on the light ground."""

DARK = {
    "ground": "#12171e",
    "surface": "#181f28",
    "raised": "#1e2631",
    "rule": "#313b48",
    "control": "#78859a",
    "text": "#e8ecf1",
    "quiet": "#a3aebc",
    "accent": "#8fb8ee",
    "on-accent": "#0e1722",
    "wash": "#233246",
    "marked": "#6b5710",
    "partnership": "#dbe1e9",
    "push": "#66717f",
    "guangxi": "#56b0ea",
    "guangdong": "#f08a48",
    "hong-kong": "#e28fc9",
    "macao": "#3fc49b",
    "elsewhere": "#a0abba",
}
"""Name to colour on the dark ground."""


def css() -> str:
    """The colours as custom properties: by the system's wish, by the page's own switch, and white for paper."""
    light, dark = _declarations(LIGHT, "light"), _declarations(DARK, "dark")
    return (
        f":root {{{light}}}\n"
        f'@media (prefers-color-scheme: dark) {{:root:not([data-theme="light"]) {{{dark}}}}}\n'
        f':root[data-theme="dark"] {{{dark}}}\n'
        f"@media print {{:root, :root[data-theme] {{{light}}}}}\n"
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.2: from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: so much of the one, the rest of the other, as CSS's ``color-mix(in srgb, …)``.

    >>> mix("#000000", "#ffffff", 0.2)
    '#cccccc'
    """
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)


def _declarations(colours: dict[str, str], scheme: str) -> str:
    return f"color-scheme: {scheme}; " + " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
