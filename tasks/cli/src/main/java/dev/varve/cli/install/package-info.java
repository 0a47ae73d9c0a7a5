/** What the launcher's build runs once, and no user ever: prepares libraries and the start-up cache. */
package dev.varve.cli.install;
