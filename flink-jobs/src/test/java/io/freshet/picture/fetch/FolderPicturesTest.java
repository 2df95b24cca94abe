package io.freshet.picture.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.picture.BadPicture;
import io.freshet.picture.PictureLimits;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderPicturesTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path root;
  private Path allowed;
  private Path outside;
  private FolderPictures pictures;

  @BeforeEach
  void write() throws Exception {
    allowed = root.resolve("allowed");
    Files.createDirectories(allowed.resolve("inner"));
    outside = Files.createDirectories(root.resolve("allowed-not")).resolve("secret");
    Files.write(allowed.resolve("inner/a b.png"), CONTENT);
    Files.write(outside, CONTENT);
    pictures = new FolderPictures(List.of(allowed.toString()), new PictureLimits(8, 100, 10, 1));
  }

  @Test
  void readsAFileBelowAnAllowedFolder() throws Exception {
    URI address = allowed.resolve("inner/a b.png").toUri();
    assertThat(pictures.read(address).file()).isEqualTo(CONTENT);
    assertThat(pictures.read(address).mediaType()).isEmpty();
  }

  @Test
  void refusesWaysOutOfTheFolder() throws Exception {
    Files.createSymbolicLink(allowed.resolve("link"), outside);
    Files.createSymbolicLink(allowed.resolve("inner/up"), root);
    assertRefused(outside.toUri().toString(), "none of the allowed folders");
    assertRefused("file://" + allowed + "/../allowed-not/secret", "none of the allowed folders");
    assertRefused(
        "file://" + allowed + "/%2e%2e/allowed-not/secret", "none of the allowed folders");
    assertRefused(allowed.resolve("link").toUri().toString(), "none of the allowed folders");
    assertRefused("file://" + allowed + "/inner/up/allowed-not/secret", "none of the allowed");
    assertRefused("file://elsewhere" + allowed + "/inner/a%20b.png", "which names no file");
    assertRefused("file:inner/a%20b.png", "which names no file");
    assertRefused("file://" + allowed + "/inner/a%00b", "which names no file");
    assertRefused("file://" + allowed + "/inner", "which is no regular file");
  }

  @Test
  void readsWhereALinkStaysInside() throws Exception {
    Files.createSymbolicLink(allowed.resolve("same"), allowed.resolve("inner/a b.png"));
    assertThat(pictures.read(allowed.resolve("same").toUri()).file()).isEqualTo(CONTENT);
  }

  @Test
  void aFileThatIsNotThereMayComeLater() {
    assertThatThrownBy(() -> pictures.read(allowed.resolve("later.png").toUri()))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("there is no picture at file:");
  }

  @Test
  void refusesMoreBytesThanAccepted() throws Exception {
    Path large = Files.write(allowed.resolve("large"), new byte[9]);
    assertThatThrownBy(() -> pictures.read(large.toUri()))
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining("more than 8 bytes");
  }

  @Test
  void readsNothingWhereNothingIsAllowed() {
    FolderPictures none = new FolderPictures(List.of(), PictureLimits.defaults());
    assertThatThrownBy(() -> none.read(outside.toUri())).isInstanceOf(BadPicture.class);
  }

  private void assertRefused(String address, String why) {
    assertThatThrownBy(() -> pictures.read(URI.create(address)))
        .as(address)
        .isInstanceOf(BadPicture.class)
        .hasMessageContaining(why);
  }
}
