package io.millrace.admin.catalogue;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.DOUBLE;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/**
 * The types and limits of topic configs, as brokers of Kafka 4.3 check them: their own table is not
 * among Kafka's client classes.
 */
final class ConfigTypes {
  private static final Set<String> ENDLESS = Set.of("retention.ms", "retention.bytes");
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern REPLICAS = Pattern.compile("\\*|(\\d+:\\d+(,\\d+:\\d+)*,?)?");
  private static final ConfigDef DEFINITIONS = new ConfigDef();

  static {
    define("cleanup.policy", LIST, ConfigDef.ValidList.in("compact", "delete"));
    define("compression.gzip.level", INT, ConfigTypes::checkGzip);
    define("compression.lz4.level", INT, between(1, 17));
    define(
        "compression.type",
        STRING,
        oneOf("uncompressed", "zstd", "lz4", "snappy", "gzip", "producer"));
    define("compression.zstd.level", INT, between(-131_072, 22));
    define("delete.retention.ms", LONG, atLeast(0));
    define("file.delete.delay.ms", LONG, atLeast(0));
    define("flush.messages", LONG, atLeast(1));
    define("flush.ms", LONG, atLeast(0));
    define("follower.replication.throttled.replicas", STRING, ConfigTypes::checkReplicas);
    define("index.interval.bytes", INT, atLeast(0));
    define("leader.replication.throttled.replicas", STRING, ConfigTypes::checkReplicas);
    define("local.retention.bytes", LONG, atLeast(-2));
    define("local.retention.ms", LONG, atLeast(-2));
    define("max.compaction.lag.ms", LONG, atLeast(1));
    define("max.message.bytes", INT, atLeast(0));
    define("message.downconversion.enable", BOOLEAN, null);
    define("message.timestamp.after.max.ms", LONG, atLeast(0));
    define("message.timestamp.before.max.ms", LONG, atLeast(0));
    define("message.timestamp.type", STRING, oneOf("CreateTime", "LogAppendTime"));
    define("min.cleanable.dirty.ratio", DOUBLE, between(0, 1));
    define("min.compaction.lag.ms", LONG, atLeast(0));
    define("min.insync.replicas", INT, atLeast(1));
    define("preallocate", BOOLEAN, null);
    define("remote.log.copy.disable", BOOLEAN, null);
    define("remote.log.delete.on.disable", BOOLEAN, null);
    define("remote.storage.enable", BOOLEAN, null);
    define("retention.bytes", LONG, null);
    define("retention.ms", LONG, atLeast(-1));
    define("segment.bytes", INT, atLeast(1_048_576));
    define("segment.index.bytes", INT, atLeast(4));
    define("segment.jitter.ms", LONG, atLeast(0));
    define("segment.ms", LONG, atLeast(1));
    define("unclean.leader.election.enable", BOOLEAN, null);
  }

  private ConfigTypes() {}

  static Set<String> names() {
    return DEFINITIONS.names();
  }

  static ConfigKey definition(String name) {
    return DEFINITIONS.configKeys().get(name);
  }

  static boolean isKnown(String name) {
    return DEFINITIONS.names().contains(name);
  }

  /** Whether Kafka takes -1 of it for no limit. */
  static boolean hasNoLimitAs(String name) {
    return ENDLESS.contains(name);
  }

  /**
   * @throws IllegalArgumentException when brokers refuse the value; one that they don't know has
   *     none that is wrong
   */
  static void check(String name, String value) {
    if (!isKnown(name)) {
      return;
    }
    ConfigKey key = definition(name);
    try {
      Object parsed = ConfigDef.parseType(name, whole(key, value), key.type);
      if (key.validator != null) {
        key.validator.ensureValid(name, parsed);
      }
    } catch (ConfigException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Kafka says of a number that is too long only that it is none. */
  private static String whole(ConfigKey key, String value) {
    if (WHOLE.matcher(value).matches() && (key.type == INT || key.type == LONG)) {
      int bits = key.type == INT ? Integer.SIZE : Long.SIZE;
      if (new BigInteger(value).bitLength() >= bits) {
        throw new ConfigException(
            key.name,
            value,
            "Value must be no more than " + (key.type == INT ? Integer.MAX_VALUE : Long.MAX_VALUE));
      }
    }
    return value;
  }

  private static Validator oneOf(String... values) {
    return ConfigDef.ValidString.in(values);
  }

  private static void checkGzip(String name, Object value) {
    int level = (Integer) value;
    if (level != -1 && (level < 1 || level > 9)) {
      throw new ConfigException(name, value, "Value must be between 1 and 9, or be -1");
    }
  }

  private static void checkReplicas(String name, Object value) {
    if (!REPLICAS.matcher((String) value).matches()) {
      throw new ConfigException(name, value, "Value must be partition:broker,... or *");
    }
  }

  private static void define(String name, Type type, Validator validator) {
    DEFINITIONS.define(name, type, ConfigDef.NO_DEFAULT_VALUE, validator, Importance.LOW, "");
  }
}
