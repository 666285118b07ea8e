"""With which arithmetic are a network's colours checked for print? The one that its own page shows too."""

from talkoot.lib.colours import ENOUGH, FALLBACK_DARK, FALLBACK_LIGHT, INK, WHITE, contrast, dark, light, luminance

__all__ = ["ENOUGH", "FALLBACK_DARK", "FALLBACK_LIGHT", "INK", "WHITE", "contrast", "dark", "light", "luminance"]
