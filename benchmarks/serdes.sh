#!/bin/sh
# Time and bytes of the serdes beside bare Avro, by JMH. Arguments go to JMH: benchmarks/serdes.sh -f 1 serialize
set -eu
cd "$(dirname "$0")/.."
mvn -B -q -Dquick install -pl event-model -am
mvn -B -q -Dquick package -f benchmarks/serdes/pom.xml
module=benchmarks/serdes/target
exec java -cp "$module/serde-benchmarks.jar:event-model/target/event-model.jar:$(cat $module/classpath)" \
  org.openjdk.jmh.Main -prof gc "$@"
