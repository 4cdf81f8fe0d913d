#!/usr/bin/env bash
# All that a reader is shown is in the language of --lang or of the locale: results, notices, errors, progress.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/support.sh"
sources=$here/../../cli
export XDG_CONFIG_HOME=$scratch/config LC_ALL=C.UTF-8

mkdir pages
printf 'Tham khảo chính trị Việt Nam - Lào lần thứ 6\n\nChiều 31/8/2021, hai bên trao đổi về giá gạo.\n' > pages/lao.txt
printf 'Thủ tướng thăm Nhật Bản\n\nSáng 2/3/2022, Thủ tướng đến Tokyo.\n' > pages/nhat.txt
: > pages/empty.txt
expect_exit 0 tra sync pages --lang vi
expect_in out 'trong chỉ mục có 2 bài'
expect_in err 'tệp trống'
expect_exit 0 tra sync pages --lang en --rebuild
expect_in out '2 articles in the index'
expect_exit 0 tra tag lao.txt +x --note 'ghi'

# Both languages of each command: a word of its own, and none of the other's.
both() { # ENGLISH VIETNAMESE COMMAND...
  local english=$1 vietnamese=$2
  shift 2
  tra "$@" --lang en > english 2>&1
  tra "$@" --lang vi > vietnamese 2>&1
  expect_in english "$english"
  expect_not_in english "$vietnamese"
  expect_in vietnamese "$vietnamese"
  expect_not_in vietnamese "$english"
  env LC_ALL=vi_VN.UTF-8 "$program" "$@" > by_locale 2>&1
  expect_in by_locale "$vietnamese"
}
both 'Original' 'Tệp gốc' show lao.txt
both 'Laos' 'Lào' facets --facets country
both '(own)' '(của chính bài)' show lao.txt --explain-facets
both 'rule: ' 'quy tắc: ' show lao.txt --explain-facets
both 'place 1 of 1 article' 'thứ 1 trong 1 bài' explain 'tham khảo' lao.txt
both 'documents' 'số tài liệu' explain 'tham khảo' lao.txt
both 'no article has the key' 'không bài nào có mã' show none
both 'no article has the key' 'không bài nào có mã' cite none
both 'no article has the key' 'không bài nào có mã' similar none
both 'no article has the key' 'không bài nào có mã' tag none +x
both 'no article has the key' 'không bài nào có mã' delete none
both 'no search is saved' 'chưa lưu truy vấn nào' watch
both 'no search is saved' 'chưa lưu truy vấn nào' news
both 'good: ' 'tốt: ' check
both 'articles ' 'số bài ' status
both 'last sync' 'đồng bộ lần cuối' status
both 'Read by tra itself' 'Tra tự đọc' formats
both 'Word documents' 'văn bản Word' formats
both '1 segment,' '1 phân đoạn,' merge
both ' or ' ' hoặc ' search --country Làoo
both 'takes a key' 'cần mã bài' show
both 'there is no index' 'không có chỉ mục' search lào -i none
both '0 to add' 'sẽ thêm 0' sync pages --dry-run
both 'Nothing found' 'Không tìm thấy' search zzz

# Every message that the program makes itself has its Vietnamese in the table.
python3 - "$sources" > untranslated <<'PYTHON'
import pathlib, re, sys
sources = pathlib.Path(sys.argv[1])
string = r'"((?:[^"\\]|\\.)*)"'
tables = "".join((sources / "output" / name).read_text() for name in ("message_table.h", "library_messages.h"))
table = [m[1] for m in re.finditer(r'\{\s*' + string + r',\s*' + string, tables)]
made = re.compile(r'(?:\bfail\(|UsageError\(|\btell\(options, |Error\(ErrorCode::\w+,\s*)(?:"tra: )?' + string + r'(\s*\+)?')
for path in sorted(sources.rglob("*.cpp")):
    for m in made.finditer(path.read_text()):
        text, goes_on = re.sub(r"^(search: |error: )| \(see tra help\)$", "", m[1]), m[2]
        def fits(pattern):
            begin = pattern.split("*")[0]
            if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), text):
                return len(pattern) > 3
            return bool(goes_on) and len(begin) > 3 and (begin.startswith(text) or text.startswith(begin))
        if len(text) > 2 and not any(map(fits, table)):  # a shorter beginning tells nothing
            print(f"{path.name}: {text}")
PYTHON
[ -s untranslated ] && fail "no Vietnamese: $(cat untranslated)"
# The library's errors, the most frequent of each code; an error without translation says its kind. JSON keeps the original.
both 'has no value' 'không có giá trị' search --country LA --type zzz
both 'a date such as' 'cần một ngày như' search --from 31-31-2020 lào
both 'a quote is not closed' 'một dấu nháy không được đóng' search --strict '"lào'
both 'AND needs something on both sides' 'hai bên VÀ đều phải có gì đó' search --strict 'AND lào'
both 'no field' 'không có mục' search lào --fields titel
both 'is more than one word' 'gồm nhiều hơn một từ' terms --spellings 'giá gạo'
cp -r "$TRA_INDEX" damaged
for file in damaged/*; do printf 'x' | dd of="$file" bs=1 seek=40 conv=notrunc status=none; done
both 'checksum' 'tổng kiểm tra' search lào -i damaged
expect_in vietnamese 'chỉ mục hỏng'
cp -r "$TRA_INDEX" locked
python3 - locked/write.lock << 'PYTHON' & holder=$!
import fcntl, sys, time
with open(sys.argv[1], "r+") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    open("held", "w").close()
    time.sleep(60)
PYTHON
for ((i = 0; i < 100; i++)); do [ -e held ] && break; sleep 0.1; done
expect_exit 2 tra sync pages -i locked --lang vi --report report.json
expect_in err 'đang bị khóa: một chương trình khác đang ghi'
expect_json report.json "'another writer holds the lock' in json['error']"
kill $holder
expect_exit 2 tra sync missing --lang vi --report report.json
expect_in err 'không có tệp hay thư mục này'
expect_json report.json "'no such file or folder' in json['error']"

# What the readers of archives say, too.
sources=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
expect_exit 0 python3 "$sources/tests/cli/reasons.py" "$sources"
mkdir odd && printf 'x' | gzip > odd/a.txt.gz && head -c 20 odd/a.txt.gz > odd/b.txt.gz && printf '%%PDF-' > odd/c.pdf
printf 'p{}' > odd/d.css && printf '{"a": ' > odd/e.json
expect_exit 0 tra sync odd -i odd-index --lang vi
expect_in err 'dữ liệu gzip bị hỏng'
expect_in err 'JSON hỏng'
expect_in out 'bảng kiểu trình bày, không phải bài viết'
finish
