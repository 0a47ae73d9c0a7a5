/** What a report says, as plain records. */
package dev.varve.report.facts;
