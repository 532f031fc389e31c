package io.millrace.consumer.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.PeriodUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesKeyTest {

  @Property
  void whatAKeyWroteIsReadAgain(
      @ForAll PeriodUnit unit,
      @ForAll @LongRange(min = -800_000, max = 8_000_000) long day,
      @ForAll String category,
      @ForAll String region) {
    SalesKey key = new SalesKey(unit, LocalDate.ofEpochDay(day), new SalesGroup(category, region));
    SalesKey sound = new SalesKey(unit, key.start(), sound(key.group()));

    assertThat(SalesKey.parse(sound.toString())).contains(sound);
  }

  @Property
  void theSumsOfAnOrderAreReadAgain(
      @ForAll List<String> categories, @ForAll @Scale(4) BigDecimal revenue, @ForAll long units) {
    Map<SalesGroup, Sales> groups = new java.util.HashMap<>();
    categories.forEach(
        name -> groups.put(sound(new SalesGroup(name, "a\tb")), Sales.placed(revenue, units)));
    OrderSums sums = new OrderSums(groups);

    assertThat(OrderSums.parse(sums.toString())).isEqualTo(sums);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "C-1", "day/2016-11-08", "year/2016-01-01/a/b", "day/2016-11-08/a/b/c"})
  void otherTextsAreNoKeys(String text) {
    assertThat(SalesKey.parse(text)).isEmpty();
  }

  @Test
  void aWeekBeginsOnMondayAndAMonthOnItsFirst() {
    LocalDate sunday = LocalDate.of(2017, 1, 1);

    assertThat(Periods.startOf(PeriodUnit.DAY, sunday)).isEqualTo(sunday);
    assertThat(Periods.startOf(PeriodUnit.WEEK, sunday)).isEqualTo(LocalDate.of(2016, 12, 26));
    assertThat(Periods.startOf(PeriodUnit.WEEK, sunday.plusDays(1))).isEqualTo("2017-01-02");
    assertThat(Periods.startOf(PeriodUnit.MONTH, LocalDate.of(2016, 2, 29)))
        .isEqualTo("2016-02-01");
  }

  /** Without halves of characters, which no text in UTF-8 has. */
  private static SalesGroup sound(SalesGroup group) {
    return new SalesGroup(sound(group.category()), sound(group.region()));
  }

  private static String sound(String text) {
    return text.replaceAll("\\p{Cs}", "?");
  }
}
