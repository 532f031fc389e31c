package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IdMapTest {

  @Property
  void itHoldsWhatAMapHolds(@ForAll List<Integer> ids) {
    IdMap<String> map = new IdMap<>(Integer.MAX_VALUE);
    Map<Integer, String> expected = new HashMap<>();

    for (int i = 0; i < ids.size(); i++) {
      map.put(ids.get(i), "value " + i);
      expected.put(ids.get(i), "value " + i);
    }

    assertThat(expected).allSatisfy((id, value) -> assertThat(map.get(id)).isEqualTo(value));
    assertThat(map.get(123_456_789)).isEqualTo(expected.get(123_456_789));
  }

  @Property
  void theOldestMakesRoom(@ForAll List<Integer> ids) {
    IdMap<Integer> map = new IdMap<>(3);
    LinkedHashMap<Integer, Integer> expected = new LinkedHashMap<>();

    for (int id : ids) {
      map.put(id, id);
      expected.remove(id);
      expected.put(id, id);
      if (expected.size() > 3) {
        expected.remove(expected.keySet().iterator().next());
      }
    }

    assertThat(ids).allSatisfy(id -> assertThat(map.get(id)).isEqualTo(expected.get(id)));
  }

  @Test
  void anIdThatWasNeverPutIsNotThere() {
    assertThat(new IdMap<String>(1).get(0)).isNull();
  }

  @Test
  void aMapByKeyLetsItsOldestGoToo() {
    BoundedMap<String, Integer> map = new BoundedMap<>(2);
    map.put("a", 1);
    map.put("b", 2);
    map.put("b", 3);
    map.put("c", 4);

    assertThat(map.get("a")).isNull();
    assertThat(map.get("b")).isEqualTo(3);
    assertThat(map.get("c")).isEqualTo(4);
  }
}
