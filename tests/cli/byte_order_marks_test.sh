#!/usr/bin/env bash
# Files that editors of Windows write, with a byte order mark and line ends of two characters.
test_script=$(realpath "${BASH_SOURCE[0]}")
source "$(dirname "$test_script")/support.sh"
export LC_ALL=C.UTF-8 XDG_CONFIG_HOME=$scratch/config

mkdir rules pages
printf 'Hội làng\n\nBà con mở hội đua thuyền ở bến sông sáng nay.\n' > pages/hoi.txt
windows() { printf '\xef\xbb\xbf'; sed 's/$/\r/'; }

printf 'section\tsport\tđua thuyền\tThể thao\tSport\n' | windows > rules/facets.tsv
expect_exit 0 tra sync --rules rules pages
expect_exit 0 tra search --where section=sport --format ids
expect_in out 'hoi.txt'
expect_exit 0 tra facets --by section --lang en --format csv
expect_in out 'Sport'

echo index | windows > list
expect_exit 0 tra search -i @list 'hội làng' --format ids
expect_in out 'hoi.txt'

printf '\xff\xfeq\x001\x00\n\x00' > batch  # UTF-16
expect_exit 2 tra search --batch batch --format trec
expect_in err 'UTF-16'

expect_exit 0 tra tag hoi.txt +hay
expect_exit 0 tra tag --export tags
windows < tags > tags-of-windows
expect_exit 0 tra tag hoi.txt =hay
expect_exit 0 tra tag --import tags-of-windows
expect_exit 0 tra search tag:hay --format ids
expect_in out 'hoi.txt'

mkdir -p config/tra
echo 'lang = vi' | windows > config/tra/config
expect_exit 0 tra status
expect_in out 'bài'

finish
