/** How dates and times are written. */
package dev.varve.formats.moment;
