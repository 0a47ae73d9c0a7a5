/** What readers may ask for: the tables that are served, and what names mean. */
package dev.varve.cli.served;
