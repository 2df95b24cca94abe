package io.freshet.system.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.block.gate.GateCatalogue;
import io.freshet.block.gate.GateMaker;
import io.freshet.system.UnfitSystem;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PictureCatalogueTest {
  @Test
  void everyKindOfGateEndsTheStagesOfATrunk() {
    assertThat(PictureParameterFormulas.kinds())
        .containsExactlyInAnyOrderElementsOf(
            GateCatalogue.all().stream().map(GateMaker::label).toList());
  }

  @Test
  void noTwoSystemsHaveOneName() {
    assertThat(Stream.concat(PictureCatalogue.all().stream(), PictureCatalogue.ofClips().stream()))
        .extracting(definition -> definition.card().name())
        .doesNotHaveDuplicates()
        .startsWith("vit", "plain-trunk", "se-trunk", "cbam-trunk");
  }

  @Test
  void whoReadsClipsIsListedApart() {
    assertThat(PictureCatalogue.all()).noneMatch(PictureDefinition::ofClips);
    assertThat(PictureCatalogue.ofClips()).allMatch(PictureDefinition::ofClips);
    assertThat(PictureCatalogue.named("vivit").ofClips()).isTrue();
  }

  @Test
  void namesTheNearestSystem() {
    assertThatThrownBy(() -> PictureCatalogue.named("vitt"))
        .isInstanceOf(UnfitSystem.class)
        .hasMessageContaining("no picture system is named 'vitt', did you mean 'vit'?");
  }
}
