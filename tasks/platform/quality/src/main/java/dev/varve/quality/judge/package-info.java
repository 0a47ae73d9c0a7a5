/** Which checks a load has to pass, and their judgement by assertions. */
package dev.varve.quality.judge;
