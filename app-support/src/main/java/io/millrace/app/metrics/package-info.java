/**
 * What an app measures, told to Prometheus over HTTP. {@link io.millrace.app.metrics.Metrics} is
 * the door; which metrics there are is for each app to say.
 */
package io.millrace.app.metrics;
