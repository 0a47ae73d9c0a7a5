/** {@code varve generate}: drops of the demo, the same bytes every time. */
package dev.varve.cli.generate;
