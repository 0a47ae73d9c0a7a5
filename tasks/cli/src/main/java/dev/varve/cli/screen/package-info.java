/** What a terminal shows: tables, cells, progress. Knows no dataset. */
package dev.varve.cli.screen;
