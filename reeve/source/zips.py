"""Look at a packed file before anything unpacks it: how large it would become, and whether it is what it says."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import IO

from reeve.errors import ReeveError

MOST_UNPACKED = 256 * 1024 * 1024
_MOST_PARTS = 10_000
_SMALL = 32 * 1024 * 1024
_MOST_TIMES = 300
"""Tables pack to a fiftieth of their size, seldom less; what unpacks to many hundred times its size was made to."""
_CHUNK = 64 * 1024
_PIECE = 1 << 20
_UNDER_A_PASSWORD = 0x1
_LENGTHS = 26
"""Where a part's own head says how long its name and its extra field are."""


class Damaged(Exception):
    """A packed file whose parts are not what its list of them says."""


def must_be_harmless(archive: zipfile.ZipFile, name: str) -> None:
    """Raise ReeveError for a file that must not be unpacked, Damaged for one that cannot be.

    Every part is unpacked once, piece by piece, and its pieces forgotten: the sizes that a file states may be lies.
    """
    parts = archive.infolist()
    if any(part.flag_bits & _UNDER_A_PASSWORD for part in parts):
        raise ReeveError(f"{name}: the workbook is under a password; save it without one.")
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > MOST_UNPACKED:
        raise ReeveError(f"{name}: the workbook unpacks to more than {MOST_UNPACKED >> 20} MB; split it.")
    if len(parts) > _MOST_PARTS or (unpacked > _SMALL and unpacked > packed * _MOST_TIMES):
        raise ReeveError(f"{name}: the workbook is packed as no table is, which can do harm; save it anew.")
    file = archive.fp
    assert file is not None, "the archive is open"
    for part in parts:
        _must_be_as_stated(file, part)


def _must_be_as_stated(file: IO[bytes], part: zipfile.ZipInfo) -> None:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Damaged
    file.seek(part.header_offset + _LENGTHS)
    lengths = file.read(4)
    if len(lengths) < 4:
        raise Damaged
    file.seek(sum(struct.unpack("<HH", lengths)), 1)
    size, check = (_stored if part.compress_type == zipfile.ZIP_STORED else _inflated)(file, part)
    if (size, check) != (part.file_size, part.CRC):
        raise Damaged


def _stored(file: IO[bytes], part: zipfile.ZipInfo) -> tuple[int, int]:
    left, check = part.compress_size, 0
    while chunk := file.read(min(_CHUNK, left)):
        left -= len(chunk)
        check = zlib.crc32(chunk, check)
    return part.compress_size - left, check


def _inflated(file: IO[bytes], part: zipfile.ZipInfo) -> tuple[int, int]:
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    left, size, check = part.compress_size, 0, 0
    while not unpack.eof and (chunk := unpack.unconsumed_tail or file.read(min(_CHUNK, left))):
        left -= 0 if unpack.unconsumed_tail else len(chunk)
        try:
            piece = unpack.decompress(chunk, _PIECE)
        except zlib.error as error:
            raise Damaged from error
        size += len(piece)
        check = zlib.crc32(piece, check)
        if size > part.file_size:
            raise Damaged
    return size, check
