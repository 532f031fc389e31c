#!/bin/sh
# Time and bytes of the serdes beside bare Avro, and beside Confluent's where that is installed, by JMH.
# Arguments go to JMH: benchmarks/serdes.sh -f 1 deserialize
set -eu
cd "$(dirname "$0")/.."
profile='' sides=ours,bare
if [ -d "$HOME/.m2/repository/io/confluent/kafka-avro-serializer/7.7.0" ]; then
  profile=-Pconfluent sides=ours,bare,theirs
fi
mvn -B -q -Dquick install -pl event-model -am
mvn -B -q -Dquick package $profile -f benchmarks/serdes/pom.xml
module=benchmarks/serdes/target
exec java -cp "$module/serde-benchmarks.jar:event-model/target/event-model.jar:$(cat $module/classpath)" \
  org.openjdk.jmh.Main -prof gc -p side=$sides "$@"
