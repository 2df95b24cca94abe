package io.freshet.sequence;

/** What a person did with an item. State holds the code, so codes never change. */
public enum Kind {
  /** A kind of the user's own, which no stage looks at. */
  OTHER(0),
  VIEW(1),
  CLICK(2),
  CART(3),
  PURCHASE(4),
  LIKE(5),
  /** "Do not show me this again": never fed to a model, never recommended. */
  HIDE(6);

  private static final Kind[] ALL = values();

  private final byte code;

  Kind(int code) {
    this.code = (byte) code;
  }

  public byte code() {
    return code;
  }

  /** The kind of a stored code; codes of a newer release are {@link #OTHER}. */
  public static Kind ofCode(byte code) {
    return code >= 0 && code < ALL.length ? ALL[code] : OTHER;
  }

  /** The kind of an event's word. */
  public static Kind of(String word) {
    return switch (word) {
      case "view" -> VIEW;
      case "click" -> CLICK;
      case "cart" -> CART;
      case "purchase" -> PURCHASE;
      case "like" -> LIKE;
      case "hide" -> HIDE;
      default -> OTHER;
    };
  }
}
