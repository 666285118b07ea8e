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
_PARTS = frozenset(
    """
    digi tuki tuen opastus opastuksen opastaja opas oppaat neuvonta neuvoja viikko viikon päivä päivän messu messut
    taito taidot laite laitteen turva turvallisuus palvelu palvelut palvelujen palveluiden verkosto verkko verkon talkoo
    viestintä viestinnän markkinointi suunnitelma suunnittelu kokous kokouksen toiminta toiminnan malli
    kirjasto kirjaston pää lähi kaupungin kaupunki kunnan kunta kuntien maa maan seura seuran seurain yhtymä yhtiö
    hyvinvointi alue alueen eläke eläkeläis yhdistys yhdistyksen yhdistysten kansalais aikuis ammatti korkea
    koulu koulun koulutus opisto opiston väestö tieto tietojen tiedot virasto viraston vakuutus laitos kansan
    työ työn työväen voima toimisto keskus keskuksen kulttuuri monitoimi toimi talo kylä kylän
    nuoriso vapaa aika ajan hallitus hallinto hallinnon sosiaali terveyden terveys huolto hoito hoidon asema apteekki
    apteekin pankki pankin osuus säästö posti näkö kuulo vammaiset vammaisten vammais invalidi kehitys laaja kaista
    järjestö järjestön liitto liiton piiri piirin kone koneen puhelin puhelimen mobiili äly sähkö koti kodin
    lomake asiointi asioinnin tunnistautuminen tunnistautumis tunnus tunnukset luku sovellus osoite
    etä yhteys yhteyden tapahtuma tapahtuman kalenteri tiedotus tiedote lehti ilmoitus juliste kutsu kirje ohjelma
    osallistumis osallistujat vahvistus ilmoittautumis saavutettavuus esteettömyys seloste suoja vastuu henkilö
    kumppani kumppanit kumppanien kumppaneiden esittely esittelijä piste pisteen yhteis jaosto
    vanhus vanhusten vanhuksen senioreiden seniori omais hoitaja hoitajat perhe vertais tuutori
    kehittäminen kehittämis hanke hankkeen projekti projektin koordinaattori yrittäjä yrittäjät talous talouden
    elinkeino matkailu liikunta urheilu musiikki sali osasto auto auton varhais kasvatus kasvatuksen sivistys toimen
    tekniikka ympäristö vesi jäte energia asunto asumis vuokra maksu neuvola oppilaitos ryhmä ryhmän kerho kerhon
    """.split()
)

# Last parts by which a compound with an unknown beginning is broken: Metsälänkirjasto, kaupunginhallitus.
_HEADS = (
    "kirjasto suunnitelma yhdistys opisto virasto keskus verkosto järjestö seurakunta koordinaattori apteekki toimisto "
    "osasto pankki neuvonta koulutus tapahtuma hallitus laitos yhtymä"
).split()

_ENDING = re.compile(
    r"[ij]?(?:n|t|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|[aä]|t[aä]|tt[aä]|h[aeiouyäö]n|[aeiouyäö]n|s[ei]{2}n|hin"
    r"|den|tten|en)?(?:ni|si|ns[aä]|mme|nne|[aeiouyäö]n|kin|k[oö]|k[aä]{2}n)?"
)
_TYPED_SEAM = re.compile(r"(?<=\w)\|(?=\w)")
_WORD = re.compile(r"[A-Za-zÅÄÖåäö\u00ad]{%d,%d}(?!\w)" % (SHORTEST_BROKEN, LONGEST_WORD))
_ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")


def soft_hyphens(text: str) -> str:
    """The text with soft hyphens (U+00AD) at the seams of long compounds: digi·tuki·talkoot.

    A "|" that the author typed inside a word becomes a soft hyphen, and such a word gets no others. Addresses of
    mail and web stay as they are.
    """
    pieces: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        pieces += [_with_seams(text[end : address.start()]), address[0]]
        end = address.end()
    return "".join(pieces) + _with_seams(text[end:])


def without_seams(text: str) -> str:
    """The text for places that cannot break words (mail subjects, calendars): typed seams and soft hyphens removed."""
    return _TYPED_SEAM.sub("", text).replace(SOFT_HYPHEN, "")


def _with_seams(text: str) -> str:
    return _WORD.sub(lambda found: _broken(found[0]), _TYPED_SEAM.sub(SOFT_HYPHEN, text))


@lru_cache(maxsize=4_000)
def _broken(word: str) -> str:
    if SOFT_HYPHEN in word:
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
    plurals = {
        base[:-1] + vowels
        for base in (strong[:-1] if strong != stem.weak else strong, stem.weak)
        for vowels in ("i", "oi", "ei")
    }
    return frozenset({part, stem.weak, strong} | plurals)
