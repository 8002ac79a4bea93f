"""Shows statistics: how much the student knows, recalls and does, and what is due next."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.text import Text

from quizkit.app.stats import StatsReport
from quizkit.base.clock import study_day
from quizkit.base.program import program
from quizkit.base.terms import duration
from quizkit.markup import one_line
from quizkit.progress.state import Result
from quizkit.progress.stats import (
    DAY_BOUNDS,
    RETENTION_DAYS,
    Calibrated,
    Override,
    Retention,
    Stats,
    Tag,
    Weak,
    overall,
)
from quizkit.scheduling import KNOWN_DAYS
from quizkit.terminal.screens.words import count, day_in_words, percent, share, short_number, sparkline
from quizkit.terminal.theme import FINISHED, LABEL, WIDEST, Screen, data, labelled

# The cells of the heatmap, each with its least number of answers.
_SHADES = ((0, "·"), (1, "░"), (5, "▒"), (15, "▓"), (30, "█"))
# The least width at which the legend is spread out.
_LEGEND = 50
_BAR = 24
_WEAKEST, _TAGS, _RESULTS = 3, 4, 12
_RATINGS = ("again", "hard", "good", "easy")
_STEM = 55
# With fewer reviews, in all or with one prediction, a difference is chance.
_ENOUGH, _ENOUGH_OF_A_TENTH = 50, 10
_DIFFERS = {0: "as predicted", 1: "better than predicted", -1: "worse than predicted"}
_CALIBRATION = "Calibration, what you recalled (━) beside what was predicted (│):"


def show_stats(screen: Screen, report: StatsReport, *, all: bool = False) -> None:
    """Show the figures of a deck or of all decks: one screen, or with `all` every figure."""
    figures = report.figures
    _show_title(screen, report)
    labelled(screen, _facts(screen, figures))
    _show_answers(screen, figures, report.day)
    screen.rule()
    labelled(screen, _progress(screen, figures, report.day, all=all))
    if all:
        _show_all(screen, report)
    screen.bullets(
        "Replies that you marked as right, for your teacher to add:", list(map(override_in_words, report.overridden))
    )
    if report.damaged:
        lines = f"{count(report.damaged, 'damaged line')} {'is' if report.damaged == 1 else 'are'}"
        screen.show(f"{lines} not counted: `{program()} progress doctor` shows details.", "yellow")
    screen.rule()
    screen.command(*_next_command(report, all=all))


def _show_title(screen: Screen, report: StatsReport) -> None:
    questions = sum(len(deck.questions) for deck in report.decks)
    title = report.decks[0].title if len(report.decks) == 1 else f"All {len(report.decks)} decks"
    between = ", " if screen.plain else " · "
    screen.put(Text.assemble(data(title, "bold"), (f"{between}{count(questions, 'question')}", "dim")))


def _next_command(report: StatsReport, *, all: bool) -> tuple[str, str]:
    deck = [report.word] if report.word else []
    if not all:
        return "More:", " ".join([f"{program()} stats", *deck, "--all"])
    if report.has_open_exam:
        return "Next:", program()
    return "Weakest questions first:", " ".join([f"{program()} browse", *deck, "--weakest"])


def _facts(screen: Screen, figures: Stats) -> list[tuple[str, Text]]:
    known = figures.known or ("none" if screen.spoken else 0)
    learnt = [f"{known}, interval of {KNOWN_DAYS} days or more"]
    counts = (("learning", figures.learning), ("new", figures.unseen))
    # Listening to a zero takes as long as to any other figure.
    learnt += [f"{name} {number}" for name, number in counts if number or not screen.spoken]
    learnt += [f"suspended {figures.suspended}"] * bool(figures.suspended)
    facts = [("Known", _joined(screen, learnt))]
    if figures.recent.share is not None:
        recalled = f"{share(figures.recent.share)} of reviews in {RETENTION_DAYS} days"
        target = [f"target {share(figures.target)}"]
        today = [f"{share(figures.recall_today)} of all seen today"] if figures.recall_today is not None else []
        facts.append(("Recalled", _joined(screen, [recalled, *target, *today])))
    if figures.replies:
        streak = [
            count(figures.streak, "day"),
            f"longest {figures.longest_streak}",
            f"{duration(figures.seconds)} in all",
        ]
        facts.append(("Streak", _joined(screen, streak)))
    return facts


def _progress(screen: Screen, figures: Stats, today: date, *, all: bool) -> list[tuple[str, Text]]:
    facts = [("Forecast", _forecast(screen, figures, today))]
    if figures.results:
        facts.append(("Sessions", _trend(screen, figures.results)))
    weakest = figures.weakest if all else figures.weakest[:_WEAKEST]
    facts += [("Weakest" if screen.plain or not place else "", _weak(screen, one)) for place, one in enumerate(weakest)]
    if figures.tags and not all:
        tags = [f"{tag.name} {share(tag.recall)}" for tag in figures.tags[:_TAGS]]
        facts.append(("By tag", _joined(screen, tags)))
    if (total := overall(figures.calibration)) is not None and total.reviews >= _ENOUGH:
        facts.append(("Predicted", _calibration(screen, total, figures.calibration)))
    return facts


def _calibration(screen: Screen, total: Calibrated, tenths: Sequence[Calibrated]) -> Text:
    """Return how far predicted and actual recall differ, in words and as a line of what was recalled in each tenth."""
    recalled = f"{share(total.predicted)}, recalled {share(total.share)} of {count(total.reviews, 'review')}"
    line = _joined(screen, [recalled, _DIFFERS[total.differs]])
    columns = [one.share for one in tenths if one.reviews >= _ENOUGH_OF_A_TENTH]
    return line if screen.plain or len(columns) < 2 else Text.assemble((sparkline(columns, most=1), LABEL), "  ", line)


def _weak(screen: Screen, weak: Weak) -> Text:
    stem = data(one_line(weak.stem))
    if not screen.plain:
        stem.truncate(_STEM, overflow="ellipsis")
    return Text.assemble(stem, "  " if not screen.plain else ": ", (f"{share(weak.recall)} today", "dim"))


def _forecast(screen: Screen, figures: Stats, today: date) -> Text:
    """Return what is due in the next days, with a picture of two weeks."""
    parts = [f"overdue {figures.backlog}"] * bool(figures.backlog)
    names = ["today", "tomorrow", *(f"{today + timedelta(days):%a}" for days in range(2, 5))]
    parts += [
        f"{name} {due}"
        for name, due in zip(names, figures.due, strict=False)
        if due or (name == "today" and not screen.spoken)
    ]
    line = _joined(screen, parts or ["nothing is due"])
    return line if screen.plain or not any(figures.due) else Text.assemble((sparkline(figures.due), LABEL), "  ", line)


def _trend(screen: Screen, results: Sequence[Result]) -> Text:
    last = results[-_RESULTS:]
    scores = " ".join(short_number(round(result.percent)) for result in last) + " %"
    latest = f"last {result_in_words(last[-1])}"
    if screen.plain:
        return Text(f"{scores}; {latest}")
    line = sparkline([result.percent for result in last], most=100)
    return Text.assemble((line, LABEL), f"  {scores}", (f" · {latest}", "dim"))


def result_in_words(result: Result) -> str:
    """Return a result with its day: `26 Nov, 8 of 10`, and whether it was an exam and passed."""
    exam = {None: "exam, ", True: "exam, passed, ", False: "exam, not passed, "}[result.passed] if result.exam else ""
    return f"{_day_of(result.at)}: {exam}{short_number(result.points)} of {short_number(result.of)}"


def _day_of(moment: str) -> str:
    """Return the study day of a moment of the history; another machine may have written something invalid."""
    from datetime import datetime

    try:
        return day_in_words(study_day(datetime.fromisoformat(moment).astimezone()))
    except (ValueError, OverflowError):
        return moment[:10]


def _between(screen: Screen) -> str:
    return ", " if screen.plain else " · "


def _joined(screen: Screen, parts: Sequence[str]) -> Text:
    return Text(_between(screen)).join(map(data, parts))


def _show_answers(screen: Screen, figures: Stats, today: date) -> None:
    if not any(figures.answers):
        return
    screen.rule()
    weeks = len(figures.answers) // 7
    if screen.plain:
        total = f" {sum(figures.answers)} in all." if screen.spoken else ""
        screen.show(f"Answers in the last {weeks} weeks:{total}")
        for start in range(0, len(figures.answers), 7):
            first = today - timedelta(len(figures.answers) - 1 - start)
            if week := sum(figures.answers[start : start + 7]):
                screen.show(f"week from {day_in_words(first)}: {week}")
        return
    shades = [f"{shade} {_range(place)}" for place, (_, shade) in enumerate(_SHADES)]
    between = " " if screen.console.width < _LEGEND else "  "
    screen.put(Text.assemble(("Answers", LABEL), (between.join(["", *shades]), "dim")), indent=2)
    # One row a weekday from Monday on, one column a week; today is in the last column.
    first = today - timedelta(len(figures.answers) - 1 - (6 - today.weekday()))
    screen.put_line(Text(f"      {_months(first, weeks)}", "dim"))
    for weekday in range(7):
        days = [first + timedelta(7 * week + weekday) for week in range(weeks)]
        cells = "".join(_cell(day, figures.answers, today) for day in days).rstrip()
        screen.put_line(Text.assemble(("  ", ""), (f"{days[0]:%a} ", "dim"), (cells, FINISHED)))


def _range(place: int) -> str:
    least, most = _SHADES[place][0], (*_SHADES, (0, ""))[place + 1][0] - 1
    return str(least) if most == least else f"{least}+" if most < 0 else f"{least}-{most}"


def _months(first: date, weeks: int) -> str:
    """Return the names of months above the weeks in which they begin."""
    line = ""
    for week in range(weeks):
        monday = first + timedelta(7 * week)
        begins = week == 0 or (monday + timedelta(6)).day <= 7
        if begins and len(line) <= 2 * week:
            month = monday if week == 0 else monday + timedelta(6)
            line = f"{line:<{2 * week}}{month:%b} "
    return line.rstrip()


def _cell(day: date, answers: list[int], today: date) -> str:
    back = (today - day).days
    if back < 0 or back >= len(answers):
        return "  "
    done = answers[len(answers) - 1 - back]
    return next(shade for least, shade in reversed(_SHADES) if done >= least) + " "


def _show_all(screen: Screen, report: StatsReport) -> None:
    figures = report.figures
    _show_due(screen, figures, report.day)
    _show_retention(screen, figures)
    _show_calibration(screen, figures.calibration)
    _show_buttons(screen, figures.buttons)
    _show_histograms(screen, figures)
    _show_hours(screen, figures.hours)
    screen.bullets("Tags, with the chance that you recall their questions today:", list(map(_tag, figures.tags)))
    results = [
        result_in_words(one) + f", {percent(one.percent)}{'' if one.done else ', left'}"
        for one in reversed(figures.results)
    ]
    screen.bullets("Sessions and exams, the latest first:", results)
    leeches = [f"{one_line(one.stem)} (forgotten {count(one.lapses, 'time')})" for one in figures.leeches]
    screen.bullets("You keep forgetting these. Reword them, or suspend them:", leeches)


def _show_calibration(screen: Screen, tenths: Sequence[Calibrated]) -> None:
    """Show for each tenth of predicted recall what was recalled, as a bar, with `│` where it was predicted."""
    total, shown = overall(tenths), [one for one in tenths if one.reviews >= _ENOUGH_OF_A_TENTH]
    if total is None or total.reviews < _ENOUGH or not shown:
        return
    screen.rule()
    screen.show("Calibration, what you recalled of what was predicted:" if screen.plain else _CALIBRATION)
    for one in shown:
        of = f"{share(one.share)} of {count(one.reviews, 'review')}"
        if screen.plain:
            screen.show(f"predicted {share(one.predicted)}: recalled {of}")
        else:
            lead = f"  {share(one.predicted):>5}  "
            bar = _against(one, max(5, min(_BAR, screen.console.width - len(lead) - len(of) - 2)))
            screen.put_line(Text.assemble((lead, "dim"), bar, (f"  {of}", "dim")))


def _against(one: Calibrated, longest: int) -> Text:
    """Return a bar of what was recalled, with a mark where it was predicted."""
    filled, mark = (min(round(longest * part), longest - 1) for part in (one.share, one.predicted))
    cells = ["━" if place <= filled else " " for place in range(longest)]
    cells[mark] = "│"
    return Text("".join(cells), LABEL)


def _show_due(screen: Screen, figures: Stats, today: date) -> None:
    names = ["today", *(day_in_words(today + timedelta(ahead)) for ahead in range(1, len(figures.due)))]
    rows = [("overdue", figures.backlog)] * bool(figures.backlog) + list(zip(names, figures.due, strict=True))
    _show_bars(screen, f"Due in the next {len(figures.due)} days:", rows)


def _show_bars(screen: Screen, heading: str, rows: Sequence[tuple[str, int]]) -> None:
    """Show numbers with bars, or those above zero in words; nothing if all of them are zero."""
    most = max((number for _, number in rows), default=0)
    if not most:
        return
    screen.rule()
    screen.show(f"{heading} {sum(number for _, number in rows)} in all." if screen.spoken else heading)
    widest, digits = max(len(name) for name, _ in rows), len(str(most))
    longest = max(1, min(_BAR, min(screen.console.width, WIDEST) - widest - digits - 5))
    for name, amount in rows:
        if screen.plain and amount:
            screen.show(f"{name}: {amount}")
        elif not screen.plain:
            drawn = "━" * -(-longest * amount // most)
            line = Text.assemble((f"  {name:<{widest}}  ", "dim"), f"{amount:>{digits}} ", (drawn, LABEL))
            line.rstrip()
            screen.put_line(line)


def _show_retention(screen: Screen, figures: Stats) -> None:
    rows = [(f"the last {RETENTION_DAYS} days", figures.recent), ("all time", figures.all_time)]
    lines = [f"{name}: {_retention(one)}" for name, one in rows if one.reviews]
    screen.bullets(f"Recalled in reviews (young: an interval under {KNOWN_DAYS} days, mature: longer):", lines)


def _retention(one: Retention) -> str:
    parts = [("all", one.share, one.reviews), ("young", one.young_share, one.reviews - one.mature)]
    parts.append(("mature", one.mature_share, one.mature))
    return ", ".join(f"{name} {share(value)} of {of}" for name, value, of in parts if value is not None)


def _show_buttons(screen: Screen, buttons: list[list[int]]) -> None:
    names = ("new questions", "young questions", "mature questions")
    lines = [
        f"{name}: " + ", ".join(f"{rating} {number}" for rating, number in zip(_RATINGS, row, strict=True) if number)
        for name, row in zip(names, buttons, strict=True)
        if any(row)
    ]
    screen.bullets("Ratings of first tries:", lines)


def _show_histograms(screen: Screen, figures: Stats) -> None:
    if figures.replies:
        times = [_each(figures.seconds, figures.replies)]
        if figures.recent_replies:
            times.append(f"{_each(figures.recent_seconds, figures.recent_replies)} in the last {RETENTION_DAYS} days")
        screen.rule()
        screen.show(f"Time for a question: {', '.join(times)}.")
    names = [_days_in_words(place) for place in range(len(DAY_BOUNDS) + 1)]
    _show_bars(screen, "Intervals, from the last review to the next:", list(zip(names, figures.intervals, strict=True)))
    heading = "Stability, the days until recall falls to 90 %:"
    _show_bars(screen, heading, list(zip(names, figures.stabilities, strict=True)))
    difficulties = [(str(value), number) for value, number in enumerate(figures.difficulties, 1)]
    _show_bars(screen, "Difficulty, from 1 (easy) to 10 (hard):", difficulties)


def _each(seconds: int, replies: int) -> str:
    return f"{short_number(round(seconds / replies, 1))} s"


def _days_in_words(place: int) -> str:
    if place == len(DAY_BOUNDS):
        return f"over {DAY_BOUNDS[-1]} days"
    least = DAY_BOUNDS[place - 1] + 1 if place else 0
    return f"{least} to {DAY_BOUNDS[place]} days"


def _show_hours(screen: Screen, hours: list[list[int]]) -> None:
    rows = [
        (f"{hour:02}:00, {share(right / answers)} right", answers)
        for hour, (answers, right) in enumerate(zip(*hours, strict=True))
        if answers
    ]
    _show_bars(screen, "Answers by hour:", rows)


def _tag(tag: Tag) -> str:
    return f"{tag.name}: {share(tag.recall)}, {tag.seen} of {tag.of} seen"


def override_in_words(override: Override) -> str:
    """Return the question and the reply of an override, and its number if there are several."""
    often = f" ({count(override.times, 'time')})" if override.times > 1 else ""
    return f"{one_line(override.stem)} “{override.reply}”{often}"
