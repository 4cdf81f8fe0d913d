#!/usr/bin/env bash
# Names that occur only in text around an article (lines of the sample marked by hand): an ordinary query must not find
# the page, a quoted phrase must.
corpus=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../corpus")
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect_exit 0 tra sync "$corpus/sample"
python3 - "$corpus" > names.tsv <<'PYTHON'
import glob, json, re, sys, unicodedata
corpus = sys.argv[1]
def folded(text):
    marks = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return set(re.findall(r"\w+", "".join(c for c in marks if not unicodedata.combining(c))))
def names(line):
    """Capitalised words in a row, not at the head of the line."""
    found, run = [], []
    for i, word in enumerate(re.findall(r"\w+|[^\w ]", line) + ["."]):
        if i > 0 and word[0].isupper() and word[1:].islower():
            run.append(word)
        else:
            found += [" ".join(run)] if len(run) > 1 else []
            run = []
    return found
for labels in sorted(glob.glob(corpus + "/zones-*.jsonl")):
    for row in map(json.loads, open(labels, encoding="utf-8")):
        path = corpus + "/sample/" + row["id"]
        if not path.endswith(".txt"):
            continue
        try:
            lines = unicodedata.normalize("NFC", open(path, encoding="utf-8").read()).split("\n")
        except UnicodeDecodeError:  # an old encoding
            continue
        around = [line for number, line in enumerate(lines, 1) if number in row["boilerplate_lines"]]
        article = folded(" ".join(line for number, line in enumerate(lines, 1) if number not in row["boilerplate_lines"]))
        for name in (name for line in around for name in names(line)):
            if not folded(name) & article:
                print(row["id"], name, sep="\t")
PYTHON
sort -u names.tsv -o names.tsv
[ "$(wc -l < names.tsv)" -ge 20 ] || fail "only $(wc -l < names.tsv) names stand in boilerplate alone"

cut -f2 names.tsv | awk '{ print NR "\t" $0 }' > words.tsv
cut -f2 names.tsv | awk '{ print NR "\t\"" $0 "\"" }' > phrases.tsv
for queries in words phrases; do
  "$program" search --batch $queries.tsv --limit 1000 --all --format jsonl --fields title > $queries.jsonl
done
python3 - > wrong <<'PYTHON'
import json
names = [line.rstrip("\n").split("\t") for line in open("names.tsv", encoding="utf-8")]
def hits(path):
    found = {}
    for line in open(path, encoding="utf-8"):
        hit = json.loads(line)
        found.setdefault(int(hit["qid"]), set()).add(hit["id"])
    return found
by_words, by_phrase = hits("words.jsonl"), hits("phrases.jsonl")
for number, (page, name) in enumerate(names, 1):
    if page in by_words.get(number, ()):
        print(f"{name}: brings {page}, which has it only around the article")
    if page not in by_phrase.get(number, ()):
        print(f'"{name}": does not find {page}')
PYTHON
[ ! -s wrong ] || fail "$(wc -l < wrong) of $(wc -l < names.tsv) names: $(head -20 wrong)"
finish
