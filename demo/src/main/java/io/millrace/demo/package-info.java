/**
 * The main job, end to end: a stack of its own or a given cluster, topics and schemas, a file
 * published, read back, and held against the file. Runs the tools as a user would, each a process
 * of its own.
 */
package io.millrace.demo;
