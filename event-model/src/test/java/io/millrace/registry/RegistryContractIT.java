package io.millrace.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.List;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every registry does, whether it is the local stack's, that one behind a cache, or the one in
 * memory.
 */
@WithStack
class RegistryContractIT {
  private static final Schema V1 = order("id");
  private static final Schema V2 = order("id", "note");
  private static final Schema OTHER = SchemaBuilder.record("Other").fields().endRecord();
  private static final Schema BROKEN =
      SchemaBuilder.record("Order").fields().requiredLong("amount").endRecord();
  private static final Schema MONEY =
      SchemaBuilder.record("Money").namespace("a").fields().requiredLong("cents").endRecord();

  /** As Avro writes it. */
  private static final String PRICED =
      """
      {"type":"record","name":"Order","namespace":"a","fields":[{"name":"price","type":"Money"}]}\
      """;

  /** Which registry. */
  enum Kind {
    REAL,
    CACHED,
    MEMORY
  }

  private final String subject = "contract-" + UUID.randomUUID();
  private SchemaRegistry real;

  @BeforeEach
  void open(Stack stack) {
    real = SchemaRegistry.open(RegistrySettings.of(stack.registryUrl()));
  }

  private SchemaRegistry registry(Kind kind) {
    return switch (kind) {
      case REAL -> real;
      case CACHED -> SchemaRegistry.caching(real, CacheSettings.defaults(), new RegistryCounters());
      case MEMORY -> SchemaRegistry.open(RegistrySettings.of("mock://" + subject));
    };
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaHasOneIdInAllSubjectsAndIsReadBackByIt(Kind kind) {
    SchemaRegistry registry = registry(kind);

    int id = registry.register(subject, V1, false);

    assertThat(registry.register(subject, V1, false)).isEqualTo(id);
    assertThat(registry.register(subject + "-b", V1, false)).isEqualTo(id);
    assertThat(registry.idOf(subject, V1, true)).isEqualTo(id);
    assertThat(registry.schemaOf(id)).isEqualTo(V1);
    assertThat(registry.schemaOf(id, subject)).isEqualTo(V1);
    assertThat(registry.versions(subject)).containsExactly(1);
    assertThat(registry.versionsOf(id))
        .contains(new VersionName(subject, 1), new VersionName(subject + "-b", 1));
    assertThat(registry.versionsOf(999_999)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void versionsRiseAndTheLastIsTheLatest(Kind kind) {
    SchemaRegistry registry = registry(kind);

    int first = registry.register(subject, V1, false);
    int second = registry.register(subject, V2, false);

    assertThat(registry.versions(subject)).containsExactly(1, 2);
    assertThat(registry.version(subject, 1)).contains(new RegisteredSchema(subject, 1, first, V1));
    assertThat(registry.latest(subject)).contains(new RegisteredSchema(subject, 2, second, V2));
    assertThat(registry.find(subject, V1)).contains(new RegisteredSchema(subject, 1, first, V1));
    assertThat(registry.subjects()).contains(subject).isSorted();
    assertThat(registry.contexts()).contains(".");
  }

  @ParameterizedTest
  @EnumSource
  void aSubjectThatIsNotThereIsEmptyOrNotFound(Kind kind) {
    SchemaRegistry registry = registry(kind);

    assertThat(registry.latest(subject)).isEmpty();
    assertThat(registry.version(subject, 1)).isEmpty();
    assertThat(registry.versions(subject)).isEmpty();
    assertThat(registry.find(subject, V1)).isEmpty();
    assertThat(registry.compatibility(subject)).isEmpty();
    assertThat(registry.incompatibilities(subject, V1)).isEmpty();
    assertThat(registry.subjects()).doesNotContain(subject);
    assertThat(code(() -> registry.idOf(subject, V1, false))).isEqualTo(40401);
    assertThat(code(() -> registry.deleteSubject(subject, false))).isEqualTo(40401);
    assertThat(code(() -> registry.deleteVersion(subject, 1, false))).isEqualTo(40401);
    registry.resetCompatibility(subject);
  }

  @ParameterizedTest
  @EnumSource
  void aVersionOrASchemaThatIsNotThereIsNotFound(Kind kind) {
    SchemaRegistry registry = registry(kind);
    registry.register(subject, V1, false);

    assertThat(registry.version(subject, 9)).isEmpty();
    assertThat(registry.find(subject, V2)).isEmpty();
    assertThat(code(() -> registry.idOf(subject, V2, false))).isEqualTo(40403);
    assertThat(code(() -> registry.schemaOf(999_999))).isEqualTo(40403);
    assertThat(code(() -> registry.deleteVersion(subject, 9, false))).isEqualTo(40402);
  }

  @ParameterizedTest
  @EnumSource
  void aLevelForbidsWhatBreaksIt(Kind kind) {
    SchemaRegistry registry = registry(kind);
    registry.register(subject, V1, false);
    registry.setCompatibility(subject, CompatibilityLevel.FULL);

    assertThat(registry.compatibility(subject)).contains(CompatibilityLevel.FULL);
    assertThat(registry.effectiveCompatibility(subject)).isEqualTo(CompatibilityLevel.FULL);
    assertThat(registry.incompatibilities(subject, V2)).isEmpty();
    assertThat(registry.incompatibilities(subject, BROKEN)).isNotEmpty();
    RegistryException refused = refusal(() -> registry.register(subject, BROKEN, false));
    assertThat(refused.isIncompatible()).isTrue();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(registry.versions(subject)).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  void aSubjectWithoutALevelFollowsTheDefault(Kind kind) {
    SchemaRegistry registry = registry(kind);
    registry.setDefaultCompatibility(CompatibilityLevel.BACKWARD);

    assertThat(registry.defaultCompatibility()).isEqualTo(CompatibilityLevel.BACKWARD);
    assertThat(registry.effectiveCompatibility(subject)).isEqualTo(CompatibilityLevel.BACKWARD);
    registry.register(subject, V1, false);
    assertThat(registry.effectiveCompatibility(subject)).isEqualTo(CompatibilityLevel.BACKWARD);
    registry.setCompatibility(subject, CompatibilityLevel.FULL);
    registry.resetCompatibility(subject);
    assertThat(registry.effectiveCompatibility(subject)).isEqualTo(CompatibilityLevel.BACKWARD);
  }

  @ParameterizedTest
  @EnumSource
  void onlyATransitiveLevelLooksBeyondTheLastVersion(Kind kind) {
    SchemaRegistry registry = registry(kind);
    Schema asText = SchemaBuilder.record("Order").fields().requiredString("x").endRecord();
    Schema without = SchemaBuilder.record("Order").fields().endRecord();
    Schema asNumber =
        SchemaBuilder.record("Order")
            .fields()
            .name("x")
            .type()
            .longType()
            .longDefault(0)
            .endRecord();
    registry.register(subject, asText, false);
    registry.register(subject, without, false);

    registry.setCompatibility(subject, CompatibilityLevel.BACKWARD);
    assertThat(registry.incompatibilities(subject, asNumber)).isEmpty();
    registry.setCompatibility(subject, CompatibilityLevel.BACKWARD_TRANSITIVE);
    assertThat(registry.incompatibilities(subject, asNumber)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedVersionIsGoneButItsIdCanBeRead(Kind kind) {
    SchemaRegistry registry = registry(kind);
    int first = registry.register(subject, V1, false);
    int second = registry.register(subject, V2, false);

    assertThat(registry.deleteVersion(subject, 2, false)).isEqualTo(2);

    assertThat(registry.versions(subject)).containsExactly(1);
    assertThat(registry.version(subject, 2)).isEmpty();
    assertThat(registry.latest(subject).orElseThrow().id()).isEqualTo(first);
    assertThat(registry.find(subject, V2)).isEmpty();
    assertThat(registry.schemaOf(second)).isEqualTo(V2);
    assertThat(code(() -> registry.deleteVersion(subject, 2, false))).isEqualTo(40406);
    assertThat(registry.register(subject, V2, false)).isEqualTo(second);
    assertThat(registry.versions(subject)).containsExactly(1, 3);
  }

  @ParameterizedTest
  @EnumSource
  void aDeletedSubjectIsGoneUntilItIsRegisteredAgain(Kind kind) {
    SchemaRegistry registry = registry(kind);
    int id = registry.register(subject, V1, false);
    registry.register(subject, V2, false);

    assertThat(registry.deleteSubject(subject, false)).containsExactly(1, 2);

    assertThat(registry.latest(subject)).isEmpty();
    assertThat(registry.subjects()).doesNotContain(subject);
    assertThat(registry.deletedSubjects()).contains(subject);
    assertThat(refusal(() -> registry.idOf(subject, V1, false)).isNotFound()).isTrue();
    assertThat(code(() -> registry.deleteSubject(subject, false))).isEqualTo(40404);
    assertThat(registry.schemaOf(id)).isEqualTo(V1);
    assertThat(registry.register(subject, V1, false)).isEqualTo(id);
    assertThat(registry.versions(subject)).containsExactly(3);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsDeletedCanBeDeletedPermanently(Kind kind) {
    SchemaRegistry registry = registry(kind);
    registry.register(subject, V1, false);
    registry.register(subject, V2, false);

    RegistryException subjectRefused = refusal(() -> registry.deleteSubject(subject, true));
    RegistryException versionRefused = refusal(() -> registry.deleteVersion(subject, 1, true));

    assertThat(subjectRefused.code()).isEqualTo(40405);
    assertThat(versionRefused.code()).isEqualTo(40407);
    for (RegistryException refused : List.of(subjectRefused, versionRefused)) {
      assertThat(refused.isNotFound()).isFalse();
      assertThat(refused.isIncompatible()).isFalse();
    }
    registry.deleteVersion(subject, 1, false);
    assertThat(registry.deleteVersion(subject, 1, true)).isEqualTo(1);
    registry.deleteSubject(subject, false);
    assertThat(registry.deleteSubject(subject, true)).containsExactly(2);
    assertThat(code(() -> registry.deleteSubject(subject, true))).isEqualTo(40401);
    registry.register(subject, OTHER, false);
    assertThat(registry.versions(subject)).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  void aSubjectMayHaveAnyName(Kind kind) {
    SchemaRegistry registry = registry(kind);
    String odd = subject + "/ ü%?#+&";

    int id = registry.register(odd, V1, false);

    assertThat(registry.latest(odd).orElseThrow().id()).isEqualTo(id);
    assertThat(registry.subjects()).contains(odd);
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaThatNamesATypeOfAnotherSubjectIsReadBackWithIt(Kind kind) {
    SchemaRegistry registry = registry(kind);
    SchemaReference reference = registerMoney(registry);

    int id = registry.register(subject, PRICED, List.of(reference), false);

    RegisteredSchema version = registry.version(subject, 1).orElseThrow();
    assertThat(version.id()).isEqualTo(id);
    assertThat(version.references()).containsExactly(reference);
    assertThat(version.text()).isEqualTo(PRICED).doesNotContain("cents");
    assertThat(version.schema().getField("price").schema()).isEqualTo(MONEY);
    assertThat(registry.schemaOf(id)).isEqualTo(version.schema());
    assertThat(registry.parse(subject, PRICED, List.of(reference))).isEqualTo(version.schema());
  }

  @ParameterizedTest
  @EnumSource
  void aSchemaIsFoundByItsTextInAnyLayoutAndByItsReferences(Kind kind) {
    SchemaRegistry registry = registry(kind);
    SchemaReference reference = registerMoney(registry);
    int id = registry.register(subject, PRICED, List.of(reference), false);
    String spaced = PRICED.replace(",", ",\n  ");

    assertThat(registry.find(subject, spaced, List.of(reference)))
        .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(1));
    assertThat(registry.register(subject, spaced, List.of(reference), false)).isEqualTo(id);
    assertThat(registry.find(subject, registry.schemaOf(id))).isEmpty();
    assertThat(registry.find(subject, MONEY.toString(), List.of())).isEmpty();
    assertThat(registry.versions(subject)).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  void referencesOfReferencesAreFound(Kind kind) {
    SchemaRegistry registry = registry(kind);
    SchemaReference money = registerMoney(registry);
    registry.register(subject, PRICED, List.of(money), false);
    SchemaReference order = new SchemaReference("a.Order", subject, 1);
    String basket = "{\"type\":\"array\",\"items\":\"a.Order\"}";

    registry.register(subject + "-basket", basket, List.of(order), false);

    RegisteredSchema latest = registry.latest(subject + "-basket").orElseThrow();
    assertThat(latest.references()).containsExactly(order);
    assertThat(latest.schema().getElementType().getField("price").schema()).isEqualTo(MONEY);
  }

  @ParameterizedTest
  @EnumSource
  void aTextWithoutReferencesIsTheSameAsItsSchema(Kind kind) {
    SchemaRegistry registry = registry(kind);
    int id = registry.register(subject, V1, false);

    assertThat(registry.register(subject, V1.toString().replace(",", ", "), List.of(), false))
        .isEqualTo(id);
    assertThat(registry.find(subject, V1.toString().replace(",", ", "), List.of()))
        .contains(new RegisteredSchema(subject, 1, id, V1));
  }

  @ParameterizedTest
  @EnumSource
  void aReferenceThatIsNotThereIsRefusedByItsName(Kind kind) {
    SchemaRegistry registry = registry(kind);
    SchemaReference missing = new SchemaReference("a.Money", subject + "-money", 7);

    RegistryException refused =
        refusal(() -> registry.register(subject, PRICED, List.of(missing), false));

    assertThat(refused.code()).isEqualTo(42201);
    assertThat(refused).hasMessageContaining("a.Money=%s-money:7".formatted(subject));
    assertThat(code(() -> registry.register(subject, PRICED, List.of(), false))).isEqualTo(42201);
    assertThat(registry.versions(subject)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aSubjectThatOthersReferToIsNotDeleted(Kind kind) {
    SchemaRegistry registry = registry(kind);
    SchemaReference reference = registerMoney(registry);
    registry.register(subject, PRICED, List.of(reference), false);

    assertThat(code(() -> registry.deleteSubject(reference.subject(), false))).isEqualTo(42206);
    assertThat(code(() -> registry.deleteVersion(reference.subject(), 1, false))).isEqualTo(42206);
    assertThat(registry.versions(reference.subject())).containsExactly(1);
  }

  private SchemaReference registerMoney(SchemaRegistry registry) {
    registry.register(subject + "-money", MONEY, false);
    return new SchemaReference("a.Money", subject + "-money", 1);
  }

  private static int code(ThrowingCallable call) {
    return refusal(call).code();
  }

  private static RegistryException refusal(ThrowingCallable call) {
    return catchThrowableOfType(RegistryException.class, call);
  }

  private static Schema order(String... fields) {
    SchemaBuilder.FieldAssembler<Schema> order = SchemaBuilder.record("Order").fields();
    for (String field : fields) {
      order = order.name(field).type().stringType().stringDefault("");
    }
    return order.endRecord();
  }
}
