#!/usr/bin/env bash
# Names of countries in options and queries: a name has precedence over an equal country code.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

for code in US MY AT AO GB JP RU LA MM; do article $code "Bài $code" "Nội dung" "\"partner_country\": [\"$code\"]"; done |
  expect_exit 0 tra add --no-facets -

# expect_country CODE NAME...
expect_country() {
  local code=$1 name
  shift
  for name in "$@"; do
    expect_exit 0 tra search '*' --country "$name" --format json
    expect_json out "[hit['id'] for hit in json['hits']] == ['$code']"
    expect_exit 0 tra search "country:\"$name\"" --format json
    expect_json out "[hit['id'] for hit in json['hits']] == ['$code']"
  done
}

expect_country US US us Mỹ my 'Hoa Kỳ' 'hoa ky' 'Hợp chúng quốc Hoa Kỳ' 'United States'
expect_country MY MY Malaysia
expect_country AT AT Áo ao
expect_country AO AO Angola 'Ăng-gô-la'
expect_country GB GB Anh 'Vương quốc Anh'
expect_country JP JP jp Nhật 'Nhật Bản'
expect_country RU RU Nga 'Liên bang Nga'
expect_country LA LA la Lào lao LÀO
expect_country MM MM Myanmar 'Mi-an-ma' 'Miến Điện'
finish
