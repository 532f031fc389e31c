package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigTypesTest {
  /** What tests of every type and limit differ in. */
  private static final Set<String> VALUES =
      Set.of(
          "",
          "x",
          "true",
          "maybe",
          "-131073",
          "-131072",
          "-3",
          "-2",
          "-1",
          "0",
          "1",
          "3",
          "4",
          "9",
          "10",
          "17",
          "18",
          "22",
          "23",
          "0.5",
          "1.5",
          "1048575",
          "1048576",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "compact",
          "compact,delete",
          "delete,x",
          "lz4",
          "CreateTime",
          "1:2",
          "1:2,3:4",
          "1:2,",
          "*");

  @Test
  void everyTopicConfigOfKafkaIsThere() {
    Set<String> kafkas = new TreeSet<>(LogConfig.configDefCopy().names());
    kafkas.remove("internal.segment.bytes");
    Arrays.stream(TopicConfig.class.getFields())
        .filter(field -> field.getName().endsWith("_CONFIG"))
        .map(ConfigTypesTest::value)
        .forEach(kafkas::add);

    assertThat(ConfigTypes.names()).containsExactlyInAnyOrderElementsOf(kafkas);
  }

  static Stream<String> names() {
    return ConfigTypes.names().stream()
        .filter(name -> !name.equals("message.downconversion.enable"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameValuesAreTakenAsByTheBrokers(String name) {
    for (String value : VALUES) {
      assertThat(isTaken(name, value)).as("%s=%s", name, value).isEqualTo(brokersTake(name, value));
    }
  }

  private static boolean isTaken(String name, String value) {
    try {
      ConfigTypes.check(name, value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean brokersTake(String name, String value) {
    Map<String, ConfigKey> keys = LogConfig.configDefCopy().configKeys();
    try {
      Object parsed =
          org.apache.kafka.common.config.ConfigDef.parseType(name, value, keys.get(name).type);
      if (keys.get(name).validator != null) {
        keys.get(name).validator.ensureValid(name, parsed);
      }
      return true;
    } catch (ConfigException e) {
      return false;
    }
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
