/** The task {@code publish}: staged differences into what readers see, in one transaction, then {@code serve/}. */
package dev.varve.publish;
