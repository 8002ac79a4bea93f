"""What a file has and a deck cannot have is reported once, with the number of each; what a deck can have is kept."""

import json
import sqlite3
from contextlib import closing

from quizkit.deck import Deck
from quizkit.deck_file.reading.events import plain_values
from quizkit.formats.archive import Archive, zipped
from quizkit.formats.base import Collector, Reading
from quizkit.formats.registry import BY_NAME
from quizkit.formats.settings import lost_settings
from tests.formats.helpers import reports


def read(format: str, data: bytes) -> Reading:
    return BY_NAME[format].read(data, data.decode("latin-1"), plain_values)


def moodle_question(name: str, settings: str, number: int) -> str:
    return (
        f"<question type='shortanswer'><name><text>{name}</text></name><questiontext format='html'><text>"
        f"<![CDATA[<p>Which river no. {number}?</p>]]></text></questiontext>{settings}"
        "<answer fraction='100'><text>Elbe</text></answer></question>"
    )


def test_names_of_moodle_become_ids_and_its_settings_are_reported() -> None:
    category = (
        "<question type='category'><category><text>$course$/top/Rivers</text></category>"
        "<info format='html'><text>&lt;p&gt;Of Europe&lt;/p&gt;</text></info></question>"
    )
    questions = [
        moodle_question("R1 Elbe", "<penalty>0.3333333</penalty><hidden>0</hidden>", 1),
        moodle_question("Which river no. 2?", "<penalty>0.5000000</penalty><hidden>1</hidden>", 2),
        moodle_question("Quiz", "<penalty>0.5</penalty>", 3),
        moodle_question("Quiz", "<penalty>0.0000000</penalty><idnumber>q4</idnumber>", 4),
    ]
    reading = read("moodle-xml", f"<quiz>{category}{''.join(questions)}</quiz>".encode())
    assert [draft.values.get("id") for draft in reading.drafts] == ["r1-elbe", None, None, "q4"]
    assert (reading.title, reading.description) == ("Rivers", "Of Europe")
    assert reports(reading) == [
        "- lost-setting: these settings are not imported: penalties for further tries (2), marks of hidden questions (1), names of questions (2)"
    ]


def test_titles_and_difficulties_of_brightspace() -> None:
    one = "NewQuestion,TF,\nTitle,Seas 1,\nQuestionText,Q1?,\nPoints,1,\nDifficulty,5,\nTRUE,100,\nFALSE,0,\n"
    reading = read("brightspace", (one + one.replace("Seas 1", "Q2").replace("Q1", "Q2").replace("5", "1")).encode())
    assert [draft.values.get("id") for draft in reading.drafts] == ["seas-1", None]
    assert reports(reading) == ["- lost-setting: these settings are not imported: difficulties (1)"]


def test_settings_of_a_quiz_in_canvas() -> None:
    meta = (
        '<quiz xmlns="http://canvas.instructure.com/xsd/cccv1p0"><title>Rivers</title><description>&lt;p&gt;Week 1&lt;/p&gt;</description>'
        "<shuffle_answers>true</shuffle_answers><scoring_policy>keep_highest</scoring_policy><time_limit>20</time_limit>"
        "<allowed_attempts>2</allowed_attempts><one_question_at_a_time>false</one_question_at_a_time><due_at/></quiz>"
    )
    item = (
        '<item ident="i{0}" title="{1}"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel>'
        "<fieldentry>short_answer_question</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material>"
        "<mattext>Q{0}</mattext></material></presentation><resprocessing><respcondition><conditionvar>"
        '<varequal respident="r">a</varequal></conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item>'
    )
    group = (
        "<section><selection_ordering><selection><selection_number>1</selection_number></selection></selection_ordering>"
        f"{item.format(1, 'Question')}{item.format(2, 'Elbe, easy')}</section>"
    )
    quiz = f'<questestinterop><assessment title="Rivers">{group}</assessment></questestinterop>'
    files = {"imsmanifest.xml": b"<manifest/>", "g1/g1.xml": quiz.encode(), "g1/assessment_meta.xml": meta.encode()}
    reading = read("canvas", zipped(files))
    assert (reading.title, reading.description, len(reading.drafts)) == ("Rivers", "Week 1", 2)
    assert reports(reading) == [
        (
            "- lost-setting: these settings are not imported: names of questions (1), time limits (1), numbers of attempts (1), "
            "shuffled choices (1), numbers of questions to pick from a group (1)"
        )
    ]


def flashcards(number: int) -> Deck:
    collector = Collector()
    for place in range(number):
        collector.begin()
        collector.add("flashcard", {"front": f"f{place}", "back": "b"})
    return Deck("c", "Cards", tuple(draft.question for draft in collector.reading().drafts))


def test_options_and_reviews_of_anki() -> None:
    package = BY_NAME["apkg"].write(flashcards(2)).data
    database = zipped({"collection.anki2": with_reviews(package), "media": b"{}"})
    assert reports(read("apkg", package)) == []
    assert reports(read("apkg", database)) == [
        "- lost-setting: these settings are not imported: presets of deck options (1), review histories of cards (2), suspended cards (1)"
    ]


def with_reviews(package: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(Archive(package).read("collection.anki2"))
        presets = {"1": {"name": "Default"}, "2": {"name": "Exam in June"}}
        connection.execute("UPDATE col SET dconf = ?", (json.dumps(presets),))
        connection.execute("UPDATE cards SET reps = 3, queue = CASE due WHEN 1 THEN -1 ELSE 2 END")
        connection.commit()
        return connection.serialize()


def test_an_id_that_the_file_or_the_title_gives_is_not_lost() -> None:
    assert lost_settings(Deck("rivers", "Rivers", ()), (), "rivers") == []
    assert lost_settings(Deck("Rivers of Europe", "Rivers of Europe", ()), (), "rivers") == ["title"]
    assert lost_settings(Deck("own", "Rivers", ()), ("title",), "rivers") == ["id"]
