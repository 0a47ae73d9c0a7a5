/** What was published and waits for the readers' copy, and from when on it was known. */
package dev.varve.derive.outbox;
