"""Canvas's QTI 1.2 packages: of Classic Quizzes and New Quizzes in, of Classic Quizzes out.

Source: lib/cc/qti of Canvas, and packages that it exports.
"""

from quizkit.formats.canvas.reading import read
from quizkit.formats.canvas.writing import SUPPORT, write

__all__ = ["SUPPORT", "read", "write"]
