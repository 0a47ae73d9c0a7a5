package dev.varve.cli;

/** How an answer is written. */
enum Form {
    TABLE,
    CSV,
    JSON
}
