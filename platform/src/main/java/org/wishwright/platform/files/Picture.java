package org.wishwright.platform.files;

/**
 * A picture as it goes to a reader.
 *
 * @param jpegOrPng the encoded picture; do not change it
 * @param contentType {@code image/jpeg} or {@code image/png}
 * @param etag the content's SHA-256 in hex
 */
public record Picture(byte[] jpegOrPng, String contentType, String etag, int width, int height) {}
