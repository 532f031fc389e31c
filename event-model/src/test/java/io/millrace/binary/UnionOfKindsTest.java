package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class UnionOfKindsTest {
  private static final GenericData DATA = new GenericData();
  private static final String NULL = "'null'";
  private static final String PLACED = kind("shop.Placed", "", "customer");
  private static final String CANCELLED = kind("shop.Cancelled", "", "reason");
  private static final String RETURNED = kind("shop.Returned", "", "reason");

  @Test
  void aNewKindWithTheFieldsOfAnotherIsUnknown() {
    Schema newer = union(PLACED, CANCELLED, RETURNED);

    assertUnknown(newer, union(PLACED, CANCELLED));
    assertUnknown(newer, union(NULL, PLACED, CANCELLED));
    assertUnknown(union(NULL, RETURNED), union(NULL, PLACED, CANCELLED));
  }

  @Test
  void aNewKindIsUnknownToAReaderOfOneKindToo() {
    Schema newer = union(CANCELLED, RETURNED);

    assertUnknown(newer, schema(CANCELLED));
    assertUnknown(newer, union(NULL, CANCELLED));
    assertUnknown(Schema.createArray(newer), Schema.createArray(union(CANCELLED)));
  }

  @Test
  void theKindsThatBothKnowAreReadBesideANewOne() {
    assertRead(union(RETURNED, CANCELLED), union(PLACED, CANCELLED), 1, "shop.Cancelled");
    assertRead(union(RETURNED, CANCELLED), schema(CANCELLED), 1, "shop.Cancelled");
  }

  @Test
  void aKindIsKnownByItsAliasAndInAnotherNamespace() {
    String renamed = kind("shop.Reversed", "'aliases':['Returned'],", "reason");
    String moved = kind("other.Returned", "", "reason");
    Schema newer = union(PLACED, RETURNED);

    assertRead(newer, union(CANCELLED, renamed), 1, "shop.Reversed");
    assertRead(newer, union(CANCELLED, moved), 1, "other.Returned");
  }

  @Test
  void aRenamedRecordThatIsNoneOfManyIsReadAsAvroDoes() {
    assertRead(union(NULL, RETURNED), union(NULL, CANCELLED), 1, "shop.Cancelled");
    assertRead(union(NULL, RETURNED), schema(CANCELLED), 1, "shop.Cancelled");
    GenericRecord plain =
        (GenericRecord)
            Coding.ours(schema(RETURNED), union(PLACED, CANCELLED), new byte[] {4, 'h', 'i'}, DATA);
    assertThat(plain.getSchema().getFullName()).isEqualTo("shop.Cancelled");
  }

  private static void assertUnknown(Schema written, Schema read) {
    boolean isArray = written.getType() == Schema.Type.ARRAY;
    int last = (isArray ? written.getElementType() : written).getTypes().size() - 1;
    byte[] bytes = bytes(last);
    byte[] array = {2, bytes[0], bytes[1], bytes[2], bytes[3], 0};
    assertThatThrownBy(() -> Coding.ours(written, read, isArray ? array : bytes, DATA))
        .isInstanceOfSatisfying(
            UnknownBranchException.class, e -> assertThat(e.name()).isEqualTo("shop.Returned"));
  }

  private static void assertRead(Schema written, Schema read, int branch, String name) {
    GenericRecord record = (GenericRecord) Coding.ours(written, read, bytes(branch), DATA);
    assertThat(record.getSchema().getFullName()).isEqualTo(name);
    assertThat(record.get("reason")).hasToString("hi");
  }

  /** A branch whose one field is a text. */
  private static byte[] bytes(int branch) {
    return new byte[] {(byte) (2 * branch), 4, 'h', 'i'};
  }

  private static String kind(String name, String more, String field) {
    return "{'type':'record','name':'%s',%s'fields':[{'name':'%s','type':'string'}]}"
        .formatted(name, more, field);
  }

  private static Schema union(String... branches) {
    return schema("[" + String.join(",", branches) + "]");
  }

  private static Schema schema(String json) {
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
