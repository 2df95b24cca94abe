package io.freshet.picture.fetch;

/**
 * What lay at an address.
 *
 * @param mediaType as the server says it; empty when nobody does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FetchedPicture(byte[] file, String mediaType) {}
