# The articles of the golden index and what it is asked, for the script that makes it and the test that reads it.

write_articles() {  # FOLDER
  mkdir "$1"
  local i
  for i in 1 2 3; do
    printf 'Tham khảo chính trị Việt Nam - Lào lần thứ %s\n\nSáng %s/8/2024, tại Hà Nội, Thứ trưởng Ngoại giao Việt Nam và Thứ trưởng Ngoại giao Lào đồng chủ trì Tham khảo chính trị lần thứ %s giữa hai Bộ Ngoại giao.\n\nHai bên trao đổi về quan hệ hữu nghị giữa hai nước.\n' \
      "$i" "$i" "$i" > "$1/a-$i.txt"
  done
  # More than a block of postings, so that lists of blocks and of groups with several blocks occur.
  for i in $(seq 300); do
    printf 'Thông báo số %s\n\nĐây là bài thứ %s, về việc %s và việc %s của năm.\n' \
      "$i" "$i" $((i * 7919 % 997)) $((i * 104729 % 13)) > "$1/b-$i.txt"
  done
}

# Answers that do not depend on the ranking: which articles are found, and what they hold.
answers() {  # PROGRAM INDEX
  local query
  for query in 'tham khảo' '"tham khảo chính trị"' 'tham khao' 'thong bao -nam' 'title:7' 'việc~' 'thứ* lào' 'country:LA' \
    'type:political_consultation' 'tag:đọc-lại' 'date:2024' 'sửa' 'riêng' 'không-có-từ-này'; do
    printf '== %s\n' "$query"
    "$1" --index "$2" search --format ids --limit 1000 --no-pager "$query" 2> /dev/null | sort || true
  done
  echo '== export'
  "$1" --index "$2" export --format jsonl | sort
}
