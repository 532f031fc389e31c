package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.app.metrics.MetricsAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where metrics are served: {@code PORT} or {@code HOST:PORT}. */
final class MetricsAddressConverter implements ITypeConverter<MetricsAddress> {
  @Override
  public MetricsAddress convert(String text) {
    try {
      return MetricsAddress.parse(text);
    } catch (AppException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
