"""Screenshots made small: PNG with a palette of 256 colours, which text on paper hardly needs."""

from __future__ import annotations

import struct
import zlib
from collections import Counter

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
Pixel = tuple[int, int, int]


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    assert png.startswith(_SIGNATURE)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def shrunk(png: bytes) -> bytes:
    """The same picture with its 256 most used colours; the others become the nearest of these."""
    width, height = size_of(png)
    rows = [[*zip(row[0::step], row[1::step], row[2::step], strict=True)] for row, step in _rows(png, width)]
    counted = Counter(pixel for row in rows for pixel in row)
    palette = [pixel for pixel, _ in counted.most_common(256)]
    place = {pixel: number for number, pixel in enumerate(palette)}
    for pixel in counted.keys() - place.keys():
        place[pixel] = min(range(len(palette)), key=lambda number: _far(palette[number], pixel))
    lines = b"".join(b"\0" + bytes(place[pixel] for pixel in row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = bytes(channel for pixel in palette for channel in pixel)
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _far(one: Pixel, other: Pixel) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(png: bytes, width: int) -> list[tuple[bytes, int]]:
    """The rows of an RGB or RGBA picture without their filters, and the bytes of a pixel."""
    depth, colour = png[24], png[25]
    assert depth == 8 and colour in (2, 6), "a browser's screenshot is RGB or RGBA of 8 bits"
    step = 3 if colour == 2 else 4
    data, at, found = b"", 8, list[tuple[bytes, int]]()
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    plain, long = zlib.decompress(data), width * step
    above = bytes(long)
    for start in range(0, len(plain), long + 1):
        above = _unfiltered(plain[start], plain[start + 1 : start + 1 + long], above, step)
        found.append((above, step))
    return found


def _unfiltered(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    found = bytearray(row)
    if kind == 0:
        return row
    for i, byte in enumerate(row):
        left = found[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        up = above[i]
        guess = (left, up, (left + up) // 2, _nearest(left, up, corner))[kind - 1]
        found[i] = (byte + guess) & 255
    return bytes(found)


def _nearest(left: int, up: int, corner: int) -> int:
    """The Paeth predictor of the PNG specification."""
    sure = left + up - corner
    return min((left, up, corner), key=lambda one: abs(sure - one))
