/** One text and one type: what fits, and what it means. */
package dev.varve.formats.value;
