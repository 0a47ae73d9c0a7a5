package dev.varve.contract;

import java.util.List;

/**
 * A to-one reference.
 *
 * @param to the other dataset
 * @param by columns here, in the order of the other's key
 * @param include columns of the other that become {@code <role>_<column>} here
 * @param severity of orphans
 */
public record Relationship(
        String role, String to, List<String> by, List<String> include, Severity severity, String why) {}
