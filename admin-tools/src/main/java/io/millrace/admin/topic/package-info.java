/**
 * The topics of a cluster: what they are like, who reads them, and making, altering and deleting
 * them, each in one request for all. It may know the catalogue, and no plan.
 */
package io.millrace.admin.topic;
