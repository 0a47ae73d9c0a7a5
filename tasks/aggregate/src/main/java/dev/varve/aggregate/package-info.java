/**
 * The task {@code aggregate}: its command. Windows are staged by {@code dev.varve.derive.StageWindows}, which the gate and a
 * run of all tasks use too.
 */
package dev.varve.aggregate;
