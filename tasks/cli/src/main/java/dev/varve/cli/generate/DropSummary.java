package dev.varve.cli.generate;

import java.time.LocalDate;

/** Something that happens in the generated drops, for people to look for. */
public record DropSummary(LocalDate day, String dataset, String text) {}
