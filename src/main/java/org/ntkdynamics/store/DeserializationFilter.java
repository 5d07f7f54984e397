package org.ntkdynamics.store;

import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Set;

/**
 * A second wall behind {@link StoredNetwork}, which deserialises no Java objects: a filter on what
 * DL4J and ND4J deserialise anywhere in this process, as {@code MultiLayerNetwork.load} does with
 * {@code preprocessor.bin}. It lets their own classes, numbers, texts and arrays of these pass and
 * rejects all else, before anything of it is created. What other code deserialises is left alone.
 */
public final class DeserializationFilter {
  private static final List<String> GUARDED = List.of("org.deeplearning4j.", "org.nd4j.");
  private static final Set<Class<?>> PLAIN =
      Set.of(
          Number.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Boolean.class,
          Character.class,
          String.class,
          Enum.class);
  private static final int MAX_DEPTH = 100;
  private static final StackWalker STACK = StackWalker.getInstance();

  private DeserializationFilter() {}

  /** Installs the filter, once. A filter that the program has set already stays as it is. */
  public static synchronized void install() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(DeserializationFilter::check);
    }
  }

  private static ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
    if (!isGuarded(reader())) {
      return ObjectInputFilter.Status.UNDECIDED;
    }
    return info.depth() > MAX_DEPTH || (info.serialClass() != null && !isAllowed(info))
        ? ObjectInputFilter.Status.REJECTED
        : ObjectInputFilter.Status.UNDECIDED;
  }

  private static boolean isAllowed(ObjectInputFilter.FilterInfo info) {
    Class<?> type = info.serialClass();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return type.isPrimitive() || PLAIN.contains(type) || isGuarded(type.getName());
  }

  private static boolean isGuarded(String className) {
    return GUARDED.stream().anyMatch(className::startsWith);
  }

  /** The class that reads the stream: the nearest on the stack that is not of Java or this one. */
  private static String reader() {
    return STACK.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .filter(name -> !name.startsWith(DeserializationFilter.class.getName()))
                .findFirst()
                .orElse(""));
  }
}
