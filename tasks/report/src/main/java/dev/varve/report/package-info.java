/** The task {@code report}: one HTML page a load, its JSON twin, and an index. */
package dev.varve.report;
