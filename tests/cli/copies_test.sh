#!/usr/bin/env bash
# An article that was saved several times is one hit that lists its copies; --all shows each copy.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

python3 - > articles.jsonl <<'PYTHON'
import json, random
random.seed(5)
vocabulary = "hợp tác quốc phòng biên giới thương mại đầu tư giáo dục văn hoá khoa học công nghệ môi trường năng lượng".split()
def body(words): return " ".join(["Tham khảo chính trị."] + words) + "."
def put(key, title, text, **more): print(json.dumps({"id": key, "title": title, "body": text, **more}, ensure_ascii=False))
first = [random.choice(vocabulary) for _ in range(300)]
put("goc", "Tham khảo chính trị Việt Nam-Lào", body(first), url="https://example.org/1", date="2021-08-31")
changed = list(first)
changed[100] = changed[200] = "sửa"
put("ban-2", "Tham khảo chính trị Việt Nam-Lào", body(changed), url="https://example.org/2", date="2021-09-01")
put("ban-3", "THAM KHẢO CHÍNH TRỊ VIỆT NAM - LÀO", body(first), tail="Tin khác: Giá vàng", date="2021-09-02")
for number in range(12):
    put(f"khac-{number:02}", "Tham khảo chính trị", body([random.choice(vocabulary) for _ in range(300)]), date=f"2020-01-{number + 1:02}")
put("ngan-1", "Tham khảo chính trị", "Bản tin ngắn.")
put("ngan-2", "Tham khảo chính trị", "Bản tin ngắn.")
PYTHON
expect_exit 0 tra add - < articles.jsonl

expect_exit 0 tra search 'tham khảo chính trị' --limit 20 --format json
expect_json out 'json["total"]["value"] == 17 and len(json["hits"]) == 15'
expect_json out '[sorted([h["id"], *h["duplicates"]]) for h in json["hits"] if "duplicates" in h] == [["ban-2", "ban-3", "goc"]]'
expect_json out '{"ngan-1", "ngan-2"} <= {h["id"] for h in json["hits"]}'   # too short to be told from others of their form

# Sorted by date, the best-ranked copy is shown, and the page is still full.
expect_exit 0 tra search 'tham khảo chính trị' --sort date --limit 4 --format json
expect_json out '[h["id"] for h in json["hits"]] == ["ban-3", "khac-11", "khac-10", "khac-09"]'
expect_json out 'json["hits"][0]["duplicates"] == ["ban-2", "goc"]'
# Copies that rank after the last hit of a page belong to that hit and are not shown on the next page.
expect_exit 0 tra search 'tham khảo chính trị' --sort date --limit 1 --format json
expect_json out 'json["hits"][0]["duplicates"] == ["ban-2", "goc"]'
expect_exit 0 tra search 'tham khảo chính trị' --sort date --limit 2 --offset 1 --format json
expect_json out '[h["id"] for h in json["hits"]] == ["khac-11", "khac-10"]'

expect_exit 0 tra search 'tham khảo chính trị' --sort date --limit 4 --all --format json
expect_json out '[h["id"] for h in json["hits"]] == ["ban-3", "ban-2", "goc", "khac-11"]'
expect_json out 'all("duplicates" not in h for h in json["hits"])'

expect_exit 0 tra search --lang vi 'tham khảo chính trị' --sort date --limit 2
expect_in out 'cùng bài: 2 bản khác (ban-2, goc)'
expect_in out 'đã gộp 2 bản trùng (--all để xem đủ)'
expect_exit 0 tra search 'tham khảo chính trị' --all
expect_not_in out 'cùng bài'
# Every format for people has the same hits on a page.
for format in ids csv tsv jsonl markdown; do
  for offset in 0 1 14; do
    case $format in csv | tsv) fields='--fields id' ;; *) fields= ;; esac
    tra search 'tham khảo chính trị' --sort date --limit 2 --offset $offset --format $format $fields > page 2> /dev/null
    grep -oE 'goc|ban-[0-9]|khac-[0-9]*|ngan-[0-9]' <(sed 's/\\//g; s/"duplicates":\[[^]]*\]//' page) | uniq > "$format.$offset"
    cmp -s "ids.$offset" "$format.$offset" || fail "$format has other hits than ids from $offset on: $(cat "ids.$offset" "$format.$offset")"
  done
done
expect_exit 0 tra search 'tham khảo chính trị' --limit 20 --format ids
expect_lines out 15
expect_exit 0 tra search 'tham khảo chính trị' --limit 20 --format ids --all
expect_lines out 17
printf 'q\ttham khảo chính trị\n' > queries.tsv
expect_exit 0 tra search --batch queries.tsv --format trec --limit 100
expect_lines out 17
expect_exit 0 tra search 'tham khảo chính trị' --limit 0 --format json
expect_json out 'json["hits"] == [] and json["total"]["value"] == 17'
finish
