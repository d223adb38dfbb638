"""QR codes for print: a link as black squares with a caption under them, as PNG and as SVG."""

from base64 import b64encode
from html import escape
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from bot.mailboxes import Letter, Priority
from bot.texts import Say

if TYPE_CHECKING:  # loaded when the first one is drawn: few bots ever draw any
    from PIL.ImageFont import FreeTypeFont
    from segno import QRCode

QUIET = 4  # squares of white around it, as its standard wants
PNG_SQUARE = 24  # points: a code of a link is some 900 points wide, sharp at 7 cm
CAPTION = 3  # squares high at most
FONT = "fonts/DejaVuSans-Bold.ttf"


def code_letters(chat_id: int, link: str, caption: str, say: Say) -> list[Letter]:
    """Return the letters with both files; nothing of the files is kept once they went out."""
    png = {"filename": say.plain("qr-code.png"), "base64": b64encode(png_code(link, caption)).decode()}
    svg = {"filename": say.plain("qr-code.svg"), "content": svg_code(link, caption)}
    return [
        _letter(chat_id, png, say("<b>{name}</b>: for a screen, a post or a leaflet. {link}", name=caption, link=link)),
        _letter(chat_id, svg, say("The same for a printing house: sharp at any size.")),
    ]


def _letter(chat_id: int, document: dict[str, str], caption: str) -> Letter:
    return Letter(
        chat_id=chat_id,
        method="sendDocument",
        payload={"chat_id": chat_id, "document": document, "caption": caption, "parse_mode": "HTML"},
        priority=Priority.ANSWER,
        fleeting=True,
    )


def svg_code(link: str, caption: str) -> str:
    """Return a code as vector graphics; it is `1` wide for each square and the font is that of whoever prints."""
    code = _code_of(link)
    width = _width_of(code)
    squares = "".join(f"M{x},{y}h1v1h-1z" for x, y in _black(code))
    size = min(2.0, 1.5 * (width - 2) / max(len(caption), 1))
    words = (
        f'<text x="{width / 2:g}" y="{width + size / 2:g}" font-family="DejaVu Sans, Arial, sans-serif"'
        f' font-weight="bold" font-size="{size:.2f}" text-anchor="middle">{escape(caption)}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width + CAPTION}">'
        f'<rect width="{width}" height="{width + CAPTION}" fill="#fff"/><path d="{squares}"/>{words}</svg>\n'
    )


def png_code(link: str, caption: str) -> bytes:
    """Return a code as a picture in black and white."""
    from PIL import Image, ImageDraw

    code = _code_of(link)
    side = _width_of(code) * PNG_SQUARE
    picture = Image.new("L", (side, side + CAPTION * PNG_SQUARE), "white")
    draw = ImageDraw.Draw(picture)
    for x, y in _black(code):
        at = (x * PNG_SQUARE, y * PNG_SQUARE)
        draw.rectangle((*at, at[0] + PNG_SQUARE - 1, at[1] + PNG_SQUARE - 1), fill="black")
    draw.text((side / 2, side), caption, fill="black", font=_fitting(caption, side - 2 * PNG_SQUARE), anchor="mm")
    written = BytesIO()
    picture.convert("1", dither=Image.Dither.NONE).save(written, "PNG")
    return written.getvalue()


def _code_of(link: str) -> "QRCode":
    import segno

    return segno.make_qr(link, error="m")


def _width_of(code: "QRCode") -> int:
    return len(code.matrix) + 2 * QUIET


def _black(code: "QRCode") -> list[tuple[int, int]]:
    rows = enumerate(code.matrix_iter(border=QUIET))
    return [(x, y) for y, row in rows for x, is_black in enumerate(row) if is_black]


def _fitting(caption: str, width: int) -> "FreeTypeFont":
    """Return the bundled font, as large as lets the caption stand on one line."""
    from PIL import ImageFont

    font = ImageFont.truetype(BytesIO(files("bot.views").joinpath(FONT).read_bytes()), 2 * PNG_SQUARE)
    return font.font_variant(size=min(font.size, int(font.size * width / max(font.getlength(caption), 1))))
