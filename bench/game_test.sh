#!/usr/bin/env bash
# tra_bench_game must answer every command of the search-benchmark-game immediately with one line.
#   game_test.sh TRA_BENCH_GAME TRA_BENCH_QUERIES
set -euo pipefail
game=$(realpath -e "$1") queries=$(realpath -e "$2")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# Of 30 articles, every second one contains "griffith", every third one "observatory" (directly after it or far before
# it), and one contains "the".
for i in $(seq 0 29); do
  text="article $i"
  [ $((i % 3)) -eq 1 ] && text="observatory and $text"
  [ $((i % 2)) -eq 0 ] && text="$text griffith"
  [ $((i % 3)) -eq 0 ] && text="$text observatory"
  [ "$i" -eq 7 ] && text="$text the"
  printf '{"id": "%s", "title": "number", "text": "%s"}\n' "$i" "$text"
done > corpus.jsonl
"$queries" index corpus.jsonl index > /dev/null

cat > asked <<'END'
COUNT	the|1
COUNT	griffith observatory|25
COUNT	+griffith +observatory|10
COUNT	+griffith observatory|15
COUNT	"griffith observatory"|5
COUNT	+griffith -observatory|5
COUNT	obs*|20
COUNT	nowhere|0
UNOPTIMIZED_COUNT	griffith observatory|25
TOP_10	griffith observatory|1
TOP_100	the|1
TOP_1000	nowhere|1
TOP_10_COUNT	griffith observatory|25
TOP_100_COUNT	+griffith +observatory|10
TOP_1000_COUNT	"griffith observatory"|5
TOP_10	"am* funds"|UNSUPPORTED
TOP_10	(griffith|UNSUPPORTED
TOP_10_FF	griffith|UNSUPPORTED
END
cut -d'|' -f1 asked | "$game" index > answers
diff <(cut -d'|' -f2 asked) answers || { echo "the second column is what tra_bench_game answered"; exit 1; }

# The client waits for each answer before it sends the next command.
coproc "$game" index
printf 'COUNT\tthe\n' >&"${COPROC[1]}"
read -r -t 10 answer <&"${COPROC[0]}"
[ "$answer" = 1 ] || { echo "the first answer is $answer"; exit 1; }
echo "all as expected"
