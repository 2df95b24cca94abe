package io.freshet.system.picture;

import io.freshet.config.Nearest;
import io.freshet.system.UnfitSystem;
import java.util.List;
import java.util.stream.Stream;

/** Every named picture system. To be listed is to be trained, measured and tested. */
public final class PictureCatalogue {
  private static final List<PictureDefinition> ALL =
      List.of(
          new Vit(),
          new PlainTrunk(),
          new SqueezeExcitationTrunk(),
          new ConvolutionalBlockTrunk(),
          // What: channels
          new EfficientChannelTrunk(),
          new FrequencyChannelTrunk(),
          new GatedChannelTrunk(),
          new SecondOrderTrunk(),
          // Where: places
          new SpatialTransformerTrunk(),
          new NonLocalTrunk(),
          new GlobalContextTrunk(),
          new ExternalAttentionTrunk(),
          new DoubleAttentionTrunk(),
          new CrissCrossTrunk(),
          new InterlacedTrunk(),
          new CompactNonLocalTrunk(),
          // Which branch
          new SelectiveKernelTrunk(),
          new HighwayTrunk(),
          new DynamicConvolutionTrunk(),
          new SplitAttentionTrunk(),
          // What and where
          new BottleneckTrunk(),
          new CoordinateTrunk(),
          new SimpleParameterFreeTrunk(),
          new TripletTrunk(),
          new DualAttentionTrunk(),
          new LargeKernelTrunk(),
          // Patches that filters made
          new EarlyConvolutionVit());

  private static final List<PictureDefinition> OF_CLIPS =
      List.of(
          new Vivit(),
          new VivitFactorisedEncoder(),
          new VivitFactorisedAttention(),
          new VivitFactorisedHeads(),
          new FrameTrunk(),
          new GlobalLocalTemporalTrunk(),
          new TemporalAttentionTrunk(),
          new DecoupledSpatialTemporalTrunk());

  private PictureCatalogue() {}

  /** Those that read pictures. */
  public static List<PictureDefinition> all() {
    return ALL;
  }

  /** Those that read clips. */
  public static List<PictureDefinition> ofClips() {
    return OF_CLIPS;
  }

  /** ViT, the plain trunk and the two gates most are compared with: for a quick look. */
  public static List<PictureDefinition> first() {
    return ALL.subList(0, 4);
  }

  /**
   * @throws UnfitSystem when none has this name, with the nearest one
   */
  public static PictureDefinition named(String name) {
    List<PictureDefinition> every = Stream.concat(ALL.stream(), OF_CLIPS.stream()).toList();
    List<String> names = every.stream().map(definition -> definition.card().name()).toList();
    return every.stream()
        .filter(definition -> definition.card().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UnfitSystem(
                    "no picture system is named '%s'%s; there are %s"
                        .formatted(name, Nearest.hint(name, names), String.join(", ", names))));
  }
}
