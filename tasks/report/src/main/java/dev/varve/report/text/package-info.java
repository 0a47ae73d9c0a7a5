/** Words, numbers and text that is safe to show. */
package dev.varve.report.text;
