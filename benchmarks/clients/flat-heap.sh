#!/usr/bin/env bash
# Whether the heap stayed flat, by a log of -Xlog:gc with uptimes. Usage: flat-heap.sh LOG
# Prints what was left after collections, in twentieths of the time; exits 1 when the second half of the time (without the
# first tenth of it all, which is the start) holds more than the first by a tenth and 4 MiB, in the median.
set -euo pipefail
sed -nE 's/^\[([0-9.]+)s\].*Pause.* [0-9]+M->([0-9]+)M\([0-9]+M\).*/\1 \2/p' "$1" | LC_ALL=C awk '
  # The middle of what was left between two times; -1 for nothing.
  function median(from, to,   n, i, j, v, x) {
    n = 0
    for (i = 1; i <= NR; i++) if (at[i] >= from && at[i] < to) {
      x = left[i]
      for (j = ++n; j > 1 && v[j - 1] > x; j--) v[j] = v[j - 1]
      v[j] = x
    }
    return n == 0 ? -1 : v[int((n + 1) / 2)]
  }
  { at[NR] = $1; left[NR] = $2 }
  END {
    if (NR < 40) { print "too few collections to tell: " NR; exit 1 }
    end = at[NR] + 0.001
    for (step = 0; step < 20; step++) {
      m = median(end * step / 20, end * (step + 1) / 20)
      if (m >= 0) printf "%6.1f s   %4d MiB after collection\n", end * step / 20, m
    }
    middle = (0.1 * end + end) / 2
    first = median(0.1 * end, middle); second = median(middle, end)
    flat = second <= first * 1.1 + 4
    printf "heap after collection: first half %d MiB, second half %d MiB: %s\n", first, second, flat ? "flat" : "not flat"
    exit !flat
  }'
