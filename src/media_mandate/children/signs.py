"""The signs of which a text is made a row, one for each word or set phrase, and their names.

A sign is one letter, so that regular expressions can be sought in rows. No other module writes the letters:
they are asked for by name.
"""

from __future__ import annotations

from collections.abc import Mapping

OF_LISTS: Mapping[str, str] = {
    "household": "b",
    "house": "u",
    "title": "t",
    "kin": "k",
    "parents": "R",
    "post": "o",
    "accused": "&",
    "active": "*",
    "minor": "y",  # also a child’s age, as a number
    "street": "x",
    "office": "O",
    "harms": "X",
    "body": "^",
    "from": "<",
    "plight": "3",
    "hamlet": "h",
    "district": "d",
    "school": "s",
    "level": "v",
    "class": "E",
    "at": "@",
    "of": "z",
    "learns": "e",
    "named": ":",
    "calls": "+",
    "is": "=",
    "quality": "q",
    "born_on": "B",
    "born_in": "%",
    "phone": "#",
    "account": "$",
    "finds": "F",
    "adopts": "a",
    "self": "5",
    "general": "!",
    "resides": "r",
    "told": "/",
    "invented": "?",
    "changed": "~",
    "medical": "M",
    "many": "p",
    "group": "m",
    "pupil": "g",
    "offspring": "i",
    "son_or_daughter": "j",
    "child": "c",
    "nothing": "w",
    "no_person": "G",
    "in_history": "H",
}
"""The sign of each list of `words.yml`; where a wording stands in two lists, the later one holds. `accused`
and `active` are said of children and grown-ups alike: `persons.py` tells which of them a sentence means."""

SIGNS: Mapping[str, str] = {
    **OF_LISTS,
    ".": ".",  # what ends a sentence
    ",": ",",  # what parts its words
    "word": "w",  # any other word
    "capital": "N",  # a word with a capital
    "surname": "S",  # one before a word with a capital
    "a_or_y": "A",  # the A or Y of highland peoples before one
    "initials": "I",
    "number": "0",
    "phone_number": "f",
    "long_number": "n",
    "date": "D",
    "child_year": "Y",  # a child's year of birth
    "adult_age": "Q",  # a grown-up's age or year of birth
    "grade": "L",  # “lớp 6”
    "class_name": "l",  # “lớp 6A”
    "hamlet_name": "V",  # a named hamlet or street; this and what follows is marked by the rules
    "school_name": "K",
    "child_name": "C",
    "adult_name": "T",
    "rest": "_",  # of the words of the four
}


def signs_of(names: str) -> str:
    """The signs of some names with blanks between them."""
    return "".join(SIGNS[name] for name in names.split())
