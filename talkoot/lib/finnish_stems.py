"""How does one Finnish word change when it is inflected: its stem, its vowels, its consonants?

Kotus, Kielitoimiston ohjepankki (astevaihtelu, vokaalisointu); Iso suomen kielioppi, 40–79. All words in lower case.
"""

import re
from dataclasses import dataclass

from talkoot.lib import finnish_words as words

VOWELS = "aeiouyäöå"


@dataclass(frozen=True)
class Stem:
    """What case endings are put on: the stem for genitive and place, the finished whereto form, vowel harmony."""

    weak: str
    into: str
    back: bool


def is_back(word: str) -> bool:
    """Whether endings take a, o, u: decided by the last such vowel, since only a compound's last part counts."""
    if word.endswith(tuple(words.NEUTRAL_ENDINGS)):
        return False
    for letter in reversed(word):
        if letter in "aouå":
            return True
        if letter in "äöy":
            return False
    return False


def stem_of(word: str) -> Stem:
    """The stem of a word in the singular nominative; a plural in -t is understood as one."""
    back = is_back(word)
    weak, into = _irregular(word) or _by_ending(word, back)
    return Stem(weak, into, back)


def _irregular(word: str) -> tuple[str, str] | None:
    endings = [ending for ending in words.STEM_ENDINGS if word.endswith(ending)]
    if not endings:
        return None
    ending = max(endings, key=len)
    beginning = word[: -len(ending)]
    weak, into = words.STEM_ENDINGS[ending]
    return beginning + weak, beginning + into


def _by_ending(word: str, back: bool) -> tuple[str, str]:
    if word[-1] not in VOWELS:
        return _after_consonant(word, back)
    if _ends_in_long_vowel(word):
        return _after_long_vowel(word)
    if word[-1] == "e":
        stem = strengthened(word[:-1]) + "ee"
        return stem, stem + "seen"
    if word[-1] == "i" and word.endswith(words.STEM_E_ENDINGS):
        stem = word[:-1] + "e"
        return weakened(stem), stem + "en"
    return weakened(word), word + word[-1] + "n"


def _after_consonant(word: str, back: bool) -> tuple[str, str]:
    a = "a" if back else "ä"
    patterns = (
        (r"nen$", "se", "een"),
        (r"(uu|yy|eu|ey)s$", r"\1de", None),
        (r"([uyoöie])s$", r"\1kse", "een"),
        (r"in$", "ime", "een"),
        (r"t([oö])n$", rf"tt\1m{a}", f"{a}n"),
        (r"([^aeiouyäö])$", r"\1i", "in"),
    )
    if word[-2:] in ("as", "äs"):
        stem = strengthened(word[:-2]) + word[-2] * 2
        return stem, stem + "seen"
    for pattern, replacement, ending in patterns:
        if re.search(pattern, word):
            beginning = strengthened(word[:-2]) + word[-2:] if pattern == r"in$" else word
            stem = re.sub(pattern, replacement, beginning)
            if ending is None:  # terveys : terveyden : terveyteen
                return stem, stem[:-2] + "teen"
            return stem, stem + (ending if ending != "een" else "en")
    return word, word + "iin"


def _ends_in_long_vowel(word: str) -> bool:
    return bool(re.search(r"(aa|ee|ii|oo|uu|yy|ää|öö|ie|uo|yö|[aeouyäö]i|[aeio]u|[äöe]y)$", word))


def _after_long_vowel(word: str) -> tuple[str, str]:
    one_syllable = len(re.findall(f"[{VOWELS}]+", word)) == 1
    contracted = word[-1] == word[-2] and not one_syllable and not word.endswith(words.LONG_VOWEL_ENDINGS)
    return word, word + ("seen" if contracted else f"h{word[-1]}n")


# --- consonant gradation ---------------------------------------------------------------------------------------

_WEAK_PAIRS = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("lt", "ll"), ("nt", "nn"), ("rt", "rr"),
    ("ht", "hd"), ("lp", "lv"), ("rp", "rv"), ("rk", "r"), ("lk", "l"),
)  # fmt: skip
_STRONG_PAIRS = (
    ("ng", "nk"), ("nn", "nt"), ("rr", "rt"), ("mm", "mp"), ("ll", "lt"), ("rv", "rp"), ("lv", "lp"), ("hd", "ht"),
)  # fmt: skip


def weakened(stem: str) -> str:
    """The weak grade of a stem that ends in one short vowel: pankki → panki, katu → kadu, järke → järje."""
    beginning, vowel = stem[:-1], stem[-1]
    if not beginning or beginning[-1] not in "kpt":
        return stem
    if vowel == "e" and beginning.endswith(("rk", "lk")):
        return beginning[:-1] + "je"
    for strong, weak in _WEAK_PAIRS:
        if beginning.endswith(strong):
            return beginning[: -len(strong)] + weak + vowel
    if len(beginning) < 2 or beginning[-2] not in VOWELS:
        return stem
    match beginning[-1]:
        case "t":
            return beginning[:-1] + "d" + vowel
        case "p":
            return beginning[:-1] + "v" + vowel
    return _without_k(beginning, vowel)


def _without_k(beginning: str, vowel: str) -> str:
    """Between vowels k goes or softens: puku → puvu, joke → joe; kept in longer words that are not known compounds."""
    if beginning[-2] == vowel and vowel in "uy" and beginning[-3:-2] not in VOWELS:
        return beginning[:-1] + "v" + vowel
    syllables = len(re.findall(f"[{VOWELS}]+", beginning + vowel))
    known = (beginning + vowel).endswith(words.FALLING_K_ENDINGS) or vowel == "e"
    return beginning[:-1] + vowel if syllables <= 2 or known else beginning + vowel


def strengthened(beginning: str) -> str:
    """The strong grade before a stem that grows: hank → hankk (hanke : hankkeen), tehd → teht (tehdas : tehtaan)."""
    if re.search(f"[{VOWELS}lrnm][kpt]$", beginning):
        return beginning + beginning[-1]
    for weak, strong in _STRONG_PAIRS:
        if beginning.endswith(weak):
            return beginning[: -len(weak)] + strong
    if beginning.endswith("d"):
        return beginning[:-1] + "t"
    return beginning


# --- names in the plural ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PluralStem:
    """What a plural name's endings are put on: finished genitive and whereto form, the stem for place."""

    genitive: str
    place: str
    into: str
    back: bool


def plural_stem_of(word: str) -> PluralStem:
    """The stems of a name in the plural nominative: näkövammaiset, yrittäjät, palvelut, oppaat."""
    back = is_back(word)
    stem = word[:-1]
    if stem.endswith("kse"):  # yhdistykset : yhdistysten
        return PluralStem(stem[:-3] + "sten", stem[:-1] + "i", stem[:-1] + "iin", back)
    if stem.endswith("se"):  # vammaiset : vammaisten
        return PluralStem(stem[:-1] + "ten", stem[:-1] + "i", stem[:-1] + "iin", back)
    if stem[-2:] in ("aa", "ää", "ee"):  # oppaat : oppaiden
        return PluralStem(stem[:-1] + "iden", stem[:-1] + "i", stem[:-1] + "isiin", back)
    beginning, vowel = stem[:-1], stem[-1]
    strong = _strong_before_plural(beginning)
    if vowel in "uoyö":
        return PluralStem(strong + vowel + "jen", stem + "i", f"{strong}{vowel}ihin", back)
    if vowel == "i":
        return PluralStem(strong + "ien", beginning + "ei", strong + "eihin", back)
    syllables = re.findall(f"[{VOWELS}]+", stem)
    if vowel == "a" and len(syllables) == 2 and syllables[0][0] in "aei":  # Martat : Marttojen
        return PluralStem(strong + "ojen", beginning + "oi", strong + "oihin", back)
    return PluralStem(strong + "ien", beginning + "i", strong + "iin", back)


def _strong_before_plural(beginning: str) -> str:
    """The strong grade where it can be told from the weak one; linnat and rannat cannot."""
    return beginning if beginning.endswith(("nn", "ll", "mm", "rr", "lv", "rv")) else strengthened(beginning)
