"""Compares an export of corpus/formats with its labels.

usage: check_formats.py labels.jsonl articles.jsonl report.json
"""
import json
import re
import shutil
import sys
import unicodedata


def plain(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def joined(text):
    return plain(text).replace(" ", "")


def key_of(row):
    """The key an article has in the index."""
    name, member = row["file"], row.get("member")
    name = re.sub(r"/(cur|new)/([^/]*?)(:2,[A-Z]*)?$", r"/cur/\2", name)
    if name.endswith("csv") or name.endswith("tsv"):
        return member
    return f"{name}!{member}" if member else name


def text_of(article):
    return plain(" ".join(article.get(name, "") for name in ("title", "lead", "body", "captions")))


def check_article(row, article, say):
    text = text_of(article)
    # Blanks are ignored, because Python's folding of headers dropped some between encoded words.
    if not row.get("title_in_text") and joined(row["title"]) not in joined(article.get("title", "")):
        say(f"title is {article.get('title')!r}, not {row['title']!r}")
    if row.get("title_in_text") and plain(row["title"]) not in text:
        say(f"{row['title']!r} is not in the text")
    for member in ("date", "author", "url", "book"):
        if row.get(member) and article.get(member) != row[member]:
            say(f"{member} is {article.get(member)!r}, not {row[member]!r}")
    for phrase in row["find"]:
        if plain(phrase) not in text:
            say(f"{phrase!r} is not in the text {text[:300]!r}")
    for phrase in row["lacks"]:
        if plain(phrase) in text:
            say(f"{phrase!r} is in the text")


def main(labels_file, articles_file, report_file):
    labels = [json.loads(line) for line in open(labels_file, encoding="utf-8")]
    articles = {}
    for line in open(articles_file, encoding="utf-8"):
        article = json.loads(line)
        articles[article["id"]] = article
    report = json.load(open(report_file, encoding="utf-8"))
    failed = [failure["path"] for failure in report["failures"]]
    passed = [failure["path"] for failure in report["passed_over"]]
    wrong = []
    named = set()
    for row in labels:
        key = row["file"] if "articles" in row else key_of(row)

        def say(what):
            wrong.append(f"{key}: {what}")

        named.add(key)
        fails = any("/" + row["file"] in "/" + path for path in failed)
        if row.get("failure") and not fails:
            say("no failure is counted")
        if row.get("failure") is False and fails:
            say("a failure is counted")
        if row.get("needs") == "pdftotext" and shutil.which("pdftotext") is None:
            continue
        if "articles" in row:
            found = [article for article in articles if article.startswith(row["file"])]
            if row["articles"] == 0 and found:
                say(f"{found} are articles")
            continue
        if row.get("needs") == "a filter":
            continue
        if key in articles:
            check_article(row, articles[key], say)
        elif row.get("failure", False) is not None:
            say("is not found")
    damaged = [key for key in articles if not key.startswith("damaged/") and key not in named]
    wrong += [f"{key}: an article that no label names: {text_of(articles[key])[:200]!r}" for key in damaged]
    whole = {row["file"] for row in labels if not row.get("failure") and not row["file"].startswith("damaged/")}
    needs = {row["file"] for row in labels if row.get("needs")}
    for path in failed:
        for name in whole - needs:
            if ("/" + path.split("!")[0]).endswith("/" + name) and not name.startswith("tables/figures"):
                wrong.append(f"{path}: a failure of a file that is whole")
    print(f"{len(labels)} labels, {len(articles)} articles, {len(failed)} failures, {len(passed)} passed over")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
