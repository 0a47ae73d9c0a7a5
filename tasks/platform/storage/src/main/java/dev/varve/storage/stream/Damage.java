package dev.varve.storage.stream;

/**
 * Why a file is not whole, or not to be opened.
 *
 * @param code truncated, corrupt, too_large, unsupported, unsafe, no_member, not_a_file or no_sidecar
 */
public record Damage(String code, String message) {}
