package org.ntkdynamics.data;

import java.nio.file.Path;

/**
 * The identity of a data file.
 *
 * @param file its path
 * @param sha256 the SHA-256 of its uncompressed content, in lower-case hexadecimal digits
 */
public record FileDigest(Path file, String sha256) {}
