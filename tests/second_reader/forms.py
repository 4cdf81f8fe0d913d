"""Counts the occurrences of each form of the format, so that a test can require all of them."""
import collections

met = collections.Counter()


def note(form):
    met[form] += 1
