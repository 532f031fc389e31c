package io.millrace.producer.command;

/** A schema with each of Avro's logical types, a row of it, and the event that it gives. */
final class LogicalTypes {
  static final String SCHEMA =
      """
      {"type":"record","name":"All","namespace":"test","fields":[
       {"name":"id","type":{"type":"string","logicalType":"uuid"}},
       {"name":"price","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
       {"name":"day","type":{"type":"int","logicalType":"date"}},
       {"name":"clock","type":{"type":"int","logicalType":"time-millis"}},
       {"name":"fineClock","type":{"type":"long","logicalType":"time-micros"}},
       {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
       {"name":"fineAt","type":{"type":"long","logicalType":"timestamp-micros"}},
       {"name":"finestAt","type":{"type":"long","logicalType":"timestamp-nanos"}},
       {"name":"local","type":{"type":"long","logicalType":"local-timestamp-millis"}},
       {"name":"fineLocal","type":{"type":"long","logicalType":"local-timestamp-micros"}}]}
      """;

  static final String CSV =
      "id,price,day,clock,fineClock,at,fineAt,finestAt,local,fineLocal\n"
          + "3f2a1c64-0b1d-4c5e-9f10-1a2b3c4d5e6f,0.64,1970-01-03,00:00:01,00:00:01,"
          + "1970-01-01T00:00:01Z,1970-01-01T00:00:01Z,1970-01-01T00:00:01Z,"
          + "1970-01-01T00:00:01,1970-01-01T00:00:01\n";

  /** 0x40 is 64 hundredths. */
  static final String EVENT =
      "{\"id\": \"3f2a1c64-0b1d-4c5e-9f10-1a2b3c4d5e6f\", \"price\": \"@\", \"day\": 2,"
          + " \"clock\": 1000, \"fineClock\": 1000000, \"at\": 1000, \"fineAt\": 1000000,"
          + " \"finestAt\": 1000000000, \"local\": 1000, \"fineLocal\": 1000000}";

  private LogicalTypes() {}
}
