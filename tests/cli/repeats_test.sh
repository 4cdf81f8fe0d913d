#!/usr/bin/env bash
# Paragraphs that many pages of an archive contain go to the tail, in whatever order the pages are added. They become
# text again when the other pages are deleted. Articles that were saved or printed many times stay complete.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

write_pages() {  # write_pages FOLDER FORM: six pages of one site
  mkdir -p "$1"
  python3 - "$1" "$2" <<'PYTHON'
import random, sys
folder, form = sys.argv[1:]
random.seed(3)
words = "hợp tác quốc phòng biên giới thương mại đầu tư giáo dục văn hoá khoa học công nghệ môi trường năng lượng nông nghiệp".split()
site = ["Sáng 6/1, tại tỉnh Gia Lai, đoàn công tác đã làm việc với cán bộ của tỉnh về việc giúp đồng bào dựng nhà rông mới bên bờ suối.",
        "Tối 5/1, tỉnh đã long trọng tổ chức lễ kỷ niệm 50 năm ngày giải phóng với màn pháo hoa trước quảng trường trung tâm."]
for number, country in enumerate(["Lào", "Campuchia", "Myanmar", "Cuba", "Ấn Độ", "Nhật Bản"]):
    title = f"Tham khảo chính trị Việt Nam - {country} lần thứ {number + 3}"
    body = [f"Ngày {number + 10}/5, tại Hà Nội, Thứ trưởng Bộ Ngoại giao và Thứ trưởng Ngoại giao {country} đồng chủ trì tham khảo chính trị."]
    body += [" ".join(random.choice(words) for _ in range(35)).capitalize() + "." for _ in range(3)]
    with open(f"{folder}/{number}.{form}", "w", encoding="utf-8") as page:
        if form == "txt":
            page.write("\n".join(["Cổng thông tin đối ngoại vùng cao nguyên", "", title, "", *body, *site, ""]))
        else:
            page.write(f"<!DOCTYPE html><title>{title}</title><article><h1>{title}</h1>" + "".join(f"<p>{p}</p>" for p in body + site) + "</article>")
PYTHON
}
zone() { tra export | python3 -c 'import json, sys
print(next(o for o in map(json.loads, sys.stdin) if o["id"] == sys.argv[1]).get(sys.argv[2], ""))' "$1" "$2"; }

for form in txt html; do
  rm -rf "$TRA_INDEX"
  write_pages $form $form
  expect_exit 0 tra sync --threads 1 $form
  expect_in out "pages divided again"
  for number in 0 5; do  # of the first, little was known when they were read
    zone $number.$form tail > tail
    expect_in tail "nhà rông mới"
    expect_in tail "màn pháo hoa"
    zone $number.$form body > body
    expect_not_in body "nhà rông"
    zone $number.$form title > title
    expect_in title "Tham khảo chính trị"
  done
  expect_exit 1 tra search 'nhà rông' --match all
  expect_exit 0 tra search '"nhà rông mới"' --format json
  expect_json out 'json["total"]["value"] == 6'
  tra export | sort > together.jsonl
  index_content > before.json
  expect_exit 0 tra sync $form
  expect_not_in out "divided again"
  index_content > after.json
  cmp -s before.json after.json || fail "a sync without work has changed the index"

  # Syncing one page at a time gives the same index as syncing all at once.
  mkdir slow
  for number in 5 1 4 0 2 3; do
    cp -p $form/$number.$form slow/
    expect_exit 0 tra sync --index slow-index slow
  done
  tra export --index slow-index | sort > slowly.jsonl
  cmp together.jsonl slowly.jsonl || fail "the order of pages changes their zones"

  # Without the other pages, the paragraph belongs to the article again.
  rm $form/[1-4].$form
  expect_exit 0 tra sync $form
  zone 0.$form body > body
  expect_in body "nhà rông mới"
  expect_exit 0 tra search 'nhà rông'
  rm -rf slow slow-index
done

# The same article under four names, each with its own teasers; and a report that four papers print below their own
# first paragraphs.
rm -rf "$TRA_INDEX"
mkdir many
python3 - <<'PYTHON'
lead = "Sáng 4/6, tại Hà Nội, Bộ trưởng Ngoại giao hội đàm với Bộ trưởng Ngoại giao Ba Lan nhân chuyến thăm làm việc tại Việt Nam."
text = ["Hai Bộ trưởng vui mừng nhận thấy quan hệ hữu nghị truyền thống giữa Việt Nam và Ba Lan tiếp tục phát triển tốt đẹp trên nhiều lĩnh vực.",
        "Bộ trưởng Ngoại giao Ba Lan đề nghị Việt Nam tạo thuận lợi cho nông sản, dược phẩm của Ba Lan vào thị trường Việt Nam trong năm tới.",
        "Hai Bộ trưởng nhất trí sớm nối lại đường bay thẳng Hà Nội - Warszawa và tăng số học bổng cho sinh viên Việt Nam tại Ba Lan."]
for number in range(4):
    with open(f"many/copy-{number}.txt", "w", encoding="utf-8") as page:
        page.write("\n".join(["Bộ trưởng Ngoại giao hội đàm với Bộ trưởng Ngoại giao Ba Lan", "", lead, *text, "Đọc nhiều", f"Giá cà phê tuần thứ {number} lập đỉnh mới", ""]))
    own = f"Báo số {number}: Việt Nam và Ba Lan mong nối lại đường bay thẳng, hai Bộ trưởng Ngoại giao cho biết sau hội đàm ở Hà Nội sáng {number + 4}/6 về quan hệ hữu nghị."
    with open(f"many/print-{number}.txt", "w", encoding="utf-8") as page:
        page.write("\n".join([f"Việt Nam và Ba Lan bàn nối lại đường bay, bản tin số {number}", "", own, *text, ""]))
PYTHON
for number in 1 2 3 4; do printf 'Bản tin %s\n\nHà Nội, ngày 31/8/2021, hai bên trao đổi về hợp tác song phương với Lào.\n' $number > many/short-$number.txt; done
expect_exit 0 tra sync many
for key in copy-0 copy-3 print-0 print-3; do
  zone $key.txt body > body
  expect_in body "dược phẩm"
  expect_in body "học bổng"
done
expect_exit 0 tra search 'trao đổi về hợp tác song phương' --format json
expect_json out 'json["total"]["value"] == 4'
finish
