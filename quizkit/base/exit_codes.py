"""The exit codes of the program. docs/studying.md explains them."""

DONE = 0
FINDINGS = 1
USAGE = 2
INPUT_ENDED = 3
NOT_SAVED = 4
# EX_SOFTWARE and EX_IOERR of sysexits.h.
INTERNAL_ERROR = 70
NOT_WRITTEN = 74
# What a shell reports for a program that a signal ended is 128 and the number of the signal.
SIGNALLED = 128
INTERRUPTED = 130
BROKEN_PIPE = 141
