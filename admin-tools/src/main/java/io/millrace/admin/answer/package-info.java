/**
 * What a cluster answers to a question about many: each answer for itself, and why the others gave
 * none. It knows neither topics nor groups.
 */
package io.millrace.admin.answer;
