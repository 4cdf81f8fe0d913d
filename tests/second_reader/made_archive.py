"""Writes articles as JSON Lines whose posting lists take the forms that are missing in a small archive of real texts.

  made_archive.py FIRST COUNT > articles.jsonl

Article n is always the same. Some words occur in every article, so that their lists have several groups. Some occur in
every second, fourth, ... article, so that blocks are bitsets, or PFOR of any width. Some occur so often in few articles
that frequencies are exceptions, and one exceeds the maximum frequency.
"""
import datetime
import json
import random
import sys

LONG_ARTICLE = 2000
COUNTRIES = ["LA", "KH", "TH", "JP", "KR", "CN", "IN", "FR"]


def body_of(number, chance):
    words = ["chung", "hợp"] * chance.choice([1, 1, 1, 2, 3])
    words += [f"chia{power}" for power in range(1, 9) if number % (1 << power) == 0]
    words += [f"hiếm{chance.randrange(1500)}", f"tên{chance.randrange(200)}", f"tên{chance.randrange(20)}"]
    words += ["cụm", "từ", "lặp"] * chance.choice([0, 0, 0, 1, 2])
    if number % 97 == 0:
        words += ["dày"] * chance.choice([12, 130, 255, 300, 600])
    if number % 61 == 0:
        words += [f"dài{chance.randrange(3000)}" for _ in range(chance.randrange(40, 400))] + ["xa", "chung"]
    if number >= 4400:
        words += ["muộn"]
    chance.shuffle(words)
    if number == LONG_ARTICLE:
        words += ["tràn"] * 66000
    return " ".join(words)


def article(number):
    chance = random.Random(number)
    result = {"id": f"m-{number}", "title": f"Tin số {number % 300}", "body": body_of(number, chance)}
    if number % 3:
        day = datetime.date(1999, 1, 1) + datetime.timedelta(days=chance.randrange(9000))
        result["date"] = day.isoformat()
    if number % 5 == 0:
        result["partner_country"] = chance.sample(COUNTRIES, chance.choice([1, 1, 2, 3]))
    if number % 7 == 0:
        result["meeting_ordinal"] = chance.choice([1, 2, 30, 70000])
    result["source"] = "báo chung" if number % 11 else f"báo {number % 310}"
    return result


first, count = int(sys.argv[1]), int(sys.argv[2])
for n in range(first, first + count):
    print(json.dumps(article(n), ensure_ascii=False))
