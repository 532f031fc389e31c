package io.millrace.evolution;

import static io.millrace.evolution.Direction.BACKWARD;
import static io.millrace.evolution.Direction.FORWARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDiffTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'int'                | 'long'               | TYPE_PROMOTED         | R.f     | FORWARD",
        "'long'               | 'int'                | TYPE_CHANGED          | R.f     | BACKWARD",
        "'string'             | 'int'                | TYPE_CHANGED          | R.f     | BACKWARD FORWARD",
        "'string'             | 'bytes'              | TYPE_PROMOTED         | R.f     | ''",
        "['null','int']       | ['null','int','R']   | UNION_BRANCH_ADDED    | R.f<R>  | FORWARD",
        "['null','int']       | ['int']              | UNION_BRANCH_REMOVED  | R.f<null> | BACKWARD",
        "'int'                | ['null','int']       | UNION_BRANCH_ADDED    | R.f<null> | FORWARD",
        "['null','int']       | ['int','null']       | UNION_REORDERED       | R.f     | ''",
        "['null',A(int)]      | ['null',A(long)]     | TYPE_PROMOTED         | R.f<array>[] | FORWARD",
        "M(A(int))            | M(A(string))         | TYPE_CHANGED          | R.f{}[] | BACKWARD FORWARD",
        "X(4)                 | X(8)                 | FIXED_SIZE_CHANGED    | R.f     | BACKWARD FORWARD",
        "E(`A`)               | E(`A`,`B`)           | ENUM_SYMBOL_ADDED     | R.f     | FORWARD",
        "E(`A`,`B`)           | E(`B`)               | ENUM_SYMBOL_REMOVED   | R.f     | BACKWARD",
        "E(`A`,`B`)           | E(`B`,`A`)           | ENUM_SYMBOLS_REORDERED | R.f    | ''",
        "D(`A`,`B`)           | D(`A`)               | ENUM_SYMBOL_REMOVED   | R.f     | ''",
        "E(`A`,`B`)           | D(`A`,`B`)           | ENUM_DEFAULT_ADDED    | R.f     | ''",
        "D(`A`,`B`)           | E(`A`,`B`)           | ENUM_DEFAULT_REMOVED  | R.f     | ''",
        "L(9,2)               | L(9,4)               | LOGICAL_TYPE_CHANGED  | R.f     | ''",
        "L(9,2)               | L(18,2)              | DECIMAL_PRECISION_CHANGED | R.f | ''",
        "'bytes'              | L(9,2)               | LOGICAL_TYPE_ADDED    | R.f     | ''",
        "L(9,2)               | 'bytes'              | LOGICAL_TYPE_REMOVED  | R.f     | ''",
      })
  void aChangeOfATypeIsToldWithItsPathAndWhatItBreaks(
      String before, String after, ChangeRule rule, String path, String breaks) {
    SchemaChange change = only(field(expand(before)), field(expand(after)));

    assertThat(change.rule()).isEqualTo(rule);
    assertThat(change.path()).isEqualTo(path);
    assertThat(change.breaks()).isEqualTo(directions(breaks));
    assertThat(change.mend()).endsWith(".");
  }

  @Test
  void aFieldIsAddedSafelyWithADefaultOnly() {
    Schema none = record("{'name':'a','type':'int'}");
    Schema with = record("{'name':'a','type':'int'},{'name':'b','type':'int','default':1}");
    Schema without = record("{'name':'a','type':'int'},{'name':'b','type':'int'}");

    assertThat(only(none, with)).isEqualTo(change(ChangeRule.FIELD_ADDED, "R.b", "int"));
    assertThat(only(none, without))
        .isEqualTo(change(ChangeRule.FIELD_ADDED_WITHOUT_DEFAULT, "R.b", "int", BACKWARD));
    assertThat(only(with, none)).isEqualTo(change(ChangeRule.FIELD_REMOVED, "R.b", "int"));
    assertThat(only(without, none))
        .isEqualTo(change(ChangeRule.FIELD_REMOVED, "R.b", "int, had no default", FORWARD));
  }

  @Test
  void aRenameByAliasIsOneChangeThatEarlierReadersCannotFollow() {
    SchemaChange change =
        only(
            record("{'name':'a','type':'int'}"),
            record("{'name':'b','type':'int','aliases':['a']}"));

    assertThat(change)
        .isEqualTo(change(ChangeRule.FIELD_RENAMED_BY_ALIAS, "R.b", "a to b", FORWARD));
  }

  @Test
  void theAliasOfAFieldInARecordThatMovedIsFollowedByHalfOfAvroOnly() {
    Schema before = of("n1.R", "{'name':'a','type':'string'}");
    Schema after = of("n2.R", "{'name':'b','type':'int','default':0,'aliases':['a']}");

    assertThat(SchemaDiff.between(before, after))
        .contains(change(ChangeRule.FIELD_RENAMED_BY_ALIAS, "R.b", "a to b", FORWARD))
        .contains(change(ChangeRule.TYPE_CHANGED, "R.b", "string to int", BACKWARD));
  }

  @Test
  void aNameThatComesBackWhileItIsAnAliasIsAmbiguousForTheReadersOfTheAlias() {
    Schema renamed = record("{'name':'b','type':'int','default':0,'aliases':['a']}");
    Schema back =
        record("{'name':'b','type':'int','default':0},{'name':'a','type':'int','default':0}");

    assertThat(SchemaDiff.between(renamed, back))
        .contains(
            change(
                ChangeRule.ALIAS_AMBIGUOUS, "R.b", "its name or aliases fit two fields", FORWARD));
  }

  @Test
  void defaultsWordsAndOrderAreToldThoughTheyBreakNothing() {
    Schema before =
        record(
            "{'name':'a','type':'int','default':1},{'name':'b','type':'bytes','default':'x'},"
                + "{'name':'c','type':'int'}");
    Schema after =
        record(
            "{'name':'c','type':'int','default':3},{'name':'a','type':'int','default':2},"
                + "{'name':'b','type':'bytes','doc':'Words.'}");

    List<SchemaChange> changes = SchemaDiff.between(before, after);

    assertThat(changes)
        .extracting(SchemaChange::rule)
        .containsExactly(
            ChangeRule.DEFAULT_ADDED,
            ChangeRule.DEFAULT_CHANGED,
            ChangeRule.DEFAULT_REMOVED,
            ChangeRule.DOC_CHANGED,
            ChangeRule.FIELDS_REORDERED);
    assertThat(changes).allMatch(change -> change.breaks().isEmpty());
  }

  @Test
  void aTypeMovesToAnotherNamespaceFreelyButForAnEnumInAUnion() {
    Schema record = field("{'type':'record','name':'n1.T','fields':[]}");
    Schema moved = field("{'type':'record','name':'n2.T','fields':[]}");
    Schema union = field("['null',{'type':'enum','name':'n1.E','symbols':['A']}]");
    Schema movedInUnion = field("['string',{'type':'enum','name':'n2.E','symbols':['A']},'null']");

    assertThat(only(record, moved))
        .isEqualTo(change(ChangeRule.NAME_CHANGED, "R.f", "n1.T to n2.T"));
    assertThat(SchemaDiff.between(union, movedInUnion))
        .contains(change(ChangeRule.UNION_BRANCH_REMOVED, "R.f<E>", "n1.E", BACKWARD));
  }

  @Test
  void aRecursiveSchemaIsComparedOnce() {
    String recursive = "{'name':'next','type':['null','R']},{'name':'tree','type':%s}";
    Schema before = record(recursive.formatted("{'type':'array','items':'R'},'doc':'a'"));
    Schema after = record(recursive.formatted("{'type':'array','items':'R'},'doc':'b'"));

    assertThat(only(before, after).path()).isEqualTo("R.tree");
  }

  @Test
  void aDefaultThatAvroCannotReadDoesNotFillAField() {
    Schema before = record("{'name':'a','type':'int'}");
    Schema after =
        record("{'name':'a','type':'int'},{'name':'b','type':['R','null'],'default':null}");

    assertThat(only(before, after).rule()).isEqualTo(ChangeRule.FIELD_ADDED_WITHOUT_DEFAULT);
  }

  @Test
  void everyRuleSaysInASentenceHowToMendIt() {
    assertThat(ChangeRule.values()).allMatch(rule -> rule.mend().matches("[A-Z].*\\."));
  }

  private static SchemaChange only(Schema before, Schema after) {
    List<SchemaChange> changes = SchemaDiff.between(before, after);
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  private static SchemaChange change(
      ChangeRule rule, String path, String detail, Direction... breaks) {
    return new SchemaChange(rule, path, detail, Set.of(breaks));
  }

  private static Set<Direction> directions(String words) {
    return words.equals("''")
        ? Set.of()
        : Set.copyOf(List.of(words.split(" ")).stream().map(Direction::valueOf).toList());
  }

  /** A few short forms, for the table above. */
  private static String expand(String type) {
    return type.replace('`', '\'')
        .replaceAll("E\\((.*)\\)", "{'type':'enum','name':'E','symbols':[$1]}")
        .replaceAll("D\\((.*)\\)", "{'type':'enum','name':'E','symbols':[$1],'default':'A'}")
        .replaceAll("X\\((.*)\\)", "{'type':'fixed','name':'X','size':$1}")
        .replaceAll(
            "L\\((.*),(.*)\\)",
            "{'type':'bytes','logicalType':'decimal','precision':$1,'scale':$2}")
        .replaceAll("A\\((\\w+)\\)", "{'type':'array','items':'$1'}")
        .replaceAll("M\\((.*)\\)", "{'type':'map','values':$1}");
  }

  private static Schema field(String type) {
    return record("{'name':'f','type':%s}".formatted(type));
  }

  private static Schema record(String fields) {
    return of("R", fields);
  }

  private static Schema of(String name, String fields) {
    String json = "{'type':'record','name':'%s','fields':[%s]}".formatted(name, fields);
    return new Schema.Parser().parse(json.replace('\'', '"'));
  }
}
