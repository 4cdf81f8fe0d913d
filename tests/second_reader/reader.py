"""A second reader of the index format, written from FORMAT.md and SCORING.md alone (see README.md).

  reader.py check INDEX                        verify and decode everything
  reader.py compare INDEX ANSWERS [AT_LEAST]   and answer the questions of a file of tra_second_reader_answers
  reader.py documented FORMAT.md               the tiny index of FORMAT.md, with the example of SCORING.md
"""
import json
import sys

import forms
from cursor import FormatError
from index import left_over, open_commits
from scoring import Scorer


def check(folder):
    commits = open_commits(folder)
    index = commits[0]
    print(f"verified: {len(commits)} commits, of the newest " + ", ".join(f"{count:,} {name}" for name, count in index.counts().items()))
    print(f"  files that no commit names: {', '.join(left_over(folder, commits)) or 'none'}")
    for form, count in sorted(forms.met.items()):
        print(f"  {form}: {count:,}")
    return index


def _own_answer(index, scorer, question, kept):
    terms, excluded = ([bytes.fromhex(term) for term in question[name]] for name in ("terms", "not"))
    hits = scorer.answer(question["kind"], terms, excluded)
    return {"total": len(hits), "hits": [
        {"segment": place, "doc": document, "key": index.segments[place].documents[document][0].hex(), "score": score}
        for score, place, document in hits[:kept]]}


def compare(folder, answers, at_least):
    index = check(folder)
    scorer = Scorer(index)
    kinds, hits, different = {}, 0, 0
    with open(answers, encoding="utf-8") as lines:
        questions = [json.loads(line) for line in lines]
    # The engine returns the best hits. Their number is that of the longest answer.
    kept = max(len(question["hits"]) for question in questions)
    for number, question in enumerate(questions, 1):
        expected = {"total": question["total"], "hits": question["hits"]}
        own = _own_answer(index, scorer, question, kept)
        kinds[question["kind"]] = kinds.get(question["kind"], 0) + 1
        hits += len(own["hits"])
        if own != expected:
            different += 1
            print(f"question {number}: {question['kind']} {question['terms']} not {question['not']}")
            print(f"  engine {json.dumps(expected)[:1000]}\n  reader {json.dumps(own)[:1000]}")
    print(f"{len(questions)} questions {kinds}, {hits} hits, {different} answered otherwise")
    if different or len(questions) < at_least:
        raise FormatError(f"{different} answers differ, {len(questions)} questions of {at_least} or more")


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "check":
        check(arguments[1])
    elif len(arguments) in (3, 4) and arguments[0] == "compare":
        compare(arguments[1], arguments[2], int(arguments[3]) if len(arguments) == 4 else 1)
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except FormatError as error:
        sys.exit(f"reader.py: {error}")
