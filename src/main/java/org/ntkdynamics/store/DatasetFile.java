package org.ntkdynamics.store;

/**
 * A file that a run has read.
 *
 * @param file its path or name
 * @param sha256 the SHA-256 digest of its bytes, 64 lower-case hexadecimal digits
 */
public record DatasetFile(String file, String sha256) {}
