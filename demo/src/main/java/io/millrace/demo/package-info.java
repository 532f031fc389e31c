/**
 * The main job, end to end: a local stack, topics and schemas, a file published, read back, and
 * held against the file. Runs the tools as a user would, each a process of its own.
 */
package io.millrace.demo;
