/** Commands that run more than one task: {@code run}, {@code approve}, {@code rebuild}. */
package dev.varve.cli.run;
