/** The serializers and deserializers that are compared, each configured to do the same. */
package io.millrace.benchmarks.side;
