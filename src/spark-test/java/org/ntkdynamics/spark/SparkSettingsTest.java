package org.ntkdynamics.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.ntkdynamics.study.EngineException;
import org.ntkdynamics.study.EngineRequest;
import org.ntkdynamics.study.UnitEngine;
import org.ntkdynamics.study.UnitEngines;

class SparkSettingsTest {
  private static final String MASTER = "spark://host:7077";

  private static EngineRequest request(String master) {
    return new EngineRequest(OptionalInt.empty(), master, false);
  }

  @Test
  void theEngineIsFoundAndNeedsAMaster() {
    UnitEngine engine = UnitEngines.named("spark", request(null));
    EngineException refusal = assertThrows(EngineException.class, () -> engine.check(List.of()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("needs --master"));
    UnitEngines.named("spark", request(MASTER)).check(List.of());
  }

  @Test
  void whatRoundingDependsOnIsFixed() {
    SparkConf conf = SparkSettings.of(request(MASTER), Map.of("OPENBLAS_CORETYPE", "Haswell"));
    assertEquals(MASTER, conf.get("spark.master"));
    assertEquals("1", conf.get("spark.executorEnv.OMP_NUM_THREADS"));
    assertEquals("1", conf.get("spark.executorEnv.OPENBLAS_NUM_THREADS"));
    assertEquals("Haswell", conf.get("spark.executorEnv.OPENBLAS_CORETYPE"));
  }

  @Test
  void memoryOutsideTheHeapIsBounded() {
    SparkConf conf = SparkSettings.of(request(MASTER), Map.of());
    String options = conf.get("spark.executor.extraJavaOptions");
    assertTrue(options.contains("javacpp.maxbytes=" + (2L << 30)), options);
    assertTrue(options.contains("javacpp.maxphysicalbytes=" + (3584L << 20)), options);
    assertTrue(options.contains("javacpp.cachedir=javacpp"), options);
    assertEquals("2560m", conf.get("spark.executor.memoryOverhead"));
  }

  @Test
  void jarsGoAlong() {
    String jars = SparkSettings.of(request(MASTER), Map.of()).get("spark.jars");
    assertTrue(jars.contains("nd4j-native"), jars);
  }
}
