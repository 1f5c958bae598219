"""PDFs by hand: pages of lines in Helvetica."""

from __future__ import annotations

import zlib


def paper(*pages: list[str], title: str = "") -> bytes:
    """A PDF with these lines on its pages."""
    streams = [_stream("".join(f"({line}) Tj 0 -14 Td\n" for line in page)) for page in pages]
    return file_of(streams, title)


def bomb(size: int) -> bytes:
    """A PDF with one page, whose content unpacks to so many spaces."""
    packed = zlib.compress(b" " * size)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    return file_of([head + packed + b"\nendstream"], "")


def file_of(streams: list[bytes], title: str) -> bytes:
    """A PDF of pages with these content streams."""
    font, first = 3, 4
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for place, stream in enumerate(streams):
        own = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * place + 1} 0 R"
            f" /Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        objects += [own.encode(), stream]
    objects.append(f"<< /Title ({title}) >>".encode())
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    root = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    return content + f"{head}{root}startxref\n{len(content)}\n%%EOF\n".encode()


def _stream(lines: str) -> bytes:
    content = f"BT /F1 10 Tf 60 780 Td\n{lines}ET".encode("cp1252")
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
