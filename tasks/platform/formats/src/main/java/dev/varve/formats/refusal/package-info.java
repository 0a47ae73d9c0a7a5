/** Why a row or a file is refused. */
package dev.varve.formats.refusal;
