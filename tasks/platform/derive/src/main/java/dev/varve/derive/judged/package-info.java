/** What checks ask of one load: its rows, what of them came before, and what they would delete. */
package dev.varve.derive.judged;
