/** What every task's command stands on: options, session, the frame around the work, the result line. */
package dev.varve.runtime;
