/** The task {@code verify}: its command. The judgement is {@code dev.varve.quality.Gate}'s. */
package dev.varve.verify;
