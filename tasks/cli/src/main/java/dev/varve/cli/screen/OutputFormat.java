package dev.varve.cli.screen;

/** How an answer is written. */
public enum OutputFormat {
    TABLE,
    CSV,
    JSON
}
