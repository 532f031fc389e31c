package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigValueTest {

  @ParameterizedTest
  @CsvSource({
    "7d, 604800000",
    "12h, 43200000",
    "30m, 1800000",
    "5s, 5000",
    "250ms, 250",
    "1d12h, 129600000",
    "1d 12h, 129600000",
    "P7D, 604800000",
    "PT1.5S, 1500",
    "604800000, 604800000",
    "-1, -1",
    "unlimited, -1",
  })
  void aTimeIsGivenToKafkaInMilliseconds(String written, String kafka) {
    assertThat(ConfigValue.parse("retention.ms", written)).isEqualTo(kafka);
  }

  @ParameterizedTest
  @CsvSource({
    "1GiB, 1073741824",
    "512MiB, 536870912",
    "10kB, 10000",
    "10KiB, 10240",
    "10 MB, 10000000",
    "2TB, 2000000000000",
    "77B, 77",
    "77, 77",
    "-1, -1",
    "unlimited, -1",
  })
  void aSizeIsGivenToKafkaInBytes(String written, String kafka) {
    assertThat(ConfigValue.parse("retention.bytes", written)).isEqualTo(kafka);
  }

  @Property
  void everyTimeIsCountedInItsUnits(
      @ForAll @IntRange(max = 9_999) int days,
      @ForAll @LongRange(min = 0, max = 99_999) long seconds) {
    assertThat(ConfigValue.parse("segment.jitter.ms", "%dd%ds".formatted(days, seconds)))
        .isEqualTo(Long.toString((days * 86_400L + seconds) * 1_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retention.ms| 7 days| retention.ms: \"7 days\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H",
        "retention.ms| 1GiB| retention.ms: \"1GiB\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H",
        "retention.ms| -P7D| retention.ms: \"-P7D\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H",
        "retention.ms| PT0.0001S| retention.ms: \"PT0.0001S\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H",
        "retention.ms| 999999999999999999d| retention.ms: \"999999999999999999d\" is longer than can be counted",
        "retention.ms| -2| Invalid value -2 for configuration retention.ms: Value must be at least -1",
        "segment.ms| unlimited| segment.ms: \"unlimited\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H",
        "segment.ms| 0s| Invalid value 0 for configuration segment.ms: Value must be at least 1",
        "retention.bytes| 1G| retention.bytes: \"1G\" is no size: write bytes, or 10kB, 10MB, 10GB (of 1000), 10KiB, 10MiB, 10GiB (of 1024)",
        "retention.bytes| 1iB| retention.bytes: \"1iB\" is no size: write bytes, or 10kB, 10MB, 10GB (of 1000), 10KiB, 10MiB, 10GiB (of 1024)",
        "segment.bytes| 10kB| Invalid value 10000 for configuration segment.bytes: Value must be at least 1048576",
        "segment.bytes| 4GiB| Invalid value 4294967296 for configuration segment.bytes: Value must be no more than 2147483647",
        "min.insync.replicas| 0| Invalid value 0 for configuration min.insync.replicas: Value must be at least 1",
        "min.insync.replicas| two| Invalid value two for configuration min.insync.replicas: Not a number of type INT",
        "cleanup.policy| compacted| Invalid value compacted for configuration cleanup.policy: String must be one of: compact, delete",
        "preallocate| yes| Invalid value yes for configuration preallocate: Expected value to be either true or false",
        "compression.gzip.level| 10| Invalid value 10 for configuration compression.gzip.level: Value must be between 1 and 9, or be -1",
        "leader.replication.throttled.replicas| 1| Invalid value 1 for configuration leader.replication.throttled.replicas: Value must be partition:broker,... or *",
      })
  void whatKafkaWouldRefuseIsRefusedWithTheReason(String name, String written, String reason) {
    assertThatThrownBy(() -> ConfigValue.parse(name, written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"confluent.key.subject.name.strategy", "confluent.tier.local.hotset.ms"})
  void aConfigOfAnotherMakeOfBrokersTakesAnyValue(String name) {
    assertThat(ConfigValue.parse(name, "7d")).isEqualTo("7d");
  }
}
