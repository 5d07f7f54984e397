package org.ntkdynamics.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkdynamics.spec.BatchSize;

/** The order of mini-batches is that of docs/formats.md: numbers of reference/data_order.py. */
class BatchOrderTest {
  private static final String UNIT = "sw2=1.0_seed=0";

  private static int[] batch(long seed, int samples, int size, int step) {
    return new BatchOrder(samples, new BatchSize(size), seed, UNIT).batch(step);
  }

  @ParameterizedTest
  @CsvSource({"0, 1 0 3", "1, 2 4 5", "2, 6", "3, 3 4 2", "4, 1 6 0", "5, 5"})
  void ofFewSamples(int step, String positions) {
    int[] expected = Arrays.stream(positions.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertArrayEquals(expected, batch(0, 7, 3, step));
  }

  /** More than 32768 are shuffled in two ways. */
  @ParameterizedTest
  @CsvSource({
    "0, 128, 020e26fb6dfde6b58479adf0470c749a5e1034d07d63f99e982641871663254d",
    "468, 96, 664aadc5e1eb6db06fddd18497def1c679e171709fba1f1899882549116ed69e",
    "469, 128, dfe853a2ee01620fe1b15aa577098126c79121b76a9bc7b562602fb80ab4a7b2"
  })
  void ofMany(int step, int size, String sha256) {
    int[] batch = batch(-5, 60_000, 128, step);
    assertEquals(size, batch.length);
    String positions =
        Arrays.stream(batch).mapToObj(Integer::toString).collect(Collectors.joining(","));
    assertEquals(sha256, DigestUtils.sha256Hex(positions));
  }

  @Test
  void ofTheFullBatchThereIsNone() {
    assertNull(new BatchOrder(7, BatchSize.FULL, 0, UNIT).batch(3));
  }
}
