/** YAML with lines: values that know where they stand, and all problems at once. */
package dev.varve.contract.yaml;
