#!/usr/bin/env bash
# Time and bytes of the serdes beside bare Avro, Apicurio's, and Confluent's where that is installed, by JMH.
#
# Usage: benchmarks/serdes.sh [--quick] [--write] [JMH_ARGUMENT...]
#   --quick   the order event only, on one thread, some eight minutes instead of twenty-five
#   --write   put the tables into benchmarks/README.md too
# ROUNDS sets the number of rounds. The tables go to standard output, progress to standard error. Further arguments go to
# JMH for the benchmarks of warm serdes: benchmarks/serdes.sh --quick -wi 5
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/confluent.sh
quick=no page=''
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=yes ;;
    --write) page=benchmarks/README.md ;;
    *) break ;;
  esac
  shift
done
if [ $quick = yes ] && [ -n "$page" ]; then
  echo '--write is for the full measurement: leave out --quick' >&2
  exit 2
fi
work=$(mktemp -d)
log=$work/log
trap 'bin/local-stack down --data "$work/stack" >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

sides=(OURS CONFLUENT APICURIO BARE)
find_confluent
[ -n "$confluent" ] || sides=(OURS APICURIO BARE)
mvn -B -q -Dquick install -pl event-model -am >&2
# shellcheck disable=SC2086 # no word at all when it is empty
mvn -B -q -Dquick package $confluent -f benchmarks/serdes/pom.xml >&2
module=benchmarks/serdes/target
classes=$module/serde-benchmarks.jar:event-model/target/event-model.jar:$(cat "$module/classpath")

registry=$(bin/local-stack up --data "$work/stack" --kafka-port 0 --registry-port 0 2>>"$log" |
  sed -n 's/^schema registry *//p') || { cat "$log" >&2; exit 1; }
java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java

# Runs JMH. Arguments: the name of the result, then those of JMH.
jmh() {
  local result=$folder/$1.json
  shift
  "$java" -cp "$classes" -Dmillrace.benchmarks.registry="$registry" \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=error org.openjdk.jmh.Main \
    -foe true -rf json -rff "$result" "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
}
joined() { local IFS=,; echo "$*"; }
# A round takes the sides in turn, the next one the other way round.
reversed() { local i; for ((i = $#; i > 0; i--)); do echo "${!i}"; done; }
without() { local side; for side in "${@:2}"; do [ "$side" = "$1" ] || echo "$side"; done; }

rounds=${ROUNDS:-3}
for round in $(seq "$rounds"); do
  echo "round $round of $rounds" >&2
  folder=$work/rounds/$round
  mkdir -p "$folder"
  sides=($(reversed "${sides[@]}"))
  # For the sake of time, Apicurio and two threads are measured in every third round.
  taken=("${sides[@]}")
  [ $((round % 3)) = 1 ] || taken=($(without APICURIO "${sides[@]}"))
  if [ $quick = yes ]; then
    jmh one-thread SerdeBenchmark -prof gc -p record=ORDER -p side="$(joined "${taken[@]}")" "$@"
  else
    jmh one-thread SerdeBenchmark -prof gc -p side="$(joined "${taken[@]}")" "$@"
    [ $((round % 3)) != 1 ] || jmh two-threads SerdeBenchmark -t 2 -prof gc -p side="$(joined "${taken[@]}")" "$@"
  fi
  jmh equal-schema EqualSchemaBenchmark -p side="$(joined "${taken[@]}")"
  if [ $quick = no ] || [ "$round" = 1 ]; then
    jmh cold-ids ColdIdsBenchmark -p side="$(joined $(without APICURIO $(without BARE "${sides[@]}")))"
  fi
done
# shellcheck disable=SC2086 # no word at all when it is empty
"$java" -cp "$classes" io.millrace.benchmarks.report.SerdeReport "$work/rounds" $page
