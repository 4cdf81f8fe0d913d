#!/usr/bin/env bash
# tra tune: weights fitted to an archive, kept only where the half held out gains, shown by status, undone by --reset.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# Each question has a long article that answers it, whose title it is, and a short one that only holds its rare word:
# the more the length counts, the lower the right one stands.
python3 - > articles.jsonl <<'PY'
import json
for i in range(48):
    word = "zk" + chr(97 + i // 26) + chr(97 + i % 26)
    padding = " ".join(["dài dòng văn tự"] * 20)
    print(json.dumps({"id": f"long{i}", "title": f"bàn về chuyện của {word}", "body": f"{word} {padding} {word} {word}."}, ensure_ascii=False))
    print(json.dumps({"id": f"short{i}", "body": f"{word} rồi."}, ensure_ascii=False))
PY
expect_exit 0 tra add --no-facets - < articles.jsonl
expect_exit 0 tra status
expect_in out "ranking     k1 1.2, b 0.75, pairs 0.33, compounds 0.3,"
expect_in out "            opening 0.3, passages 0.15, facets 0.06 (defaults)"

# Titles must find their own articles by the rest of them.
expect_exit 0 tra tune --no-progress
expect_in out "held out 24 queries: nDCG@10 "
expect_in out "kept"
expect_exit 0 tra status --format json
expect_json out 'json["ranking"]["tuned"] and json["ranking"]["b"] < 0.75'
expect_exit 0 tra status
expect_not_in out "(defaults)"
tra search zkac --format json > out
expect_json out 'json["hits"][0]["id"] == "long2"'

# What is kept stays with other commits, and may gain nothing a second time.
article other "Tin khác" "Không liên quan." | tra add --no-facets - > /dev/null 2>&1
expect_exit 0 tra status --format json
expect_json out 'json["ranking"]["tuned"]'
expect_exit 1 tra tune --no-progress
expect_in out "not kept"

expect_exit 0 tra tune --reset
expect_exit 0 tra status --format json
expect_json out 'not json["ranking"]["tuned"] and json["ranking"]["b"] == 0.75'

# Judged queries: the short articles are the right ones, as the defaults have them.
for i in $(seq 0 23); do printf 'zka%s rồi\tshort%s\t2\n' "$(printf "\\$(printf %o $((97 + i)))")" "$i"; done > judged.tsv
expect_exit 1 tra tune --judged judged.tsv --no-progress
expect_in out "held out 12 queries: nDCG@10 1.0000 before"
expect_exit 2 tra tune --judged missing.tsv
echo "no tabs" > bad.tsv
expect_exit 2 tra tune --judged bad.tsv
expect_in err "bad.tsv"
expect_in err "line 1"
head -3 judged.tsv > few.tsv
expect_exit 2 tra tune --judged few.tsv
expect_in err "at least 20 queries"
expect_exit 2 tra tune --judged judged.tsv --reset
finish
