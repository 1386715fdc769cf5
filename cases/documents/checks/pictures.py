"""Pictures are opened and written anew, so that only what can be seen is kept: no place, no camera, no hidden file."""

import io
import struct

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from cases.documents.refusals import NotTaken

JPEG = b"\xff\xd8\xff"
PNG = b"\x89PNG\r\n\x1a\n"
MAX_PIXELS = 40_000_000
QUALITY = 90
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, struct.error, IndexError, KeyError, OverflowError)


def judge_jpeg(content):
    return _anew(content, "JPEG", quality=QUALITY)


def judge_png(content):
    return _anew(content, "PNG")


def _anew(content, kind, **options):
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as image:
            _demand_drawable(image)
            return _written(_only_what_is_seen(image), kind, options)
    except Image.DecompressionBombError:
        raise NotTaken(_too_many_pixels(), "pixels") from None
    except UNREADABLE:
        raise NotTaken(
            _("The picture is damaged. Open it, save it again as JPEG or PNG, and add that."), "damaged"
        ) from None


def _demand_drawable(image):
    if image.width * image.height > MAX_PIXELS:
        raise NotTaken(_too_many_pixels(), "pixels")


def _too_many_pixels():
    return _("The picture has more than 40 million pixels. Make it smaller and add it again.")


def _only_what_is_seen(image):
    """Turned as the camera said, then without everything that is no colour of a pixel."""
    seen = ImageOps.exif_transpose(image)
    if image.format == "PNG" and seen.has_transparency_data:
        seen = seen.convert("RGBA")
    else:
        seen = seen.convert("L" if seen.mode in {"1", "L"} else "RGB")
    seen.info.clear()
    return seen


def _written(picture, kind, options):
    written = io.BytesIO()
    picture.save(written, format=kind, **options)
    return written.getvalue()
