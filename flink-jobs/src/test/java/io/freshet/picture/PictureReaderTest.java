package io.freshet.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.wire.Reason;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureReaderTest {
  private static final PictureLimits LIMITS = new PictureLimits(1 << 20, 1 << 16, 1 << 12, 8);

  private final PictureReader reader = new PictureReader(LIMITS);
  private final byte[] png =
      PictureFiles.file(PictureFiles.gradient(13, 7, BufferedImage.TYPE_INT_RGB), "png");
  private final byte[] jpeg =
      PictureFiles.file(PictureFiles.gradient(13, 7, BufferedImage.TYPE_INT_RGB), "jpeg");

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_3BYTE_BGR
      })
  void readsEveryPixelOfAPngAsItWasWritten(int type) throws BadPicture {
    Pixels read =
        reader
            .read(PictureFiles.file(PictureFiles.gradient(13, 7, type), "png"), "image/png")
            .get(0);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 13; x++) {
        assertThat(read.rgb()[y * 13 + x]).isEqualTo(PictureFiles.colour(x, y) & 0xFFFFFF);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"10, 255", "11, 65535"})
  void readsStoredGreyAsThatGrey(int type, int most) throws BadPicture {
    BufferedImage image = new BufferedImage(256, 1, type);
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, x * most / 255);
    }
    Pixels read = reader.read(PictureFiles.file(image, "png"), "").get(0);
    for (int x = 0; x < 256; x++) {
      assertThat(read.rgb()[x]).isEqualTo(x * 0x010101);
    }
  }

  @Test
  void readsBlackAndWhiteOfOneBit() throws BadPicture {
    BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(4, 0, 0xFFFFFF);
    assertThat(reader.read(PictureFiles.file(image, "png"), "").get(0).rgb())
        .containsExactly(0, 0, 0, 0, 0xFFFFFF, 0, 0, 0, 0);
  }

  @Test
  void laysTransparencyOnWhite() throws BadPicture {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0x80000000);
    image.setRGB(2, 0, 0xFF123456);
    assertThat(reader.read(PictureFiles.file(image, "png"), "").get(0).rgb())
        .containsExactly(0xFFFFFF, 0x7F7F7F, 0x123456);
  }

  @Test
  void readsAJpegToWithinItsOwnLoss() throws BadPicture {
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < 64 * 48; at++) {
      image.setRGB(at % 64, at / 64, at % 64 < 32 ? 0x2040C0 : 0xF0F0F0);
    }
    Pixels read = reader.read(PictureFiles.file(image, "jpeg"), "image/jpeg").get(0);
    assertThat(List.of(read.width(), read.height())).containsExactly(64, 48);
    Color left = new Color(read.rgb()[24 * 64 + 8]);
    assertThat(left.getRed()).isBetween(0x1A, 0x26);
    assertThat(left.getGreen()).isBetween(0x3A, 0x46);
    assertThat(left.getBlue()).isBetween(0xBA, 0xC6);
    assertThat(new Color(read.rgb()[24 * 64 + 56]).getRed()).isBetween(0xEA, 0xF6);
  }

  @Test
  void readsGreyJpegAsThatGrey() throws BadPicture {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int at = 0; at < 256; at++) {
      image.getRaster().setSample(at % 16, at / 16, 0, 128);
    }
    assertThat(reader.read(PictureFiles.file(image, "jpeg"), "").get(0).rgb()[100] & 0xFF)
        .isBetween(127, 129);
  }

  @Test
  void readsLossyAndLosslessWebp() throws BadPicture {
    assertThat(reader.read(PictureFiles.WEBP_LOSSY, "image/webp").get(0).rgb()).hasSize(1);
    assertThat(reader.read(PictureFiles.WEBP_LOSSLESS, "").get(0).rgb()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "none, true",
    "doNotDispose, true",
    "restoreToBackgroundColor, false",
    "restoreToPrevious, false"
  })
  void laysTheFramesOfAGifOverEachOther(String disposal, boolean staysUnderTheSecond)
      throws Exception {
    BufferedImage dot = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    dot.setRGB(1, 1, 0xFF000000);
    BufferedImage other = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    other.setRGB(6, 6, 0xFF000000);
    List<Pixels> frames = reader.read(PictureFiles.gif(List.of(dot, other), disposal), "image/gif");
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0).rgb()[9]).isZero();
    assertThat(frames.get(0).rgb()[54]).isEqualTo(0xFFFFFF);
    assertThat(frames.get(1).rgb()[54]).isZero();
    assertThat(frames.get(1).rgb()[9]).isEqualTo(staysUnderTheSecond ? 0 : 0xFFFFFF);
  }

  @Test
  void readsFramesOfAClipAndRefusesThoseOfAnotherSize() throws BadPicture {
    assertThat(reader.readClip(List.of(png, png, png), "")).hasSize(3);
    assertRefused(
        () -> reader.readClip(List.of(png, PictureFiles.png(13, 8, 0)), ""),
        Reason.PICTURE_BROKEN,
        "frame 1 of the clip is 13 x 8 with 1 pictures in it, expected one of 13 x 7");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 100000", "100000, 1", "0, 5", "-1, -1"})
  void refusesSidesThatNoPictureHasBeforeDecoding(int width, int height) {
    assertRefused(
        () -> reader.read(PictureFiles.claiming(png, width, height), ""),
        Reason.PICTURE_SIZE,
        "the PNG is %d x %d, expected sides from 1 to 4096"
            .formatted(width & 0xFFFFFFFFL, height & 0xFFFFFFFFL));
  }

  @Test
  void refusesMorePixelsThanAcceptedBeforeDecoding() {
    assertRefused(
        () -> reader.read(PictureFiles.claiming(png, 4096, 4096), ""),
        Reason.PICTURE_SIZE,
        "the PNG has 16777216 pixels (4096 x 4096, 1 frames), expected at most 65536");
  }

  @Test
  void refusesAnAnimationWhoseFramesTogetherAreTooMuch() throws Exception {
    BufferedImage frame = new BufferedImage(128, 128, BufferedImage.TYPE_INT_ARGB);
    byte[] long9 = PictureFiles.gif(java.util.Collections.nCopies(9, frame), "none");
    assertRefused(() -> reader.read(long9, ""), Reason.PICTURE_SIZE, "81920 pixels");
    BufferedImage small = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    byte[] many = PictureFiles.gif(java.util.Collections.nCopies(9, small), "none");
    assertRefused(
        () -> reader.read(many, ""), Reason.PICTURE_SIZE, "has 9 frames, expected 1 to 8");
  }

  @Test
  void refusesAPngThatDecodesToLessThanItClaims() {
    assertRefused(
        () -> reader.read(PictureFiles.claiming(png, 200, 200), ""),
        Reason.PICTURE_BROKEN,
        "the PNG cannot be decoded");
  }

  @Test
  void neverOpensCompressedTextBesideAPicture() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.writeBytes(new byte[] {'a', 0, 0});
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
      for (int i = 0; i < 200; i++) {
        deflater.write(new byte[1 << 20]);
      }
    }
    byte[] withBomb = PictureFiles.with(png, "zTXt", bomb.toByteArray());
    assertThat(reader.read(withBomb, "").get(0).rgb()).isEqualTo(reader.read(png, "").get(0).rgb());
    assertThat(PictureFormat.PNG.inspect(withBomb, LIMITS).bytes()).isEqualTo(png);
  }

  @Test
  void refusesAChunkLongerThanTheFile() {
    byte[] file = PictureFiles.with(png, "pLTe", new byte[4]);
    file[33] = 0x7F;
    assertRefused(
        () -> reader.read(file, ""), Reason.PICTURE_TRUNCATED, "the PNG wants 2130706436 bytes");
  }

  @Test
  void refusesWhatIsNoPictureOrAnotherThanSaid() {
    assertRefused(
        () -> reader.read("<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8), ""),
        Reason.PICTURE_TYPE,
        "the picture begins with 3c 73 76 67 2f 3e, expected a PNG, JPEG, GIF or WebP");
    assertRefused(
        () -> reader.read(png, "image/jpeg; q=1"),
        Reason.PICTURE_TYPE,
        "the picture is said to be 'image/jpeg' and begins as image/png");
    assertRefused(() -> reader.read(new byte[0], ""), Reason.PICTURE_TYPE, "has no bytes");
    assertRefused(
        () -> reader.read(new byte[LIMITS.bytes() + 1], ""), Reason.PICTURE_SIZE, "1048577 bytes");
  }

  @Test
  void refusesEveryPictureThatIsCutShort() throws Exception {
    byte[] gif = PictureFiles.gif(List.of(PictureFiles.gradient(5, 5, 2)), "none");
    for (byte[] whole :
        List.of(png, jpeg, gif, PictureFiles.WEBP_LOSSY, PictureFiles.WEBP_LOSSLESS)) {
      reader.read(whole, "");
      for (int length = 0; length < whole.length; length++) {
        byte[] cut = Arrays.copyOf(whole, length);
        assertThatThrownBy(() -> reader.read(cut, ""))
            .as("%d bytes of %d", length, whole.length)
            .isInstanceOf(BadPicture.class);
      }
    }
  }

  /** A lossless WebP of 26 bytes that claims 256 x 256 and has data for none of it. */
  @Test
  void paintsNoPixelsFromDataThatAreNotThere() {
    byte[] file = PictureFiles.WEBP_LOSSLESS.clone();
    file[21] = (byte) 0xFF;
    file[22] = (byte) (0xFF << 6 & 0xFF);
    file[23] = 0x3F;
    long start = System.nanoTime();
    assertThatThrownBy(() -> reader.read(file, "")).isInstanceOf(BadPicture.class);
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  /** Headers and coded data alike: whatever comes of it, it is a picture or a sentence. */
  @Test
  void answersChangedBytesWithAPictureOrARefusal() throws Exception {
    byte[] gif = PictureFiles.gif(List.of(PictureFiles.gradient(5, 5, 2)), "none");
    Random random = new Random(20260131);
    for (byte[] whole :
        List.of(png, jpeg, gif, PictureFiles.WEBP_LOSSY, PictureFiles.WEBP_LOSSLESS)) {
      int refused = 0;
      for (int trial = 0; trial < 1_000; trial++) {
        byte[] changed = whole.clone();
        for (int change = 0; change <= trial % 3; change++) {
          changed[random.nextInt(whole.length)] = (byte) random.nextInt(256);
        }
        try {
          reader.read(changed, "").forEach(read -> assertThat(read.rgb()).isNotEmpty());
        } catch (BadPicture bad) {
          assertThat(bad.detail()).isNotEmpty();
          refused++;
        }
      }
      assertThat(refused).isPositive();
    }
  }

  @Test
  void leavesNothingOnDisk() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    long before = cached(temporary);
    reader.read(jpeg, "");
    assertThat(cached(temporary)).isEqualTo(before);
  }

  private static long cached(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.filter(file -> file.getFileName().toString().startsWith("imageio")).count();
    }
  }

  private interface Reading {
    void run() throws BadPicture;
  }

  private static void assertRefused(Reading reading, Reason reason, String sentence) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            BadPicture.class,
            bad -> {
              assertThat(bad.detail()).contains(sentence);
              assertThat(bad.reason()).isEqualTo(reason);
            });
  }
}
