package dev.varve.contract;

import java.util.List;
import java.util.Optional;

/**
 * Measures over tumbling windows.
 *
 * @param of the child it reads, or {@link #CELLS}; empty for the dataset itself
 * @param time column that places a row in its window; empty for {@code effective_at}
 * @param by columns, {@code role.column} for an included attribute
 * @param where a SQL condition over the latest rows
 * @param grid zones that cells are grouped by; empty where they are not
 */
public record Aggregate(
        String name,
        Optional<String> of,
        Window window,
        Optional<String> time,
        List<String> by,
        Optional<String> where,
        Optional<Grid> grid,
        List<Measure> measures) {

    /** In place of a child: the cells of a raster's scenes in force, each with its scene's columns. */
    public static final String CELLS = "cells";

    /** @param count only minutes and hours may be more than one */
    public record Window(int count, Unit unit) {}

    /**
     * Squares in the reference system of each scene: a cell whose centre is (x, y) is in column {@code floor(x / size)} and row
     * {@code floor(y / size)}, so that a square holds its lower edges and not its upper ones.
     *
     * @param size of an edge, in the units of the scene's reference system
     */
    public record Grid(double size) {
        /** Columns that identify a zone. */
        public static final List<String> KEY = List.of("crs", "zone_column", "zone_row");

        /** Columns that say where a zone begins. */
        public static final List<String> EDGES = List.of("zone_min_x", "zone_min_y");
    }

    public enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    /** @param column empty for a plain row count */
    public record Measure(String name, Function function, Optional<String> column) {

        /** The columns that it makes; the sum and the count stay beside an average, so that averages of averages can be exact. */
        public List<String> columns() {
            return function == Function.AVG ? List.of(name, name + "_sum", name + "_count") : List.of(name);
        }
    }

    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVG
    }
}
