package io.millrace.serde;

import io.millrace.registry.RegistrySettings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigException;

/** The settings of the serdes: Confluent's names and defaults, and a deadline of ours. */
public final class AvroSerdeConfig extends AbstractConfig {
  public static final String REGISTRY_URL = "schema.registry.url";
  public static final String AUTO_REGISTER = "auto.register.schemas";
  public static final String NORMALIZE = "normalize.schemas";
  public static final String USE_ID = "use.schema.id";
  public static final String ID_STRICT = "id.compatibility.strict";
  public static final String USE_LATEST = "use.latest.version";
  public static final String LATEST_STRICT = "latest.compatibility.strict";
  public static final String KEY_SUBJECT = "key.subject.name.strategy";
  public static final String VALUE_SUBJECT = "value.subject.name.strategy";
  public static final String KEY_TYPE = "specific.avro.key.type";
  public static final String VALUE_TYPE = "specific.avro.value.type";
  public static final String LOGICAL_TYPES = "avro.use.logical.type.converters";
  public static final String SPECIFIC_READER = "specific.avro.reader";
  public static final String FAIL_ON_TRAILING_DATA = "avro.fail.on.trailing.data";
  public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
  public static final String USER_INFO = "basic.auth.user.info";
  public static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  public static final String BEARER_TOKEN = "bearer.auth.token";
  public static final String PROXY_HOST = "proxy.host";
  public static final String PROXY_PORT = "proxy.port";
  public static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  public static final String READ_TIMEOUT = "http.read.timeout.ms";
  public static final String RETRIES = "max.retries";
  public static final String RETRY_WAIT = "retries.wait.ms";
  public static final String RETRY_MAX_WAIT = "retries.max.wait.ms";

  /** What follows is the name of a header that is sent with every request. */
  public static final String HEADER_PREFIX = "request.header.";

  public static final String DEADLINE = "millrace.registry.deadline.ms";

  private static final ConfigDef KEYS =
      new ConfigDef()
          .define(
              REGISTRY_URL,
              Type.LIST,
              ConfigDef.NO_DEFAULT_VALUE,
              Importance.HIGH,
              "Addresses of the registry, tried in order; may carry name:password@.")
          .define(
              AUTO_REGISTER,
              Type.BOOLEAN,
              true,
              Importance.HIGH,
              "Whether the serializer registers a schema that its subject doesn't have.")
          .define(
              NORMALIZE,
              Type.BOOLEAN,
              false,
              Importance.MEDIUM,
              "Whether the registry brings schemas into normal form before it compares them.")
          .define(
              USE_ID,
              Type.INT,
              -1,
              Importance.LOW,
              "The id of the schema to write with, whatever the value's own; -1 for none.")
          .define(
              ID_STRICT,
              Type.BOOLEAN,
              true,
              Importance.LOW,
              "Whether the schema of use.schema.id must be able to read the value's own.")
          .define(
              USE_LATEST,
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether values are written with the subject's latest version, whatever their own.")
          .define(
              LATEST_STRICT,
              Type.BOOLEAN,
              true,
              Importance.LOW,
              "Whether the latest version must be able to read the value's own schema.")
          .define(
              KEY_SUBJECT,
              Type.STRING,
              "TopicName",
              Importance.MEDIUM,
              "How the subjects of keys are named: TopicName, RecordName, TopicRecordName.")
          .define(
              VALUE_SUBJECT,
              Type.STRING,
              "TopicName",
              Importance.MEDIUM,
              "How the subjects of values are named: TopicName, RecordName, TopicRecordName.")
          .define(
              KEY_TYPE,
              Type.CLASS,
              null,
              Importance.MEDIUM,
              "The generated class that keys are read as, whatever the name of their record.")
          .define(
              VALUE_TYPE,
              Type.CLASS,
              null,
              Importance.MEDIUM,
              "The generated class that values are read as, whatever the name of their record.")
          .define(
              LOGICAL_TYPES,
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether generic records hold dates, decimals and the like converted, not raw.")
          .define(
              SPECIFIC_READER,
              Type.BOOLEAN,
              false,
              Importance.HIGH,
              "Whether records are read as their generated classes, or as generic records.")
          .define(
              FAIL_ON_TRAILING_DATA,
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "Whether bytes after the end of a value are an error.")
          .define(
              CREDENTIALS_SOURCE,
              Type.STRING,
              "URL",
              ValidString.in("URL", "USER_INFO", "SASL_INHERIT"),
              Importance.MEDIUM,
              "Where the name and password of basic authentication stand.")
          .define(
              USER_INFO,
              Type.PASSWORD,
              "",
              Importance.MEDIUM,
              "name:password, with basic.auth.credentials.source=USER_INFO.")
          .define(
              BEARER_SOURCE,
              Type.STRING,
              "",
              ValidString.in("", "STATIC_TOKEN"),
              Importance.MEDIUM,
              "Where the token of bearer authentication comes from; empty for none.")
          .define(
              BEARER_TOKEN,
              Type.PASSWORD,
              "",
              Importance.MEDIUM,
              "The token, with bearer.auth.credentials.source=STATIC_TOKEN.")
          .define(
              PROXY_HOST,
              Type.STRING,
              "",
              Importance.LOW,
              "An HTTP proxy before the registry; empty for none.")
          .define(PROXY_PORT, Type.INT, -1, Importance.LOW, "The port of the proxy.")
          .define(
              CONNECT_TIMEOUT,
              Type.INT,
              60_000,
              Range.atLeast(1),
              Importance.LOW,
              "How long a connection to the registry may take, in milliseconds.")
          .define(
              READ_TIMEOUT,
              Type.INT,
              60_000,
              Range.atLeast(1),
              Importance.LOW,
              "How long one request may take, in milliseconds.")
          .define(
              RETRIES,
              Type.INT,
              3,
              Range.atLeast(0),
              Importance.LOW,
              "How often a request is tried again after all addresses failed.")
          .define(
              RETRY_WAIT,
              Type.INT,
              1_000,
              Range.atLeast(0),
              Importance.LOW,
              "The longest first pause before a retry, in milliseconds; doubled each time.")
          .define(
              RETRY_MAX_WAIT,
              Type.INT,
              20_000,
              Range.atLeast(0),
              Importance.LOW,
              "The longest pause before a retry, in milliseconds.")
          .define(
              DEADLINE,
              Type.INT,
              60_000,
              Range.atLeast(1),
              Importance.MEDIUM,
              "How long a look-up may take over all addresses and retries, in milliseconds.");

  /**
   * @throws ConfigException when a key has a wrong value
   */
  public AvroSerdeConfig(Map<String, ?> configs) {
    super(KEYS, withNames(configs), false);
  }

  /** All keys in the order of their names, with their types, defaults and what they do. */
  static List<ConfigDef.ConfigKey> keys() {
    return KEYS.configKeys().values().stream()
        .sorted(Comparator.comparing(key -> key.name))
        .toList();
  }

  /** How the subjects of keys or values are named. */
  SubjectNaming naming(boolean isKey) {
    String key = isKey ? KEY_SUBJECT : VALUE_SUBJECT;
    return SubjectNaming.of(key, getString(key));
  }

  /** A class given as such stands for its name, as Confluent's strategies may be given. */
  private static Map<String, ?> withNames(Map<String, ?> configs) {
    Map<String, Object> copy = new HashMap<>(configs);
    for (String key : List.of(KEY_SUBJECT, VALUE_SUBJECT)) {
      copy.computeIfPresent(key, (k, value) -> value instanceof Class<?> c ? c.getName() : value);
    }
    return copy;
  }

  /** How to reach the registry, with the credentials taken out of its addresses. */
  public RegistrySettings registry() {
    List<URI> urls = new ArrayList<>();
    Optional<String> inUrl = Optional.empty();
    for (String text : getList(REGISTRY_URL)) {
      URI url = parse(text);
      String userInfo = url.getUserInfo();
      if (userInfo != null) {
        inUrl = inUrl.or(() -> Optional.of(userInfo));
      }
      urls.add(withoutUserInfo(url));
    }
    try {
      return RegistrySettings.builder(urls)
          .authorization(RegistryCredentials.of(this, inUrl))
          .headers(headers())
          .proxy(proxy())
          .tls(RegistryTls.of(this))
          .timeouts(millis(CONNECT_TIMEOUT), millis(READ_TIMEOUT))
          .retries(getInt(RETRIES), millis(RETRY_WAIT), millis(RETRY_MAX_WAIT))
          .deadline(millis(DEADLINE))
          .build();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    originalsWithPrefix(HEADER_PREFIX)
        .forEach((name, value) -> headers.put(name, String.valueOf(value)));
    return headers;
  }

  private Optional<InetSocketAddress> proxy() {
    String host = getString(PROXY_HOST);
    int port = getInt(PROXY_PORT);
    if (host.isEmpty() != (port < 0)) {
      throw new ConfigException(
          "%s and %s go together, and only one is set".formatted(PROXY_HOST, PROXY_PORT));
    }
    return host.isEmpty()
        ? Optional.empty()
        : Optional.of(InetSocketAddress.createUnresolved(host, port));
  }

  private static URI parse(String text) {
    try {
      return RegistrySettings.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  private Duration millis(String key) {
    return Duration.ofMillis(getInt(key));
  }

  private static URI withoutUserInfo(URI url) {
    String text = url.toString();
    String userInfo = url.getRawUserInfo();
    return userInfo == null
        ? url
        : URI.create(text.replaceFirst(java.util.regex.Pattern.quote(userInfo + "@"), ""));
  }
}
