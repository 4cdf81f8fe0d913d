"""Counts which of the format's forms a run has met, so that a test can tell that it met all of them."""
import collections

met = collections.Counter()


def note(form):
    met[form] += 1
