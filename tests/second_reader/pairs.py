"""Counts of adjacent words."""
from dataclasses import dataclass

from cursor import Cursor

BLOCK_TERMS = 32
BLOCK_PAIRS = 128


@dataclass
class PairTable:
    words: int
    terms: list  # of (key, count, capitals, pairs that begin with it, sum of their counts)
    pairs: list  # of (first, second, count, times the second had a capital)


def _read_term(content, before, is_first):
    shared = content.varint()
    content.require(shared <= len(before) and (shared == 0 or not is_first), "bytes shared that are not there")
    key = before[:shared] + content.sized()
    content.require(key > before, "keys do not rise")
    count, capitals, followers, follower_counts = (content.varint() for _ in range(4))
    content.require(2 <= count >= capitals and followers <= follower_counts, "counts that cannot be")
    return key, count, capitals, followers, follower_counts


def _read_pair(content, before, first_of_block):
    code = content.varint()
    count, has_capitals, is_new_first = code >> 2, bool(code & 2), bool(code & 1)
    if first_of_block is not None:
        content.require(not is_new_first, "the first pair of a block has its numbers in the index")
        first, second = first_of_block
    elif is_new_first:
        first, second = before[0] + content.varint(), content.varint()
    else:
        first, second = before[0], before[1] + content.varint()
    content.require((first, second) > before, "pairs do not rise")
    capitals = content.varint() if has_capitals else 0
    content.require(count >= 2 and (capitals > 0) == has_capitals and capitals <= count, "counts that cannot be")
    return first, second, count, capitals


def _check_sums(content, table):
    followers, counts = [0] * len(table.terms), [0] * len(table.terms)
    for first, second, count, _ in table.pairs:
        content.require(first < len(table.terms) and second < len(table.terms), "a pair of a term that is not there")
        followers[first] += 1
        counts[first] += count
    for number, term in enumerate(table.terms):
        content.require(term[3:] == (followers[number], counts[number]), "a term's pairs are not those there are")


def read_pairs(content):
    tail = Cursor(content.data, content.end - 36, content.end, content.name)
    words, pairs, pair_index_at, term_index_at, terms = tail.u64(), tail.u64(), tail.u64(), tail.u64(), tail.u32()
    pair_index = Cursor(content.data, pair_index_at, term_index_at, content.name)
    term_index = Cursor(content.data, term_index_at, content.end - 36, content.name)
    content = Cursor(content.data, content.at, pair_index_at, content.name)
    table = PairTable(words, [], [])
    before = (-1, -1)
    for first in range(0, pairs, BLOCK_PAIRS):
        first_of_block = (pair_index.u32(), pair_index.u32())
        content.require(pair_index.u64() == content.at, "a pair block does not begin here")
        for number in range(min(BLOCK_PAIRS, pairs - first)):
            pair = _read_pair(content, before, None if number else first_of_block)
            before = pair[:2]
            table.pairs.append(pair)
    before = b""
    for first in range(0, terms, BLOCK_TERMS):
        content.require(term_index.u64() == content.at, "a term block does not begin here")
        for number in range(min(BLOCK_TERMS, terms - first)):
            term = _read_term(content, before, number == 0)
            before = term[0]
            table.terms.append(term)
    for cursor in (content, pair_index, term_index):
        cursor.finish()
    _check_sums(content, table)
    return table
