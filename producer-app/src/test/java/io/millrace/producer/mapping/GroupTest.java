package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.producer.input.Input;
import io.millrace.producer.input.Position;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class GroupTest {
  private static final Schema SCHEMA =
      Mapped.record(
          """
          {"name": "city", "type": "string"},
          {"name": "items", "type": {"type": "array", "items": {
            "type": "record", "name": "I", "fields": [{"name": "n", "type": "int"}]}}}
          """);
  private static final Mapping MAPPING =
      Mapped.mapping("topic: t\ngroup-by: id\nkey: id\nvalue: {items: {lines: {}}}");

  @Test
  void neighbouringLinesAreOneInputAsFarAsItsLastLine() {
    List<Input> inputs = inputs("1,Bern,1\n1,Bern,2\n2,Rom,3\n1,Bern,4\n");

    assertThat(inputs)
        .map(GroupTest::json)
        .containsExactly(
            "{\"city\":\"Bern\",\"items\":[{\"n\":1},{\"n\":2}]}",
            "{\"city\":\"Rom\",\"items\":[{\"n\":3}]}",
            "{\"city\":\"Bern\",\"items\":[{\"n\":4}]}");
    assertThat(inputs).map(GroupTest::line).containsExactly(3, 4, 5);
  }

  @Test
  void eachWrongLineOfAGroupIsToldAndTheWholeGroupIsRefused() {
    List<Input> inputs = inputs("1,Bern,x\n1,Bern,2\n1,Bern,y\n2,Rom,3\n");

    assertThat(Mapped.refusals(inputs))
        .containsExactly(
            "test.csv:2: n (items[0].n): \"x\" is no whole number",
            "test.csv:4: n (items[2].n): \"y\" is no whole number");
    assertThat(inputs).hasSize(2);
    assertThat(Mapped.text(((Input.Refused) inputs.get(0)).raw()))
        .isEqualTo("1,Bern,x\n1,Bern,2\n1,Bern,y\n");
    assertThat(inputs).map(GroupTest::line).containsExactly(4, 5);
  }

  @Test
  void linesAgreeInWhatStandsForTheGroup() {
    List<Input> inputs = inputs("1,Bern,1\n1,Rom,2\n");

    assertThat(Mapped.refusals(inputs))
        .containsExactly(
            "test.csv:3: city: \"Rom\" differs from \"Bern\" in the first line of the group (line 2)");
  }

  @Test
  void aLineThatCannotBeReadTakesTheGroupAroundItAlong() {
    List<Input> inputs = inputs("1,Bern,1\nBROKEN,,\n1,Bern,2\n2,Rom,3\n");

    assertThat(Mapped.refusals(inputs)).containsExactly("test.csv:3: it is broken");
    assertThat(Mapped.text(((Input.Refused) inputs.get(0)).raw()))
        .isEqualTo("1,Bern,1\nBROKEN,,\n1,Bern,2\n");
    assertThat(inputs).map(GroupTest::line).containsExactly(4, 5);
  }

  @Test
  void aLineThatCannotBeReadBetweenTwoGroupsTakesBothAlong() {
    List<Input> inputs = inputs("1,Bern,1\nBROKEN,,\n2,Rom,3\n2,Rom,4\n3,Ulm,5\n");

    assertThat(Mapped.refusals(inputs)).containsExactly("test.csv:3: it is broken");
    assertThat(Mapped.text(((Input.Refused) inputs.get(0)).raw()))
        .isEqualTo("1,Bern,1\nBROKEN,,\n2,Rom,3\n2,Rom,4\n");
    assertThat(inputs).map(GroupTest::line).containsExactly(5, 6);
  }

  @Test
  void theLastGroupStaysOpenWhileTheSourceIsFollowed() {
    TestRows rows = rows("1,Bern,1\n");
    rows.follow(true);
    MappedSource source = Mapped.source(rows, MAPPING, SCHEMA);

    assertThat(source.next()).isEmpty();
    rows.append(rows("1,Bern,2\n2,Rom,3\n"));
    assertThat(source.next().map(GroupTest::json))
        .contains("{\"city\":\"Bern\",\"items\":[{\"n\":1},{\"n\":2}]}");
    assertThat(source.next()).isEmpty();
    rows.follow(false);
    assertThat(source.next().map(GroupTest::json))
        .contains("{\"city\":\"Rom\",\"items\":[{\"n\":3}]}");
    assertThat(source.next()).isEmpty();
  }

  @Test
  void aGroupThatIsTooLargeIsRefusedInPartsThatNoRunGoesOnBehind() {
    String large =
        IntStream.range(0, 7).mapToObj(i -> "1,Bern," + i + "\n").collect(Collectors.joining());
    GroupLimit limit = new GroupLimit(3, 1_000);
    MappedSource source =
        new MappedSource(
            rows(large + "2,Rom,3\n"), MAPPING, topic -> TestTarget.of(topic, SCHEMA), limit);

    List<Input> inputs = Mapped.inputs(source);

    assertThat(inputs).hasSize(4);
    assertThat(inputs).map(GroupTest::line).containsExactly(-1, -1, 8, 9);
    assertThat(Mapped.refusals(inputs))
        .containsExactly(
            "test.csv:2: its group has 3 lines or 1,000 bytes and more, too many for one input",
            "test.csv:5: its group has 3 lines or 1,000 bytes and more, too many for one input",
            "test.csv:8: its group has 3 lines or 1,000 bytes and more, too many for one input");
    String refused =
        inputs.subList(0, 3).stream()
            .map(input -> Mapped.text(((Input.Refused) input).raw()))
            .collect(Collectors.joining());
    assertThat(refused).isEqualTo(large);
  }

  @Test
  void aGroupOfManyBytesIsTooLarge() {
    MappedSource source =
        new MappedSource(
            rows("1,Bern,1\n1,Bern,2\n1,Bern,3\n"),
            MAPPING,
            topic -> TestTarget.of(topic, SCHEMA),
            new GroupLimit(100, 18));

    assertThat(Mapped.inputs(source)).map(GroupTest::line).containsExactly(-1, 4);
  }

  @Test
  void severalColumnsTellGroupsApart() {
    Mapping mapping = Mapped.mapping("topic: t\ngroup-by: [id, city]\nvalue: {items: {lines: {}}}");

    List<Input> inputs =
        Mapped.inputs(Mapped.source(rows("1,Bern,1\n1,Rom,2\n2,Rom,3\n"), mapping, SCHEMA));

    assertThat(inputs).map(GroupTest::line).containsExactly(2, 3, 4);
  }

  private static TestRows rows(String lines) {
    return TestRows.csv("id,city,n\n" + lines);
  }

  private static List<Input> inputs(String lines) {
    return Mapped.inputs(Mapped.source(rows(lines), MAPPING, SCHEMA));
  }

  private static String json(Input input) {
    return TestTarget.json(SCHEMA, ((Input.Ready) input).records().get(0).value());
  }

  /** How far it is; -1 when no run could go on there. */
  private static int line(Input input) {
    Optional<Position> after = input.after();
    return after.map(it -> Integer.parseInt(it.state().replaceAll("\\D", ""))).orElse(-1);
  }
}
