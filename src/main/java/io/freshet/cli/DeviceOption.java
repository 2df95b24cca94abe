package io.freshet.cli;

import io.freshet.score.Device;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Devices on the command line: {@code auto}, {@code cpu}, {@code cuda:<n>}. */
final class DeviceOption implements ITypeConverter<Device> {
  @Override
  public Device convert(String text) {
    try {
      return Device.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
