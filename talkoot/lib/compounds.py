"""Where may a long Finnish compound break, since browsers and PDF do not hyphenate Finnish for us?

A soft hyphen (U+00AD) is put at the seams of known parts; an author can type "|" where a seam is not known.
"""

import re
from functools import lru_cache

from talkoot.lib.finnish_stems import stem_of

SOFT_HYPHEN = "\u00ad"
SHORTEST_BROKEN = 10  # letters; shorter words fit on any line
SHORTEST_PART = 3  # letters before or after a break
LONGEST_WORD = 60  # letters; what is longer is not a word

# Parts of compounds as they stand inside them. Each seam between two of them may break.
_PART_WORDS = """
    aika aikuis ajan alue alueen ammatti apteekin apteekki asema asioinnin asiointi asumis asunto auto auton
    digi elinkeino eläke eläkeläis energia esittelijä esittely esteettömyys etä hallinnon hallinto hallitus
    hanke hankkeen henkilö hoidon hoitaja hoitajat hoito huolto hyvinvointi ilmoittautumis ilmoitus invalidi
    jaosto juliste järjestö järjestön jäte kaista kalenteri kansalais kansan kasvatuksen kasvatus kaupungin
    kaupunki kehittäminen kehittämis kehitys kerho kerhon keskuksen keskus kirjasto kirjaston kirje kodin
    kokouksen kokous kone koneen koordinaattori korkea koti koulu koulun koulutus kulttuuri kumppaneiden
    kumppani kumppanien kumppanit kunnan kunta kuntien kutsu kuulo kylä kylän laaja laite laitos laitteen
    lehti liikunta liiton liitto lomake luku lähi maa maan maksu malli markkinointi matkailu messu messut
    mobiili monitoimi musiikki neuvoja neuvola neuvonta nuoriso näkö ohjelma omais opas opastaja opastuksen
    opastus opisto opiston oppaat oppilaitos osallistujat osallistumis osasto osoite osuus palvelu
    palveluiden palvelujen palvelut pankin pankki perhe piiri piirin piste pisteen posti projekti projektin
    puhelimen puhelin päivä päivän pää ryhmä ryhmän saavutettavuus sali seloste senioreiden seniori seura
    seurain seuran sivistys sosiaali sovellus suoja suunnitelma suunnittelu sähkö säästö taidot taito talkoo
    talo talouden talous tapahtuma tapahtuman tekniikka terveyden terveys tiedot tiedote tiedotus tieto
    tietojen toimen toimi toiminnan toiminta toimisto tuen tuki tunnistautuminen tunnistautumis tunnukset
    tunnus turva turvallisuus tuutori työ työn työväen urheilu vahvistus vakuutus vammais vammaiset
    vammaisten vanhuksen vanhus vanhusten vapaa varhais vastuu verkko verkon verkosto vertais vesi
    viestinnän viestintä viikko viikon virasto viraston voima vuokra väestö yhdistyksen yhdistys yhdistysten
    yhteis yhteyden yhteys yhtiö yhtymä ympäristö yrittäjä yrittäjät äly
"""
_PARTS = frozenset(_PART_WORDS.split())

# Last parts by which a compound with an unknown beginning is broken: Metsälänkirjasto, kaupunginhallitus.
_HEAD_WORDS = """
    kirjasto suunnitelma yhdistys opisto virasto keskus verkosto järjestö seurakunta koordinaattori apteekki
    toimisto osasto pankki neuvonta koulutus tapahtuma hallitus laitos yhtymä
"""
_HEADS = _HEAD_WORDS.split()

_ENDING = re.compile(
    r"[ij]?(?:n|t|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|[aä]|t[aä]|tt[aä]|h[aeiouyäö]n|[aeiouyäö]n|s[ei]{2}n|hin"
    r"|den|tten|en)?(?:ni|si|ns[aä]|mme|nne|[aeiouyäö]n|kin|k[oö]|k[aä]{2}n)?"
)
_TYPED_SEAM = re.compile(r"(?<=\w)\|(?=\w)")
_WORD = re.compile(rf"(?<!\w)[A-Za-zÅÄÖåäö\u00ad]{{{SHORTEST_BROKEN},}}+(?!\w)")
_SPACE = re.compile(r"(\s+)")
_ADDRESS_SIGNS = ("@", "://", "www.")


def soft_hyphens(text: str) -> str:
    """The text with soft hyphens (U+00AD) at the seams of long compounds: digi·tuki·talkoot.

    A "|" that the author typed inside a word becomes a soft hyphen, and such a word gets no others. Addresses of
    mail and web stay as they are.
    """
    return "".join(
        token if any(sign in token for sign in _ADDRESS_SIGNS) else _with_seams(token)
        for token in _SPACE.split(text)
    )


def without_seams(text: str) -> str:
    """The text for places that cannot break words (mail subjects, calendars): typed seams and soft hyphens removed."""
    return _TYPED_SEAM.sub("", text).replace(SOFT_HYPHEN, "")


def _with_seams(text: str) -> str:
    return _WORD.sub(lambda found: _broken(found[0]), _TYPED_SEAM.sub(SOFT_HYPHEN, text))


@lru_cache(maxsize=4_000)
def _broken(word: str) -> str:
    if SOFT_HYPHEN in word or len(word) > LONGEST_WORD:
        return word
    lengths = _part_lengths(word.lower())
    pieces, place = [], 0
    for length in lengths:
        pieces.append(word[place : place + length])
        place += length
    return SOFT_HYPHEN.join([*pieces, word[place:]] if place < len(word) else pieces)


def _part_lengths(word: str) -> list[int]:
    """Lengths of the known parts of a word, the last with any case ending; as many parts as possible."""
    best: list[list[int] | None] = [None] * len(word) + [[]]
    for start in range(len(word) - SHORTEST_PART, -1, -1):
        for end in range(start + SHORTEST_PART, len(word) + 1):
            rest = best[end]
            if rest is None or not _is_part(word[start:end], last=end == len(word)):
                continue
            known = best[start]
            if known is None or len(rest) >= len(known):
                best[start] = [end - start, *rest]
    return best[0] or _before_head(word)


def _is_part(piece: str, last: bool) -> bool:
    return piece in _PARTS or (last and _is_inflected(piece, _last_part_stems()))


def _before_head(word: str) -> list[int]:
    """The length of an unknown beginning before a well-known last part, if there is one."""
    for head in _HEADS:
        place = word.rfind(head[:-1])
        if place > SHORTEST_PART and _is_inflected(word[place:], _stems(head)):
            return [place]
    return []


def _is_inflected(piece: str, stems: frozenset[str]) -> bool:
    return any(
        piece[:end] in stems and _ENDING.fullmatch(piece[end:])
        for end in range(SHORTEST_PART, len(piece) + 1)
    )


@lru_cache(maxsize=1)
def _last_part_stems() -> frozenset[str]:
    return frozenset().union(*(_stems(part) for part in _PARTS), {"talkoo", "talkoi"})


@lru_cache(maxsize=64)
def _stems(part: str) -> frozenset[str]:
    """Every stem on which case endings of a last part are put, singular and plural."""
    stem = stem_of(part)
    strong = stem.into[:-1] if part[-1] in "aeiouyäö" and part[-1] != "e" else stem.weak
    bases = {strong[:-1], stem.weak[:-1]}
    plurals = {base + vowels for base in bases for vowels in ("i", "oi", "ei")}
    return frozenset({part, stem.weak, strong} | plurals)
