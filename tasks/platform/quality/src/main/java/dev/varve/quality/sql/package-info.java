/** SQL of checks: a user's guarded, ours made of quoted names and literals. */
package dev.varve.quality.sql;
