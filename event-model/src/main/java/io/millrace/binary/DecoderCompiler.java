package io.millrace.binary;

import java.util.Arrays;
import java.util.IdentityHashMap;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Conversion;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecordBase;

/** Makes the nodes that do what Avro resolved for a writer's and a reader's schema. */
final class DecoderCompiler {
  private final GenericData data;
  private final Limits limits;
  private final SkipNodes skips;
  private final IdentityHashMap<Resolver.Action, RecordReadNode> records = new IdentityHashMap<>();

  DecoderCompiler(GenericData data, Limits limits) {
    this.data = data;
    this.limits = limits;
    this.skips = new SkipNodes(limits);
  }

  /** With the conversion that the data model has for the logical type, if any. */
  ReadNode compile(Resolver.Action action) {
    return switch (action.type) {
      case READER_UNION -> compile(((Resolver.ReaderUnion) action).actualAction);
      case WRITER_UNION -> union((Resolver.WriterUnion) action);
      default -> compile(action, data.getConversionFor(action.reader.getLogicalType()));
    };
  }

  private ReadNode compile(Resolver.Action action, Conversion<?> conversion) {
    if (conversion == null || action.type == Resolver.Action.Type.ERROR) {
      return stored(action);
    }
    ReadNode fast = StandardConversions.isStandard(conversion) ? logical(action) : null;
    return fast != null ? fast : new ConvertedReadNode(stored(action), action.reader, conversion);
  }

  private ReadNode stored(Resolver.Action action) {
    return switch (action.type) {
      case DO_NOTHING, PROMOTE -> leaf(action.writer, action.reader);
      case ENUM -> new EnumReadNode((Resolver.EnumAdjust) action);
      case CONTAINER -> container((Resolver.Container) action);
      case RECORD -> record((Resolver.RecordAdjust) action);
      case SKIP -> skips.of(action.writer);
      case ERROR -> FailingReadNodes.unresolvable(action.toString());
      case READER_UNION, WRITER_UNION -> compile(action);
    };
  }

  private ReadNode leaf(Schema written, Schema read) {
    return switch (read.getType()) {
      case STRING -> TextReadNodes.value(read, data, limits.maxBytes());
      case BYTES -> TextReadNodes.bytes(limits.maxBytes());
      case FIXED -> new FixedReadNode(read, data, limits.maxBytes());
      default -> PrimitiveReadNodes.of(written.getType(), read.getType());
    };
  }

  private ReadNode container(Resolver.Container action) {
    ReadNode item = compile(action.elementAction);
    return action.reader.getType() == Schema.Type.ARRAY
        ? new ArrayReadNode(
            action.reader, item, Blocks.ofArray(action.writer, limits), limits.maxDepth())
        : new MapReadNode(
            TextReadNodes.value(action.reader, data, limits.maxBytes()),
            item,
            Blocks.ofMap(action.writer, limits),
            limits.maxDepth());
  }

  private ReadNode union(Resolver.WriterUnion action) {
    return new UnionReadNode(
        Arrays.stream(action.actions)
            .map(
                branch ->
                    UnionOfKinds.lacks(action, branch)
                        ? FailingReadNodes.unknownBranch(branch.writer.getFullName())
                        : branch(branch))
            .toArray(ReadNode[]::new));
  }

  private ReadNode branch(Resolver.Action action) {
    if (action instanceof Resolver.ErrorAction failed) {
      return switch (failed.error) {
        case NO_MATCHING_BRANCH, INCOMPATIBLE_SCHEMA_TYPES, NAMES_DONT_MATCH ->
            FailingReadNodes.unknownBranch(action.writer.getFullName());
        default -> compile(action);
      };
    }
    return compile(action);
  }

  private ReadNode record(Resolver.RecordAdjust action) {
    RecordReadNode known = records.get(action);
    if (known != null) {
      return known;
    }
    if (Arrays.asList(action.readerOrder).contains(null)) {
      // Avro met the record within itself before it found that a field is missing.
      return FailingReadNodes.unresolvable(
          "Found %s, which lacks a field that has no default"
              .formatted(action.writer.getFullName()));
    }
    Object instance = action.instanceSupplier.newInstance(null, action.reader);
    RecordReadNode node =
        new RecordReadNode(
            action.reader,
            action.instanceSupplier,
            instance.getClass() == GenericData.Record.class,
            limits.maxDepth());
    records.put(action, node);
    node.link(steps(action, instance));
    return node;
  }

  private RecordReadNode.Step[] steps(Resolver.RecordAdjust action, Object instance) {
    int written = action.fieldActions.length;
    int defaults = action.readerOrder.length - action.firstDefault;
    RecordReadNode.Step[] steps = new RecordReadNode.Step[written + defaults];
    int next = 0;
    for (int i = 0; i < written; i++) {
      Resolver.Action field = action.fieldActions[i];
      String name = action.writer.getFields().get(i).name();
      if (field instanceof Resolver.Skip) {
        steps[i] = new RecordReadNode.Step(name, -1, skips.of(field.writer));
      } else {
        Schema.Field read = action.readerOrder[next++];
        steps[i] = new RecordReadNode.Step(read.name(), read.pos(), field(field, read, instance));
      }
    }
    for (int i = written; i < steps.length; i++) {
      Schema.Field read = action.readerOrder[next++];
      steps[i] = new RecordReadNode.Step(read.name(), read.pos(), defaultOf(read, instance));
    }
    return steps;
  }

  /** A generated class says itself how its fields are converted, and which aren't. */
  private ReadNode field(Resolver.Action action, Schema.Field field, Object instance) {
    if (!(instance instanceof SpecificRecordBase record)
        || field.schema().getLogicalType() == null) {
      return compile(action);
    }
    try {
      return compile(action, record.getConversion(field.pos()));
    } catch (IndexOutOfBoundsException e) {
      throw new AvroTypeException(
          "class %s has no field %s, which the reader's schema has"
              .formatted(instance.getClass().getName(), field.name()),
          e);
    }
  }

  private ReadNode defaultOf(Schema.Field field, Object instance) {
    Schema schema = field.schema();
    ByteOutput out = new ByteOutput();
    DatumEncoder.of(schema, data).write(data.getDefaultValue(field), out);
    ReadNode value = field(Resolver.resolve(schema, schema, data), field, instance);
    return DefaultReadNode.of(out.toByteArray(), value);
  }

  /** What our own nodes do faster; null for what they don't. */
  private ReadNode logical(Resolver.Action action) {
    if (action.type != Resolver.Action.Type.DO_NOTHING) {
      return null;
    }
    Schema schema = action.reader;
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      int size = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : -1;
      return new DecimalReadNode(decimal.getScale(), size, limits.maxBytes());
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Uuid) {
      return schema.getType() == Schema.Type.STRING ? new UuidReadNode(limits.maxBytes()) : null;
    }
    return TimeType.of(schema.getLogicalType())
        .map(time -> new TimeReadNode(time, schema.getType() == Schema.Type.INT))
        .orElse(null);
  }
}
