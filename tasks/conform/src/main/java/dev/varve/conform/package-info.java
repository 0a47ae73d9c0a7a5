/**
 * The task {@code conform}: its command. Ranges are staged by {@code dev.varve.derive.StageRanges}, which the gate and a run
 * of all tasks use too.
 */
package dev.varve.conform;
