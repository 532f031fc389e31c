package io.millrace.benchmarks.sample;

import io.millrace.benchmarks.record.Condition;
import io.millrace.benchmarks.record.MachineStatus;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;

/** The state of a machine tool; of its nullable fields a third is null. */
final class WideValues {
  private static final List<Condition> CONDITIONS = List.of(Condition.values());

  private WideValues() {}

  static MachineStatus next(Random random) {
    MachineStatus status = new MachineStatus();
    for (Schema.Field field : status.getSchema().getFields()) {
      status.put(field.pos(), value(field.schema(), random));
    }
    return status;
  }

  private static Object value(Schema schema, Random random) {
    return switch (schema.getType()) {
      case UNION -> random.nextInt(3) == 0 ? null : value(schema.getTypes().get(1), random);
      case INT -> random.nextInt(5_000);
      case LONG ->
          schema.getLogicalType() == null
              ? (Object) (long) random.nextInt(10_000_000)
              : Instant.ofEpochMilli(1_764_000_000_000L + random.nextInt(1_000_000_000));
      case FLOAT -> random.nextFloat() * 100;
      case DOUBLE -> random.nextDouble() * 1_000;
      case BOOLEAN -> random.nextBoolean();
      case ENUM -> CONDITIONS.get(random.nextInt(CONDITIONS.size()));
      default -> "CNC-%05d".formatted(random.nextInt(100_000));
    };
  }
}
