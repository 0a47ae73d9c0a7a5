/**
 * Records over the control tables: deliveries, loads, decisions, rejects, runs; and the manifests beside the archive.
 */
package dev.varve.ledger;
