"""Names in a form in which they can be compared, whatever their script, accents or case."""

import re
import unicodedata
from itertools import chain

from anyascii import anyascii
from rapidfuzz import fuzz, process

CLOSE = 78
"""From here on two words of a name are taken for the same one, mistyped or written in another script."""

SHORTEST_PART = 3
SCRIPTS_WITHOUT_VOWELS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
WORD = re.compile(r"[a-z0-9]+")
SOUNDS = (("ou", "u"), ("oy", "u"), ("ph", "f"), ("x", "ks"), ("zh", "j"), ("y", "i"), ("j", "i"), ("w", "v"))
TWICE = re.compile(r"(.)\1")
NOT_A_CONSONANT = re.compile(r"[aeiouyw]|h+$")


class Latin(dict):
    """What each letter is in Latin ones, looked up once; a table of letters remembers no name."""

    def __missing__(self, letter):
        self[letter] = anyascii(chr(letter))
        return self[letter]


LATIN = Latin()


def folded(text):
    """Small Latin letters: "Μαρία" and "MARÍA" are both "maria"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(LATIN)
    return " ".join(WORD.findall(text.casefold().replace("'", "").replace("`", "")))


def consonants(word):
    """What is left of a folded word without its vowels, which Arabic and Hebrew do not write."""
    return TWICE.sub(r"\1", NOT_A_CONSONANT.sub("", word))


def sounding(word):
    """A folded word as it sounds: "yuliya" and "julia" come close, "oxana" and "oksana" are one."""
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    return TWICE.sub(r"\1", word)


class Query:
    """A name somebody looks for; likeness(names) says how close each comes."""

    def __init__(self, typed):
        self.words = folded(typed).split()
        self.is_without_vowels = SCRIPTS_WITHOUT_VOWELS.search(typed) is not None

    @property
    def letters(self):
        return sum(letter.isalpha() for word in self.words for letter in word)

    def likeness(self, names):
        """names: {key: text}. Returns {key: 0 to 100} for every name that has a word close to each word looked for."""
        words_of = {key: folded(text).split() for key, text in names.items()}
        bare = {word for key, text in names.items() if SCRIPTS_WITHOUT_VOWELS.search(text) for word in words_of[key]}
        return self.likeness_of(words_of, bare)

    def likeness_of(self, words_of, bare):
        """As likeness, of words that are folded already: {key: [words]}. bare: those of names without vowels."""
        if not self.words:
            return {}
        heard = {word: sounding(word) for word in set(chain.from_iterable(words_of.values()))}
        near = [self._near(looked_for, heard, bare) for looked_for in self.words]
        # Most names have no word that is close to the first one: they are left out before anything is counted.
        worth = (key for key, words in words_of.items() if not near[0].keys().isdisjoint(words))
        scores = {key: self._score(words_of[key], near) for key in worth}
        return {key: score for key, score in scores.items() if score >= CLOSE}

    def _near(self, looked_for, heard, bare):
        """{word: 0 to 100} of the known words that come close to one word looked for. heard: {word: how it sounds}."""
        near = _ratios(looked_for, {word: word for word in heard})
        for word, score in _ratios(sounding(looked_for), heard).items():
            near[word] = max(score - 2, near.get(word, 0))
        skeleton = consonants(looked_for)
        for word in heard if self.is_without_vowels else bare:
            if len(skeleton) > 1 and consonants(word) == skeleton:
                near[word] = max(near.get(word, 0), 85)
        for word in heard:
            if word.startswith(looked_for):
                near[word] = 100 if looked_for == word else 95
            elif len(looked_for) >= SHORTEST_PART and looked_for in word:
                near[word] = 90
        return near

    def _score(self, words, near):
        best = [max((close.get(word, 0) for word in words), default=0) for close in near]
        return 0 if not best or min(best) < CLOSE else sum(best) / len(best)


def _ratios(looked_for, words):
    """words: {word: how it is compared}. Returns {word: score} from CLOSE on."""
    found = process.extract(looked_for, words, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=None)
    return {word: score for _compared, score, word in found}
