/** What a sample holds, whatever its format: fields, names, keys, and a first reading with the strict readers. */
package dev.varve.cli.propose.contents;
