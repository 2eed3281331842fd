"""Counts right, wrong and missed answers of one kind."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of answers of one kind.

    Attributes:
        right: correct answers.
        wrong: incorrect answers.
        missed: no answer although the text states one.
        absent: no answer where the text states none.
        beside: answers that differ from a gold answer which the text does not state, so
            that they may be right or wrong.
        mistakes: a note for each wrong or missed answer.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    absent: int = 0
    beside: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, *, good: bool | None, present: bool, note: str) -> None:
        """Counts an answer.

        Args:
            good: whether it is right; None if no answer was given.
            present: whether the text states the gold answer.
            note: describes the answer, for the list of mistakes.
        """
        if good is None:
            self.missed += present
            self.absent += not present
        elif good or present:
            self.right += good
            self.wrong += not good
        else:
            self.beside += 1
        if (good is None and present) or good is False:
            self.mistakes.append(note if present else f"(beside) {note}")

    def format_line(self) -> str:
        """Formats the counts, with recall and precision in percent."""
        asked = self.right + self.wrong + self.missed
        given = self.right + self.wrong
        recall = 100 * self.right / asked if asked else 0.0
        precision = 100 * self.right / given if given else 100.0
        return (
            f"found {self.right}/{asked} = {recall:5.1f} %   precision {precision:5.1f} %"
            f"   wrong {self.wrong}   rightly none {self.absent}   beside {self.beside}"
        )
