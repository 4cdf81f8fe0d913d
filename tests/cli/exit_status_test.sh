#!/usr/bin/env bash
# Exit status 0 (found or done), 1 (nothing found) or 2 (an error); standard output has results only.
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect_exit 0 tra help
expect_in out "tra COMMAND"
expect_exit 0 tra --version
expect_in out "tra 0."
for command in sync add delete search suggest show facets analyze status check merge repair upgrade import export; do
  expect_exit 0 tra $command --help
  expect_in out "tra $command"
  expect_exit 2 tra $command --no-such-option
  expect_lines err 1
  expect_in err "no-such-option"
  expect_lines out 0
done
expect_exit 2 tra
expect_exit 2 tra no-such-command
expect_exit 2 tra search
expect_exit 2 tra search word                # no index yet
expect_in err "no index"
expect_exit 2 tra sync no-such-folder
expect_in err "no-such-folder"
expect_exit 2 tra add no-such-file
expect_exit 2 tra search word --limit many
expect_exit 2 tra search word --limit -1

article a "Tham khảo chính trị Lào" "Hai bên trao đổi." > articles.jsonl
expect_exit 0 tra add articles.jsonl
expect_exit 0 tra search lao
expect_lines err 0
expect_exit 1 tra search khongcotunay
expect_lines err 0
expect_exit 0 tra show a
expect_exit 1 tra show b
expect_exit 1 tra delete b
expect_exit 0 tra search láo      # other marks, as there is no such word
expect_exit 1 tra delete --query láo
expect_exit 0 tra show a
expect_exit 0 tra facets
expect_exit 1 tra facets khongcotunay
expect_exit 0 tra status
expect_exit 0 tra check
expect_exit 0 tra merge
expect_exit 0 tra export
expect_exit 0 tra analyze lào
expect_exit 1 tra analyze ' '
expect_exit 2 tra search lao --format xml
expect_exit 2 tra search lao --sort size
expect_exit 2 tra search lao --from 2021-13
expect_exit 2 tra search lao --from 31/02/2021
expect_exit 2 tra search lao --from 21/1/2/2021
expect_exit 2 tra search lao --facets nonsense
expect_exit 2 tra search lao --match 0%
expect_exit 0 tra delete a
expect_exit 1 tra search lao

# A limit of the size of files is an error with its reason, and the report is written.
article long "Bài dài" "$(seq -s ' ' 40000)" > long.jsonl
limited_sync() { (ulimit -f 64 && tra sync -i limited long.jsonl --report report.json); }
expect_exit 2 limited_sync
expect_in err "File too large"
expect_json report.json 'json["exit_status"] == 2 and "File too large" in json["error"]'
expect_exit 0 tra sync -i limited long.jsonl
finish
