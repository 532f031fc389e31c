#!/usr/bin/env bash
# A catalogue of 1,000 topics with 3,000 partitions on the local stack: how long `plan` takes beyond start-up, and how long
# `apply` takes beside Kafka's own TopicCommand --create, one call for each topic. Theirs is measured on a sample and
# extrapolated. Usage: benchmarks/many-topics.sh [SAMPLE]   Needs GNU date; fails when a goal isn't met.
set -euo pipefail
cd "$(dirname "$0")/.."
sample=${1:-10}
topics=1000
partitions=3
plan_goal=3000 # milliseconds beyond start-up
rounds=3
kafka_port=${KAFKA_PORT:-19092} registry_port=${REGISTRY_PORT:-18081}
work=$(mktemp -d)
data=$work/stack
trap 'bin/local-stack down --data "$data" >/dev/null 2>&1; rm -rf "$work"' EXIT

mvn -B -q -f benchmarks/kafka-tools/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile="$work/kafka.classpath" >/dev/null
bin/local-stack up --data "$data" --kafka-port "$kafka_port" --registry-port "$registry_port" >/dev/null
export MILLRACE_BOOTSTRAP_SERVERS=127.0.0.1:$kafka_port
export MILLRACE_SCHEMA_REGISTRY=http://127.0.0.1:$registry_port/apis/ccompat/v7

catalogue=$work/catalogue.yaml
{
  echo 'topics:'
  for number in $(seq -w 1 "$topics"); do
    printf '  many-%s: {partitions: %d, configs: {retention.ms: 86400000}}\n' "$number" "$partitions"
  done
} >"$catalogue"

# Kafka's tool, as its kafka-topics.sh starts it: its heap and garbage collector.
theirs() {
  java -Xmx256M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 \
    -cp "$(cat "$work/kafka.classpath")" org.apache.kafka.tools.TopicCommand \
    --bootstrap-server "$MILLRACE_BOOTSTRAP_SERVERS" --create --topic "theirs-$1" --partitions "$partitions" \
    --config retention.ms=86400000 >/dev/null
}
start_up() { bin/admin-tools topics list >/dev/null; }
plan() { bin/admin-tools plan --catalogue "$catalogue" >"$work/plan.out"; }
apply() { bin/admin-tools apply --catalogue "$catalogue" >"$work/apply.out"; }
# The milliseconds that a command takes.
time_of() {
  local start end
  start=$(date +%s%N)
  "$@"
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}
middle_of() {
  for _ in $(seq "$rounds"); do time_of "$1"; done | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
count() { grep -c "^$1 many-" "$2" || true; }
expect() { [ "$1" -eq "$2" ] || { echo "$3: $1 instead of $2" >&2; exit 1; }; }

start_up # the first run archives classes
empty=$(middle_of start_up)
before=$(middle_of plan)
expect "$(grep -c '^create-topic' "$work/plan.out" || true)" "$topics" 'topics to create in the plan'
applied=$(time_of apply)
expect "$(count create-topic "$work/apply.out")" "$topics" 'topics created by apply'
after=$(middle_of plan)
expect "$(grep -c '^create-topic' "$work/plan.out" || true)" 0 'topics to create once they are there'
again=$(time_of apply)

each=$work/theirs.ms
theirs warm-up
for number in $(seq "$sample"); do time_of theirs "$number" >>"$each"; done
one=$(sort -n "$each" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')

printf 'start-up (topics list, empty cluster)    %8d ms (median of %d)\n' "$empty" "$rounds"
printf 'plan, no topic is there                  %8d ms, %d beyond start-up\n' "$before" $((before - empty))
printf 'plan, all %d topics are there          %8d ms, %d beyond start-up\n' "$topics" "$after" $((after - empty))
printf 'apply, creates %d topics               %8d ms\n' "$topics" "$applied"
printf 'apply again, changes nothing             %8d ms\n' "$again"
printf 'kafka TopicCommand --create, one topic   %8d ms (median of a sample of %d)\n' "$one" "$sample"
printf 'the same for %d topics (extrapolated)  %8d ms\n' "$topics" $((one * topics))
awk -v a="$applied" -v b=$((one * topics)) 'BEGIN { printf "ratio                                     1/%d\n", b / a }'
[ $((after - empty)) -lt "$plan_goal" ] && [ $((before - empty)) -lt "$plan_goal" ] ||
  { echo "plan takes $plan_goal ms or more beyond start-up" >&2; exit 1; }
[ $((applied * 100)) -lt $((one * topics)) ] || { echo 'apply takes a hundredth of theirs or more' >&2; exit 1; }
