/**
 * Plans that outlast the run that made them: as files, and held against what is there when they are
 * applied. It knows plans, and neither a catalogue nor the network.
 */
package io.millrace.admin.saved;
