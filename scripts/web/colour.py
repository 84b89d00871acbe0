"""The corpus' own colour, in a lightness that can be read on light and on dark paper (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator

PAPER = ("#faf7f0", "#181613")
"""The light and the dark paper of `docs/assets/css/site.css`."""
SHADE = ("#f1ebdd", "#26221d")
"""The shaded grounds on which marks stand, too."""
READABLE = 4.5
STEPS = 40


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as #rrggbb, from 0 to 1 (WCAG 2.2)."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _towards(colour: str, end: int) -> Iterator[str]:
    """Yield a colour, then step by step what lies between it and black (0) or white (255)."""
    for step in range(STEPS + 1):
        mixed = [round(channel + (end - channel) * step / STEPS) for channel in _channels(colour)]
        yield "#" + "".join(f"{channel:02x}" for channel in mixed)


def readable(colour: str, dark: bool) -> str:
    """Return the colour itself, or the nearest darker (on dark paper: lighter) one that can be read."""
    grounds = (PAPER[dark], SHADE[dark])
    shades = _towards(colour, 255 if dark else 0)
    return next(shade for shade in shades if min(contrast(shade, ground) for ground in grounds) >= READABLE)
