#!/usr/bin/env bash
# The tables of PERFORMANCE.md: the benches several times over, and of each ratio the median: bash benches/measure.sh [runs] [benches]
set -euo pipefail
cd "$(dirname "$0")"
runs=${1:-5}
benches=("${@:2}")
cargo bench --no-run --quiet
for _ in $(seq "$runs"); do cargo bench --quiet "${benches[@]/#/--bench=}"; done | awk -F '|' '
  # A line is known by its table and its first cell.
  /^\| .*\| hit / { table = $2 }
  /^\|/ {
    line = /^\|---/ ? table "---" : table $2
    if (!(line in first)) { order[++lines] = line; first[line] = $0 }
    values = $3 ~ /[0-9]/
    if (values) { n[line]++; for (cell = 3; cell <= 5; cell++) ratio[line, cell, n[line]] = $cell }
  }
  function median(line, cell,   i, j, sorted, swap) {
    for (i = 1; i <= n[line]; i++) {
      sorted[i] = ratio[line, cell, i]
      for (j = i; j > 1 && sorted[j] + 0 < sorted[j - 1] + 0; j--) { swap = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = swap }
    }
    return sorted[int((n[line] + 1) / 2)]
  }
  END {
    for (i = 1; i <= lines; i++) {
      line = order[i]
      if (!(line in n)) { print (first[line] ~ /hit/ ? "\n" : "") first[line]; continue }
      split(first[line], cells, "|")
      printf "|%s|%s|%s|%s|\n", cells[2], median(line, 3), median(line, 4), median(line, 5)
    }
  }'
