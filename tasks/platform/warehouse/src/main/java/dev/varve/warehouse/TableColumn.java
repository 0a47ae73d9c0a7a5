package dev.varve.warehouse;

/** A column of a table as the engine knows it. */
public record TableColumn(String name, String type) {}
