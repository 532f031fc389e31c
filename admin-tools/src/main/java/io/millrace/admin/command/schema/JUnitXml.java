package io.millrace.admin.command.schema;

import io.millrace.admin.schema.CheckReport;
import io.millrace.admin.schema.Comparison;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What a check found in the format of JUnit's reports, which build servers show: a suite with a
 * test case for each file and each schema that it was held against. What is incompatible failed,
 * what couldn't be checked is an error, and what is new is skipped.
 */
final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(CheckReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JUnitXml(xml).write(report);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string can't be written to", e);
    }
    return text.append('\n').toString();
  }

  private void write(CheckReport report) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuite");
    attribute("name", "schemas check");
    attribute(
        "tests",
        "" + (report.comparisons().size() + report.unmatched().size() + report.failures().size()));
    attribute("failures", "" + report.incompatible());
    attribute("errors", "" + report.failures().size());
    attribute("skipped", "" + report.unmatched().size());
    for (Comparison comparison : report.comparisons()) {
      write(comparison);
    }
    for (var unmatched : report.unmatched().entrySet()) {
      testCase(unmatched.getKey(), "new", "skipped", unmatched.getValue(), "");
    }
    for (var failure : report.failures().entrySet()) {
      testCase(failure.getKey(), "readable", "error", failure.getValue().line(), "");
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(Comparison comparison) throws XMLStreamException {
    String name = "%s against %s".formatted(comparison.level(), comparison.against());
    if (comparison.isCompatible()) {
      testCase(comparison.file(), name, "", "", "");
      return;
    }
    List<String> reasons = CheckView.reasons(comparison);
    String rules =
        comparison.violations().stream()
            .map(change -> change.rule() + " at " + change.path())
            .collect(Collectors.joining(", "));
    testCase(
        comparison.file(),
        name,
        "failure",
        rules.isEmpty() ? "refused by the registry" : rules,
        String.join("\n", reasons));
  }

  /**
   * @param outcome an element; empty when all is well
   */
  private void testCase(String file, String name, String outcome, String message, String text)
      throws XMLStreamException {
    line(1);
    xml.writeStartElement("testcase");
    attribute("classname", file);
    attribute("name", name);
    if (!outcome.isEmpty()) {
      line(2);
      xml.writeStartElement(outcome);
      attribute("message", message);
      xml.writeCharacters(legal(text));
      xml.writeEndElement();
      line(1);
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String legal(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }
}
