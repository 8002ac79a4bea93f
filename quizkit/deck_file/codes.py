"""Every code that a check can tell, with the page that explains it, in groups."""

from quizkit.base.problems import Page, Rule
from quizkit.deck_file import pages
from quizkit.deck_file.yaml_rules import registry as surprises
from quizkit.lint import registry
from quizkit.lint.subject import Subject
from quizkit.questions import pages as pages_of_types


def _explained(rules: tuple[Rule[Subject], ...]) -> tuple[Page, ...]:
    return tuple(rule.page() for rule in rules)


GROUPS: dict[str, tuple[Page, ...]] = {
    "Reading": pages.PAGES,
    "Surprise": tuple(rule.page() for rule in surprises.RULES),
    "Types": pages_of_types.PAGES,
    "Soundness": _explained(registry.SOUNDNESS),
    "Craft": _explained(registry.CRAFT),
    "Grounding": _explained(registry.GROUNDING),
}
PAGES: dict[str, Page] = {page.code: page for group in GROUPS.values() for page in group}
