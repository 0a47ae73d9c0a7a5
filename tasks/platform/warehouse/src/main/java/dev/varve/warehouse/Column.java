package dev.varve.warehouse;

/** A column of a table as the engine knows it. */
public record Column(String name, String type) {}
