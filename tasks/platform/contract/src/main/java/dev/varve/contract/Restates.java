package dev.varve.contract;

import java.util.List;

/**
 * What a delivery lists anew.
 *
 * @param scope captured columns that name the partition; empty for the whole dataset
 * @param facts true: it lists every fact, absent means withdrawn; false: it lists what exists, absent means deleted then
 */
public record Restates(List<String> scope, boolean facts) {}
