/** Pages out of facts. The templates stand in {@code reports/templates}. */
package dev.varve.report.page;
