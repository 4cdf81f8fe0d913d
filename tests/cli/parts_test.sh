#!/usr/bin/env bash
# tra plan, count, build, adopt: an index built in 16 parts by tasks that are killed and run twice is the index of one
# process, and the next sync goes on from it.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export TRA_NOW=2024-12-16  # articles come at one time, whoever reads them

# Pages with a paragraph of their site, one page given under two names' id, two files of JSON Lines that are divided and
# give ids again, a line that is broken, a second archive that has an id of the first.
python3 - <<'END'
import json, os, random
random.seed(5)
words = "hội đàm song phương bộ trưởng ngoại giao thăm chính thức hợp tác kinh tế Lào Campuchia Cuba biên giới văn hóa năm".split()
def text(n): return " ".join(random.choice(words) for _ in range(n))
os.makedirs("archive/pages"); os.makedirs("other")
site = "Bản quyền thuộc về tòa soạn báo điện tử, ghi rõ nguồn khi phát hành lại thông tin từ trang này."
for i in range(60):
    body = "".join(f"<p>{text(40)}.</p>" for _ in range(3))
    with open(f"archive/pages/{i:03}.html", "w") as page:
        page.write(f"<html><head><title>Bài {i} {text(4)}</title></head><body><h1>Bài {i} {text(4)}</h1>{body}<p>{site}</p></body></html>")
def lines(name, first, count):
    with open(name, "w") as out:
        for i in range(first, first + count):
            if i == first + 7: out.write('{"id": "broken", \n')
            out.write(json.dumps({"id": f"n{i}", "title": f"Tin {i} {text(5)}", "body": text(60) + ".", "date": f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}"}, ensure_ascii=False) + "\n")
lines("archive/a.jsonl", 0, 300)
lines("archive/b.jsonl", 200, 170)
lines("other/c.jsonl", 340, 100)
with open("questions.tsv", "w") as out:
    for i in range(30): out.write(f"q{i}\t{text(random.randint(1, 4))}\n")
END

each_part() { seq 16 | xargs -P 2 -I{} "$program" "$@"; }
answers() { tra search --index "$1" --batch questions.tsv --format trec --limit 3000 ${2:-} | sort -k1,1 -k5,5gr -k3,3 | cut -d' ' -f1,3,5; }
remembered() { tra sync --index "$1" --report "$1.json" > /dev/null 2>&1; }

expect_exit 0 tra plan archive other --parts 16 -o plan
expect_in out "in 16 parts"
expect_exit 2 tra build plan --part 3 -o parts/3
expect_in err "not counted yet"
expect_exit 0 tra count plan --part 2
expect_exit 2 tra count plan --merge
expect_in err "1, 3, 4"
each_part count plan --part {} > counted
expect_exit 2 tra build plan --part 3 -o parts/3
expect_in err "not merged yet"
grep -q "part 2:.*counted before" counted || fail "part 2 was counted again"
expect_exit 0 tra count plan --merge
expect_in out "given again later"
found=$(cat plan/found-* | sha256sum)
expect_exit 0 tra count plan --merge
[ "$found" = "$(cat plan/found-* | sha256sum)" ] || fail "a second merge of the counts finds something else"

# Tasks: two are killed and run again, one runs twice at once, one is built elsewhere too.
mkdir parts
for part in 5 11; do
  "$program" build plan --part $part -o parts/$part > /dev/null 2>&1 & task=$!
  sleep 0.03
  kill -KILL $task 2> /dev/null
  wait $task 2> /dev/null
done
"$program" build plan --part 7 -o parts/7 > seven 2>&1 & task=$!
each_part build plan --part {} -o parts/{} > built 2> left-out || fail "a part was not built"
wait $task || fail "a part built twice at once is an error"
for part in $(seq 16); do [ -e parts/$part/part.json ] || fail "part $part is not there"; done
expect_exit 0 tra build plan --part 9 -o elsewhere
diff -r elsewhere parts/9 > different || fail "equal inputs give other bytes: $(cat different)"
expect_exit 0 tra build plan --part 9 -o parts/9
expect_in out "built before"
expect_exit 2 tra build plan --part 8 -o parts/9
expect_in err "another part"
expect_exit 2 tra build plan --part 17 -o parts/17
expect_exit 2 tra build plan --part 8 -o archive
expect_in err "no part of a plan"
expect_json parts/9/part.json 'json["part"] == 9 and json["parts"] == 16 and len(json["segments"]) == 1 and json["inputs"]'

# Adopted all at once, in two goes, and by one process that builds the same parts.
expect_exit 0 tra adopt -i many parts/*
expect_in out "adopted: 1-16 of 16"
expect_exit 0 tra adopt -i two parts/1 parts/16 parts/7 elsewhere
expect_in out "still missing: 2-6, 8, 10-15"
expect_exit 0 tra adopt -i two parts/*
expect_in out "given twice: 1, 7, 9, 16"
expect_exit 0 tra build plan -o alone
expect_exit 0 tra adopt -i same alone/*
expect_exit 2 tra sync archive other -i one
expect_exit 0 tra merge -i one  # statistics count what was replaced until then
for index in one many two same; do
  expect_exit 0 tra check -i $index
  tra export -i $index | sort > $index.articles
  tra facets -i $index --format json --facets country:0,type:0,level:0,source:0 > $index.facets
  answers $index "--without pairs,opening,passages,facets" > $index.answers
done
[ "$(wc -l < one.answers)" -gt 1000 ] || fail "the questions find too little: $(wc -l < one.answers)"
for index in many two same; do
  cmp -s one.articles $index.articles || fail "$index has other articles: $(diff one.articles $index.articles | head -c 600)"
  cmp -s one.facets $index.facets || fail "$index has other facets: $(diff one.facets $index.facets | head -c 300)"
  cmp -s one.answers $index.answers || fail "$index answers otherwise: $(diff one.answers $index.answers | head -4)"
done
answers many > many.ranked
answers same | cmp -s - many.ranked || fail "the same segments rank otherwise"

# Parts may be sorted within: each is one segment then, with equal bytes again, with the newest article first.
expect_exit 0 tra plan archive --parts 2 --sort date -o plan2
expect_exit 0 tra count plan2
expect_exit 0 tra build plan2 -o sorted
expect_exit 0 tra build plan2 --part 2 -o sorted-again
diff -r sorted/2 sorted-again > different || fail "equal inputs sorted give other bytes: $(cat different)"
[ "$(ls sorted/2/segment-*.terms | wc -l)" -eq 1 ] || fail "the unsorted segments are kept"
expect_exit 0 tra adopt -i by-date sorted/*
expect_exit 0 tra check -i by-date
tra export -i by-date | python3 -c 'import json, sys
dates = [json.loads(line).get("date", "") for line in sys.stdin]
falls = sum(later > earlier for earlier, later in zip(dates, dates[1:]))
sys.exit(0 if len(set(dates)) > 50 and falls <= 1 else 1)' || fail "the articles of a part are not sorted by their dates"

# Again changes nothing.
TRA_INDEX=many index_content > before
expect_exit 0 tra adopt -i many parts/* elsewhere
TRA_INDEX=many index_content | cmp -s - before || fail "a second adoption changes the index"

# The next sync reads nothing but files that lost an article, and finds nothing to do; then it goes on as ever.
for index in many two; do
  remembered $index
  expect_json $index.json 'json["total"]["added"] == json["total"]["updated"] == json["total"]["removed"] == json["divided_again"] == 0 and json["total"]["articles"] > 400'
done
rm archive/pages/005.html
article neu "Bài mới" "Hội đàm cấp cao." > archive/d.jsonl
for index in one many; do
  remembered $index
  expect_json $index.json 'json["total"]["added"] == json["total"]["removed"] == 1'
  tra export -i $index | sort > $index.articles
done
cmp -s one.articles many.articles || fail "after another sync the articles differ"

# What is refused, with nothing changed.
tra export -i two | sort > two.articles
expect_exit 2 tra adopt -i two nowhere
expect_in err "no such part"
expect_exit 2 tra adopt -i two parts
expect_in err "as in parts"
expect_exit 2 tra adopt -i two one
expect_in err "no part"
article x "Một" "Bài." > third.jsonl
expect_exit 0 tra plan third.jsonl --parts 2 -o plan3
expect_exit 2 tra plan archive --parts 2 -o plan3
expect_exit 0 tra count plan3
expect_exit 0 tra build plan3 -o parts3
expect_exit 2 tra adopt -i two parts/1 parts3/1
expect_in err "another plan"
expect_exit 0 tra adopt -i two parts3/*
expect_exit 0 tra plan archive --parts 3 -o plan4
expect_exit 0 tra count plan4
touch -d 2020-01-01 archive/a.jsonl
expect_exit 2 tra build plan4 -o parts4
expect_in err "has changed since the plan was made"
expect_exit 0 tra adopt -i fresh parts/[1-9]
cp -r parts/12 broken
python3 - <<'END'
import glob
name = glob.glob("broken/segment-*.postings")[0]
data = bytearray(open(name, "rb").read()); data[len(data) // 2] ^= 1; open(name, "wb").write(data)
END
TRA_INDEX=fresh index_content > before
expect_exit 2 tra adopt -i fresh parts/13 broken
expect_in err "orruption"
TRA_INDEX=fresh index_content | cmp -s - before || fail "a damaged part changes the index"
expect_exit 0 tra adopt -i fresh parts/*
expect_exit 0 tra check -i fresh
finish
