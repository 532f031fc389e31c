/**
 * The topics of a cluster: what they are like, and making and altering them, each in one request
 * for all. It may know the catalogue, and no plan.
 */
package io.millrace.admin.topic;
