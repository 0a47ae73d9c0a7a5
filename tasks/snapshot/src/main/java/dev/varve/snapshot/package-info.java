/**
 * The task {@code snapshot}: its command. Rows are staged by {@code dev.varve.derive.StageSnapshots}, which the gate and a run
 * of all tasks use too.
 */
package dev.varve.snapshot;
