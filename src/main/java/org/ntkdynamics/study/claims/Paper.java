package org.ntkdynamics.study.claims;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose claim it is. */
enum Paper {
  /** Seleznova &amp; Kutyniok, ICML 2022. */
  @JsonProperty("SK")
  SK("Seleznova & Kutyniok 2022"),
  /** Shustin &amp; Dogariu, 2022. */
  @JsonProperty("SD")
  SD("Shustin & Dogariu 2022");

  private final String title;

  Paper(String title) {
    this.title = title;
  }

  /** The authors and the year. */
  String title() {
    return title;
  }
}
