/** A sample's bytes: compression, members of a bundle, encoding, and the landing path it came by. */
package dev.varve.cli.propose.sample;
