package org.ntkdynamics.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The source of every random number in the product.
 *
 * <p>A stream is a xoshiro256++ generator whose 256-bit state is the SHA-256 digest of the master
 * seed and of the key that names the stream, so that two streams with different names are
 * independent for all practical purposes and a stream is the same whenever and wherever it is asked
 * for. Thread-safe; the streams it returns are not.
 */
public final class RandomStreams {
  private static final int STATE_WORDS = 4;

  private RandomStreams() {}

  /**
   * The stream named by a master seed and a key.
   *
   * @param masterSeed the experiment's seed
   * @param key what the stream is for, from the general to the particular, such as {@code
   *     ("sw2=1.0_seed=0", "weights")}; {@code ("ab", "c")} and {@code ("a", "bc")} name different
   *     streams
   * @return a new generator at the start of the stream
   */
  public static UniformRandomProvider stream(long masterSeed, String... key) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(masterSeed).array());
    for (String part : key) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    long[] state = new long[STATE_WORDS];
    ByteBuffer.wrap(digest.digest()).asLongBuffer().get(state);
    return RandomSource.XO_SHI_RO_256_PP.create(state);
  }
}
