package io.millrace.producer.target;

import static io.millrace.producer.target.Registration.DRY_RUN;
import static io.millrace.producer.target.Registration.ONLY_FIND;
import static io.millrace.producer.target.Registration.REGISTER_MISSING;
import static io.millrace.producer.target.TestTopics.NEXT;
import static io.millrace.producer.target.TestTopics.ORDER;
import static io.millrace.producer.target.TestTopics.WRONG;
import static io.millrace.producer.target.TestTopics.failure;
import static io.millrace.producer.target.TestTopics.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.Failure;
import io.millrace.app.schema.SchemaSource;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.SchemaReference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class TargetsIT {
  @TempDir private Path folder;
  private Stack stack;
  private TestTopics topics;

  @BeforeEach
  void connect(Stack local) {
    stack = local;
    topics = new TestTopics(local);
  }

  @Test
  void aFilesSchemaIsRegisteredAndWrittenWithItsId() throws Exception {
    String topic = topics.create();

    Target target = open(REGISTER_MISSING, request(topic, ORDER));

    assertThat(topics.registry().versions(topic + "-value")).containsExactly(1);
    assertThat(target.valueSchema()).isEqualTo(ORDER);
    assertThat(target.keySchema()).isEmpty();
    assertThat(writtenId(target)).isEqualTo(latestId(topic));
  }

  @Test
  void aFilesSchemaThatIsThereKeepsItsIdWhateverCameLater() throws Exception {
    String topic = topics.create();
    int first = topics.registry().register(topic + "-value", ORDER, false);
    topics.registry().register(topic + "-value", NEXT, false);

    Target target = open(ONLY_FIND, request(topic, ORDER));

    assertThat(writtenId(target)).isEqualTo(first);
    assertThat(topics.registry().versions(topic + "-value")).containsExactly(1, 2);
  }

  @Test
  void aVersionOfASubjectIsWrittenWithExactlyItsId() throws Exception {
    String topic = topics.create();
    String subject = TestTopics.name();
    int first = topics.registry().register(subject, ORDER, false);
    int second = topics.registry().register(subject, NEXT, false);

    Target chosen = open(REGISTER_MISSING, request(topic, subject, OptionalInt.of(1)));
    Target latest = open(REGISTER_MISSING, request(topic, subject, OptionalInt.empty()));

    assertThat(writtenId(chosen)).isEqualTo(first).isNotEqualTo(second);
    assertThat(latest.valueSchema()).isEqualTo(NEXT);
    assertThat(topics.registry().versions(topic + "-value")).isEmpty();
  }

  @Test
  void withoutASchemaTheLatestOfTheTopicIsTaken() throws Exception {
    String topic = topics.create();
    topics.registry().register(topic + "-value", ORDER, false);

    Target target = open(REGISTER_MISSING, request(topic));

    assertThat(writtenId(target)).isEqualTo(latestId(topic));
  }

  @Test
  void everythingWrongIsSaidAtOnceAndNothingIsRegistered() {
    String good = topics.create();
    String bare = topics.create();
    String bad = topics.create();
    topics.registry().register(bad + "-value", ORDER, false);
    String none = TestTopics.name();

    Failure failure =
        failure(
            topics.connection(),
            REGISTER_MISSING,
            request(good, ORDER),
            request(bare),
            request(bad, WRONG),
            request(none, ORDER),
            request(none + "x", "no-such", OptionalInt.of(3)));

    assertThat(failure.exitCode()).isEqualTo(6);
    assertThat(failure.line())
        .startsWith(
            "4 problems: 1) no topics %s, %sx at %s: create them with admin-tools apply; 2) subject %s-value has no schema: give one for topic %s with --schema; 3) order.avsc can't be the next version of %s-value: "
                .formatted(none, none, stack.bootstrapServers(), bare, bare, bad))
        .contains(
            "Order.note", "against version 1", "the registry has no version 3 of subject no-such");
    assertThat(topics.registry().versions(good + "-value")).isEmpty();
    assertThat(topics.registry().versions(bad + "-value")).containsExactly(1);
  }

  @Test
  void aTopicThatIsNotThereIsExitCode2() {
    String none = TestTopics.name();

    Failure failure = failure(topics.connection(), REGISTER_MISSING, request(none, ORDER));

    assertThat(failure)
        .isEqualTo(
            new Failure(
                2,
                "no topic %s at %s: create it with admin-tools apply"
                    .formatted(none, stack.bootstrapServers())));
  }

  @Test
  void aDryRunEncodesAndRegistersNothing() throws Exception {
    String topic = topics.create();
    String bad = topics.create();
    topics.registry().register(bad + "-value", ORDER, false);

    Target target = open(DRY_RUN, request(topic, ORDER));

    assertThat(writtenId(target)).isPositive();
    assertThat(topics.registry().versions(topic + "-value")).isEmpty();
    assertThat(failure(topics.connection(), DRY_RUN, request(bad, WRONG)).exitCode()).isEqualTo(6);
  }

  @Test
  void withoutAutoRegisterAMissingSchemaIsRefused() {
    String topic = topics.create();
    Failure expected =
        new Failure(
            6,
            "subject %s-value has no version with the schema order.avsc, and auto.register.schemas is false: register it first, with admin-tools apply or schemas register"
                .formatted(topic));

    assertThat(failure(topics.connection(), ONLY_FIND, request(topic, ORDER))).isEqualTo(expected);
    assertThat(
            failure(
                topics.connection(folder, "auto.register.schemas=false"),
                REGISTER_MISSING,
                request(topic, ORDER)))
        .isEqualTo(expected);
    assertThat(topics.registry().versions(topic + "-value")).isEmpty();
  }

  @Test
  void subjectsAreNamedAsTheSettingsSay() {
    String topic = topics.create();
    var connection = topics.connection(folder, "value.subject.name.strategy=TopicRecordName");

    Targets.open(connection, List.of(request(topic, ORDER)), REGISTER_MISSING);

    assertThat(topics.registry().versions(topic + "-test.Order")).containsExactly(1);
    assertThat(failure(connection, REGISTER_MISSING, request(topic)))
        .isEqualTo(
            new Failure(
                2,
                "the subject of topic %s is named after its records by value.subject.name.strategy: name the schema with --schema"
                    .formatted(topic)));
  }

  @Test
  void keysHaveASchemaOnlyWhenAskedFor() throws Exception {
    String topic = topics.create();
    Schema id = Schema.create(Schema.Type.LONG);
    TargetRequest request =
        new TargetRequest(
            topic,
            Optional.of(new SchemaSource.Given("order.avsc", ORDER)),
            Optional.of(new SchemaSource.Given("id.avsc", id)));

    Target target = open(REGISTER_MISSING, request);

    int registered = topics.registry().latest(topic + "-key").orElseThrow().id();
    assertThat(target.keySchema()).contains(id);
    assertThat(target.event(7L, null, null, List.of()).key())
        .isEqualTo(ByteBuffer.allocate(6).put((byte) 0).putInt(registered).put((byte) 14).array());
  }

  @Test
  void aSchemaOfTypesInOtherSubjectsIsFoundByItsVersionAndByItsWholeText() throws Exception {
    String topic = topics.create();
    String money = TestTopics.name();
    Schema amount =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"ref.Amount\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}");
    topics.registry().register(money, amount, false);
    int id =
        topics
            .registry()
            .register(
                topic + "-value",
                "{\"type\":\"record\",\"name\":\"ref.Bill\",\"fields\":[{\"name\":\"sum\",\"type\":\"ref.Amount\"}]}",
                List.of(new SchemaReference("ref.Amount", money, 1)),
                false);
    Target latest = open(ONLY_FIND, request(topic));

    Target whole =
        open(ONLY_FIND, request(topic, new Schema.Parser().parse(latest.valueSchema().toString())));

    GenericData.Record sum = new GenericData.Record(amount);
    sum.put("a", 1L);
    GenericData.Record bill = new GenericData.Record(latest.valueSchema());
    bill.put("sum", sum);
    assertThat(id(latest.event(null, bill, null, List.of()).value())).isEqualTo(id);
    assertThat(id(whole.event(null, bill, null, List.of()).value())).isEqualTo(id);
  }

  @Test
  void settingsThatChooseASchemaOrPutIdsIntoHeadersAreRefused() {
    String topic = topics.create();
    Failure header =
        failure(
            topics.connection(
                folder,
                "value.schema.id.serializer=io.confluent.kafka.serializers.schema.id.HeaderSchemaIdSerializer"),
            REGISTER_MISSING,
            request(topic, ORDER));
    Failure id =
        failure(
            topics.connection(folder, "auto.register.schemas=false", "use.schema.id=7"),
            REGISTER_MISSING,
            request(topic, ORDER));
    Failure latest =
        failure(
            topics.connection(folder, "auto.register.schemas=false", "use.latest.version=true"),
            REGISTER_MISSING,
            request(topic, ORDER));

    assertThat(header.exitCode()).isEqualTo(2);
    assertThat(header.line()).contains("puts the id into a header");
    assertThat(id.line())
        .isEqualTo(
            "use.schema.id isn't for this program: take it out, and name the schema with --schema");
    assertThat(latest.line())
        .isEqualTo(
            "use.latest.version=true and --schema order.avsc are at odds: leave one of them out");
  }

  private Target open(Registration registration, TargetRequest request) {
    return Targets.open(topics.connection(), List.of(request), registration).of(request.topic());
  }

  private int latestId(String topic) {
    return topics.registry().latest(topic + "-value").orElseThrow().id();
  }

  private static int writtenId(Target target) throws Exception {
    return id(target.event("k", Orders.generic(target.valueSchema()), null, List.of()).value());
  }

  private static int id(byte[] value) {
    return ByteBuffer.wrap(value).getInt(1);
  }
}
