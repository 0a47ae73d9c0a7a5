package dev.varve.worlds.model;

import dev.varve.worlds.spec.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An accepted row of a delivery that counts. */
record Entry(
        List<String> key,
        Instant receivedAt,
        Instant effectiveAt,
        Integer sequence,
        boolean deletes,
        Map<String, String> values,
        List<Line.Part> parts,
        String scope,
        Instant modifiedAt,
        String path,
        int row) {}
