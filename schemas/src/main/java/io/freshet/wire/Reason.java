package io.freshet.wire;

/** Why a record cannot be used. The codes are public: dead letters and metric labels hold them. */
public enum Reason {
  /** The bytes end before the record does. */
  TRUNCATED("truncated"),
  /** The first bytes are not those of the configured wire format. */
  BAD_MAGIC("bad-magic"),
  /** The writer's schema (fingerprint or registry id) is not one we hold. */
  UNKNOWN_SCHEMA("unknown-schema"),
  /** The writer's schema is known and cannot be read as the wanted record. */
  INCOMPATIBLE_SCHEMA("incompatible-schema"),
  /** Bytes are left after the record. */
  TRAILING_BYTES("trailing-bytes"),
  /** A field holds something its type cannot be: a wrong branch, a word for a number. */
  WRONG_TYPE("wrong-type"),
  /** A field that must be there is not. */
  MISSING_FIELD("missing-field"),
  /** Neither a number nor absent: NaN, infinity. */
  BAD_NUMBER("bad-number"),
  /** Not JSON at all. */
  MALFORMED_JSON("malformed-json"),
  /** A string is not UTF-8. */
  INVALID_UTF8("invalid-utf8"),
  /** A length prefix that is negative or exceeds the bytes there are. */
  BAD_LENGTH("bad-length"),
  /** A kind of event that the mapping does not declare. */
  UNMAPPED_KIND("unmapped-kind"),
  /** The Kafka record has no key. */
  NULL_KEY("null-key"),
  /** The Kafka record has no value. */
  NULL_VALUE("null-value"),
  /** The Kafka key is not the user of the event. */
  KEY_MISMATCH("key-mismatch"),
  EMPTY_ID("empty-id"),
  ID_TOO_LONG("id-too-long"),
  /** The event time is before the earliest accepted. */
  TOO_EARLY("too-early"),
  /** The event time is further ahead of the clock than accepted. */
  TOO_FAR_AHEAD("too-far-ahead"),
  /** The value is larger than accepted. */
  TOO_LARGE("too-large"),
  /** A picture of no kind that is read, or of another than it is said to be. */
  PICTURE_TYPE("picture-type"),
  /** The file of a picture ends before the picture does. */
  PICTURE_TRUNCATED("picture-truncated"),
  /** The file of a picture contradicts itself or cannot be decoded. */
  PICTURE_BROKEN("picture-broken"),
  /** More bytes, pixels or frames than accepted, or none. */
  PICTURE_SIZE("picture-size"),
  /** An address that pictures may not be fetched from. */
  PICTURE_ADDRESS("picture-address"),
  /** An address that did not give the picture, however often it was asked. */
  PICTURE_UNREACHABLE("picture-unreachable");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  /** Stable, lower case, dashes: the dead letter's reason and the metric's label. */
  public String code() {
    return code;
  }
}
