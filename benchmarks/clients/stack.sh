# What the measurements of producer-app and consumer-app share: a stack of their own with a fully compiled broker, topics that
# come and go, and the events of a generator as bytes. Sourced by bash with the repository as the folder; sets $work, $classes,
# $java.

java=java
[ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
schema=event-model/src/main/avro/io/millrace/example/OrderEvent.avsc
partitions=6
# A topic's files go soon after it, so that the disk doesn't fill.
topic_settings=(--set retention.ms=-1 --set file.delete.delay.ms=1000)

fail() {
  echo "$(basename "$0"): $*" >&2
  failed=yes
  exit 1
}

# For who has started more.
stop_more() { :; }

# Stops what was started and removes what was written, however the script ends.
clean_up() {
  trap - EXIT
  stop_more
  bin/local-stack down --data "$work/stack" >/dev/null 2>&1 || true
  if [ "${failed:-no}" = yes ] && [ -d "$work/stack/logs" ]; then
    local kept
    kept=$(mktemp -d)
    mv "$work/stack/logs" "$kept"
    echo "the logs of the stack are in $kept/logs" >&2
  fi
  rm -rf "$work"
}

# Builds what is measured and starts a stack on free ports. MILLRACE_BROKER_JAVA_OPTS can have other flags for the broker.
# Arguments go to Maven when it builds the measurement.
start_stack() {
  work=$(mktemp -d)
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  local module
  for module in producer-app consumer-app admin-tools; do "bin/$module" --version >/dev/null; done # builds when needed
  quietly mvn -B -q -Dquick install -pl consumer-app -am
  quietly mvn -B -q -Dquick package -f benchmarks/clients/pom.xml "$@"
  module=benchmarks/clients/target
  classes=$module/client-benchmarks.jar:$(jars event-model app-support consumer-app)$(cat "$module/classpath")

  export MILLRACE_BROKER_JAVA_OPTS=${MILLRACE_BROKER_JAVA_OPTS--XX:TieredStopAtLevel=4 -Xmx1g}
  bin/local-stack up --data "$work/stack" --kafka-port 0 --registry-port 0 >"$work/up" 2>"$work/up.log" ||
    { cat "$work/up.log" >&2; exit 1; }
  MILLRACE_BOOTSTRAP_SERVERS=$(sed -n 's/^bootstrap servers *//p' "$work/up")
  MILLRACE_SCHEMA_REGISTRY=$(sed -n 's/^schema registry *//p' "$work/up")
  [ -n "$MILLRACE_BOOTSTRAP_SERVERS" ] && [ -n "$MILLRACE_SCHEMA_REGISTRY" ] || fail 'the stack does not tell where it is'
  export MILLRACE_BOOTSTRAP_SERVERS MILLRACE_SCHEMA_REGISTRY
}

jars() {
  local module
  for module in "$@"; do printf '%s:' "$module/target/$module.jar"; done
}
# Sets $kafka_tools, the class path of Kafka's own tools.
find_kafka_tools() {
  quietly mvn -B -q -f benchmarks/kafka-tools/pom.xml org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -Dmdep.outputFile="$work/kafka.classpath"
  kafka_tools=$(cat "$work/kafka.classpath")
}

# Runs a command that has nothing to say unless it fails.
quietly() { "$@" >"$work/quiet.log" 2>&1 || { cat "$work/quiet.log" >&2; exit 1; }; }
create_topics() { quietly bin/admin-tools topics create "$@" --partitions "$partitions" "${topic_settings[@]}"; }
delete_topics() { quietly bin/admin-tools topics delete "$@"; }

# A main class of the measurement, quiet but for errors.
measurement() {
  local main=$1
  shift
  "$java" -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$classes" "io.millrace.benchmarks.$main" "$@"
}

# Generates orders once and keeps them as they are on the wire. Arguments: how many events, the file.
prepare_records() {
  create_topics orders customers
  quietly bin/producer-app generate --rate 0 --count "$1" --seed 7
  measurement record.TakeRecords "$MILLRACE_BOOTSTRAP_SERVERS" orders "$2"
  delete_topics orders customers
}

# Fails when the temporary folder has less room than so many MiB.
require_space() {
  local free
  free=$(($(df -Pk "$work" | awk 'NR == 2 { print $4 }') / 1024))
  [ "$free" -ge "$1" ] || fail "$work has $free MiB left, and $1 are needed: set TMPDIR to a folder with more room"
}
