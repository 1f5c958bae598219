"""What briefgen costs beside other programs: `python -m benchmarks` measures it and prints a table.

A measurement is a function from a `Desk` to rows. Commands are measured as whole processes with all that
they start, in turns with what they are compared with, so that a machine that drifts slows down both.
"""
