/** How a contract is written: quoting, formats, amounts. */
package dev.varve.cli.propose.text;
