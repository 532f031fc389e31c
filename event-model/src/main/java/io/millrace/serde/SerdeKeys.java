package io.millrace.serde;

import java.util.Map;

/** The settings of serializer and deserializer: Confluent's names and defaults, and ours. */
final class SerdeKeys {
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String NORMALIZE = "normalize.schemas";
  static final String USE_ID = "use.schema.id";
  static final String ID_STRICT = "id.compatibility.strict";
  static final String USE_METADATA = "use.latest.with.metadata";
  static final String USE_LATEST = "use.latest.version";
  static final String LATEST_STRICT = "latest.compatibility.strict";
  static final String KEY_SUBJECT = "key.subject.name.strategy";
  static final String VALUE_SUBJECT = "value.subject.name.strategy";
  static final String CONTEXT = "context.name.strategy";
  static final String KEY_TYPE = "specific.avro.key.type";
  static final String VALUE_TYPE = "specific.avro.value.type";
  static final String SPECIFIC_READER = "specific.avro.reader";
  static final String LOGICAL_TYPES = "avro.use.logical.type.converters";
  static final String REMOVE_JAVA_PROPERTIES = "avro.remove.java.properties";
  static final String REFLECTION = "schema.reflection";
  static final String ALLOW_NULL = "avro.reflection.allow.null";
  static final String FAIL_ON_TRAILING_DATA = "avro.fail.on.trailing.data";
  static final String PRELOAD = "millrace.preload.topics";
  static final String MAX_ITEMS = "millrace.avro.max.items";
  static final String MAX_BYTES = "millrace.avro.max.bytes";
  static final String MAX_DEPTH = "millrace.avro.max.depth";

  private static final String ID_PACKAGE = "io.confluent.kafka.serializers.schema.id.";
  private static final String PREFIX_WRITER = ID_PACKAGE + "PrefixSchemaIdSerializer";
  private static final String HEADER_WRITER = ID_PACKAGE + "HeaderSchemaIdSerializer";
  private static final String DUAL_READER = ID_PACKAGE + "DualSchemaIdDeserializer";
  private static final String PREFIX_READER = ID_PACKAGE + "PrefixSchemaIdDeserializer";

  private SerdeKeys() {}

  static void declare(Keys keys) {
    declareChoice(keys);
    declareNames(keys);
    declareReading(keys);
    declareIds(keys);
  }

  private static void declareChoice(Keys keys) {
    keys.flag(
            AUTO_REGISTER, true, "Whether schemas that their subject doesn't have are registered.")
        .flag(NORMALIZE, false, "Whether the registry compares schemas in their normal form.")
        .number(USE_ID, -1, -1, "The id of the schema to write with; -1 for none.")
        .flag(ID_STRICT, true, "Whether use.schema.id must be able to read the value's own schema.")
        .text(
            USE_METADATA,
            "",
            "Values are written with the latest version that has these properties in its metadata:"
                + " name=value, or several with commas between.")
        .flag(USE_LATEST, false, "Whether values are written with their subject's latest version.")
        .flag(
            LATEST_STRICT,
            true,
            "Whether the latest version must be able to read the value's own schema.");
  }

  private static void declareNames(Keys keys) {
    keys.text(KEY_SUBJECT, "TopicName", named("keys"))
        .text(VALUE_SUBJECT, "TopicName", named("values"))
        .text(
            CONTEXT,
            "",
            "The registry's context by topic: a class that implements"
                + " io.millrace.serde.ContextNameStrategy; empty for the default context.");
  }

  private static String named(String what) {
    return "How the subjects of %s are named: TopicName, RecordName, TopicRecordName, or a class"
            .formatted(what)
        + " that implements io.millrace.serde.SubjectNameStrategy.";
  }

  private static void declareReading(Keys keys) {
    keys.type(KEY_TYPE, "The class that keys are read as, whatever the name of their record.")
        .type(VALUE_TYPE, "The class that values are read as, whatever the name of their record.")
        .flag(
            SPECIFIC_READER,
            false,
            "Whether records are read as their generated classes, or as generic records.")
        .flag(
            LOGICAL_TYPES,
            false,
            "Whether generic records hold dates, decimals and the like converted, not raw.")
        .flag(
            REMOVE_JAVA_PROPERTIES,
            false,
            "No effect: avro.java.string is never part of a schema in the registry.")
        .flag(
            REFLECTION,
            false,
            "Whether objects of any class are written by reflection, and read as the class that"
                + " specific.avro.key.type or specific.avro.value.type names.")
        .flag(ALLOW_NULL, false, "Whether fields found by reflection may be null.")
        .flag(FAIL_ON_TRAILING_DATA, false, "Whether bytes after the end of a value are an error.")
        .list(PRELOAD, "Topics whose schemas the deserializer fetches at its start.")
        .number(MAX_ITEMS, 1_000_000, 0, "The most items of an array or map that is read.")
        .number(MAX_BYTES, 104_857_600, 0, "The most bytes of a string or bytes that are read.")
        .number(MAX_DEPTH, 1_000, 1, "How deep a value that is read may be nested.");
  }

  /** By the names of Confluent's classes, from 8.x: ours write the prefix and read both. */
  private static void declareIds(Keys keys) {
    String noHeader =
        "puts the id into a header, and this serializer writes it before the value: leave the"
            + " setting out (ids in headers are read)";
    for (String side : new String[] {"key", "value"}) {
      keys.oneOf(
              side + ".schema.id.serializer",
              PREFIX_WRITER,
              "Where the id of a schema is written: Confluent's class name for the prefix.",
              Map.of(HEADER_WRITER, noHeader),
              PREFIX_WRITER)
          .oneOf(
              side + ".schema.id.deserializer",
              DUAL_READER,
              "No effect: the id of a schema is looked for in the headers, then in the prefix.",
              DUAL_READER,
              PREFIX_READER);
    }
  }
}
