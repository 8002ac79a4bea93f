"""British and American spellings of one word."""

import pytest

from quizkit.grading.answers import match
from quizkit.grading.context import Context

_SPELLINGS = """
offences offenses|judgements judgments|smouldered smoldered|carburettors carburetors|colour color|armoury armory|
flavourings flavorings|behavioural behavioral|centres centers|theatregoers theatergoers|sceptred sceptered|travelled traveled|
travellers travelers|marvellously marvelously|counsellor counselor|fuelling fueling|dialled dialed|worshippers worshipers|
kidnapped kidnaped|analysed analyzed|paralysing paralyzing|organisation organization|categorises categorizes|
recognisably recognizably|tantalisingly tantalizingly|dialogue dialog|catalogues catalogs|sulphuric sulfuric|
connexion connection|haemophilia hemophilia|anaesthetist anesthetist|leukaemia leukemia|paediatrics pediatrics|
archaeology archeology|oesophagus esophagus|foetus fetus|coeliac celiac|diarrhoea diarrhea|aetiology etiology|
manoeuvrable maneuverable|encyclopaedia encyclopedia|orthopaedic orthopedic|defenceless defenseless|licences licenses|
tyres tires|grey gray|ploughed plowed|moulds molds|pyjamas pajamas|aeroplanes airplanes|cheques checks|tsars czars|
jewellery jewelry|enrolment enrollment|skilfully skillfully|yoghurts yogurts|doughnuts donuts|draughtsman draftsman|
whisky whiskey|mum mom|storeys stories|maths math|sizeable sizable|medallists medalists|towards toward|cosier cozier
"""
PAIRS = [pair.split() for pair in _SPELLINGS.replace("\n", "").split("|")]


@pytest.mark.parametrize(("british", "american"), PAIRS)
def test_two_spellings_of_one_word_are_right_for_each_other(british: str, american: str) -> None:
    assert match(american, british, (), (), Context())[:2] == ("right", "American spelling")
    assert match(british, american, (), (), Context())[:2] == ("right", "British spelling")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("timbre", "timber"),
        ("refilling", "refiling"),
        ("filling", "filing"),
        ("tonne", "ton"),
        ("groyne", "groin"),
        ("four", "for"),
        ("advise", "advize"),
        ("dyes", "dies"),
        ("phoenix", "phenix"),
    ],
)
def test_similar_words_are_not_two_spellings(one: str, other: str) -> None:
    assert "spelling" not in match(one, other, (), (), Context()).rule
    assert "spelling" not in match(other, one, (), (), Context()).rule
