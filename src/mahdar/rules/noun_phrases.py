"""How far a noun phrase runs: what may stand after the head of an office or of a body.

Arabic gives the boundary away: a construct (وزير، مجلس) waits for its genitive; once a definite noun or a proper name
has closed it, only definite adjectives, nisbas, certain prepositions and joined genitives may follow. An indefinite
word after that begins something else, most often a name: وزير الخارجية | عادل الجبير.
"""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.long_offices import LEADING, followed_by_name, up_to_a_name
from mahdar.rules.masdars import is_masdar
from mahdar.rules.name_start import is_given_here, of_god
from mahdar.rules.names import name_end

_LIMIT = 14
_STATE_OF = "دوله"
_LETTERS = ("ل", "ب")
_DEPTH = 6  # how many phrases may stand within one another: «المتحدث باسم المتحدث باسم …» a thousand times over
_NEVER_ADJECTIVE = frozenset("HOBSQMmVpchdranktike0.,;:\n()-")


def complement_end(doc: Document, head: int, j: int, *, definite: bool, of_person: bool = True) -> int:
    """Where the phrase ends whose head stands at `head` and whose next token is j.

    definite: the head carries the article, so it waits for no genitive. of_person: an office (a name may follow).
    """
    words, cls, count = doc.words, doc.cls, min(len(doc.words), head + _LIMIT)
    closed = definite
    while j < count:
        word, c = words[j], cls[j]
        step = 0
        if closed and word.core in _PARTIES and words[j - 1].definite:
            break  # «حزب الأمة القومي | السلطات»
        if (
            closed
            and not word.clitic
            and _is_of_many(word.core)
            and ("nisba" in words[j - 1].roles or "place" in words[j - 1].roles)
            and not _is_of_many(words[j - 1].core)
        ):
            break  # «الجيش الإثيوبي | المتمردين», «أمير حائل | المهنئين»
        if word.key in ("باسمه", "باسمها", "باسمهم"):
            step = 1
        elif word.clitic == "و" and closed and (joined := doc.phrase(j, "portfolio")):
            step = joined.last - j  # «… والمجتمع المدني وحقوق الإنسان»
        elif word.key == "باسم" and closed and j + 1 < count and of_god(doc, j + 1):
            break  # «رئيس الديوان الأسبق | باسم عوض الله»
        elif word.key == "باسم":
            step = _phrase_end(doc, j + 1) - j if j + 1 < count else 0
        elif closed and not word.clitic and (c == "F" or word.has("modifier")) and (of_person or word.definite):
            step = 1
        elif closed and of_person and words[j - 1].bare in _CHARGED and (given := _given_charge(doc, j)):
            step = given
        elif of_person and closed and word.clitic == "و" and (joined_place := _joined_country(doc, j)):
            step = joined_place - j
        elif closed and word.key in _LETTERS and (parted := _after_parted_letter(doc, j)):
            step = parted - j
        elif not closed:
            step, closed = _genitive(doc, j, of_person=of_person)
            if not step and of_person and (step := _where_it_is_held(doc, head, j)):
                closed = True
        elif c == "N" and of_person and is_given_here(doc, j):
            break  # «عامل الإقليم | العربي التويجر»
        elif word.clitic == "" and (c == "N" or word.has("nisba")) and (word.definite or doc.phrase(j, "nisba")):
            phrase = doc.phrase(j, "nisba")
            step = phrase.last - j if phrase else 1
        elif (_is_adjective(doc, j) and not _is_object(doc, head, j)) or (
            word.clitic in ("و",) and _joins(doc, head, j)
        ):
            step = 1
        else:
            step = _preposition(doc, head, j, of_person=of_person)
            if not step and of_person:
                step = _before_a_name(doc, head, j) or (up_to_a_name(doc, j) if closed else 0)
        if not step:
            break
        j += step
    return j


def _is_object(doc: Document, head: int, j: int) -> bool:
    """«لجنة الشباب والرياضة | الحفل»: a noun of a man's gender describes neither the head nor the noun before it, both of a woman's."""
    word, before = doc.words[j], doc.words[j - 1]
    if (
        doc.cls[j] not in "wm"
        or word.has("nisba")
        or before.has("nisba")
        or word.core.endswith(("ه", "ي", "ين", "ون", "ات", "ا", "ء"))
    ):
        return False
    return j > head + 1 and doc.words[head].bare.endswith("ه") and before.core.endswith("ه")


def _is_of_many(core: str) -> bool:
    """The sound plural of men: «المتمردين», «المتظاهرون», no adjective of one body."""
    return core.endswith(("ين", "ون")) and len(core) >= _SHORTEST_PLURAL


_SHORTEST_PLURAL = 7


def _joined_country(doc: Document, j: int) -> int:
    """«وزيرا خارجية مصر والأردن», «لدى أستراليا ونيوزيلندا فلان»: a second country, where a name follows; else 0."""
    before = doc.phrase(j - 1, "place")
    first, second = before.data if before else doc.words[j - 1].has("place"), doc.phrase(j, "place")
    place = second.data if second else doc.words[j].has("place")
    if not (first and place and first["kind"] == place["kind"] == "country"):
        return 0
    last = second.last if second else j + 1
    return (
        last if last < len(doc.words) and not doc.words[last].clitic and name_end(doc, last, titled=True) > last else 0
    )


def _after_parted_letter(doc: Document, j: int) -> int:
    """«الأمين العام | لـ«حزب الله» | حسن نصر الله», «المدير العام لـ اليونسكو»: where what a parted «لـ», «بـ» governs ends; else 0."""
    if doc.words[j].key not in _LETTERS or j + 2 > len(doc.words) - 1:
        return 0
    k = j + 2 if doc.cls[j + 1] in "\"'«" else j + 1
    body = doc.cls[k] in "CB" or doc.phrase(k, "body") is not None
    place = doc.cls[k] == "L" or doc.phrase(k, "place") is not None
    if doc.words[k].clitic or not (body or (place and k == j + 1)):
        return 0  # «وقال وزير الداخلية لـ«الشرق الأوسط»»: the paper is told
    if k == j + 1:
        return _phrase_end(doc, k)
    return j + 1 + _quoted(doc, j + 1)


def _where_it_is_held(doc: Document, head: int, j: int) -> int:
    """«مستشار | برئاسة الجمهورية», «أستاذ | بجامعة القاهرة»: an office without article or genitive, and the body where it is held."""
    word = doc.words[j]
    if word.clitic != "ب" or doc.words[j - 1].definite or doc.words[head].bare not in _HELD_AT:
        return 0
    if word.core in LEADING and not (j + 1 < len(doc.words) and doc.words[j + 1].core in _STATE):
        return 0
    if not (doc.cls[j] in "BC" or doc.phrase(j, "body") or word.core in LEADING):
        return 0
    end = _phrase_end(doc, j)
    return end - j if end > j + 1 or word.definite or doc.cls[j] == "C" else 0


_HELD_AT = word_set("noun_phrases", "held at")
"""Offices that say where they are held without a genitive: «مستشار بوزارة …», «خبير بالمركز …»."""


def _of_pronoun(doc: Document, j: int) -> bool:
    """«وزير | خارجيتها | فلان», «مدير | مكتبه | فلان»: a genitive with a pronoun closes an office where a name follows it."""
    word = doc.words[j]
    if word.clitic or word.definite or doc.cls[j] not in "wBOm" or not word.core.endswith(_PRONOUNS):
        return False
    if word.roles.keys() & {"given", "family", "seen", "function"} or len(word.core) < _SHORTEST_OF_PRONOUN:
        return False
    return followed_by_name(doc, j + 1)


_PRONOUNS = ("هما", "ها", "هم", "ه", "نا")
_SHORTEST_OF_PRONOUN = 4


def _genitive(doc: Document, j: int, *, of_person: bool) -> tuple[int, bool]:
    """The word that a construct waits for, and whether it closes the construct."""
    word, c = doc.words[j], doc.cls[j]
    if of_person and word.raw.endswith(("ه", "ها", "هم", "هما", "نا")) and _of_pronoun(doc, j):
        return 1, True
    if word.clitic == "و" and _joined_construct(doc, j):
        return 1, False
    if word.clitic and not doc.phrase(j, "portfolio", "body", "place"):
        return 0, False
    if word.core in _SIDES and not word.clitic and doc.words[j - 1].roles.keys() & {"placenoun", "bodyhead"}:
        return 1, False  # «رئيس حي غرب أسيوط»
    if whole := doc.phrase(j, "whole"):
        # «سفير خادم الحرمين الشريفين», «مكتب المدعي العام»; any other office begins anew: «وزير | ولي العهد»
        before = doc.words[j - 1]
        belongs = before.bare in _SERVING if of_person else before.bare in _LED and not before.definite
        return (whole.last - j, True) if belongs else (0, False)
    known = doc.phrase(j, "portfolio", "body", "place")
    if known:
        return known.last - j, True
    if "portfolio" in word.roles and word.key.startswith("ال") and not word.definite:
        return 1, True  # «وزير الري | السوداني»: of two letters no article is cut
    if c in "\"'«" and j + 2 < len(doc.words):
        return _quoted(doc, j), True
    if of_person and word.core == _STATE_OF and j + 1 < len(doc.words) and not doc.words[j + 1].clitic:
        state = doc.phrase(j + 1, "place")  # «رئيس | دولة فلسطين | فلان»
        if state or doc.cls[j + 1] == "L":
            return (state.last if state else j + 2) - j, True
    if c in "LC":
        return 1, True
    if c in "OB":
        return 1, word.definite
    if word.definite and c not in "SQMVH" and (word.name < 2 or word.zipf > 450):
        return 1, True
    if not of_person and doc.words[j - 1].bare in _LED and not word.clitic and not doc.words[j - 1].definite:
        end = name_end(doc, j, titled=True) if c == "G" or "mononym" in word.roles else j
        if end > j:
            return end - j, True  # «حكومة ترودو», «مكتب العبادي»
    if (
        c == "H"
        and not of_person
        and word.core in _PATRONS
        and doc.words[j - 1].bare in _NAMED_AFTER
        and j + 1 < len(doc.words)
    ):
        return name_end(doc, j + 1, titled=True) - j, True  # «مستشفى الملك سلمان», «جمعية الأمير فهد بن سلمان»
    named = c == "G" or word.core in ("ابن", "ابي", "ابو", "ام")
    if named and not of_person and not word.clitic and doc.words[j - 1].bare in _NAMED_AFTER:
        end = name_end(doc, j, titled=True)
        if end > j + 1 or (end == j + 1 < len(doc.words) and _is_adjective(doc, end)):
            return end - j, True  # «مستشفى إبراهيم مالك», «مركز جابر الثقافي»
    if word.definite and c == "H" and not word.clitic and doc.words[j - 1].bare in ("نادي", "صحيفه", "مجله", "نجم"):
        return 1, True  # «نادي النجمة»
    if of_person and word.core == "الملك" and doc.words[j - 1].bare in _SERVING and not _is_king(doc, j + 1):
        return 1, True  # «مستشار الملك | فلان»
    if (
        word.definite
        and c == "H"
        and not (j + 1 < len(doc.words) and doc.words[j + 1].name > 1 and word.core != "دوله")
    ):
        return 1, True  # «وزير الدولة», «مستشار الملك»
    if doc.words[j - 1].bare in BEARING and is_proper_name(doc, j):
        last = j + 1
        while last < min(len(doc.words), j + _PROPER_WORDS) and (
            is_proper_name(doc, last) or (doc.cls[last] == "L" and not doc.words[last].clitic)
        ):
            last += 1
        return last - j, True  # «منظمة ديم | للتنمية», «شركة سبوتيفاي القابضة»
    if c in "wmFV0" and word.name < 1.5 and word.zipf:
        return 1, False
    return 0, False


def is_proper_name(doc: Document, j: int) -> bool:
    """A word without article that is no everyday one nor looks like a form of one: what a firm or a charity is called."""
    word = doc.words[j]
    if word.clitic or word.definite or doc.cls[j] not in "wG" or word.zipf >= _RARE or "\u064b" in word.raw:
        return False
    if word.key.endswith(("ات", "ين", "ون", "ها", "هم")) or word.roles.keys() & {"verb", "say", "meet", "nisba"}:
        return False
    known = word.roles.keys() & {"given", "family", "seen"}
    inflected = (
        not known and bool(word.zipf) and (word.key[0] in "يت" or (word.key[-1] in "يه" and word.zipf > _HARDLY_A_WORD))
    )
    return word.name > _NO_FORM and not inflected


_RARE = 330
_HARDLY_A_WORD = 285
_NO_FORM = -0.7
_PROPER_WORDS = 3
BEARING = word_set("noun_phrases", "bearing a name")


_RANKS = word_set("noun_phrases", "ranks")
"""After these a body says what it is for: «الهيئة العامة للرعاية الصحية»."""
_SIDES = word_set("noun_phrases", "sides")


def _is_king(doc: Document, k: int) -> bool:
    return k < len(doc.words) and doc.words[k].core in _KINGS


def _joined_construct(doc: Document, j: int) -> bool:
    """«لجنة رصد | ومتابعة | فيروس كورونا»: a second noun joined to the first before the genitive of both."""
    word, before = doc.words[j], doc.words[j - 1]
    if word.definite or before.definite or doc.cls[j] not in "wmQ" or doc.cls[j - 1] not in "wmVQ" or not before.zipf:
        return False
    after = doc.words[j + 1] if j + 1 < len(doc.words) else None
    return after is not None and not after.clitic and (after.definite or doc.cls[j + 1] in "wmBL")


def _given_charge(doc: Document, j: int) -> int:
    """What somebody is charged with or who chose them: «المكلفة بالماء», «المكلف من مجلس النواب»."""
    word = doc.words[j]
    if doc.words[j - 1].bare not in _CHARGED:
        return 0
    if word.clitic == "ب" and word.definite and doc.cls[j] not in "SMVQH":
        return _phrase_end(doc, j) - j
    if word.key == "من" and j + 1 < len(doc.words) and (doc.cls[j + 1] in "BC" or doc.phrase(j + 1, "body")):
        return _phrase_end(doc, j + 1) - j
    return 0


def _quoted(doc: Document, j: int) -> int:
    """A short name in quotation marks: حركة «النهضة»."""
    for k in range(j + 2, min(j + 6, len(doc.words))):
        if doc.cls[k] in "\"'»":
            return k - j + 1
    return 0


def _is_adjective(doc: Document, j: int) -> bool:
    """A definite word without a proclitic that is neither title nor likely name: «الهيئة السياسية»."""
    word = doc.words[j]
    if not word.definite or word.clitic:
        return False
    if (
        doc.cls[j] == "H"
        and word.key.endswith("ي")
        and doc.words[j - 1].definite
        and doc.words[j - 1].bare in _PRESSMEN
    ):
        return True  # «المستشار الإعلامي»
    if word.core == "الحاكم" and doc.words[j - 1].definite:
        return True  # «رئيس المجلس العسكري | الحاكم | في تشاد»
    if doc.cls[j] in _NEVER_ADJECTIVE and word.bare not in _SECOND:
        return False
    if doc.cls[j] == "L" or is_masdar(word.bare):
        return False
    return word.name < 1.0


def _joins(doc: Document, head: int, j: int) -> bool:
    """A joined genitive: «وزارة التربية والتعليم», «حزب العدالة والتنمية»."""
    word, before = doc.words[j], doc.words[j - 1]
    if doc.cls[j] == "L" and doc.cls[j - 1] == "L" and head < j - 1:
        return followed_by_name(doc, j + 1) or doc.words[head].raw.endswith(
            ("ا", "ي", "ان", "ين")
        )  # «محافظ أريحا والأغوار»
    if not (word.definite and (before.definite or before.has("nisba"))):
        return False
    if _second_adjective(doc, j):
        return True
    if doc.cls[j] in "HOBLCSVMQN" or word.name > 0.5:
        return False
    listed = doc.phrase(head, "body")
    if (
        head == j - 2
        and not listed
        and doc.words[head].bare in _OF_TWO_AIMS
        and _is_aim(word.bare)
        and before.core not in _PARTIES
    ):
        return word.core not in _PARTIES  # «هيئة الإنصاف والمصالحة»
    if word.core in doc.lexis.lexicon.portfolio_words:
        return True
    return doc.words[head].bare in _OF_PORTFOLIOS and word.core not in _PARTIES and is_masdar(word.bare)


_OF_PORTFOLIOS = word_set("noun_phrases", "of portfolios")
"""What is over one thing and another: «وزارة الموارد المائية | والتطهير»."""


def _second_adjective(doc: Document, j: int) -> bool:
    """«الدائرة السياسية | والأمنية»: an adjective joined to another of the same form, neither of them a country's."""
    word, before = doc.words[j], doc.words[j - 1]
    if (
        before.clitic
        or doc.cls[j] not in "wN"
        or doc.cls[j - 1] not in "wN"
        or word.core in doc.lexis.lexicon.portfolio_words
    ):
        return False
    if any((one.has("nisba") or {}).get("country") for one in (word, before)):
        return False
    return all(one.core.endswith("يه") for one in (word, before)) or all(
        one.core.endswith("ي") for one in (word, before)
    )


_OF_TWO_AIMS = word_set("noun_phrases", "of two aims")


def _is_aim(bare: str) -> bool:
    """A masdar, of the form «مفاعلة» too: what a body is for, never another party."""
    return is_masdar(bare) or (len(bare) == 6 and bare[0] == "م" and bare[2] == "ا" and bare.endswith("ه"))


def _before_a_name(doc: Document, head: int, j: int) -> int:
    """«وزير الصحة بالولاية | البروفيسور فلان», «رئيس المجلس البلدي لبني ملال | فلان»: what stands between an office and a name is the office's."""
    word = doc.words[j]
    if word.clitic not in ("ب", "ل") or doc.cls[j] in "SMVQHp" or head == j - 1 or word.core in LEADING:
        return 0
    known = doc.cls[j] in "LCB" or doc.phrase(j, "place", "body")
    if not (known or (word.definite and (word.clitic == "ل" or word.bare in _LANDS))):
        return 0
    end = _phrase_end(doc, j)
    return end - j if followed_by_name(doc, end) else 0


def _preposition(doc: Document, head: int, j: int, *, of_person: bool) -> int:
    """«لشؤون …», «للأمم المتحدة», «لدى لبنان», «في وزارة …», «بالمجلس …», «باسم …»."""
    word, c = doc.words[j], doc.cls[j]
    if c != "p" and word.key[:1] not in "لب" and word.key != "علي":
        return 0
    nxt = j + 1
    if c == "p" and word.key in ("لدي", "لدى") and nxt < len(doc.words) and doc.words[nxt].has("office"):
        return _phrase_end(doc, nxt) - j if doc.words[j - 1].bare in ("منتدب", "منتدبه") else 0
    if of_person and word.clitic == "ل" and c == "O" and not word.definite and _serves(doc.words[head].bare):
        return _phrase_end(doc, j) - j  # «النائب الأول لرئيس مجلس النواب»
    if c == "p" and word.key == "لدي" and of_person and nxt < len(doc.words) and doc.words[nxt].core in _OURS:
        return 2  # «السفير المعتمد لدى بلادنا»
    if c == "p" and word.key == "في" and of_person and nxt < len(doc.words) and doc.words[nxt].core in _HERE:
        return 2 if followed_by_name(doc, nxt + 1) else 0  # «مدير التعليم في المنطقة | فلان»
    if (
        c == "p"
        and word.key in ("لدي", "في", "لدى")
        and nxt < len(doc.words)
        and (doc.cls[nxt] in "BLC" or doc.phrase(nxt, "body", "place"))
        and not doc.words[nxt].clitic
        and (word.key != "في" or _seated(doc, head, nxt, of_person=of_person))
    ):
        return _phrase_end(doc, nxt) - j
    if c == "p" and word.key == "لدي" and of_person and nxt < len(doc.words) and doc.words[nxt].has("office"):
        return complement_end(doc, nxt, nxt + 1, definite=doc.words[nxt].definite) - j  # «المنتدبة لدى وزيرة الاقتصاد»
    if c == "p" and word.key == "الي" and doc.words[head].bare in _SENT and nxt < len(doc.words):
        return _phrase_end(doc, nxt) - j if doc.cls[nxt] == "L" or doc.phrase(nxt, "place") else 0
    if (
        c in "pG"
        and word.key in ("علي", "على")
        and of_person
        and doc.words[head].core.endswith("ا")
        and nxt < len(doc.words)
    ):
        return _phrase_end(doc, nxt) - j if doc.cls[nxt] == "L" or doc.phrase(nxt, "place") else 0
    if c == "p" and word.key == "عن" and of_person and doc.words[j - 1].bare in _ELECTED and nxt < len(doc.words):
        return _phrase_end(doc, nxt) - j if doc.cls[nxt] in "BLCO" or doc.phrase(nxt, "body", "place") else 0
    if (
        c == "p"
        and word.key == "على"
        and "مشرف" in doc.words[j - 1].bare + doc.words[max(0, j - 2)].bare
        and nxt < len(doc.words)
    ):
        return _phrase_end(doc, nxt) - j
    if c == "p" and not (word.clitic == "ل" and doc.phrase(j, "place", "body")):
        return 0
    if word.clitic == "ل" and word.bare in _AFFAIRS and not of_person and doc.words[head].bare == "وزاره":
        return 0  # «وكيل وزارة الخارجية | لشؤون المنظمات»: the undersecretary's charge
    if word.key.startswith("ل") and is_aim_of_body(doc, head, j):
        return _phrase_end(doc, j) - j
    if word.clitic == "ب" and not of_person and unit_of_body(doc, head, j):
        end = _phrase_end(doc, j)
        return 0 if end == j + 1 and word.has("bodyhead") else end - j
    if word.key.startswith("ب") and not of_person and doc.words[head].bare not in _LOCAL:
        return 0  # «مجلس الوزراء بمملكة البحرين»: the body is the council
    if word.key.startswith("ب") and word.key[1:] in _LANDS and nxt < len(doc.words) and not doc.words[nxt].clitic:
        return _phrase_end(doc, j) - j
    if (
        word.clitic == "ب"
        and of_person
        and word.definite
        and c in "wG"
        and not word.has("given")
        and 0 < word.zipf < 330
    ):
        return 1  # «مدير التعليم بالمخواه»: a small town
    named = c in "LCB" or word.core in _AFFAIRS or "placenoun" in word.roles
    if word.clitic == "ل" and (word.definite or named) and c not in "SVMQ":
        occasion = c == "m" and not word.has("portfolio") and doc.words[j - 1].core not in _RANKS
        if (word.name > 1.5 and c not in "LC") or occasion or _is_press(doc, head, j):
            return 0
        return _phrase_end(doc, j) - j
    if word.clitic == "ب" and word.core in LEADING:
        state = of_person and word.core == "رءاسه" and nxt < len(doc.words) and doc.words[nxt].core in _STATE
        return 2 if state else 0  # «المستشار برئاسة الجمهورية», but «وفد … برئاسة فلان»
    if word.clitic == "ب" and of_person and word.bare in _WHERE_MET and doc.words[head].bare in _OF_STATES:
        return 0  # «واستقبل رئيس الجمهورية | بمطار نواكشوط»
    if word.clitic == "ب" and (c in "LCB" or doc.phrase(j, "place", "body")):
        return _phrase_end(doc, j) - j
    if word.clitic == "ب" and word.core == "اسم":
        return _phrase_end(doc, nxt) - j if nxt < len(doc.words) else 0
    return 0


def _serves(bare: str) -> bool:
    """«نائب», «نائبا»: who serves an office that may stand whole after it."""
    return bare in _SERVING or (bare.endswith("ا") and bare[:-1] in _SERVING)


def is_aim_of_body(doc: Document, head: int, j: int) -> bool:
    """«الهيئة العامة | لتنمية الثروة السمكية», «رئيس المركز السوري | لحرية التعبير»: what a body with an adjective is for.

    Only nouns that stand in such names: «اجتمعت اللجنة العليا | لبحث الأزمة» tells why it met.
    """
    word = doc.words[j] if doc.words[j].clitic else doc.lexis.cut(doc.words[j].raw)  # «لمناهضة»
    if (
        word.definite
        or word.clitic != "ل"
        or word.bare not in _AIMS
        or j + 1 >= len(doc.words)
        or doc.words[j + 1].clitic
    ):
        return False
    if not (doc.words[j + 1].definite or doc.cls[j + 1] in "LCBw"):
        return False
    k = j - 1
    while k > head and doc.words[k].definite and not doc.words[k].clitic and doc.cls[k] in "wNF":
        k -= 1
    if doc.words[j + 1].raw.endswith(("ه", "ها", "هم")):
        return False  # «سعى المجلس الوطني لتنمية علاقاته»
    found = k < j - 1 and doc.words[k].definite and doc.words[k].bare in _WITH_AIMS
    if found and word is not doc.words[j]:
        doc.replace(j, word)
    return found


_AIMS = word_set("noun_phrases", "aims")
_WITH_AIMS = word_set("noun_phrases", "with aims")


def unit_of_body(doc: Document, head: int, j: int) -> bool:
    """«لجنة الداخلية | بمجلس النواب», «القسم الدولي | بالحزب الشيوعي»: a unit with the body whose it is."""
    if doc.words[head].bare not in _UNITS or not (doc.cls[j] in "BC" or doc.phrase(j, "body")):
        return False
    return doc.words[j].definite or doc.phrase(j, "body") is not None or doc.words[j].has("bodyhead") is not None


_UNITS = word_set("noun_phrases", "units")


def _is_press(doc: Document, head: int, j: int) -> bool:
    """«المتحدث باسم الكرملين للصحفيين», «لرويترز»: the press is spoken to, it is no part of the office."""
    body = doc.phrase(j, "body")
    data = body.data if body else doc.words[j].has("body")
    press = doc.words[j].core in _PRESS or doc.words[j].bare in _PRESS
    if press and doc.words[j].definite and any(doc.words[k].bare in _OF_THE_PRESS for k in range(head, j)):
        return False  # «النقابة الوطنية للصحفيين», «مؤسسة الثورة للصحافة»
    agency = data is not None and data["kind"] == "agency" and data.get("sector") in ("JRN", "")
    return press or agency or (data is not None and data["kind"] in ("media", "news_agency"))


_OF_THE_PRESS = word_set("noun_phrases", "of the press")


def _seated(doc: Document, head: int, place: int, *, of_person: bool) -> bool:
    """Whether «في …» belongs to the name: «سفير فرنسا في لبنان», but not «وزير الدفاع في جدة»."""
    bare = doc.words[head].bare
    if not of_person:
        return bare in _SEATED
    known = doc.phrase(place, "place")
    data = known.data if known else doc.words[place].has("place")
    return not (bare in _OF_STATES and data is not None and data["kind"] in ("city", "capital", "site"))


_PARTIES = word_set("noun_phrases", "parties")
"""Others whom a body accuses, thanks or calls upon: after a closed phrase they begin one of their own."""
_CHARGED = word_set("noun_phrases", "charged")
_ELECTED = word_set("noun_phrases", "elected")
"""Who sits for a party or a place: «النائب عن حركة الشعب»."""
_SERVING = word_set("noun_phrases", "serving")
"""Who serves an office that may stand whole after it."""
_PRESSMEN = word_set("noun_phrases", "pressmen")
_SECOND = word_set("noun_phrases", "second")
"""Offices that are adjectives after another: «الأمين العام المساعد», «وزير الداخلية المفوض»."""
_OF_STATES = word_set("noun_phrases", "of states")
_SEATED = word_set("noun_phrases", "seated")
_LOCAL = word_set("noun_phrases", "local")
_STATE = word_set("noun_phrases", "state")
_HERE = word_set("noun_phrases", "here")
_KINGS = word_set("noun_phrases", "kings")
_OURS = word_set("noun_phrases", "ours")
_LED = word_set("noun_phrases", "led")
_PATRONS = word_set("noun_phrases", "patrons")
_NAMED_AFTER = word_set("noun_phrases", "named after")
_PRESS = word_set("noun_phrases", "press")
_SENT = word_set("noun_phrases", "sent")
_WHERE_MET = word_set("noun_phrases", "where met")
_LANDS = word_set("noun_phrases", "lands")
_AFFAIRS = word_set("noun_phrases", "affairs")


def _phrase_end(doc: Document, j: int) -> int:
    """Where the noun phrase ends that begins at j (the object of a preposition); phrases within phrases only so deep."""
    if doc.nested == _DEPTH:
        return j + 1
    doc.nested += 1
    known = doc.phrase(j, "body", "place", "portfolio")
    if known:
        end = complement_end(doc, j, known.last, definite=True)
    else:
        of_itself = doc.cls[j] in "LC" and "placenoun" not in doc.words[j].roles  # «مدينة» waits for its name
        end = complement_end(doc, j, j + 1, definite=doc.words[j].definite or of_itself)
    doc.nested -= 1
    return end
