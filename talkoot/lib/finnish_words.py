"""Which Finnish words and names do not follow from their letters alone?

Tables for `talkoot.lib.finnish`, all in lower case. An ending means the end of a compound: "talo" also fits "kylätalo".
Forms of place names: Kotus (Kielitoimiston ohjepankki, Kielikello); the rest is the common usage of notices.
"""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Genitive, where, whereto: names in which more than the end changes, or whose number or stem is their own.
NAME_FORMS: dict[str, tuple[str, str, str]] = {
    "isokyrö": ("isonkyrön", "isossakyrössä", "isoonkyröön"),
    "uusikaupunki": ("uudenkaupungin", "uudessakaupungissa", "uuteenkaupunkiin"),
    "uusikaarlepyy": ("uudenkaarlepyyn", "uudessakaarlepyyssä", "uuteenkaarlepyyhyn"),
    "uusimaa": ("uudenmaan", "uudellamaalla", "uudellemaalle"),
    "kangasala": ("kangasalan", "kangasalla", "kangasalle"),
    "virrat": ("virtain", "virroilla", "virroille"),
    "raahe": ("raahen", "raahessa", "raaheen"),
    "muurame": ("muuramen", "muuramessa", "muurameen"),
    "kumlinge": ("kumlingen", "kumlingessa", "kumlingeen"),
    "geta": ("getan", "getassa", "getaan"),
    "rautalampi": ("rautalammin", "rautalammilla", "rautalammille"),
    "toholampi": ("toholammin", "toholammilla", "toholammille"),
    "loppi": ("lopen", "lopella", "lopelle"),
    "alavus": ("alavuden", "alavudella", "alavudelle"),
    "varkaus": ("varkauden", "varkaudessa", "varkauteen"),
    "brändö": ("brändön", "brändössä", "brändöhön"),
    "eckerö": ("eckerön", "eckerössä", "eckeröhön"),
    "föglö": ("föglön", "föglössä", "föglöhön"),
    "vårdö": ("vårdön", "vårdössä", "vårdöhön"),
}

# Municipalities in -nen that inflect in the plural: Kauniainen : Kauniaisten.
PLURAL_NAMES = frozenset(
    _words(
        "huittinen ikaalinen jokioinen joroinen kaskinen kauniainen kuhmoinen nousiainen oulainen parainen pornainen "
        "siikainen uurainen"
    )
)

# Places where one is at or on something (-lla), against the rule; and the other way round (-ssa).
OUTER_NAMES = frozenset(
    _words(
        "enontekiö halsua hyvinkää imatra jokioinen juva kaavi kauhava kaustinen keitele kemiönsaari kerava keuruu "
        "kitee kontiolahti kuortane laihia lapinlahti lapua lemi lohja loimaa merikarvia muhos multia nokia parainen "
        "pihtipudas posio punkalaidun puolanka pyhtää pyhäntä pälkäne pöytyä ranua rauma ruokolahti rusko savitaipale "
        "siikalatva somero sulkava taipalsaari tampere teuva tyrnävä uurainen vantaa vehmaa vesanto vieremä viitasaari "
        "virolahti vöyri ylitornio ypäjä"
    )
)
INNER_NAMES = frozenset(_words("iisalmi lappeenranta mynämäki pyhäranta"))

# First nature in the names of places, then houses of gathering, schools, service at a counter or in a yard.
OUTER_ENDINGS = _words(
    "järvi joki salmi koski mäki niemi lampi vesi virta harju vaara nummi "
    "kylätalo seurantalo seuratalo seurojentalo seurakuntatalo nuorisotalo nuorisoseurantalo työväentalo "
    "monitoimitalo kunnantalo kaupungintalo virastotalo kyläntalo koulu lukio yliopisto osasto kirjastoauto toimisto "
    "asema tori kenttä katu tie piha aukio stadion kampus areena ranta rata lava pirtti maja kerhohuone tehdas mylly "
    "kioski torppa laavu kota alue tupa tanhua risteys pysäkki silta työpaja kukkula pelto nuokkari"
)
INNER_ENDINGS = _words("kahvitupa kirjastotupa")

# Ends of compounds that have neither front nor back vowels: what stands before them says nothing of the harmony.
NEUTRAL_ENDINGS = _words(
    "tie vesi niemi piste pirtti kivi siipi liike riihi hetki linkki merkki piiri tiimi viesti leiri "
    "meri kieli mieli pieli reitti teltti tiede"
)

# Long vowels that take -hVn even at the end of a compound: maahan, tiehen. Elsewhere -seen: Kainuuseen, Porvooseen.
LONG_VOWEL_ENDINGS = _words("maa puu pyy pää työ tie suo suu syy tee kuu jää yö luu vyö")

# Old words in -i whose stem ends in -e: järvi : järven. Other words keep the -i: pankki : pankin.
STEM_E_ENDINGS = _words(
    "järvi niemi salmi lahti joki mäki väki koski lampi vuori suomi nummi kivi saari talvi hanki lehti suuri nuori "
    "pieni järki jälki kurki tuli ovi helmi toimi meri kieli mieli pieli tammi sarvi suoni sormi siipi "
    "hetki retki tähti sääski hauki"
)

# Stem for genitive and place, and the whereto form, for ends of compounds that change in their own way.
STEM_ENDINGS: dict[str, tuple[str, str]] = {
    "vesi": ("vede", "veteen"),
    "uusi": ("uude", "uuteen"),
    "vuosi": ("vuode", "vuoteen"),
    "käsi": ("käde", "käteen"),
    "tosi": ("tode", "toteen"),
    "länsi": ("länne", "länteen"),
    "hirsi": ("hirre", "hirteen"),
    "varsi": ("varre", "varteen"),
    "kansi": ("kanne", "kanteen"),
    "virsi": ("virre", "virteen"),
    "aika": ("aja", "aikaan"),
    "poika": ("poja", "poikaan"),
    "koe": ("kokee", "kokeeseen"),
    "mies": ("miehe", "mieheen"),
    "sydän": ("sydäme", "sydämeen"),
    "sisar": ("sisare", "sisareen"),
    "tytär": ("tyttäre", "tyttäreen"),
    "kannel": ("kantelee", "kanteleeseen"),
    "askel": ("askelee", "askeleeseen"),
    "kevät": ("kevää", "kevääseen"),
    "olut": ("olue", "olueen"),
    "talous": ("taloude", "talouteen"),
    "sairaus": ("sairaude", "sairauteen"),
    "vapaus": ("vapaude", "vapauteen"),
    "rakkaus": ("rakkaude", "rakkauteen"),
    "kaunis": ("kaunii", "kauniiseen"),
    "valmis": ("valmii", "valmiiseen"),
    "kallis": ("kallii", "kalliiseen"),
    "ruis": ("rukii", "rukiiseen"),
    "näs": ("näsi", "näsiin"),
    "laidun": ("laitume", "laitumeen"),
    "auto": ("auto", "autoon"),
    "foto": ("foto", "fotoon"),
    "data": ("data", "dataan"),
    "alko": ("alko", "alkoon"),
    "europa": ("europa", "europaan"),
    "internet": ("interneti", "internetiin"),
    "market": ("marketi", "marketiin"),
    "esse": ("esse", "esseen"),
    "kolme": ("kolme", "kolmeen"),
}

# A single k falls away only in these and in words of two syllables: Juuka : Juuan, but paprika : paprikan.
FALLING_K_ENDINGS = _words("joki mäki väki haka ikä reikä luku puku jako teko ruoka laki koko")

# Adjectives that agree with the word after them: Vanha pappila : Vanhassa pappilassa.
ADJECTIVES = frozenset(
    _words(
        "vanha uusi iso suuri pieni vihreä punainen sininen musta keltainen valkoinen kaunis hyvä pitkä korkea avoin "
        "entinen yhteinen yleinen vapaa oma lämmin kultainen hopeinen"
    )
)

# How the last letter of an abbreviation is read: ending of whereto, and whether it takes back vowels (A = aa : A:ssa).
LETTER_ENDINGS: dict[str, tuple[str, bool]] = {
    "a": ("han", True), "b": ("hen", False), "c": ("hen", False), "d": ("hen", False), "e": ("hen", False),
    "f": ("ään", False), "g": ("hen", False), "h": ("hon", True), "i": ("hin", False), "j": ("hin", False),
    "k": ("hon", True), "l": ("ään", False), "m": ("ään", False), "n": ("ään", False), "o": ("hon", True),
    "p": ("hen", False), "q": ("hun", True), "r": ("ään", False), "s": ("ään", False), "t": ("hen", False),
    "u": ("hun", True), "v": ("hen", False), "w": ("hen", False), "x": ("ään", False), "y": ("hyn", False),
    "z": ("aan", True), "å": ("hon", True), "ä": ("hän", False), "ö": ("hön", False),
    "0": ("aan", True), "1": ("een", False), "2": ("een", True), "3": ("een", True), "4": ("ään", False),
    "5": ("een", False), "6": ("een", True), "7": ("ään", False), "8": ("aan", True), "9": ("ään", False),
}  # fmt: skip

# Abbreviations of forms of association and enterprise, read as words or letters: Kainuun Nuotta ry:n.
LEGAL_FORMS: dict[str, tuple[str, str, str]] = {
    "ry": ("n", "ssä", "hyn"), "ry.": ("n", "ssä", "hyn"), "oy": ("n", "ssä", "hyn"), "oyj": ("n", "ssä", "hin"),
    "ab": ("n", "ssä", "hen"), "ky": ("n", "ssä", "hyn"), "ay": ("n", "ssä", "hyn"), "rf": ("n", "ssä", "ään"),
    "sr": ("n", "ssä", "ään"), "osk": ("n", "ssa", "aan"), "tmi": ("n", "ssä", "een"), "rs": ("n", "ssä", "ään"),
}  # fmt: skip

# Common nouns of venues that stand before a proper name and decide the side: kulttuuritalo Virta : Virrassa.
VENUE_NOUNS = _words(
    "kirjasto keskus talo kirjastoauto museo teatteri kahvila ravintola hotelli sali halli koti linna koulu kappeli "
    "kirkko tupa areena kampus"
)
