package io.millrace.app.filter;

import io.millrace.app.cli.AppException;
import io.millrace.app.record.DecodedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A condition on records, such as {@code value.total > 100 && headers.source == 'web'}, in Apache
 * Commons JEXL without anything that could change or reach more than the record.
 *
 * <p>A field that a record lacks is null, and a comparison with null is no match. A record on which
 * the condition makes no sense, as it compares text with a number, is not accepted, and {@link
 * #report()} counts it. It also tells of names that no record had. For one thread.
 */
public final class RecordFilter {
  private final String text;
  private final JexlExpression expression;
  private final FilterNames names;
  private long errors;
  private String firstError;

  private RecordFilter(String text, JexlExpression expression) {
    this.text = text;
    this.expression = expression;
    this.names = new FilterNames(FilterLanguage.paths(expression));
  }

  /**
   * The filter of an expression.
   *
   * @throws AppException for wrong usage when it can't be read, with the column
   */
  public static RecordFilter parse(String expression) {
    return new RecordFilter(expression, FilterLanguage.parse(expression));
  }

  /** Whether the condition holds for a record. */
  public boolean accepts(DecodedRecord record) {
    names.see(record);
    try {
      Object result = expression.evaluate(new Names(record));
      if (result == null || result instanceof Boolean) {
        return result != null && (Boolean) result;
      }
      return fail(record, "it gives %s, and not true or false".formatted(result));
    } catch (JexlException e) {
      return fail(record, reason(e));
    } catch (PatternSyntaxException e) {
      return fail(record, "%s is no pattern: %s".formatted(e.getPattern(), e.getDescription()));
    } catch (ArithmeticException | StackOverflowError e) {
      return fail(record, String.valueOf(e.getMessage()));
    }
  }

  private boolean fail(DecodedRecord record, String reason) {
    if (errors++ == 0) {
      firstError =
          "%s-%d at offset %d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), reason);
    }
    return false;
  }

  private static String reason(JexlException e) {
    Throwable cause = e.getCause();
    return cause instanceof ArithmeticException && cause.getMessage() != null
        ? cause.getMessage()
        : e.getMessage().strip().replaceAll("\\s+", " ");
  }

  /** What went wrong so far, and what was never met. */
  public FilterReport report() {
    return new FilterReport(errors, Optional.ofNullable(firstError), names.unmet());
  }

  /** How many records the condition made no sense on, so far. */
  public long errors() {
    return errors;
  }

  /** Whether it looks at what a record has to be decoded for. */
  public boolean readsData() {
    return names("key") || names("value") || readsUndecodable();
  }

  /** Whether it looks at whether a record can be decoded. */
  public boolean readsUndecodable() {
    return names("undecodable");
  }

  private boolean names(String root) {
    return FilterLanguage.paths(expression).stream().anyMatch(path -> path.get(0).equals(root));
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  /** The names that an expression sees. */
  private record Names(DecodedRecord record) implements JexlContext {
    @Override
    public Object get(String name) {
      return switch (name) {
        case "key" -> orNothing(FilterValues.of(record.key()));
        case "value" -> orNothing(FilterValues.of(record.value()));
        case "headers" -> headers(record.headers());
        case "topic" -> record.topic();
        case "partition" -> record.partition();
        case "offset" -> record.offset();
        case "timestamp" ->
            record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
        case "undecodable" -> !record.undecodable().isEmpty();
        default -> null;
      };
    }

    private static Object orNothing(Object data) {
      return data == null ? FilterValues.NOTHING : data;
    }

    /** The last of each name. */
    private static Map<String, Object> headers(Headers headers) {
      Map<String, Object> byName = new HashMap<>();
      for (Header header : headers) {
        byte[] value = header.value();
        byName.put(header.key(), value == null ? null : new String(value, StandardCharsets.UTF_8));
      }
      return byName;
    }

    @Override
    public boolean has(String name) {
      return FilterLanguage.NAMES.contains(name);
    }

    @Override
    public void set(String name, Object value) {
      throw new UnsupportedOperationException("a filter changes nothing");
    }
  }
}
