/** Where the cluster and the registry are, and how to reach them. */
package io.millrace.app.connect;
