#!/usr/bin/env bash
# tra starts tra-index, which lies beside it, for commands that read archives; no other command loads what reads them.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export LC_ALL=C.UTF-8

mkdir pages 'another folder' elsewhere
printf 'Giá gạo\n\nGiá gạo tăng.\n' > pages/gao.txt
cp "$program" "$(dirname "$program")/tra-index" 'another folder'
ln -s '../another folder/tra' elsewhere/tra
expect_exit 0 'another folder/tra' sync pages
expect_exit 0 elsewhere/tra sync pages --quiet
expect_exit 0 elsewhere/tra search gạo
# Options before the command, help and refused options are as for any command.
expect_exit 0 elsewhere/tra -i "$TRA_INDEX" --lang en sync --dry-run
expect_in out '0 to add'
expect_exit 0 elsewhere/tra sync --help
expect_in out 'tra sync'
expect_exit 2 elsewhere/tra sync --no-such-option
expect_in err 'unknown option'
# What a command reads and how it ends pass through.
article eins Eins Gạo. | expect_exit 0 elsewhere/tra add -
expect_exit 1 elsewhere/tra delete --query khongco

rm 'another folder/tra-index'
expect_exit 2 env PATH=/nowhere 'another folder/tra' sync pages
expect_in err 'a part of tra that belongs beside it cannot be run'
expect_in err 'tra-index'
expect_exit 0 'another folder/tra' search gạo

libraries=$(ldd "$program")
for library in libarchive libxml2 libgumbo libmimetic libsimdjson libbrotli libyaml libcmark libboost_iostreams libncurses; do
  grep -qF "$library" <<< "$libraries" && fail "a search loads $library"
done
finish
