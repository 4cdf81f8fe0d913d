#!/usr/bin/env bash
# Indexing takes the memory budget and at most 256 MiB more, whatever the input: long articles of every kind, several in
# one archive, and several files read at once. With the least budget, reading alone takes most of it.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

budget=256  # MiB, the default

# Prints the peak resident memory of a command in KiB, or nothing when the command fails.
peak() {
  python3 -c 'import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
if done.returncode == 0: print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$@"
}

if [ -n "${TRA_SANITIZE:-}" ]; then
  echo "Skipped: this build takes memory of its own, such as that of a sanitizer"
  exit 77
fi

# bounded NAME DOCUMENTS FILE...: a sync of the files with two threads.
bounded() {
  local name=$1 documents=$2 kib most_kib=$(((budget + 256) << 10))
  shift 2
  rm -rf index
  kib=$(peak "$program" sync --threads 2 --memory "$budget" "$@")
  [ -n "$kib" ] || { fail "$name: the sync fails"; return; }
  [ "$kib" -le $most_kib ] || fail "$name: $kib KiB resident, more than $most_kib"
  expect_exit 0 tra status --format json
  expect_json out "json['documents'] == $documents"
  echo "$name: $((kib >> 10)) MiB"
}

python3 - <<'END'
import json, os, random, zipfile
title = "Một tiêu đề của bài viết dài lắm\n\n"
generator = random.Random(1)
words = ["tham", "khảo", "chính", "trị", "hội", "đàm"] + ["từ%d" % number for number in range(3000)]
part = "".join(" ".join(generator.choices(words, k=15)) + (".\n" if generator.random() < 0.1 else ". ") for _ in range(10000))
text = part * (24_000_000 // len(part.encode()))
with open("word.txt", "w", encoding="utf-8") as out: out.write(title + "tham " * 12_000_000)
with open("letters.txt", "w", encoding="utf-8") as out: out.write(title + "a b " * 7_500_000)
with open("line.jsonl", "w", encoding="utf-8") as out:
    out.write(json.dumps({"id": "1", "title": "Dài", "body": text + part}, ensure_ascii=False) + "\n")
with open("lines.txt", "w", encoding="utf-8") as out: out.write(title + "a\n" * 10_000_000)
for name, members in ("two.zip", 2), ("one.zip", 1):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        for number in range(members):
            out.writestr("%d.txt" % number, title + text)
with open("page.html", "w", encoding="utf-8") as out:
    lines = "".join("<p>%s</p>\n" % line for line in part.split("\n"))
    out.write("<title>%s</title><article>%s</article>" % (title, lines * (30_000_000 // len(lines.encode()))))
with open("bad.jsonl", "w", encoding="utf-8") as out:
    out.write('{"id": "1", "title": "Một", "body": "Hai"}\n' + "no JSON\n" * 1_200_000)
with open("mail.mbox", "w", encoding="utf-8") as out:
    out.write("From a@b Thu Jan  1 00:00:00 2020\nSubject: Thu dai\nContent-Type: text/plain; charset=utf-8\n\n")
    for _ in range(58_000_000 // len(part.encode())): out.write(part)
with open("short.jsonl", "w", encoding="utf-8") as out:
    for number in range(300_000):
        out.write('{"id": "bài-%07d", "title": "Bài số %d", "body": "%s %d"}\n' % (number, number, words[number % 6], number))
for folder in range(50):
    os.makedirs("files/%02d" % folder)
    for number in range(1000):
        with open("files/%02d/bài-%04d.txt" % (folder, number), "w", encoding="utf-8") as out:
            out.write("Bài số %d\n\n%s %d\n" % (number, words[number % 6], folder))
with open("cell.csv", "w", encoding="utf-8") as out:
    out.write('id,title,body\n1,Dài,"' + part * (58_000_000 // len(part.encode())) + '"\n')
END
bounded "60 MB of one word" 1 word.txt
bounded "30 MB of two letters" 1 letters.txt
bounded "a line of JSON with 24 MB" 1 line.jsonl
bounded "10 million short lines" 1 lines.txt
bounded "members of 24 MB in two zips read at once" 3 two.zip one.zip
bounded "many short articles beside a long page" 300001 short.jsonl page.html
budget=16  # the least
bounded "an HTML page of 30 MB" 1 page.html
bounded "a mail of 58 MB" 1 mail.mbox
bounded "a cell of 58 MB" 1 cell.csv
# What a sync knows of each article and file is charged to the budget; how much that is, a unit test says
# (articles_known_test.cpp).
bounded "300,000 short articles" 300000 short.jsonl
bounded "50,000 files" 50000 files
bounded "1.2 million bad lines" 1 bad.jsonl
expect_exit 0 tra sync bad.jsonl --report report.json
expect_json report.json "json['total']['failed'] == 1200000"
rm -rf index
expect_exit 0 tra sync bad.jsonl --report report.json
expect_json report.json "sum(each.get('count', 1) for each in json['failures']) == 1200000"
expect_json report.json "len(json['failures']) == 1001"
finish
