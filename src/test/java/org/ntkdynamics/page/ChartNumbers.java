package org.ntkdynamics.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The numbers behind the charts of a page, which its scripts draw. */
final class ChartNumbers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PACKED = Pattern.compile("<metadata>([^<]*)</metadata>");

  private ChartNumbers() {}

  /** What is wrong with the curves: a name that is none or another's, a colour too faint. */
  static List<String> faults(String html) throws IOException {
    List<String> faults = new ArrayList<>();
    for (JsonNode chart : of(html)) {
      List<String> names = new ArrayList<>();
      for (JsonNode curve : chart.get("curves")) {
        String name = curve.get("name").asText();
        if (name.isBlank() || names.contains(name)) {
          faults.add("name: “" + name + "” among " + names + " of " + chart.get("upTitle"));
        }
        names.add(name);
      }
      for (String kind : List.of("curves", "bars", "bands", "marks")) {
        for (JsonNode one : chart.get(kind)) {
          Color colour = Color.decode(one.get("colour").asText());
          if (Sight.contrast(colour) < Sight.LEAST) {
            faults.add("faint: " + one.get("colour") + " of " + kind + " of " + names);
          }
        }
      }
    }
    return faults;
  }

  /** A chart each, see {@link org.ntkdynamics.chart.ChartData}. */
  static List<JsonNode> of(String html) throws IOException {
    List<JsonNode> charts = new ArrayList<>();
    Matcher packed = PACKED.matcher(html);
    while (packed.find()) {
      byte[] bytes = Base64.getDecoder().decode(packed.group(1));
      charts.add(JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(bytes))));
    }
    return charts;
  }
}
