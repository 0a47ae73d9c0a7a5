/**
 * What every reader hands on: rows, rejects, counts. The rooms below may use this one, and it none of them but {@code refusal}
 * and {@code bytes}.
 */
package dev.varve.formats;
