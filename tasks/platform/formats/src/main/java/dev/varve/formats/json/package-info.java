/** Rows out of trees and JSON text. */
package dev.varve.formats.json;
