/** JSON as RFC 8259 has it, as a tree. */
package dev.varve.formats.tree;
